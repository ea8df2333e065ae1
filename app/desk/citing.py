"""Citations as the desk understands them: by our own codes, and by those that were added here."""

from flask import g, has_request_context

from app import citations
from app.citations import AZERBAIJAN, Citation, Jurisdiction
from app.desk.database import reading
from app.law.codes import jurisdiction_of
from app.web.deployment import locale


def understood(text: str) -> tuple[Citation, ...]:
    """The articles that a text cites, as `citations.understand` finds them."""
    return citations.understand(text, _jurisdiction())


def printed(citation: Citation) -> str:
    """A citation in the reader's language."""
    return citations.printed(citation, locale(), _jurisdiction())


def _jurisdiction() -> Jurisdiction:
    """The codes of this answer, read once; outside of one only our own are known."""
    if not has_request_context():
        return AZERBAIJAN
    if "jurisdiction" not in g:
        with reading() as session:
            g.jurisdiction = jurisdiction_of(session)
    found: Jurisdiction = g.jurisdiction
    return found
