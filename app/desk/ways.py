"""Every address of the desk, each as a function of what it shows, in the language of the answer."""

import re
from urllib.parse import urlencode

from app import addresses

_OURS = re.compile(r"/desk(/[A-Za-z0-9_-]+)*(\?[A-Za-z0-9_.~%&=+-]*)?")


def home() -> str:
    """Where work begins."""
    return way("")


def queue(
    whose: str | None = None,
    group: str | None = None,
    begin: str | None = None,
    done: str | None = None,
) -> str:
    """What waits at the desk: for one monitor or for all, and one part of it alone."""
    return way("", whose=whose, group=group, begin=begin, done=done)


def sign_in(then: str | None = None) -> str:
    """Signing in; `then` is the page that was asked for."""
    return way("/sign-in", then=then)


def second_factor(then: str | None = None) -> str:
    """The second step of signing in."""
    return way("/sign-in/second", then=then)


def sign_in_by_passkey() -> str:
    """Where an answer of a passkey goes to sign in."""
    return way("/sign-in/passkey")


def ask_to_sign_in() -> str:
    """What a passkey has to sign to sign in."""
    return way("/sign-in/passkey/ask")


def welcome(token: str) -> str:
    """Choosing a password, by a link that somebody was given."""
    return way(f"/welcome/{token}")


def set_up() -> str:
    """Setting up the second factor before anything else."""
    return way("/set-up")


def set_up_passkey() -> str:
    """Where a first passkey is added."""
    return way("/set-up/passkey")


def ask_to_set_up() -> str:
    """What a browser needs to make a first passkey."""
    return way("/set-up/passkey/ask")


def set_up_codes() -> str:
    """The first recovery codes."""
    return way("/set-up/codes")


def finish_setting_up() -> str:
    """The recovery codes are copied: in."""
    return way("/set-up/finish")


def sign_out() -> str:
    """Signing out of this browser."""
    return way("/sign-out")


def prove(then: str | None = None) -> str:
    """Giving both factors again before something dangerous."""
    return way("/prove", then=then)


def prove_by_passkey() -> str:
    """Where an answer of a passkey goes to prove who somebody is."""
    return way("/prove/passkey")


def ask_to_prove() -> str:
    """What a passkey has to sign to prove who somebody is."""
    return way("/prove/passkey/ask")


def me(done: str | None = None) -> str:
    """One's own entry: where one is signed in, and with what."""
    return way("/me", done=done)


def end_sign_in(sign_in_id: str) -> str:
    """Signing out one browser of one's own."""
    return way(f"/me/sign-ins/{sign_in_id}/end")


def sign_out_everywhere() -> str:
    """Signing out every other browser of one's own."""
    return way("/me/sign-out-everywhere")


def password() -> str:
    """Changing one's password."""
    return way("/me/password")


def code_app() -> str:
    """Changing to another code app."""
    return way("/me/app")


def propose_code_app() -> str:
    """Asking for the secret of another code app."""
    return way("/me/app/begin")


def passkeys() -> str:
    """Adding a passkey."""
    return way("/me/passkeys")


def ask_for_passkey() -> str:
    """What a browser needs to make another passkey."""
    return way("/me/passkeys/ask")


def remove_passkey(passkey_id: str) -> str:
    """Removing a passkey."""
    return way(f"/me/passkeys/{passkey_id}/remove")


def recovery_codes() -> str:
    """New recovery codes."""
    return way("/me/codes")


def people(done: str | None = None) -> str:
    """Everybody who works at the desk."""
    return way("/people", done=done)


def add_person() -> str:
    """Letting somebody in."""
    return way("/people/new")


def person(member_id: str, done: str | None = None) -> str:
    """One of them."""
    return way(f"/people/{member_id}", done=done)


def change_person(member_id: str, what: str) -> str:
    """Where a change to somebody goes: `role`, `freeze`, `unfreeze`, `sign-out` or `link`."""
    return way(f"/people/{member_id}/{what}")


def trail(before: str | None = None) -> str:
    """Who did what; `before` is the key of the last line of the page before."""
    return way("/audit", before=before)


