"""How English, Azerbaijani and Russian cite an article. Words, not rules."""

from app.citations.jurisdiction import Language

ENGLISH = Language(
    locale="en",
    printed="Article {path} of {of}",
    articles=("article", "art", "artcle", "aricle", "§"),
    many_articles=("articles", "arts", "§§"),
    parts=("part", "paragraph", "para", "clause", "item", "point", "subparagraph", "section"),
    many_parts=("parts", "paragraphs", "clauses", "items", "points", "sections"),
    joining=("and", "or", "also", "plus", ",", ";", "&", "+", "/"),
    ranging=("to", "through"),
    between=("of", "the", "in", "under", "from", "within", "as", "well", "law"),
    inside_names=("of", "on", "the", "for", "and", "in", "about", "concerning", "s"),
    counted=(
        "day*", "month*", "year*", "week*", "hour*", "minute*", "manat*", "azn", "usd", "eur",
        "dollar*", "people", "person*", "times", "percent", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    ),
    numerals=(
        ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"),
        ("first", "1"), ("second", "2"), ("third", "3"), ("fourth", "4"), ("fifth", "5"),
    ),
)  # fmt: skip

AZERBAIJANI = Language(
    locale="az",
    printed="{of} {ordinal} maddəsi",
    articles=("maddə*", "m"),
    many_articles=("maddələr*",),
    parts=("hissə*", "bənd*", "yarımbənd*"),
    many_parts=("hissələr*", "bəndlər*"),
    joining=("və", "ya", "həmçinin", "habelə"),
    between=("ilə", "üzrə", "saylı", "nömrəli", "qanun*"),
    inside_names=("və", "haqqında", "haqda"),
    counted=(
        "gün*", "sutka*", "ay", "aylıq", "ayadək", "il", "illik", "saat*", "manat*", "nəfər*",
        "faiz", "yaş*", "dəfə*", "yanvar*", "fevral*", "mart*", "aprel*", "may", "iyun*",
        "iyul*", "avqust*", "sentyabr*", "oktyabr*", "noyabr*", "dekabr*",
    ),
    numerals=(
        ("birinci", "1"), ("ikinci", "2"), ("üçüncü", "3"), ("dördüncü", "4"), ("beşinci", "5"),
    ),
    ordinals=(
        (1, "ci"), (2, "ci"), (3, "cü"), (4, "cü"), (5, "ci"), (6, "cı"), (7, "ci"), (8, "ci"),
        (9, "cu"), (10, "cu"), (20, "ci"), (30, "cu"), (40, "cı"), (50, "ci"), (60, "cı"),
        (70, "ci"), (80, "ci"), (90, "cı"), (100, "cü"),
    ),
    attached=("ci", "cı", "cu", "cü"),
    case_endings=(
        "in", "un", "nin", "nun", "ni", "nu", "i", "u", "yi", "yu", "ne", "na", "e", "a", "ye",
        "ya", "de", "da", "nde", "nda", "den", "dan", "nden", "ndan", "le", "la",
    ),
)  # fmt: skip

RUSSIAN = Language(
    locale="ru",
    printed="статья {path} {short}",
    articles=("статья", "статье", "статью", "статьёй", "статьей", "ст"),
    many_articles=("статьи", "статей", "статьям*", "статьях", "стст"),
    parts=("ч", "часть*", "части", "п", "пункт", "пункта", "пункту", "пункте", "пунктом",
           "подпункт", "подпункта", "подпункту"),
    many_parts=("чч", "частей", "частям*", "частях", "пп", "пункты", "пунктов", "пунктам*"),
    joining=("и", "или", "также", "а"),
    ranging=("по", "до"),
    between=("с", "об", "о", "от", "из", "в", "закон*"),
    inside_names=("об", "о", "и"),
    counted=(
        "дней", "дня", "день", "сут*", "мес*", "лет", "год*", "час*", "манат*", "человек*",
        "январ*", "феврал*", "март*", "апрел*", "мая", "май", "июн*", "июл*", "август*",
        "сентябр*", "октябр*", "ноябр*", "декабр*",
    ),
    numerals=(
        ("первая", "1"), ("первой", "1"), ("первую", "1"), ("вторая", "2"), ("второй", "2"),
        ("вторую", "2"), ("третья", "3"), ("третьей", "3"), ("третью", "3"),
    ),
    attached=("й", "я", "ая", "ой", "ей", "ю", "ую", "е"),
    case_endings=("а", "у", "е", "ом"),
)  # fmt: skip
