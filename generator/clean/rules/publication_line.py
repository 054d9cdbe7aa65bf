"""The line that says in which paper, and on which day, an article was printed."""

import re
from collections.abc import Iterator

from generator.clean.block import Block, Fact, Hearing, Verdict, lift
from generator.clean.dates import dates
from generator.clean.shape import count
from generator.text import squeeze

LONGEST = 30  # words; "This article originally appeared in …, the newspaper of …, on Sunday, November 20th, 2014"

_HEAD = re.compile(
    r"^[\s(\[*_–—-]*(?:(?:This|The) (?:article|story|report|piece|editorial|column|news item) )?"
    r"(?:was )?(?:(?:first|originally) )?(?P<verb>published|appeared|printed|carried|erschienen|publié|publicado)"
    r"(?P<in> (?:in|by|on|with|dans|en|in der) )(?-i:the (?=[a-z]))?",
    re.IGNORECASE,
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
    for block in hearing.open:
        if count(block.text) <= LONGEST and (facts := _facts(hearing, block)):
            yield lift(block, "publication-line", "says where and when it was printed", facts)


def _facts(hearing: Hearing, block: Block) -> tuple[Fact, ...]:
    line = squeeze(block.text)
    head = _HEAD.match(line)
    printed = next((each for each in dates(line, hearing.language) if each.is_full), None)
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
