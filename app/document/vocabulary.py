"""The closed lists of words, each once. Documents use them as they stand: none has a comma.

Their meaning is set out in the methodology; a word is only ever added, never renamed, because
published revisions keep it for good.
"""

from typing import Literal, get_args

DetentionKind = Literal[
    "whereabouts unknown",
    "custody of unknown kind",
    "police custody",
    "administrative detention",
    "pre-trial detention",
    "house arrest",
    "prison",
    "penal colony",
    "medical facility",
    "psychiatric confinement",
    "immigration or extradition custody",
    "military custody",
    "abduction by unknown persons",
]
HowEnded = Literal[
    "term served",
    "released early",
    "released without charge",
    "released by court",
    "let go by captors",
    "acquitted",
    "sentence replaced",
    "pardon",
    "amnesty",
    "bail",
    "re-arrested at the gate",
    "died",
    "escaped",
    "exchanged",
    "unknown",
]
Stage = Literal[
    "reported",
    "summoned",
    "held",
    "charged",
    "before first instance",
    "sentenced not final",
    "on appeal",
    "final",
    "cassation",
    "before the ECtHR",
    "closed",
    "unknown",
]
Outcome = Literal[
    "convicted",
    "warning",
    "fined",
    "labour",
    "suspended",
    "acquitted",
    "terminated",
    "upheld",
    "reduced",
    "aggravated",
    "replaced by other penalty",
    "not enforced",
    "annulled",
    "remitted",
    "folded into one sentence",
    "granted",
    "refused",
    "unknown",
]
PenaltyKind = Literal[
    "administrative detention",
    "prison",
    "penal colony",
    "house arrest",
    "restriction of liberty",
    "correctional labour",
    "community work",
    "fine",
    "damages",
    "ban on a post or activity",
    "site blocked",
    "removal of content",
    "apology",
    "warning",
]
Speaker = Literal[
    "subject",
    "family",
    "lawyer",
    "party or movement",
    "friends",
    "ngo",
    "police or ministry",
    "prosecutor",
    "court",
    "security service",
    "regulator",
    "complainant",
    "outlet",
    "unnamed media",
    "tracker",
]
Part = Literal[
    Speaker,
    "respondent",
    "criticised",
    "judge",
    "police officer",
    "witness",
    "mentioned",
]
PostVerification = Literal[
    "captured by us",
    "captured by a named other",
    "seen by outlet",
    "described by outlet",
    "described by a party",
    "searched and not found",
    "disputed",
]
FactVerification = Literal[
    "document held",
    "two independent sources",
    "one source",
    "party claim only",
    "hedged",
    "contradicted",
]
Platform = Literal[
    "facebook",
    "instagram",
    "whatsapp",
    "messenger",
    "x",
    "youtube",
    "tiktok",
    "telegram",
    "vk",
    "ok",
    "linkedin",
    "threads",
    "site or blog",
    "forum",
    "email",
    "social media",
    "online",
    "sms",
    "print",
    "other",
]
FateWord = Literal[
    "live",
    "edited",
    "hidden by author",
    "deleted by author",
    "deleted under duress",
    "deleted by intruder",
    "gone",
    "removed by platform",
    "restored",
    "geo-blocked",
    "restricted by court or regulator",
    "account suspended",
    "account deleted",
    "account hijacked",
    "recovered",
    "unknown",
]
TieLevel = Literal[
    "explicit", "attributed specific", "attributed general", "contextual", "none"
]  # strongest first: a subject's strongest tie counts
Basis = Literal["speech", "pretext", "other", "unknown"]
ChargeStatus = Literal["brought", "added", "dropped", "replaced", "convicted", "acquitted"]
ProceedingKind = Literal[
    "administrative",
    "criminal",
    "private prosecution",
    "civil claim",
    "prosecutor's warning",
    "blocking application",
]
Prosecution = Literal["public", "private"]
Instance = Literal[
    "first",
    "review by the same court",
    "appeal",
    "cassation",
    "constitutional",
    "ECtHR",
    "UN WGAD",
]
MeasureKind = Literal[
    "summons",
    "questioning",
    "warning",
    "fine",
    "correctional labour",
    "travel ban",
    "search",
    "device seizure",
    "forced deletion",
    "forced apology",
    "password taken",
    "site blocked",
    "conscription",
    "police visit",
    "police supervision",
]
EventKind = Literal[
    "health",
    "hunger strike",
    "solitary confinement",
    "ill-treatment claim",
    "visit or lawyer refused",
    "next step announced",
    "death outside custody",
    "other",
]
UpdateKind = Literal["update", "correction", "release", "status"]
HearingState = Literal["planned", "held", "postponed", "cancelled"]
Stance = Literal["asserts", "denies", "could not confirm", "did not answer"]
YearKnown = Literal["stated", "article context", "external", "elimination", "unknown"]
AccountKind = Literal["profile", "page", "group", "channel", "site"]
PostKind = Literal[
    "post",
    "comment",
    "repost",
    "reaction",
    "article",
    "story",
    "video",
    "live",
    "voice message",
    "message",
    "group admin",
]
Certainty = Literal["confirmed", "probable", "claimed", "disputed"]
SubjectKind = Literal["person", "organisation", "site"]
Identification = Literal["named", "partly named", "initials", "pseudonym", "unnamed"]
NameKind = Literal["official", "press", "given", "online", "initials"]
OutletKind = Literal[
    "ngo",
    "news agency",
    "online media",
    "newspaper",
    "broadcaster",
    "state body",
    "court",
    "intergovernmental body",
    "party or movement",
    "reference work",
    "social media",
    "unnamed media",
    "other",
]
TallyKind = Literal[
    "administrative detention",
    "police custody",
    "pre-trial detention",
    "prison",
    "questioning",
    "warning",
    "fine",
    "charged",
    "site blocked",
    "other",
]

CUSTODIAL_PENALTIES: frozenset[str] = frozenset(
    {"administrative detention", "prison", "penal colony", "house arrest"}
)
SPEAKERS: tuple[str, ...] = get_args(Speaker)
TIE_LEVELS: tuple[str, ...] = get_args(TieLevel)
FEED_TIES: frozenset[str] = frozenset(TIE_LEVELS[:3])
