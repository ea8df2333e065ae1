"""The forms through which monitors enter what happened: cases, and every kind of fact in them.

`described` reads from the types of the document which fields there are; `boxes` turns a value into
what stands in a form and back; `filling` does that for a whole fact. What nobody touched in a form
keeps its value to the byte, so a form can never spoil what it cannot show.
"""
