"""Posts and charges as cards under the timeline: what is known of each, field by field."""

from dataclasses import dataclass

from app.document import facts
from app.document.allowed import basis
from app.document.claimed import Claim
from app.document.others import AllowedPenalty
from app.pages import sentences
from app.pages.entries import Differing, attributed, differing
from app.pages.law_on_day import Standing, penalties, standing
from app.pages.law_penalties import penalty_words, whom
from app.pages.showing import Phrase, Ref, Showing
from app.pages.words import fate_word, word
from app.web.language import gettext


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a post: the word, when, and who says so."""

    word: str
    day: str
    speaker: str
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post: who wrote it and where, what it said, how it was checked, what became of it."""

    fact: facts.Post
    heading: str
    authors: str
    day: str
    about: str
    gist: Phrase | None
    translation: Phrase | None
    checked: str
    note: Phrase | None
    fates: tuple[Fate, ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ChargeCard:
    """A charge, the article as it stood on the day, what it allowed, and what came of it."""

    fact: facts.Charge
    label: Phrase
    who: str
    basis: str
    law: Standing | None
    title: Phrase | None
    allows: tuple[str, ...]
    speaker: str
    refs: tuple[Ref, ...]
    note: Phrase | None
    differing: tuple[Differing, ...]
    attributed: tuple[Differing, ...]


def post_card(showing: Showing, post: facts.Post) -> PostCard:
    """A post as a card."""
    quote = post.quote
    wrote = [each for each in post.author if each != "unknown"]
    by_others = gettext("not known") if "unknown" in post.author else ""
    subjects = showing.listed(showing.name_of(each).text for each in showing.case.subjects)
    return PostCard(
        fact=post,
        heading=sentences.capital(showing.words(post.platform)) or sentences.post_heading(post),
        authors=showing.names(wrote) if wrote else by_others or subjects,
        day=showing.day(post.date),
        about=showing.names(post.about) if post.about else "",
        gist=showing.phrase(post.gist),
        translation=showing.phrase(quote.translation) if quote else None,
        checked=sentences.capital(word(post.verification)) if post.verification else "",
        note=showing.phrase(post.note),
        fates=tuple(_fate(showing, post, each) for each in post.fates),
        refs=showing.refs(post),
    )


def charge_card(showing: Showing, charge: facts.Charge) -> ChargeCard:
    """A charge as a card."""
    law = standing(showing, charge)
    allows = penalties(law, charge) if law else ()
    return ChargeCard(
        fact=charge,
        label=_label(showing, charge),
        who=showing.listed(showing.name_of(each).text for each in showing.subjects_of(charge)),
        basis=basis(showing.case, charge, showing.provisions) or "",
        law=law,
        title=showing.phrase(law.provision.title) if law else None,
        allows=tuple(allowed(showing, each) for each in allows),
        speaker=showing.speaker(charge),
        refs=showing.refs(charge),
        note=showing.phrase(charge.note),
        differing=differing(showing, charge),
        attributed=attributed(showing, charge),
    )


def _label(showing: Showing, charge: facts.Charge) -> Phrase:
    """The charge as the source labels it, to begin a heading."""
    if not charge.label:
        return Phrase(sentences.capital(gettext("a charge that is not known")))
    return Phrase(sentences.capital(charge.label, showing.foreign), showing.foreign)


def allowed(showing: Showing, penalty: AllowedPenalty) -> str:
    """What a version allows, in one line: for whom, which penalty, from where to where."""
    words = (
        whom(penalty, showing.locale, showing.case.lang),
        penalty_words(penalty, showing.locale),
    )
    return ": ".join(each for each in words if each)


def _fate(showing: Showing, post: facts.Post, fate: facts.Fate) -> Fate:
    said = Claim(said_by=fate.said_by, source=fate.source or post.source)
    return Fate(
        word=sentences.capital(fate_word(fate.fate)),
        day=showing.day(fate.date) if fate.date else "",
        speaker=showing.speaker(said),
        note=showing.phrase(fate.note),
    )
