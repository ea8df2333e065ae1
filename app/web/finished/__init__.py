"""Finished answers: their bytes are kept, and given again while nothing they depend on changes.

A small layer of WSGI stands before Flask. What an answer depends on is the code and its settings
(`build`), its address with the query, the day, and one version of the record (`scopes`). These
make its ETag (`tags`), so that a browser which has it already is told so before any other work,
also by a process that has made no page yet. Nothing is ever purged: when something changes, so
does the ETag, and what was kept is made anew.
"""

from app.web.finished.layer import install

__all__ = ["install"]
