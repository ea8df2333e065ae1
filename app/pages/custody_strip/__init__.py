"""Custody strips of cases: what the rules of custody say of a case, told as rows to draw.

`strip_of` is one case's own strip; `row_of` is for pages that gather people of several cases.
"""

from .rows import row_of, strip_of

__all__ = ["row_of", "strip_of"]
