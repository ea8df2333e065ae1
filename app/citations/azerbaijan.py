"""The codes of Azerbaijan, as sources in three languages write them."""

from app.citations.jurisdiction import Alias, CodeNames, Edition, Jurisdiction, Title
from app.citations.languages import AZERBAIJANI, ENGLISH, RUSSIAN

_OFFENCES = CodeNames(
    key="CAO",
    titles=(
        Title(
            "en",
            "Code of Administrative Offences",
            "the Code of Administrative Offences",
            "CAO",
        ),
        Title("az", "İnzibati Xətalar Məcəlləsi", "İnzibati Xətalar Məcəlləsinin", "İXM"),
        Title(
            "ru",
            "Кодекс об административных проступках",
            "Кодекса об административных проступках",
            "КоАП",
        ),
    ),
    written=(
        "code administrative offences",
        "code administrative offenses",
        "code administrative offence",
        "code administrative violations",
        "code administrative infractions",
        "administrative offences code",
        "administrative offenses code",
        "administrative offence code",
        "administrative violations code",
        "administrative code",
        "inzibati xətalar məcəllə*",
        "inzibati xəta məcəllə*",
        "inzibati məcəllə*",
        "кодекс* административн* проступк*",
        "кодекс* административн* правонарушени*",
        "административн* кодекс*",
    ),
    abbreviations=("CAO", "İXM", "КоАП", "КАП", "ИХМ"),
    editions=(Edition(2000, law_numbers=("906-IQ",)), Edition(2015, current=True)),
    law_numbers=("96-VQ",),
)

_CRIMINAL = CodeNames(
    key="CC",
    titles=(
        Title("en", "Criminal Code", "the Criminal Code", "CC"),
        Title("az", "Cinayət Məcəlləsi", "Cinayət Məcəlləsinin", "CM"),
        Title("ru", "Уголовный кодекс", "Уголовного кодекса", "УК"),
    ),
    written=("criminal code", "penal code", "cinayət məcəllə*", "уголовн* кодекс*"),
    abbreviations=("CC", "CM", "УК"),
)

_PROCEDURE = CodeNames(
    key="CPC",
    titles=(
        Title("en", "Code of Criminal Procedure", "the Code of Criminal Procedure", "CPC"),
        Title("az", "Cinayət-Prosessual Məcəlləsi", "Cinayət-Prosessual Məcəlləsinin", "CPM"),
        Title("ru", "Уголовно-процессуальный кодекс", "Уголовно-процессуального кодекса", "УПК"),
    ),
    written=(
        "code criminal procedure",
        "criminal procedure code",
        "criminal procedural code",
        "cinayət prosessual məcəllə*",
        "уголовно процессуальн* кодекс*",
    ),
    abbreviations=("CPC", "CPM", "УПК"),
)

_CIVIL = CodeNames(
    key="CIV",
    titles=(
        Title("en", "Civil Code", "the Civil Code", "CIV"),
        Title("az", "Mülki Məcəllə", "Mülki Məcəllənin", "MM"),
        Title("ru", "Гражданский кодекс", "Гражданского кодекса", "ГК"),
    ),
    written=("civil code", "mülki məcəllə*", "гражданск* кодекс*"),
    abbreviations=("MM", "ГК"),
)

_INFORMATION = CodeNames(
    key="INFO",
    titles=(
        Title(
            "en",
            "Law on Information, Informatisation and Protection of Information",
            "the Law on Information, Informatisation and Protection of Information",
            "INFO",
        ),
        Title(
            "az",
            "“İnformasiya, informasiyalaşdırma və informasiyanın mühafizəsi haqqında” Qanun",
            "“İnformasiya, informasiyalaşdırma və informasiyanın mühafizəsi haqqında” Qanunun",
            "460-IQ",
        ),
        Title(
            "ru",
            "Закон об информации, информатизации и защите информации",
            "Закона об информации, информатизации и защите информации",
            "Закона об информации, информатизации и защите информации",
        ),
    ),
    written=(
        "law information informatisation protection information",
        "law information informatization protection information",
        "law information informatisation information protection",
        "law information informatization information protection",
        "law information protection",
        "law information",
        "information law",
        "informasiya informasiyalaşdırma informasiyanın mühafizəsi qanun*",
        "informasiya qanun*",
        "закон* информации информатизации защите информации",
        "закон* информации",
    ),
    law_numbers=("460-IQ",),
)

_PROSECUTORS = CodeNames(
    key="PROS",
    titles=(
        Title("en", "Law on the Prosecutor’s Office", "the Law on the Prosecutor’s Office", "PROS"),
        Title("az", "“Prokurorluq haqqında” Qanun", "“Prokurorluq haqqında” Qanunun", "PROS"),
        Title("ru", "Закон о прокуратуре", "Закона о прокуратуре", "Закона о прокуратуре"),
    ),
    written=(
        "law prosecutors office",
        "law prosecutor office",
        "law prosecution office",
        "prosecutors office law",
        "prosecutor office law",
        "prokurorluq qanun*",
        "закон* прокуратуре",
    ),
)

_MEDIA = CodeNames(
    key="MEDIA",
    titles=(
        Title("en", "Law on Media", "the Law on Media", "MEDIA"),
        Title("az", "“Media haqqında” Qanun", "“Media haqqında” Qanunun", "MEDIA"),
        Title("ru", "Закон о медиа", "Закона о медиа", "Закона о медиа"),
    ),
    written=("law media", "media law", "media qanun*", "закон* медиа"),
)

AZERBAIJAN = Jurisdiction(
    name="Azerbaijan",
    country="AZ",
    languages=(ENGLISH, AZERBAIJANI, RUSSIAN),
    codes=(_OFFENCES, _CRIMINAL, _PROCEDURE, _CIVIL, _INFORMATION, _PROSECUTORS, _MEDIA),
    aliases=(
        Alias("CAO", "388.1", "388-1"),
        Alias("CAO", "388.1.1", "388-1.1"),
        Alias("CAO", "388-1.1.1.1", "388-1.1.1"),
        Alias("CAO", "3881", "388-1"),
    ),
    own_places=(
        "azerbaijan*", "azeri", "republic", "azərbaycan*", "respublika*", "азербайджан*",
        "республик*", "ar", "ар",
    ),
    foreign_places=(
        "russia*", "rusiya*", "росси*", "rf", "рф", "ukrain*", "украин*", "україн*", "georgia*",
        "gürcüstan*", "грузи*", "armenia*", "ermənistan*", "армени*", "армянск*", "kazakh*",
        "qazaxıstan*", "казах*", "рк", "belarus*", "беларус*", "белорус*", "рб", "turkey*",
        "turkish", "türkiyə*", "турци*", "турецк*", "iran*", "иран*", "uzbek*", "özbəkistan*",
        "узбек*", "kyrgyz*", "qırğızıstan*", "кыргыз*", "киргиз*", "tajik*", "tacikistan*",
        "таджик*", "turkmen*", "türkmənistan*", "туркмен*", "moldova*", "молд*", "ital*",
        "german*", "french", "british", "polish", "israel*", "palestin*", "egypt*", "soviet",
        "sovet", "советск*", "ссср", "рсфср", "federation*", "federasiya*", "федераци*",
    ),
    foreign_codes=("КУпАП", "ККУ", "StGB", "КРКоАП"),
    law_number=r"[ivxl]+qd?",
)  # fmt: skip
