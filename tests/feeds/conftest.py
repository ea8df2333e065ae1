"""The records that feeds are read from."""

import sys

import feedparser_sgmllib

from tests.records import reader, records, shipped, shipped_model, shipped_on_each

__all__ = ["reader", "records", "shipped", "shipped_model", "shipped_on_each"]

# The library `reader` asks for this module by the name under which Python once shipped it.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)
