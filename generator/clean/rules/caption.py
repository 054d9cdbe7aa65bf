"""Captions and credits of pictures that are not in the file: lifted to `figures`, never lost."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Block, Fact, Hearing, Verdict, lift
from generator.clean.labels import AGENCIES, CREDIT, longest_first
from generator.clean.shape import VAST, count, is_prose, last_prose
from generator.text import squeeze

RULE = "caption"
CREDIT_WORDS = 12  # of a credit that stands alone
CAPTION_WORDS = 60  # of a caption with its credit
TAIL = 120  # code points at a line's end in which a credit stands

_LABELLED = re.compile(
    r"^[(\[]?\s*(?:photo|picture|image|caption)\s*[:：]\s*(?P<caption>.{3,300}?)[,;|]?\s*\(?"
    r"(?:photo |picture |image )?(?:credit|credits|courtesy|source)\s*[:：]\s*(?P<credit>[^:]{2,80}?)\s*[)\]]*$",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"[,(]\s*(?:left|right|centre|center|l|r|c|second from (?:left|right))\s*[,)]|\bpictured\b|\bshakes? hands\b|"
    r"\bin this (?:undated |file |handout )?(?:photo|picture|image)|\bseen (?:here|in)\b|\bpos(?:es|ed|ing) for\b",
    re.IGNORECASE,
)
"""What captions say of who stands where."""
_SAID = (
    "photo",
    "image",
    "picture",
    "file",
    "handout",
    "screengrab",
    "white star",
    "courtesy",
    "shutterstock",
    "alamy",
)
"""One of these stands in each credit without a colon."""
_TAGS = frozenset({"figcaption"})


def caption(hearing: Hearing) -> Iterator[Verdict]:
    """Lift a line that is a credit (`Photo: AFP`) or ends in one (`The two ministers in Cherat. PHOTO: AFP`).

    A bare agency at the end (`— AFP`) signs a caption only above the last paragraph: there it signs the report.
    """
    blocks = hearing.open
    last = last_prose(blocks)
    above: tuple[str, str] | None = None
    for at, block in enumerate(blocks):
        line = squeeze(block.text) if len(block.text) <= VAST else ""
        found = split(line, is_signed=at < last and count(line) <= 40)
        if not found and above and not above[0] and _is_posed(block):
            found = (line, "")
        above = found
        if not found and (block.tag in _TAGS or "caption" in _words(hearing, block)):
            found = (line, "")
        if found:
            why = "caption of a picture" if found[0] else "credit of a picture"
            more = (("credit", found[1]),) if found[1] else ()
            yield lift(block, RULE, why, (Fact("figures", found[0], hearing.reading.place(block), more=more),), sure=92)


def _is_posed(block: Block) -> bool:
    """True for a line that poses its people and stands close under the line before: a credit without its caption."""
    return not block.gap and count(block.text) <= CAPTION_WORDS // 2 and bool(_POSED.search(block.text))


def split(line: str, *, is_signed: bool = False) -> tuple[str, str] | None:
    """Caption and credit of a line, either may be empty; None if it is neither.

    `is_signed`: a bare agency after a dash counts as a credit too.
    """
    words = count(line)
    if words > CAPTION_WORDS:
        return None
    if match := _LABELLED.match(line):
        return match["caption"].strip(), match["credit"].strip(" .()")
    if words <= CREDIT_WORDS and (match := _alone().match(line)) and not is_prose(match["credit"]):
        return "", match["credit"].strip(" .()")
    tail = max(0, len(line) - TAIL)
    if match := _ending(line, tail):
        credit = next(part for part in match.groups() if part is not None)
        if count(credit) <= 8:
            return line[: match.start()].strip(" |-–—"), credit.strip(" .()")
    if is_signed and (match := _signed().search(line)):
        return line[: match.start()].strip(" |-–—"), match[1].strip(" .()")
    if match := re.match(r"(?:caption|image caption|bildunterschrift)\s*[:：]\s*(.+)$", line, re.IGNORECASE):
        return match[1], ""
    return None


def _ending(line: str, tail: int) -> re.Match[str] | None:
    """The credit with which a line ends; asked only where a word or colon of one stands in its last characters."""
    end = line[tail:].casefold()
    is_labelled = ":" in end or "：" in end
    if not is_labelled and not any(word in end for word in _SAID):
        return None
    return _at_end(is_labelled=is_labelled).search(line, tail)


def _words(hearing: Hearing, block: Block) -> set[str]:
    lineage = hearing.reading.lineage(block)[:3]
    return {word for node in lineage for word in node.words}


@cache
def _alone() -> re.Pattern[str]:
    """`Photo: AFP`, `(Image credit: …)`, `© dpa`, `Photo by A. Khan/AFP`."""
    words = "|".join(map(re.escape, longest_first(CREDIT)))
    colon = rf"(?:{words})\s*[:：]\s*"
    by = r"(?:photos?|pictures?|images?|photographs?|illustrations?) (?:by|courtesy(?: of)?|credit)\s+"
    return re.compile(rf"^[\s(\[*_]*+(?:{colon}|{by}|©\s*(?!\d))(?P<credit>[^:]{{2,90}}?)[\s)\]*_]*$", re.IGNORECASE)


@cache
def _at_end(*, is_labelled: bool) -> re.Pattern[str]:
    """`… PHOTO: AFP`, `… (Photo: AFP)`, `… — AFP/File`, `… (AP Photo/A. Name)`, `… /Getty Images`, `… — File photo`."""
    words = "|".join(map(re.escape, longest_first(CREDIT)))
    # a label in small letters inside a sentence is prose ("… of landscape photos: the filter")
    before = r"(?:[|–—(\[/-]\s*+|(?<=[.!?…”’)\"])\s*+|\s++(?-i:(?=[A-ZÀ-Þ])))"
    labelled = rf"{before}(?:{words})\s*[:：]\s*([^:]{{2,70}}?)[)\].\s]*|" if is_labelled else ""
    return re.compile(
        rf"(?:{labelled}"
        r"\s*\(((?:AP|AFP|Reuters|EPA|Getty)[ /](?:Photo|Image|Pool)[^()]{0,60})\)\s*"
        r"|\s*[–—-]++\s*((?:(?-i:[A-Z][\w.’']*[/ ]){1,4})?(?:file|"
        r"(?:file |reuters |afp |app |pid |archive )?photo|handout|screengrab"
        r"|white star|courtesy [\w .]+|getty images))\.?\s*"
        r"|\s*\(?(?:via )?((?:[\w.’' ]{2,40}/)?(?:AFP/|AP/)?"
        r"(?:Getty Images|Shutterstock|iStockphoto|Alamy)[^()]{0,30})\)?\s*"
        r"|\s*[–—|(-]++\s*(?:photos?|pictures?|images?) (?:by|courtesy(?: of)?) ([^.:]{2,60})[).\s]*"
        r"|\s*\((file photo|file|representational image|screengrab)\)\s*)$",
        re.IGNORECASE,
    )


@cache
def _signed() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(AGENCIES, key=lambda name: (-len(name), name))))
    return re.compile(rf"[.\s][–—-]+\s*((?:{names})(?:/[\w .]+)?)\.?$")
