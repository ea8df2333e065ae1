"""Which table keeps which part of a provision's document."""

from typing import Final, cast

from sqlalchemy import Table

from app.db.desk import Base
from app.document.facts import Claim
from app.document.others import AllowedPenalty, LawFact, Provision, Version
from app.law import models
from app.law.layout import Layout


def table_of(model: type[Base]) -> Table:
    """The table a class is declared on."""
    return cast("Table", model.__table__)


PROVISIONS: Final = Layout(
    documents=table_of(models.Provision),
    former=table_of(models.FormerProvisionSlug),
    items=table_of(models.ProvisionItem),
    mentions=table_of(models.ProvisionMention),
    sources=table_of(models.ProvisionSource),
    citings=table_of(models.ProvisionCiting),
    roots={Provision: table_of(models.Provision)},
    parts={
        Version: table_of(models.Version),
        AllowedPenalty: table_of(models.AllowedPenalty),
        LawFact: table_of(models.LawFact),
        Claim: table_of(models.ProvisionClaim),
    },
)
