"""The closed words as readers see them, each translatable. A word without a label is a bug."""

from app.web.language import gettext
from app.web.language import marked as _n

_SAME = (
    # how somebody was held
    _n("police custody"),
    _n("administrative detention"),
    _n("pre-trial detention"),
    _n("house arrest"),
    _n("prison"),
    _n("penal colony"),
    _n("medical facility"),
    _n("psychiatric confinement"),
    _n("immigration or extradition custody"),
    _n("military custody"),
    _n("abduction by unknown persons"),
    # how custody ended
    _n("term served"),
    _n("released early"),
    _n("released without charge"),
    _n("released by court"),
    _n("let go by captors"),
    _n("acquitted"),
    _n("sentence replaced"),
    _n("pardon"),
    _n("amnesty"),
    _n("bail"),
    _n("re-arrested at the gate"),
    _n("died"),
    _n("escaped"),
    _n("exchanged"),
    # how far a case has come
    _n("reported"),
    _n("summoned"),
    _n("held"),
    _n("charged"),
    _n("before first instance"),
    _n("on appeal"),
    _n("final"),
    _n("cassation"),
    _n("before the ECtHR"),
    _n("closed"),
    # what a decision did
    _n("convicted"),
    _n("fined"),
    _n("labour"),
    _n("suspended"),
    _n("terminated"),
    _n("upheld"),
    _n("reduced"),
    _n("annulled"),
    _n("remitted"),
    _n("folded into one sentence"),
    _n("granted"),
    _n("refused"),
    _n("not enforced"),
    _n("replaced by other penalty"),
    # penalties and measures
    _n("restriction of liberty"),
    _n("correctional labour"),
    _n("community work"),
    _n("fine"),
    _n("damages"),
    _n("ban on a post or activity"),
    _n("site blocked"),
    _n("removal of content"),
    _n("apology"),
    _n("warning"),
    _n("summons"),
    _n("questioning"),
    _n("travel ban"),
    _n("search"),
    _n("device seizure"),
    _n("forced deletion"),
    _n("forced apology"),
    _n("password taken"),
    _n("conscription"),
    _n("police visit"),
    _n("police supervision"),
    # who speaks, and the parts people have
    _n("family"),
    _n("lawyer"),
    _n("party or movement"),
    _n("friends"),
    _n("police or ministry"),
    _n("prosecutor"),
    _n("court"),
    _n("security service"),
    _n("regulator"),
    _n("complainant"),
    _n("unnamed media"),
    _n("respondent"),
    _n("criticised"),
    _n("judge"),
    _n("police officer"),
    _n("witness"),
    _n("mentioned"),
    # posts and accounts
    _n("captured by us"),
    _n("captured by a named other"),
    _n("described by a party"),
    _n("searched and not found"),
    _n("disputed"),
    _n("site or blog"),
    _n("forum"),
    _n("email"),
    _n("print"),
    _n("comment"),
    _n("repost"),
    _n("reaction"),
    _n("article"),
    _n("story"),
    _n("video"),
    _n("voice message"),
    _n("message"),
    _n("group admin"),
    _n("profile"),
    _n("page"),
    _n("group"),
    _n("channel"),
    _n("site"),
    _n("live"),
    _n("edited"),
    _n("hidden by author"),
    _n("deleted by author"),
    _n("deleted under duress"),
    _n("deleted by intruder"),
    _n("removed by platform"),
    _n("restored"),
    _n("geo-blocked"),
    _n("restricted by court or regulator"),
    _n("account suspended"),
    _n("account deleted"),
    _n("account hijacked"),
    _n("recovered"),
    # ties, bases and what is checked
    _n("explicit"),
    _n("contextual"),
    _n("speech"),
    _n("document held"),
    _n("two independent sources"),
    _n("one source"),
    _n("party claim only"),
    _n("hedged"),
    _n("contradicted"),
    _n("confirmed"),
    _n("probable"),
    _n("claimed"),
    # proceedings, instances and steps
    _n("administrative"),
    _n("criminal"),
    _n("private prosecution"),
    _n("civil claim"),
    _n("prosecutor's warning"),
    _n("blocking application"),
    _n("appeal"),
    _n("review by the same court"),
    _n("constitutional"),
    _n("brought"),
    _n("added"),
    _n("dropped"),
    _n("replaced"),
    _n("planned"),
    _n("postponed"),
    _n("cancelled"),
    # events
    _n("health"),
    _n("hunger strike"),
    _n("solitary confinement"),
    _n("ill-treatment claim"),
    _n("visit or lawyer refused"),
    _n("next step announced"),
    _n("death outside custody"),
    # updates
    _n("update"),
    _n("correction"),
    _n("release"),
    _n("status"),
    # names and people
    _n("official"),
    _n("press"),
    _n("given"),
    _n("online"),
    _n("initials"),
    _n("named"),
    _n("partly named"),
    _n("pseudonym"),
    _n("unnamed"),
    _n("person"),
    _n("organisation"),
    # outlets, and who may prosecute
    _n("news agency"),
    _n("online media"),
    _n("newspaper"),
    _n("broadcaster"),
    _n("state body"),
    _n("intergovernmental body"),
    _n("reference work"),
    _n("public"),
    _n("private"),
    # how a year is known
    _n("article context"),
    _n("external"),
    _n("elimination"),
)

