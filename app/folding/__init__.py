"""The spelling fold: Məmmədov, Mammadov and Мамедов are one name, and the reader is told why.

The pipeline, per word: what is silent or styled is made plain (`characters`), look-alike letters
and digits for letters are read (`readings`), each alphabet is spelt in one small alphabet
(`alphabets`), and the result is settled into keys (`spelling`). Two words are one name when they
share a key. Where two spellings of one name share none (Алескер and Ələsgər), a stored alias says
so: no rule is bent for a single name.

`tokens` cuts a text, `keys` folds a word, `fold` a text; `match` explains a search;
`contains_folded` guards names that must not be published.
"""

from app.folding.containment import contains_folded
from app.folding.folded import fold
from app.folding.matching import Match, Meeting, match, shown
from app.folding.reasons import Why
from app.folding.spelling import keys
from app.folding.tokens import tokens

__all__ = ["Match", "Meeting", "Why", "contains_folded", "fold", "keys", "match", "shown", "tokens"]
