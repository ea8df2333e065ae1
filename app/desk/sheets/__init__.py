"""Bringing in a sheet: its columns are said, its rows shown as they will be, then all or nothing.

`columns` and `guessing` say where a column goes, `rows` reads a row with the readers of the forms,
`checking` finds what is wrong with it and what may be there already, `bringing` makes drafts of all
rows at once; `work` does that in the request for a short sheet, and by a command for a long one.
"""
