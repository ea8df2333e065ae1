"""Codes and articles at the desk: listed, added, changed, and published by a second editor."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from app import citations
from app.cases.actions import import_documents
from app.cases.working.fields import Fields
from app.cases.working.forms import new_token
from app.cases.working.merging import Clash, Merged
from app.cases.working.monitors import Monitor
from app.desk import keeping
from app.desk.blueprint import desk
from app.desk.database import reading
from app.desk.door.access import keeps_what_is_typed, requires
from app.desk.entering.clashes import questions
from app.desk.entering.said import Said, said_before
from app.desk.law import form as forms
from app.desk.law import joining, ways
from app.desk.law.form import Wrong
from app.desk.law.listing import articles_of, codes_listed
from app.desk.notices import notice
from app.desk.page import faulty, page
from app.desk.reviewing.refusals import Refused, acted
from app.desk.typed import Sent, sent
from app.desk.working import show_readers
from app.document.others import Provision
from app.law.actions import lock_provision
from app.law.queries import an_article_of, provision_document, provision_with_key
from app.publishing.actions import publish_documents
from app.publishing.queries import latest
from app.staff.queries import last_to
from app.web import parameters
from app.web.deployment import settings
from app.web.errors import Unknown
from app.web.language import gettext

_FORM: Final = "law/article.html"
_CLASH: Final = "entering/clash.html"
_NEW: Final = "new article"
_WROTE: Final = ("imported new", "imported changed")


def _keep(article_id: UUID) -> str | None:
    return keeping.keep_for_whoever_typed(lambda: (_called(article_id), None))


def _called(article_id: UUID) -> str:
    """Under which name what is typed into the form of an article is kept."""
    return f"article {article_id}"


@desk.get("/law")
@requires("editor")
def law_of_desk() -> Response:
    """Every code of which there is an article, by country."""
    parameters.only(request)
    with reading() as session:
        return page("law/codes.html", countries=codes_listed(session), law=ways)


@desk.get("/law/codes/<code>")
@requires("editor")
def code_of_desk(code: str) -> Response:
    """The articles of one code."""
    parameters.only(request)
    with reading() as session:
        found = articles_of(session, code) if forms.is_code(code) else ()
    if not found:
        raise Unknown
    return page("law/code.html", code=code, articles=found, law=ways)


@desk.get("/law/new")
@requires("editor")
def new_article() -> Response:
    """The form of a new article; one of a code that is known begins with its name."""
    given = parameters.only(request, "code")
    with reading() as session:
        asked = given.get("code", "")
        beside = an_article_of(session, asked) if forms.is_code(asked) else None
        kept = keeping.kept(session, _NEW, None)
    fields = forms.of_code(beside) if beside else {}
    return _shown(fields, said_before(kept))


@desk.post("/law/new")
@keeps_what_is_typed(lambda: keeping.keep_for_whoever_typed(lambda: (_NEW, None)))
@requires("editor")
def add_article() -> AnyResponse:
    """Adds an article to the desk."""
    if answer := keeping.kept_or_dropped(_NEW, ways.new_article()):
        return answer
    typed = sent()

    def act(session: Session, who: Monitor) -> str:
        article_id = _kept(session, who, _read(session, typed, {}))
        keeping.forget(session, _NEW, None)
        return article_id

    return acted(act, lambda made: ways.article(made, done="saved"), _again({}, typed))


@desk.get("/law/<uuid:article_id>")
@requires("editor")
def article(article_id: UUID) -> Response:
    """An article with everything entered, as a form."""
    given = parameters.only(request, "done")
    with reading() as session:
        found, public = _found(session, article_id), bool(latest(session, [str(article_id)]))
        kept = keeping.kept(session, _called(article_id), None)
    said, told = said_before(kept), notice(given.get("done"))
    return _shown(forms.fields_of(found), said, article=found, public=public, notice=told)


@desk.post("/law/<uuid:article_id>")
@keeps_what_is_typed(_keep)
@requires("editor")
def change_article(article_id: UUID) -> AnyResponse:
    """Changes an article, with what somebody else has changed in it since it was shown."""
    typed, clashing = sent(), list[Clash]()
    with reading() as session:
        shown = _found(session, article_id)

    def act(session: Session, who: Monitor) -> str:
        lock_provision(session, str(article_id))
        now = _found(session, article_id)
        merged = _joined(now, typed)
        if merged.clashes:
            clashing.extend(merged.clashes)
            raise Refused
        keeping.forget(session, _called(article_id), None)
        return _kept(session, who, _whole(session, merged.fields))

    def onward(_done: str) -> str:
        return ways.article(str(article_id), done="saved")

    again = _again(forms.fields_of(shown), typed, shown)
    return acted(
        act, onward, lambda why: _clash(shown, typed, clashing) if clashing else again(why)
    )


def _joined(now: Provision, typed: Sent) -> Merged:
    """What was typed and what was saved since. Raises Refused with what is wrong with it."""
    before = joining.shown(typed)
    if before is None:
        raise Refused(
            gettext("Somebody has changed it since it was shown to you. Look at it again.")
        )
    try:
        return joining.joined(before, now, typed)
    except Wrong as wrong:
        raise Refused(" ".join(map(str, wrong.args))) from None


def _clash(now: Provision, typed: Sent, clashing: Sequence[Clash]) -> Response:
    """Asks of each field that both changed whose value counts."""
    return faulty(
        _CLASH,
        asked=questions(clashing),
        version=joining.seen(now),
        typed=typed,
        token=new_token(),
        proof=keeping.own_proof(),
        way=ways.article(str(now.id)),
        back=ways.article(str(now.id)),
        back_name=gettext("To the article, without saving"),
        out=False,
    )


@desk.post("/law/<uuid:article_id>/publish")
@requires("editor")
def publish_article(article_id: UUID) -> AnyResponse:
    """Lets readers see an article as it stands: by somebody else than who wrote it last."""
    with reading() as session:
        shown = _found(session, article_id)

    def act(session: Session, who: Monitor) -> str:
        author = last_to(session, str(article_id), _WROTE)
        if author == who.name and not settings().one_editor:
            raise Refused(
                gettext("Somebody else than the author publishes it. Ask another editor.")
            )
        publish_documents(session, [_found(session, article_id).id or ""], None, who.name)
        return "published"

    def onward(done: str) -> str:
        show_readers()
        return ways.article(str(article_id), done=done)

    return acted(act, onward, _again(forms.fields_of(shown), {}, shown))


def _found(session: Session, article_id: UUID) -> Provision:
    try:
        return provision_document(session, str(article_id))
    except KeyError:
        raise Unknown from None


def _read(session: Session, typed: Sent, old: Fields) -> Provision:
    """The article that was typed. Raises Refused with what is wrong with it."""
    try:
        made = forms.article_of(typed, old)
    except Wrong as wrong:
        raise Refused(" ".join(map(str, wrong.args))) from None
    return _refuse_other(session, made)


def _whole(session: Session, fields: Fields) -> Provision:
    """The article that these fields make. Raises Refused with what is wrong with it."""
    try:
        made = forms.checked(fields)
    except Wrong as wrong:
        raise Refused(" ".join(map(str, wrong.args))) from None
    return _refuse_other(session, made)


def _refuse_other(session: Session, made: Provision) -> Provision:
    """The article, unless its code or itself is there already: then raises Refused."""
    beside = an_article_of(session, made.code)
    of_beside = beside.country if beside and beside.id != made.id else None
    if {of_beside, citations.country_of(made.code)} - {None, made.country}:
        raise Refused(
            gettext(
                "Another country has a code called %(code)s. Call it otherwise.", code=made.code
            )
        )
    if not made.id and provision_with_key(session, made.key):
        raise Refused(gettext("This article is there already. Change it instead."))
    return made


def _kept(session: Session, who: Monitor, made: Provision) -> str:
    report = import_documents(session, [made], update=made.id is not None, who=who.name)
    if report.problems:
        raise Refused(" ".join(each.expected for each in report.problems))
    return (*report.new, *report.changed, *report.unchanged)[0]


def _again(
    fields: Fields, typed: Sent, article: Provision | None = None
) -> Callable[[str], Response]:
    def again(why: str) -> Response:
        answer = _shown(fields, Said(typed=typed), article=article, notice=(why, True))
        answer.status_code = 422
        return answer

    return again


def _shown(
    fields: Fields,
    said: Said,
    *,
    article: Provision | None = None,
    public: bool = False,
    notice: tuple[str, bool] | None = None,
) -> Response:
    return page(
        _FORM,
        drawn=forms.drawn(fields, said.typed),
        said=said,
        law=ways,
        article=article,
        carried=joining.carried(article, said.typed) if article else {},
        public=public,
        notice=notice,
        token=new_token(),
        proof=keeping.own_proof(),
    )
