"""Every route of the desk, walked as everybody who might come along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from app.desk.door.access import OPEN, access_of
from app.staff.member_actions import freeze
from app.staff.models import SignIn
from tests.desk.conftest import on_sqlite
from tests.desk.newsroom import Browser, Newsroom

# Who may use what, written down a second time: a new route has to be thought about twice.
TO_ALL = {
    "sign_in", "try_password", "ask_to_sign_in", "sign_in_by_passkey", "welcome", "accept_welcome",
}  # fmt: skip
TO_HALF = {"second_factor", "give_second_factor"}
TO_NEW = {
    "set_up", "confirm_set_up", "ask_to_set_up", "set_up_passkey", "set_up_codes",
    "show_first_codes", "finish_setting_up",
}  # fmt: skip
TO_ADMINS = {"people", "person", "force_sign_out", "trail"} | {
    "add_person", "let_in", "change_role", "freeze", "unfreeze", "new_link",
}  # fmt: skip
TO_EDITORS = {
    "assign", "unassign", "publish", "correct", "publish_correction",
    "ask_to_withdraw",
    "withdraw_case", "ask_to_protect", "protect", "publish_document", "ask_who_is_the_same",
    "make_one",
}  # fmt: skip
TO_MEMBERS = {
    "home", "sign_out", "me", "end_sign_in", "sign_out_everywhere", "prove", "give_both",
    "ask_to_prove", "prove_by_passkey", "password", "change_password", "propose_code_app",
    "code_app", "confirm_code_app", "passkeys", "ask_for_passkey", "add_passkey",
    "remove_passkey", "recovery_codes", "show_new_codes",
    "review", "send_for_review", "send_back", "say", "preview",
    "versions", "version", "restore_version", "ask", "give_answer",
    "confidence", "show_confidence", "keep_confidence",
    "cases", "new_case", "begin_case", "case", "about_document", "describe_document", "add_fact",
    "people_in_cases", "tallies", "new_tally", "begin_tally", "entered", "send_document",
    "restore_document", "speak_of_document", "version_of_document",
    "preview_person", "preview_tally", "preview_article",
    "law_of_desk", "code_of_desk", "new_article", "add_article",
    "tips", "tip", "show_tip", "take_tip", "case_of_tip", "discard_tip",
    "take_fact", "change_fact", "take_change",
    "sheets", "upload_sheet", "upload_again", "example_sheet", "sheet_columns", "say_columns",
    "sheet", "sheet_row", "change_row", "bring_sheet", "go_on_with_sheet", "drop_sheet",
    "ask_to_undo", "undo_sheet",
}  # fmt: skip
FRESH = {
    "ask_who_is_the_same", "make_one", "ask_to_withdraw", "withdraw_case", "ask_to_protect",
    "protect",
    "add_person", "let_in", "change_role", "freeze", "unfreeze", "new_link", "force_sign_out",
    "password", "change_password", "propose_code_app", "code_app", "confirm_code_app", "passkeys",
    "ask_for_passkey", "add_passkey", "remove_passkey", "recovery_codes", "show_new_codes",
}  # fmt: skip
MEMBERS = ("contributor", "editor", "admin")
OUT = ("nobody", "frozen", "expired", "made up")
People = tuple[Newsroom, dict[str, Browser]]


@dataclass(frozen=True, slots=True)
class Route:
    """One route: its function, and how it is asked."""

    name: str
    method: str
    path: str


def routes(app: Flask) -> list[Route]:
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("desk."):
            given = dict.fromkeys(rule.arguments, "x" if "token" in rule.arguments else uuid4())
            given |= {"folder": "tallies"} if "folder" in given else {}
            given |= {"act": "comment"} if "act" in given else {}
            path = app.url_map.bind("x").build(rule.endpoint, given)
            methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            found += [Route(rule.endpoint.removeprefix("desk."), each, path) for each in methods]
    return found


@pytest.fixture(scope="module")
def people(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    with on_sqlite(sqlite_model, tmp_path_factory.mktemp("routes")) as newsroom:
        yield _everybody(newsroom)


def _everybody(newsroom: Newsroom) -> People:
    known = {role: newsroom.joins(f"The {role}", role) for role in ("contributor", "editor")}
    known["stale"] = newsroom.joins("The stale", "admin")
    known["frozen"] = newsroom.joins("The frozen", "admin")
    known["expired"] = newsroom.joins("The expired", "admin")
    known["half"] = newsroom.browser()
    known["new"] = newsroom.browser()
    newsroom.clock.after(minutes=6)
    known["admin"] = newsroom.joins("The admin", "admin")
    known["contributor"].proves()
    known["editor"].proves()
    known["half"].gives_password("The editor")
    link = newsroom.link("The new", "admin")
    known["new"].open(link)
    known["new"].send(link, password="nine green herons", again="nine green herons")
    known["nobody"] = newsroom.browser()
    known["made up"] = newsroom.browser()
    known["made up"].takes("__Secure-desk", "x" * 43)
    _let_go(newsroom)
    return newsroom, known


def _let_go(newsroom: Newsroom) -> None:
    frozen, expired = newsroom.member("The frozen"), newsroom.member("The expired")
    with newsroom.at_desk() as session:
        freeze(session, "root", session.merge(frozen), newsroom.clock.now)
        long_ago = newsroom.clock.now - timedelta(minutes=30)
        session.execute(
            update(SignIn).where(SignIn.member_id == expired.id).values(seen_at=long_ago)
        )


def asked(browser: Browser, route: Route) -> TestResponse:
    """What a route answers. No form carries a token, so nothing is ever done."""
    return browser.client.open(route.path, method=route.method)


def came_of(answer: TestResponse) -> str:
    """Whether somebody was let in, or what they were told."""
    way = answer.headers.get("Location", "") or (answer.json or {}).get("again", "")
    if answer.status_code == 403:
        return "role"
    if answer.status_code in (303, 401):
        if "/desk/sign-in/second" in way:
            return "second"
        for name in ("sign-in", "prove", "set-up"):
            if way.startswith(f"/desk/{name}?") or way == f"/desk/{name}":
                return name
        if answer.status_code == 401:
            return "sign-in"
        return "elsewhere"
    return "in"


def expected(who: str, name: str) -> str:
    """What should come of it, by the lists above."""
    if name in TO_ALL:
        return "in"
    if who in OUT:
        return "sign-in"
    for one, own, way in (("half", TO_HALF, "second"), ("new", TO_NEW, "set-up")):
        if who == one:
            return "in" if name in own else way
    return _expected_of_member(who, name)


def _expected_of_member(who: str, name: str) -> str:
    if name in TO_HALF | TO_NEW:
        return "elsewhere"
    if name in TO_ADMINS and who in ("contributor", "editor"):
        return "role"
    if name in TO_EDITORS and who == "contributor":
        return "role"
    return "prove" if name in FRESH and who == "stale" else "in"


def test_every_route_was_thought_about(people: People) -> None:
    found = {each.name for each in routes(people[0].app)}
    assert found == TO_ALL | TO_HALF | TO_NEW | TO_ADMINS | TO_EDITORS | TO_MEMBERS
    assert {f"desk.{name}" for name in TO_ALL} == OPEN
    assert all(access_of(f"desk.{name}") for name in found - TO_ALL)


@pytest.mark.parametrize("who", [*MEMBERS, *OUT, "half", "new", "stale"])
def test_each_route_admits_whom_it_should(people: People, who: str) -> None:
    newsroom, known = people
    walked = [each for each in routes(newsroom.app) if not _leads_on(each, who)]
    wrong = {
        each: (found, expected(who, each.name))
        for each in walked
        if (found := came_of(asked(known[who], each))) != expected(who, each.name)
    }
    assert len(walked) > 40
    assert wrong == {}


def _leads_on(route: Route, who: str) -> bool:
    """Whether a page has nothing to show to somebody who may see it, and so leads elsewhere."""
    if who == "new":
        return route.name == "set_up_codes"
    return who in (*MEMBERS, "stale") and route.name in ("code_app", "sign_in")


@pytest.mark.parametrize("who", ["admin", "nobody", "half", "new"])
def test_no_form_is_taken_without_the_token_of_its_browser(people: People, who: str) -> None:
    newsroom, known = people
    before = newsroom.acts()
    for route in routes(newsroom.app):
        if route.method == "POST":
            for token in ("", "ə" * 64):
                answer = known[who].client.post(route.path, data={"form_token": token})
                assert answer.status_code in (303, 400, 401, 403), route
    assert newsroom.acts() == before


@pytest.mark.parametrize("who", OUT)
def test_nobody_learns_anything_behind_the_gate(people: People, who: str) -> None:
    newsroom, known = people
    for route in routes(newsroom.app):
        if route.name in TO_ALL:
            continue
        answer = asked(known[who], route)
        assert answer.status_code in (303, 401), route
        assert not [name for name in ("The admin", "The editor") if name in answer.text]
        assert "Set-Cookie" not in answer.headers


def test_a_route_that_says_nothing_admits_nobody(people: People) -> None:
    assert access_of("desk.forgotten") is None


def test_a_get_changes_nothing_but_the_clock(people: People) -> None:
    newsroom, known = people
    before = newsroom.acts()
    for route in routes(newsroom.app):
        if route.method == "GET":
            asked(known["admin"], route)
    assert newsroom.acts() == before
