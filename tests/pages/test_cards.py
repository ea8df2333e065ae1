"""The layout of a card: whatever it says, it says inside the picture and over nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pages.sharing.cards import HEIGHT, WIDTH, Account, Card, CardFacts, Words, lay_out
from app.pages.sharing.faces import SANS, SERIF, width

NAMES = st.text(alphabet="ƏəĞğİıHacıyevМамедовмحاجی abcdefghij-.", max_size=140)


def facts(**said: object) -> CardFacts:
    """A card of little, with what a test says."""
    plain = CardFacts("en", rtl=False, kind="Case", name="A", address="a.example/x", as_of="today")
    values = {name: getattr(plain, name) for name in plain.__slots__} | said
    return CardFacts(**values)


def edges(words: Words) -> tuple[float, float]:
    """From where to where a line of words reaches."""
    wide = width(words.text, words.size, SANS if words.sans else SERIF)
    return (words.x, words.x + wide) if words.anchor == "start" else (words.x - wide, words.x)


def overlapping(card: Card) -> list[tuple[Words, Words]]:
    """Lines of words that stand on one another."""
    found = []
    for place, one in enumerate(card.words):
        for other in card.words[place + 1 :]:
            apart = abs(one.y - other.y) >= 0.72 * max(one.size, other.size)
            (left, right), (start, end) = edges(one), edges(other)
            if not apart and left < end and start < right:
                found.append((one, other))
    return found


@settings(max_examples=150, deadline=None)
@given(
    name=NAMES,
    forms=NAMES,
    standing=st.lists(NAMES, max_size=2).map(tuple),
    accounts=st.lists(st.builds(Account, NAMES, NAMES, NAMES), max_size=2).map(tuple),
    kind=NAMES,
    as_of=NAMES,
    address=st.from_regex(r"\A[a-z.]{4,40}/cases/[a-z-]{1,120}\Z"),
    rtl=st.booleans(),
)
def test_everything_stands_in_the_picture_and_nothing_on_another(**said: object) -> None:
    card = lay_out(facts(**said))
    for words in card.words:
        left, right = edges(words)
        assert left >= 0
        assert right <= WIDTH + 0.01
        assert words.y - 0.5 * words.size > 0
        assert words.y < HEIGHT
    assert overlapping(card) == []


def test_the_name_is_the_largest_thing() -> None:
    card = lay_out(facts(name="Rare Person", standing=("Held: 30 days",)))
    largest = max(card.words, key=lambda words: words.size)
    assert largest.text == "Rare Person"


def test_a_long_name_shrinks_and_then_takes_two_lines() -> None:
    short = lay_out(facts(name="Rare Person"))
    longer = lay_out(facts(name="A Person With Rather More Names"))
    longest = lay_out(facts(name="A Person With Rather More Names And Many More Of Them Still"))
    sizes = [max(words.size for words in each.words) for each in (short, longer, longest)]
    assert sizes[0] > max(sizes[1:])
    assert min(sizes) > 44
    assert sum(words.size == sizes[2] for words in longest.words) == 2


def test_a_name_in_letters_that_are_not_ours_is_not_a_row_of_boxes() -> None:
    card = lay_out(facts(name="漢字", address="a.example/cases/x"))
    assert not any("漢" in words.text for words in card.words)
    assert max(card.words, key=lambda words: words.size).text == "a.example/cases/x"


@pytest.mark.parametrize("number", ["388-1", "535.1", "388-1.1.1"])
def test_from_right_to_left_everything_is_mirrored_but_numbers_of_articles(number: str) -> None:
    text = f"المادة {number} من القانون"
    one, other = (lay_out(facts(name="Rare", standing=(text,), rtl=rtl)) for rtl in (False, True))
    for ours, theirs in zip(one.words, other.words, strict=True):
        assert theirs.x == WIDTH - ours.x
        assert theirs.anchor != ours.anchor
    assert any(f"\u2066{number}\u2069" in words.text for words in other.words)