# Where a reader is better served by other words than the record's own.
_OTHER = {
    "whereabouts unknown": _n("taken, whereabouts unknown"),
    "custody of unknown kind": _n("custody, kind not known"),
    "sentenced not final": _n("sentenced, not final"),
    "aggravated": _n("made heavier"),
    "ngo": _n("a rights organisation"),
    "subject": _n("subject"),
    "outlet": _n("the outlet itself"),
    "tracker": _n("this tracker"),
    "seen by outlet": _n("seen by the outlet, no capture"),
    "described by outlet": _n("described by the outlet, not seen by us"),
    "attributed specific": _n("attributed, to an identified post or topic"),
    "attributed general": _n("attributed, to posts in general"),
    "pretext": _n("pretext, as reported"),
    "first": _n("first instance"),
    "gone": _n("gone, by whom is not known"),
    "unknown": _n("not known"),
    "none": _n("none"),
    "other": _n("other"),
    "facebook": _n("Facebook"),
    "instagram": _n("Instagram"),
    "whatsapp": _n("WhatsApp"),
    "messenger": _n("Messenger"),
    "youtube": _n("YouTube"),
    "tiktok": _n("TikTok"),
    "telegram": _n("Telegram"),
    "vk": _n("VK"),
    "ok": _n("OK"),
    "linkedin": _n("LinkedIn"),
    "threads": _n("Threads"),
    "sms": _n("SMS"),
    "x": _n("X"),
    "social media": _n("social media, not named"),
    "post": _n("post"),
    "ECtHR": _n("European Court of Human Rights"),
    "UN WGAD": _n("UN Working Group on Arbitrary Detention"),
    "asserts": _n("says so"),
    "denies": _n("denies it"),
    "could not confirm": _n("could not confirm it"),
    "did not answer": _n("did not answer"),
    "stated": _n("stated"),
}
_FATES = {"live": _n("still there")}
_HEARINGS = {"held": _n("took place")}
_BASES = {"unknown": _n("charge not known")}
_LABELS = {label: label for label in _SAME} | _OTHER


def word(value: str) -> str:
    """One of the closed words in the reader's language. Raises KeyError where it has no label."""
    return gettext(_LABELS[value])


def fate_word(value: str) -> str:
    """What became of a post, in words; `live` is a kind of post too, and then a broadcast."""
    return gettext(_FATES[value]) if value in _FATES else word(value)


def hearing_word(value: str) -> str:
    """What became of a hearing, in words; `held` is a state of people too, and then in custody."""
    return gettext(_HEARINGS[value]) if value in _HEARINGS else word(value)


def basis_word(value: str) -> str:
    """The basis of a charge, in words; `unknown` says what is not known."""
    return gettext(_BASES[value]) if value in _BASES else word(value)


def word_of(field: str, value: str) -> str:
    """One of the closed words as the value of the field with this name."""
    return {"state": hearing_word, "fate": fate_word}.get(field, word)(value)


def known() -> frozenset[str]:
    """The words that have a label."""
    return frozenset(_LABELS)
