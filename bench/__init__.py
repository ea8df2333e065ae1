"""`make bench`: how fast and how small, as ratios from one run, beside the bars.

A rate or a time means nothing on a machine that does other things too, so each is measured in turn
with a control on the same server, several times over, and the median of the ratios stands in the
table. The controls are the pinned files of `controls/`.
"""
