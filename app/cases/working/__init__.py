"""The work of people on documents: drafts, saves, versions, two editors at once, what is typed.

`drafts` says what a form edits, `actions` how it is saved, `queries` what there is to open.
"""
