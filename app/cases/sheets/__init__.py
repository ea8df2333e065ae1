"""Sheets of cases or updates: read from a file, kept while they are put right, brought in, undone.

`files` reads what was uploaded and refuses what is no sheet; `queries` and `actions` own the
tables; `running` tells whether a command is at work on a sheet.
"""
