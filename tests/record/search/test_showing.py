"""What a hit shows: the words where they stand, never those behind a warning, and spellings."""

from app.record.search.excerpts import Sought, marked, showing
from app.record.search.meaning import Forms

POST = {
    "speechwatch": "case/1",
    "title": "Held over a post",
    "parties": [{"id": "p", "name": "Aydin"}],
    "posts": [{"id": "post", "quote": {"text": "a hateful word", "sensitive": True}}],
    "sources": [{"id": "s", "outlet": "The Paper", "lang": "az", "title": "Bir sözə görə"}],
}


def sought(*words: tuple[str, ...]) -> Sought:
    """Words to look for, each as its forms; the first is how it was asked for."""
    return Sought([Forms(forms, forms[0]) for forms in words])


def test_words_behind_a_warning_are_found_and_not_shown() -> None:
    (excerpt,) = showing(POST, (), sought(("hateful",))).excerpts
    assert (excerpt.section, excerpt.hidden, excerpt.runs) == ("posts", True, ())


def test_a_text_in_the_open_goes_before_one_behind_a_warning() -> None:
    document = {**POST, "updates": [{"id": "u", "text": "the word was taken down"}]}
    (excerpt,) = showing(document, (), sought(("word",))).excerpts
    assert not excerpt.hidden
    assert excerpt.runs == (("the ", False), ("word", True), (" was taken down", False))


def test_an_excerpt_says_where_it_stands_and_in_which_language() -> None:
    (excerpt,) = showing(POST, (), sought(("sözə",))).excerpts
    assert (excerpt.section, excerpt.lang) == ("sources", "az")


def test_what_a_line_shows_anyway_is_not_quoted() -> None:
    found = showing(POST, ("Айдын", "Aydin"), sought(("aydin", "айдын")), {"Aydin"})
    assert found.excerpts == ()
    assert found.spelt == ()


def test_a_name_that_is_spelt_otherwise_is_told() -> None:
    (spelt,) = showing(POST, ("Айдын",), sought(("aydin", "айдын"))).spelt
    assert (spelt.asked, spelt.found) == ("aydin", "Айдын")


def test_a_long_text_is_cut_at_its_spaces() -> None:
    text = f"{'before ' * 40}needle{' behind' * 60}"
    (excerpt,) = showing({"summary": text}, (), sought(("needle",))).excerpts
    shown = "".join(run for run, _ in excerpt.runs)
    assert shown.startswith("… before")
    assert shown.endswith("behind …")
    assert 100 < len(shown) < 300


def test_markdown_is_not_quoted() -> None:
    (excerpt,) = showing({"summary": "See **the [poem](/p)**"}, (), sought(("poem",))).excerpts
    assert "".join(run for run, _ in excerpt.runs) == "See the poem"


def test_only_whole_words_are_marked() -> None:
    assert marked("Poems of a poem", sought(("poem",))) == (("Poems of a ", False), ("poem", True))
    assert marked("Əliyev", sought(("poem",))) == (("Əliyev", False),)
