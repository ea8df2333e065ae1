"""Figures: what is counted over the cases that a filter finds, in rows and columns, and as charts.

A figure says what it counts. Cases, people, proceedings and detentions are never added to one
another, and reported counts without names (tallies) are in none of them.
"""
