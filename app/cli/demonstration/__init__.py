"""An invented record of any size, for trying out and for measuring. Nobody in it exists.

It has what makes the real one hard: many subjects, terms in several parts, dates that sources
disagree on, facts without a date, names in three scripts, organisations, long cases among short
ones. Every title and summary says that it is invented, every address of a document begins with
`demo-`, and every outlet lives under `.example`. The same seed and day give the same bytes.
"""
