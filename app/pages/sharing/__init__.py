"""What an address says of itself when it is found, shared or read by a machine.

`heads` say where a page stands and in which languages, `previews` what it is about, `structured`
the same for search engines, and the cards are pictures of it, drawn here and by nobody else.
"""
