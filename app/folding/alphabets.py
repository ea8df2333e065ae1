"""How the letters of each alphabet are spelt in the fold's own alphabet.

The fold's alphabet is a b ch d f g h i j k l m n o p r s sh t u v z: what is left of Azerbaijani
Latin once the spellings of English, Russian, Turkish and German are one. A letter that may stand
for two sounds has two spellings, the likelier first. Every letter of that alphabet spells itself
first, so that folding twice changes nothing.

Where the rules come from:

* Azerbaijani Latin (since 1991): c is дж, ç is ch, ə is æ, x is kh, q is g, ğ is gh, ş is sh.
* Azerbaijani Cyrillic (1958-1991): one letter for one Latin letter; see `OLD_CYRILLIC`.
* Russian: г stands for g and h (Гурбанов, Гаджиев), к for k and q (Фаик, Садыков, Курбанов),
  я and ю after a consonant for ə and ü (Гюльнара), дж for c.
* English: kh, gh, sh, ch, zh, j. Turkish and English without the dots: c for ç, s for ş, k for q.
* German: dsch, tsch, sch, w, and j for y.
"""

import re
from typing import Final, NamedTuple

from app.folding.reasons import Why

OLD_CYRILLIC: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "q", "ғ": "ğ", "д": "d", "е": "e", "ә": "ə", "ж": "j",
        "з": "z", "и": "i", "ы": "ı", "ј": "y", "к": "k", "ҝ": "g", "л": "l", "м": "m", "н": "n",
        "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "ü", "ф": "f",
        "х": "x", "һ": "h", "ч": "ç", "ҹ": "c", "ш": "ş", "й": "y", "э": "e", "ю": "yu",
        "я": "ya", "ц": "ts", "қ": "q", "ң": "n", "ұ": "u", "җ": "c", "ь": "", "ъ": "",
    }
)  # fmt: skip
OLD_CYRILLIC_SIGNS: Final = frozenset("ғҝҹһјөүә")
"""Letters that only Turkic Cyrillic has: in such a word г is q alone, never h."""

CONSONANT: Final = "[бвгджзйклмнпрстфхцчшщ]"
BACK: Final = "[aouıыаоу]"
SURNAME: Final = r"[оo][вvw](?:[аa]|[оo][йy]|$)|$|[оo]?[гg][лl]"
"""A q at the end of a stem, bare or before -ov, is what Russian and Turkish write as k."""


class Rule(NamedTuple):
    """Letters as written, their spellings (likeliest first), the reasons, and the surroundings.

    `why` is the reason of the first spelling, `otherwise` of the others; None when a reader
    needs none. `after` is a lookbehind, `before` a lookahead; "" means anywhere.
    """

    written: str
    spelt: tuple[str, ...]
    why: Why | None = None
    otherwise: Why | None = None
    after: str = ""
    before: str = ""


def _rules(lines: str, why: Why | None = None, otherwise: Why | None = None) -> tuple[Rule, ...]:
    """Read `letters,letters=spelling/spelling` for every word of `lines`, all of one reason."""
    made: list[Rule] = []
    for line in lines.split():
        written, _, spelt = line.partition("=")
        spellings = tuple(spelt.split("/"))
        made.extend(Rule(letters, spellings, why, otherwise) for letters in written.split(","))
    return tuple(made)


