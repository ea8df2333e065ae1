"""The form that lets go of a tip."""

from wtforms import TextAreaField

from app.desk.forms import DeskForm
from app.desk.reviewing.forms import tidied, worded
from app.web.language import marked as _n


class DiscardForm(DeskForm):
    """Why nothing is made of a tip."""

    reason = TextAreaField(
        _n("Why nothing is made of it"),
        worded(_n("Write why nothing is made of it.")),
        filters=[tidied],
        description=_n(
            "Such as: an advertisement; it is in a case already. What was sent is erased; your"
            " reason stays for a while. Do not repeat in it what was told."
        ),
    )
