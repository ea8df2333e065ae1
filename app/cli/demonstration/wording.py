"""The words that invented cases are told in. Nothing here quotes anybody or names a real place."""

from typing import Final

MARK: Final = "Invented"
MARK_OWN: Final = "Uydurulub"
NOTE: Final = "This document is invented, for trying out Speechwatch. Nobody in it exists."

# What people wrote about: in English, and in the words of a quote in each of three scripts.
TOPICS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("the price of water", "Suyun qiyməti yenə qalxıb", "Вода снова подорожала", "سعر الماء ارتفع"),
    ("a road that was never built", "Yol hələ çəkilməyib", "Дороги так и нет", "الطريق لم يكتمل"),
    ("power cuts in winter", "Qışda işıq yoxdur", "Зимой нет света", "لا كهرباء في الشتاء"),
    ("the mayor's new house", "Bu ev kimin puluna?", "На чьи деньги дом?", "بمال من بني البيت؟"),
    ("unpaid wages", "Maaşımız hanı?", "Где наша зарплата?", "أين رواتبنا؟"),
    ("a flooded school", "Məktəbi su basıb", "Школу затопило", "غرقت المدرسة"),
    ("the count of votes", "Səslər necə sayıldı?", "Как считали голоса?", "كيف عدت الأصوات؟"),
    ("smoke from a factory", "Zavodun tüstüsü boğur", "Дым завода душит", "دخان المصنع يخنقنا"),
    ("a closed hospital ward", "Xəstəxana bağlandı", "Больницу закрыли", "أغلقوا المستشفى"),
    ("how a protest was met", "Etiraz günah deyil", "Протест не вина", "الاحتجاج ليس ذنبا"),
)
LANGUAGES: Final = ("az", "ru", "ar")
ROLES: Final = (
    "blogger",
    "civic activist",
    "journalist of an online paper",
    "teacher",
    "taxi driver",
    "member of a banned party",
    "lawyer",
    "student; moderator of a group",
    "shopkeeper",
    "former soldier",
)
OUTLETS: Final[tuple[tuple[str, str], ...]] = (
    ("Observer", "online media"),
    ("Gazette", "newspaper"),
    ("News Agency", "news agency"),
    ("Rights Watch Group", "ngo"),
    ("Radio", "broadcaster"),
    ("Court Bulletin", "court"),
    ("Ministry Press Office", "state body"),
    ("Channel", "social media"),
)
OFFICIAL: Final = (
    "He swore at officers and refused to show his papers.",
    "The material spread false rumours and disturbed public order.",
    "A resident filed a complaint; the matter has nothing to do with speech.",
    "Banned substances were found during a search.",
)
REPORTED: Final = (
    "The arrest followed within days of the post and of calls to take it down.",
    "Officers asked only about the posts and who else had written them.",
    "Colleagues say that the charge was prepared before the search.",
    "The same article was used against two other people who shared the post.",
)
STATEMENTS: Final = (
    "The family was told nothing for two days.",
    "The complaint about the first night has not been answered.",
    "No record of the questioning was handed over.",
    "The post was shared by several pages and later deleted from two of them.",
    "Three colleagues waited outside the building and were not let in.",
)
EVENTS: Final[tuple[tuple[str, str], ...]] = (
    ("health", "Pain in the back and fever; a doctor came after four days."),
    ("hunger strike", "Refused food and asked for a meeting with the prosecutor."),
    ("solitary confinement", "Five days in a cell alone, by order of the head of the prison."),
    ("ill-treatment claim", "Says he was beaten on the way to the station."),
    ("visit or lawyer refused", "The lawyer was sent away twice; no reason was written down."),
    ("next step announced", "A complaint to an international court is being prepared."),
    ("other", "Moved to another cell with eleven people."),
)
UPDATES: Final = (
    "The hearing was put off; the other side asked for time to read the file.",
    "The family has had a first visit, through glass.",
    "Two witnesses took back what they had said.",
    "The defence asked for house arrest and was refused.",
    "The expert's report has been read out in court.",
    "A monitor confirmed by telephone that nothing has changed.",
    "The account can be reached again.",
)
PURPOSES: Final = ("preparatory hearing", "questioning of witnesses", "remand", "closing speeches")
PLACES: Final = ("police station no. 2", "remand prison no. 1", "colony no. 7", "a police station")
WHY_CORRECTED: Final = "An earlier version followed a report that its outlet has corrected since."
WHY_PREFERRED: Final = "Two people who were there agree, and the record of the transfer fits."