LATIN: Final = (
    *_rules("dsch,dzh,dž,dj,zh,ž,j=j", Why.J_C),
    *_rules("c=j/ch", Why.J_C, Why.C_FOR_CH),
    *_rules("tsch,tch,ch,ç,č,ć=ch", Why.CH),
    *_rules("shch,sch,sh=sh", Why.SH),
    *_rules("ş,ș,š,ś=sh/s", Why.SH, Why.S_FOR_SH),
    *_rules("ck=k"),
    *_rules("kh=h x=h/ks", Why.H_X),
    *_rules("gh,ğ,q=g", Why.G_Q),
    *_rules("w=v", Why.V_W),
    *_rules("ə,ǝ,ä,e=a", Why.A_E),
    *_rules("ı=i", Why.I_Y),
    *_rules("ö,ő,ø,œ=o ü,ű=u æ=a ł=l đ,ð=d þ=th ħ=h ŋ=n", Why.ACCENT),
    *_rules("ee=a/i oo=o/u ou=ou/u oe=oa/o ue=ua/u", None, Why.VOWELS),
    Rule("ch", ("ch", "h"), Why.CH, Why.H_X, before="[tmnlr]"),
    Rule("ch", ("ch", "h"), Why.CH, Why.H_X, after="sch[aeiou]"),
    Rule("k", ("k", "g"), None, Why.K_FOR_Q, before=SURNAME),
    Rule("k", ("k", "g"), None, Why.K_FOR_Q, after="^", before=BACK),
    Rule("y", ("y", ""), None, Why.VOWELS, after="[bcdfghjklmnpqrstvwxzçğş]", before="[uo]"),
    Rule("y", ("y", ""), None, Why.VOWELS, after="[gk]", before="a"),
    Rule("j", ("j", "y"), Why.J_C, Why.Y_FOR_J, after="[aeiouəıöü]", before=r"[eo][vw]a?$"),
    Rule("j", ("j", "y"), Why.J_C, Why.Y_FOR_J, after="[i]", before="[aeu]"),
    Rule("j", ("j", "y"), Why.J_C, Why.Y_FOR_J, after="[aeou]", before="[bdfghklmnprstvwz]"),
    Rule("j", ("j", "y"), Why.J_C, Why.Y_FOR_J, before=r"\w{0,20}[oe]wa?$"),
    Rule("off", ("ov", "of"), Why.V_W, before="$"),
    Rule("eff", ("av", "af"), Why.V_W, before="$"),
    *(
        Rule("g", ("g", "h"), None, Why.G_FOR_H, after="^", before=stem)
        for stem in (
            "adzh", "adj", "adsch", "adž", "use[iyj]", "asan", "amid", "e[iyj]dar", "ilal",
            "am[zi]", "ashim", "abib", "umbat",
        )
    ),
    *(
        Rule("g", ("g", "h"), None, Why.G_FOR_H, after=before, before=stem)
        for before, stem in (("ra", "im"), ("re", "im"), ("bra", "im"), ("il", "am"))
    ),
)  # fmt: skip
"""Latin of every language at once. g for h only in the stems that passports spell from Russian
(Gasanov, Guseynov, Gadzhiev, Ragimov): Qabil and Habil are two names."""

CYRILLIC: Final = (
    *_rules("а=a б=b в=v ґ=g д=d е,є=ya з=z и,і,ї=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t"),
    *_rules("у,ў=u ф=f ц=ts ъ,ь= э=a ё=yo/o/a ю=yu я=ya"),
    *_rules("г=g/h", None, Why.G_OR_H),
    *_rules("ж,дж,ҷ=j", Why.J_C),
    *_rules("х,ҳ=h", Why.H_X),
    *_rules("ч=ch", Why.CH),
    *_rules("ш,щ=sh", Why.SH),
    *_rules("ы=i", Why.I_Y),
    *_rules("қ=g", Why.G_Q),
    Rule("е", ("a",), after=CONSONANT),
    Rule("е", ("ya", "a"), after="^"),
    Rule("е", ("ya", "a"), after="[ьъ]"),
    Rule("ё", ("o", "yo", "a"), after=CONSONANT),
    Rule("ю", ("u", "yu"), after=CONSONANT),
    Rule("я", ("a", "ya"), after=CONSONANT),
    Rule("к", ("k", "g"), None, Why.K_FOR_Q, before=SURNAME),
    Rule("к", ("k", "g"), None, Why.K_FOR_Q, after="^", before=BACK),
)

ARABIC: Final = _rules("أ,إ,آ,ٱ=ا ى,ی,ئ=ي ة=ه ک=ك ؤ=و", Why.ARABIC)
"""Forms that writers of Arabic and Persian interchange; otherwise the script passes as written."""


def _pattern(rule: Rule) -> str:
    behind = f"(?<={rule.after})" if rule.after and rule.after != "^" else rule.after
    ahead = f"(?={rule.before})" if rule.before else ""
    return behind + re.escape(rule.written) + ahead


class Choices(NamedTuple):
    """The rules that one letter can begin, and the pattern whose groups tell which applies."""

    pattern: re.Pattern[str]
    rules: tuple[Rule, ...]


def _by_first_letter() -> dict[str, Choices]:
    """The rules a letter can begin: longer spellings first, and rules with surroundings first."""
    table: dict[str, list[Rule]] = {}
    for rule in (*LATIN, *CYRILLIC, *ARABIC):
        table.setdefault(rule.written[0], []).append(rule)
    for found in table.values():
        found.sort(key=lambda rule: (-len(rule.written), not (rule.after + rule.before)))
    return {letter: _choices(found) for letter, found in table.items()}


def _choices(rules: list[Rule]) -> Choices:
    return Choices(re.compile("|".join(f"({_pattern(rule)})" for rule in rules)), tuple(rules))


RULES: Final = _by_first_letter()
ALONE: Final = {
    letter: found.rules[0]
    for letter, found in RULES.items()
    if len(found.rules) == 1 and found.rules[0] == Rule(letter, *found.rules[0][1:4])
}
"""The rules of the letters that are written and spelt in one way anywhere."""


def rule_at(word: str, position: int) -> Rule | None:
    """The rule for the letters at a position of a lower-case word; None: the letter is itself."""
    letter = word[position]
    if letter in ALONE:
        return ALONE[letter]
    choices = RULES.get(letter)
    found = choices.pattern.match(word, position) if choices else None
    return choices.rules[(found.lastindex or 1) - 1] if choices and found else None
