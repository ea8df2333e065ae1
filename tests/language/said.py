"""Everything a page says to a reader, with the language each part of it is said to be in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_SPOKEN = ("title", "alt", "aria-label", "aria-description", "placeholder")
_METAS = (
    "description",
    "og:title",
    "og:description",
    "og:site_name",
    "og:image:alt",
    "twitter:title",
    "twitter:description",
    "twitter:image:alt",
)


@dataclass(frozen=True, slots=True)
class Said:
    """Some words: their language as the page gives it, and the elements they stand in."""

    words: str
    lang: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An address a page names, and the attributes it stands among."""

    address: str
    element: str
    attributes: dict[str, str]


@dataclass(slots=True)
class Page:
    """What a page says, the addresses it names, the fields of its forms, and its JSON-LD."""

    said: list[Said] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    forms: list[tuple[Link, dict[str, str]]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang", self.open[-1][1] if self.open else "")
        label = f"{tag}.{given['class']}" if "class" in given else tag
        self._attributes(tag, given, lang, label)
        self._addresses(tag, given)
        if tag not in _VOID:
            self.open.append((tag, lang, label))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "script":
            self.page.statements.append(data)
        if data.strip() and self.open and self.open[-1][0] not in ("script", "style"):
            within = tuple(label for _, _, label in self.open)
            self.page.said.append(Said(" ".join(data.split()), self.open[-1][1], within))

    def _attributes(self, tag: str, given: dict[str, str], lang: str, label: str) -> None:
        within = (*(each for _, _, each in self.open), label)
        spoken = [given[name] for name in _SPOKEN if given.get(name)]
        if tag == "meta" and (given.get("name") or given.get("property")) in _METAS:
            spoken.append(given["content"])
        if tag == "input" and given.get("type") in ("submit", "button"):
            spoken.append(given["value"])
        self.page.said += [Said(words, lang, (*within, "@")) for words in spoken]

    def _addresses(self, tag: str, given: dict[str, str]) -> None:
        for name in ("href", "src", "action"):
            if name in given and tag != "use":
                self.page.links.append(Link(given[name], tag, given))
        if tag == "form":
            self.page.forms.append((self.page.links[-1], {}))
        if tag in ("input", "select", "button") and self.page.forms and given.get("name"):
            self.page.forms[-1][1][given["name"]] = given.get("value", "")


def read(html: str) -> Page:
    """What a page says and names."""
    reader = _Reader()
    reader.feed(html)
    return reader.page
