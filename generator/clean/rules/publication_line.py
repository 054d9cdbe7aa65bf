"""The line that says in which paper, and on which day, an article was printed."""

import re
from collections.abc import Iterator

from generator.clean.block import Block, Fact, Hearing, Verdict, lift
from generator.clean.bylines import is_agency
from generator.clean.dates import dates
from generator.clean.shape import count, last_prose
from generator.text import squeeze

RULE = "publication-line"
SOURCE = 5  # words of a paper's name
LONGEST = 30  # words; "This article originally appeared in …, the newspaper of …, on Sunday, November 20th, 2014"

_HEAD = re.compile(
    r"^[\s(\[*_–—-]*(?:(?:This|The) (?:article|story|report|piece|editorial|column|news item) )?"
    r"(?:was )?(?:(?:first|originally) )?(?P<verb>published|appeared|printed|carried|erschienen|publié|publicado)"
    r"(?P<in> (?:in|by|on|with|dans|en|in der) )(?-i:the )?",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"^\W*(?:(?:erschienen|published|publié|publicado) (?:in|im|dans|en) (?:der |the |l'|la )?)?"
    r"(?:print(?:ed)? )?(?:ausgabe|edition|issue|édition|edición) (?:vom|of|dated|du|del|de)\W+(?:the )?",
    re.IGNORECASE,
)
"""`Erschienen in der Ausgabe vom 3. März 1998`: the day of print, and no paper's name."""
_SOURCE = re.compile(
    r"^\(?(?:Source|Quelle|Fuente|Fonte|来源)\s*[:：]\s*(?P<name>[A-Z\u4e00-\u9fff][^.,:;|()/]{1,40}?)\)?\.?$"
)
_NAME = re.compile(
    r"(?:(?:print|Sunday|weekend|online) (?:edition|issue|version) of )?(?P<name>[^,;|()]+)", re.IGNORECASE
)
_EDGE = re.compile(
    r"\s*(?:,|[-–—|]|\bon\b|\bdated\b|\bissue of\b|\bof\b|\bam\b|\ble\b|\bel\b|\bthe\b"
    r"|(?:'s|’s)? print edition)[\s,|–—-]*$",
    re.IGNORECASE,
)


def publication_line(hearing: Hearing) -> Iterator[Verdict]:
    """Lift `Published in PAPER, DATE`: the paper to `publisher`, the day to `print_date`.

    A line with a day only (`Published on November 20`) is the byline's business, and one without a day is prose until
    shown otherwise ("Originally published in The Lancet" may stand in a body).
    """
    blocks = hearing.open
    last = last_prose(blocks)
    for at, block in enumerate(blocks):
        if at > last >= 0 and (facts := _source(hearing, block)):
            yield lift(block, RULE, "names its source", facts, sure=90)
        elif count(block.text) <= LONGEST and (facts := _issue(hearing, block) or _facts(hearing, block)):
            yield lift(block, RULE, "says where and when it was printed", facts)


def _source(hearing: Hearing, block: Block) -> tuple[Fact, ...]:
    """`Source: The Valley Gazette` under the text: the paper, or the agency."""
    match = _SOURCE.match(squeeze(block.text))
    if not match or count(match["name"]) > SOURCE:
        return ()
    field = "agency" if is_agency(match["name"]) else "publisher"
    return (Fact(field, match["name"], hearing.reading.place(block), sure=75),)


def _issue(hearing: Hearing, block: Block) -> tuple[Fact, ...]:
    line = squeeze(block.text)
    head = _ISSUE.match(line)
    printed = next((each for each in dates(line, hearing.language) if each.is_full), None) if head else None
    if not head or not printed or printed.start > head.end() + 1 or count(line[printed.end :]) > SOURCE:
        return ()
    return (Fact("print_date", printed.edtf, hearing.reading.place(block)),)


def _facts(hearing: Hearing, block: Block) -> tuple[Fact, ...]:
    line = squeeze(block.text)
    head = _HEAD.match(line)
    printed = next((each for each in dates(line, hearing.language) if each.is_full), None) if head else None
    if not head or printed is None or printed.start < head.end():
        return ()
    name = _EDGE.sub("", _EDGE.sub("", line[head.end() : printed.start])).strip(" ,.“”\"'*_")
    named = _NAME.match(name)
    if not named or not named["name"][:1].isupper() or count(line[printed.end :]) > 6:
        return ()
    where = hearing.reading.place(block)
    publisher = named["name"].strip()
    return (
        Fact("publisher", publisher, where),
        Fact("print_date", printed.edtf, where),
        Fact("date", printed.edtf, where, "published-line", sure=80),
    )
