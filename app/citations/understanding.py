"""Which articles of which codes a text cites: every number is bound to the code beside it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.citations.azerbaijan import AZERBAIJAN
from app.citations.citation import Citation, is_path
from app.citations.grammar import Break, Element, Item, Listing, Named, elements, tuples
from app.citations.jurisdiction import Jurisdiction
from app.citations.lexicon import lexicon
from app.citations.marking import marked
from app.citations.numbers import FROM_RANGE, joined, paths

Bound = tuple[str | None, Listing]


def understand(
    text: str, jurisdiction: Jurisdiction = AZERBAIJAN, default_code: str | None = None
) -> tuple[Citation, ...]:
    """The citations in a text in the order of writing, each once; empty when it cites nothing.

    A number counts only beside the name of a code, or, given a `default_code`, beside a word
    such as "article" or alone. Never guesses, never raises, and takes time in proportion to
    the length of the text.
    """
    found = elements(marked(text, lexicon(jurisdiction)))
    bound = [pair for run in _runs(found) for pair in _bound(run)]
    if default_code is not None:
        bound = _with_default(bound, found, default_code)
    cited: dict[str, Citation] = {}
    for code, listing in bound:
        for citation in _citations(code, listing, jurisdiction) if code else ():
            cited.setdefault(citation.key, citation)
    return tuple(cited.values())


def _runs(found: Sequence[Element]) -> Iterator[list[Named | Listing]]:
    """Stretches without a break, parted also where two different codes meet."""
    for is_break, stretch in groupby(found, lambda element: isinstance(element, Break)):
        if not is_break:
            yield from _parted([each for each in stretch if not isinstance(each, Break)])


def _parted(stretch: list[Named | Listing]) -> Iterator[list[Named | Listing]]:
    run: list[Named | Listing] = []
    for element in stretch:
        last = run[-1] if run else None
        if isinstance(element, Named) and isinstance(last, Named):
            if element == last:
                continue
            yield run
            run = []
        run.append(element)
    yield run


def _bound(run: list[Named | Listing]) -> Iterator[Bound]:
    """Numbers go with the code that follows them when numbers begin the run, else before.

    "510, 535.1 CAO and 206 CC" and "CAO 510, CC 206" are both read so. Numbers between two
    codes that both lack others are shared out: the last to the second, the rest to the first.
    """
    begins_with_code = bool(run) and isinstance(run[0], Named)
    for index, listing in enumerate(run):
        if isinstance(listing, Named):
            continue
        before = run[index - 1] if index else None
        after = run[index + 1] if index + 1 < len(run) else None
        is_last_gap = index + 2 >= len(run)
        if begins_with_code and after is not None and is_last_gap:
            yield from _shared(before, listing, after)
        else:
            yield _code_of(before if begins_with_code or after is None else after), listing


def _shared(
    before: Named | Listing | None, listing: Listing, after: Named | Listing
) -> Iterator[Bound]:
    if before == after:
        yield _code_of(after), listing
    elif len(listing.items) > 1:
        yield _code_of(before), Listing(listing.items[:-1], listing.article, listing.plural)
        yield _code_of(after), Listing(listing.items[-1:], listing.article, listing.plural)


def _code_of(element: Named | Listing | None) -> str | None:
    return element.code if isinstance(element, Named) else None


def _with_default(bound: list[Bound], found: Sequence[Element], default: str) -> list[Bound]:
    """Numbers beside no code at all take the default one, where the text calls them articles."""
    alone = len(found) == 1
    beside_a_code = {id(listing) for run in _runs(found) if len(run) > 1 for listing in run}
    return [
        (default, listing)
        if code is None and id(listing) not in beside_a_code and (alone or listing.article)
        else (code, listing)
        for code, listing in bound
    ]


def _citations(code: str, listing: Listing, jurisdiction: Jurisdiction) -> Iterator[Citation]:
    for item in listing.items:
        yield from _of_item(code, item, jurisdiction, plural=listing.plural)


def _of_item(
    code: str, item: Item, jurisdiction: Jurisdiction, *, plural: bool
) -> Iterator[Citation]:
    meant = jurisdiction.corrected(code, item.typed.replace(" ", ""))
    articles, ranged = ((meant,), False) if meant else paths(item.typed, plural=plural)
    flags = (f"alias of {item.typed.replace(' ', '')}",) if meant else ()
    flags = (*flags, FROM_RANGE) if ranged else flags
    if not item.parts:
        yield from (Citation(code, path, flags) for path in articles if is_path(path))
    elif len(articles) == 1:
        for parts in tuples(item.parts):
            path = joined(articles[0], parts)
            if path:
                yield Citation(code, path, flags)
