"""A person, an article and cases who exist nowhere, as monitors write them."""

SOURCES = "sources:\n  - {id: paper, outlet: The Invented Paper}\n"


def person(name: str = "Aydin") -> str:
    return f"speechwatch: person/1\nslug: aydin\nname: {name}\n"


def law(title: str = "slander") -> str:
    return (
        f"speechwatch: provision/1\nslug: inv-147\ncode: INV\npath: '147'\ntitle: {title}\n"
        f"versions: [{{since: 2000, basis: speech, source: paper}}]\n{SOURCES}"
    )


def case(slug: str = "poem", title: str = "Held over a poem", more: str = "") -> str:
    return (
        f"speechwatch: case/1\nslug: {slug}\ntitle: {title}\nsource: paper\n{more}"
        "parties: [{id: poet, person: aydin}]\n"
        "posts: [{id: post, platform: facebook, date: 2024-03-01}]\n"
        "ties: [{id: tie, of: [poet], level: explicit, post: post, said_by: court}]\n"
        "charges: [{id: charge, of: [poet], label: slander,"
        " citation: Article 147, provision: 'INV:147', basis: speech}]\n"
        "detentions: [{id: remand, of: [poet], kind: pre-trial detention, taken: 2024-03-05,"
        f" term: P2M}}]\n{SOURCES}"
    )
