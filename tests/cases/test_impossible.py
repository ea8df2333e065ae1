"""Impossible records: the database itself refuses each of them."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.working import kept, settle, written

DOCUMENTS = """
speechwatch: person/1
slug: somebody
name: Somebody
born: 1980
died: 2022
---
speechwatch: person/1
slug: someone
name: Someone
distinct_from: somebody
---
speechwatch: tally/1
slug: a-tally
title: A count
total: {min: 2, max: 3}
case: a-case
overlaps: a-case
---
speechwatch: case/1
slug: other-case
title: Another
parties: [{id: other, name: Other}]
---
speechwatch: case/1
slug: a-case
title: A post
tags: [one, two]
parties:
  - {id: subject, person: somebody, age: 30, source: one}
  - {id: critic, name: Critic, part: complainant}
proceedings:
  - {id: suit, kind: civil claim, claimed: 500 AZN, brought_by: critic}
accounts:
  - {id: page, platform: facebook, count: 2, owner: subject}
posts:
  - id: post
    author: subject
    account: page
    date: 2021-01-01
    quote: {text: words, lang: az}
    fates: [{fate: gone}]
  - {id: answer, parent: post}
ties:
  - {id: tie, level: explicit, post: post, to: charge, said_by: court}
charges:
  - id: charge
    citation: article 388-1
    provision: CAO:388-1
    statuses: [{status: replaced, replaced_by: second}]
  - {id: second}
detentions:
  - {id: held, kind: police custody, taken: 2021-01-02, ended: 2021-01-04, how_ended: bail}
  - id: remand
    kind: pre-trial detention
    follows: held
    term: P2M
    ordered: {edtf: 2021-01-04, relative_to: held}
    extensions: [{term: P1M}]
  - {id: serving, kind: prison, under: verdict}
decisions:
  - {id: verdict, instance: first, outcome: convicted, sentence: [{kind: fine, amount: 5 AZN}]}
  - {id: appeal, instance: appeal, reviews: verdict, sentence: [{kind: prison, suspended: P1Y}]}
hearings: [{id: hearing, state: held}]
events: [{id: event, kind: health}]
measures: [{id: fine, kind: fine, amount: 300 AZN}]
updates:
  - {id: wrong, kind: correction, field: subject.age, old: '29', new: '30', why: a slip}
  - {id: news, facts: held}
related: [{case: other-case, how: the same post}]
sources:
  - {id: one, outlet: One}
  - {id: two, outlet: Two, via: one}
