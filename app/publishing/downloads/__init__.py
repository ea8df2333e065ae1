"""The record as files to take away: made beside what readers are served, never at their request.

A set is made of one state of the record, written aside, and put in the place of the last one as a
whole (`making`). Whoever protects or withdraws something takes the files away first (`removing`).
"""
