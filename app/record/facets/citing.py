"""Citations in a question, as values of the facet of articles."""

from sqlalchemy import Connection

from app import citations
from app.record.facets.index import Index
from app.record.filters import provision_value
from app.record.search.asking import Asked


def charged_values(connection: Connection, index: Index, question: Asked) -> tuple[str, ...]:
    """The articles that a question cites and under which somebody is charged.

    A number that stands alone may be an article of any code.
    """
    charged = index.sets(connection, "provision")
    cited = {provision_value(key) for key in question.keys}
    if citations.is_path(question.text):
        cited |= {value for value in charged if value.partition("-")[2] == question.text}
    return tuple(sorted(cited & charged.keys()))