def case_act(case_id: str, what: str, **asked: str | None) -> str:
    """A page of a case or an act on it, such as `review` or `review/send`."""
    return way(f"/cases/{case_id}/{what}", **asked)


def cases(like: str | None = None, state: str | None = None, begin: str | None = None) -> str:
    """The cases one may see; `like` is a name to look for, `begin` how many come before."""
    return way("/cases", like=like, state=state, begin=begin)


def new_case() -> str:
    """Entering a new detention."""
    return way("/cases/new")


def case(case_id: str, done: str | None = None) -> str:
    """One case, with everything entered."""
    return entered("cases", case_id, done)


def people_in_cases(like: str | None = None, begin: str | None = None) -> str:
    """The people, organisations and sites that cases name; `like` is a name to look for."""
    return way("/people-in-cases", like=like, begin=begin)


def make_one(person_id: str, other: str | None = None) -> str:
    """Saying that two people are one: which other, then whether it is sure."""
    return way(f"/people-in-cases/{person_id}/same", other=other)


def tallies() -> str:
    """The reported counts."""
    return way("/tallies")


def new_tally() -> str:
    """Entering a reported count."""
    return way("/tallies/new")


def entered(folder: str, document_id: str, done: str | None = None) -> str:
    """One case, person or tally with everything entered; `folder` is where its kind lies."""
    return way(f"/{folder}/{document_id}", done=done)


def about(folder: str, document_id: str, done: str | None = None) -> str:
    """What a document says about itself: its title or name, its name in the address."""
    return way(f"/{folder}/{document_id}/about", done=done)


def add_to(folder: str, document_id: str, kind: str, done: str | None = None) -> str:
    """Adding a fact of a kind, such as `charge`."""
    return way(f"/{folder}/{document_id}/add/{kind}", done=done)


def change_in(
    folder: str,
    document_id: str,
    place: tuple[str, str],
    short: str | None = None,
    done: str | None = None,
) -> str:
    """Changing the fact at a place, its list and its key; `short` is a form such as `release`."""
    listed, key = place
    return way(f"/{folder}/{document_id}/change/{listed}/{key}", short=short, done=done)


def version_act(folder: str, document_id: str, what: str, **asked: str | None) -> str:
    """A version of a person or tally, `versions/3`, or an act on one: `send`, `restore/3`."""
    return way(f"/{folder}/{document_id}/{what}", **asked)


def about_case(case_id: str, done: str | None = None) -> str:
    """What a case says about itself."""
    return about("cases", case_id, done)


def add_fact(case_id: str, kind: str) -> str:
    """Adding a fact to a case."""
    return add_to("cases", case_id, kind)


def change_fact(
    case_id: str, listed: str, fact_id: str, short: str | None = None, done: str | None = None
) -> str:
    """Changing a fact of a case."""
    return change_in("cases", case_id, (listed, fact_id), short, done)


def sheets(done: str | None = None) -> str:
    """The sheets one may see, and bringing in another."""
    return way("/sheets", done=done)


def example_sheet(kind: str) -> str:
    """A sheet to begin with, of `cases` or `updates`."""
    return way("/sheets/example.csv", kind=kind)


def sheet(sheet_id: str, **asked: str | None) -> str:
    """A sheet as far as it has come: its rows, its progress, or what came of it."""
    return way(f"/sheets/{sheet_id}", **asked)


def sheet_act(sheet_id: str, what: str) -> str:
    """A page of a sheet or an act on it, such as `columns` or `bring`."""
    return way(f"/sheets/{sheet_id}/{what}")


def sheet_row(sheet_id: str, number: int, done: str | None = None) -> str:
    """One row of a sheet."""
    return way(f"/sheets/{sheet_id}/rows/{number}", done=done)


def asked_for(then: str | None) -> str:
    """The page of the desk that somebody was on the way to; its first page for anything else."""
    return then if then and _OURS.fullmatch(then) else home()


def way(path: str, **asked: str | None) -> str:
    """An address of the desk by what follows `/desk`, with what is asked for and not empty."""
    given = {name: value for name, value in asked.items() if value}
    query = f"?{urlencode(given)}" if given else ""
    return addresses.in_language(f"/desk{path}{query}", addresses.spoken())