"""

CONDITIONS = {
    "a detention of no known kind": "UPDATE detentions SET kind = 'jail'",
    "an end of no known kind": "UPDATE detentions SET how_ended = 'vanished'",
    "an end before the beginning": (
        "UPDATE detentions SET ended_edtf = '2020', ended_lower = '2020-01-01',"
        " ended_upper = '2020-12-31' WHERE key = 'held'"
    ),
    "a term of its own under a decision": (
        "UPDATE detentions SET term = 'P1M' WHERE key = 'serving'"
    ),
    "an order of its own under a decision": (
        "UPDATE detentions SET ordered_edtf = '2021' WHERE key = 'serving'"
    ),
    "a term in words": "UPDATE detentions SET term = 'two months' WHERE key = 'remand'",
    "a detention that follows itself": "UPDATE detentions SET follows = key",
    "an extension without a term or a day": "UPDATE extensions SET term = NULL",
    "bounds without a date": "UPDATE detentions SET taken_edtf = NULL",
    "bounds out of order": "UPDATE detentions SET taken_lower = '2022-01-01'",
    "a year known in no known way": "UPDATE detentions SET taken_year = 'a guess'",
    "a time that is none": "UPDATE detentions SET taken_time = 'noon'",
    "money claimed outside a civil claim": "UPDATE proceedings SET kind = 'criminal'",
    "money without a currency": "UPDATE proceedings SET claimed = '500'",
    "a party that is nobody": "UPDATE parties SET name = NULL",
    "a party that is two": "UPDATE parties SET name = 'Two'",
    "a party of no age": "UPDATE parties SET age = 0",
    "a party without a part": "UPDATE parties SET part = 'bystander'",
    "a stage that is none": "UPDATE parties SET stage = 'waiting'",
    "a post that is its own parent": "UPDATE posts SET parent = key",
    "a translation of nothing": "UPDATE posts SET quote_text = NULL",
    "a count that is both exact and a range": "UPDATE accounts SET count_min = 1",
    "a range upside down": "UPDATE tallies SET total_min = 9",
    "a fate that is none": "UPDATE fates SET fate = 'lost'",
    "a tie of no level": "UPDATE ties SET level = 'strong'",
    "a provision nobody cited": "UPDATE charges SET citation = NULL",
    "a decision of no instance": "UPDATE decisions SET instance = 'last'",
    "a decision that reviews itself": ("UPDATE mentions SET target = key WHERE field = 'reviews'"),
    "a suspension that is no term": "UPDATE penalties SET suspended = 'for a while'",
    "a correction without a reason": "UPDATE updates SET why = NULL",
    "an update that corrects": "UPDATE updates SET field = 'subject.age' WHERE key = 'news'",
    "a speaker who is none": "UPDATE mentions SET word = 'rumour' WHERE field = 'said_by'",
    "an outcome that is none": "UPDATE mentions SET word = 'mercy' WHERE field = 'outcome'",
    "a platform that is none": "UPDATE mentions SET word = 'letter' WHERE field = 'platform'",
    "a list nobody knows": "UPDATE mentions SET field = 'friends' WHERE field = 'tags'",
    "an entry that is two things": "UPDATE mentions SET target = 'held' WHERE field = 'tags'",
    "an entry that is nothing": "UPDATE mentions SET word = NULL WHERE field = 'tags'",
    "a source read through itself": "UPDATE sources SET via = key WHERE key = 'two'",
    "a case related to itself": "UPDATE related_cases SET case_id = document_id",
    "a protected person who is named": "UPDATE people SET protected = NOT protected",
    "a minor who is named": "UPDATE people SET minor = NOT minor",
    "somebody who dies before being born": (
        "UPDATE people SET died_lower = NULL, died_upper = '1970-01-01' WHERE died_edtf = '2022'"
    ),
    "two people with one slug": "UPDATE documents SET slug = 'somebody' WHERE slug = 'someone'",
    "a document of no kind": "UPDATE documents SET kind = 'note'",
    "two facts with one id": "UPDATE items SET key = 'held' WHERE key = 'remand'",
    "a fact before the first": "UPDATE items SET position = -1",
    "a fact without a document": "UPDATE items SET parent = NULL",
}
LATER = {
    "a citing of no source": "UPDATE citings SET source = 'three'",
    "a fact of a party that says it is a post": (
        "UPDATE mentions SET target_listed = 'posts' WHERE field = 'owner'"
    ),
    "a fact of no party": "UPDATE mentions SET target = 'held' WHERE field = 'owner'",
    "a custody under no decision": "UPDATE detentions SET under = 'held' WHERE key = 'serving'",
    "a charge replaced by no charge": "UPDATE charge_steps SET replaced_by = 'held'",
    "a post in no account": "UPDATE posts SET account = 'post' WHERE key = 'post'",
    "a date relative to nothing": "UPDATE detentions SET ordered_relative_to = 'nobody'",
    "a custody that follows none": "UPDATE detentions SET follows = 'post' WHERE key = 'remand'",
    "a post above which there is none": "UPDATE posts SET parent = 'held' WHERE key = 'answer'",
    "a source read through none": "UPDATE sources SET via = 'three' WHERE key = 'two'",
    "a party who is a case": (
        "UPDATE parties SET person_id = (SELECT id FROM documents WHERE slug = 'a-case')"
        " WHERE key = 'subject'"
    ),
    "a case related to a person": (
        "UPDATE related_cases SET case_id = (SELECT id FROM documents WHERE slug = 'somebody')"
    ),
    "a person taken from under a case": "DELETE FROM documents WHERE slug = 'somebody'",
}


@pytest.fixture(scope="module")
def imported(desk: Engine) -> Iterator[Session]:
    with Session(desk) as session:
        kept(session, *written(DOCUMENTS))
        yield session
        session.rollback()


@pytest.fixture
def full(imported: Session) -> Iterator[Session]:
    """The documents above, imported once; what a test does to them is undone after it."""
    savepoint = imported.begin_nested()
    yield imported
    savepoint.rollback()


@pytest.mark.parametrize("change", CONDITIONS.values(), ids=CONDITIONS)
def test_the_desk_cannot_hold(full: Session, change: str) -> None:
    with pytest.raises(IntegrityError):
        full.execute(text(change))


@pytest.mark.parametrize("change", LATER.values(), ids=LATER)
def test_the_desk_cannot_keep(full: Session, change: str) -> None:
    with pytest.raises((IntegrityError, LookupError)):  # noqa: PT012 - when depends on the engine
        full.execute(text(change))
        settle(full.connection())


def test_a_fact_takes_all_its_parts_with_it(full: Session) -> None:
    full.execute(text("DELETE FROM items WHERE key IN ('post', 'answer', 'tie')"))
    settle(full.connection())
    assert full.execute(text("SELECT count(*) FROM fates")).scalar_one() == 0
    assert full.execute(text("SELECT count(*) FROM posts")).scalar_one() == 0
