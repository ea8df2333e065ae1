"""Pictures drawn on the server: facts and a day in, positioned shapes out, templates print them.

One grammar for custody everywhere: a thin line is liberty, a thick bar is custody as reported, an
outline is a term a court ordered, dots are not known, a slope is a day not known, a line that stops
is a death, the red line is today. Places across are per cents of the picture's width, so that text
keeps its size on every screen; places down are pixels.
"""
