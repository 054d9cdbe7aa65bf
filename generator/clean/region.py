"""Where the article stands in a saved page: the element that holds most of its prose.

From the root down, the way goes on into the child that holds three quarters of the prose, until none does (the idea
of readability and boilerpipe, turned round: no scores, one share). What bears a name like `comments` or `related`, and
does not hold most of the page, counts for nothing on the way.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.clean.block import Block, Node, Reading, Region
from generator.clean.readers.html import INLINE, UNDISPLAYED
from generator.clean.shape import count, is_prose
from generator.text import fold

SHARE = 75  # percent of an element's prose that a child must hold for the way to go on into it
LINKED = 50  # percent of a block inside links, from which it is no prose of the article
NARROW = 40  # percent of the page's prose below which an element's name may condemn it
_NAMES = """
comments disqus respond related recommended recommendations recirc recirculation popular trending mostread
sidebar footer nav navigation navbar menu breadcrumb breadcrumbs share sharing social newsletter subscribe
subscription signup promo promos promotion ads advert advertisement advertising sponsor sponsored cookie cookies
consent gdpr modal popup overlay outbrain taboola bio toolbar tooltip login
publicidad publicité publicidade werbung anzeige reklama reklam pubblicita
"""
ZONES = frozenset({*_NAMES.split(), UNDISPLAYED})
"""Words of class and id that name what is not the article. `comment`, `teaser`, `carousel` stand on articles, too."""
PAIRS = (("most", "read"), ("ad", "slot"), ("author", "box"), ("about", "author"), ("skip", "link"), ("site", "header"))
"""Two words that say it together."""
TEXT = frozenset({"html", "body", "main", "article", "p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are text or the whole: a class like `promo-intro` on one says how it looks."""
HINTED = 60  # characters of a paragraph that is found again in JSON-LD's `articleBody`
TAGS = frozenset({"nav", "footer", "aside", "form", "dialog", "menu"})
BODIES = (("article", "body"), ("story", "body"), ("entry", "content"), ("post", "content"), ("article", "content"))
"""Words of class or itemprop that name the article's text."""


def region(reading: Reading, blocks: Sequence[Block]) -> Region:
    """The article's place among these blocks of a page."""
    zone = _Zones(reading, blocks)
    zones = {block.number: name for block in blocks if (name := zone.of(block.node))}
    prose = {
        block.number: count(block.text)
        for block in blocks
        if block.number not in zones and block.linked <= LINKED and is_prose(block.text)
    }
    held = _held(reading, blocks, prose)
    top = _descend(reading, held)
    last = reading.last_within(top)
    inside = frozenset(block.number for block in blocks if top <= block.node <= last)
    return Region(inside, zones, min(inside, default=0), max(inside, default=0))


def _held(reading: Reading, blocks: Sequence[Block], prose: Mapping[int, int]) -> dict[int, int]:
    """Element → words of prose in it; -1 is the page."""
    held = {-1: 0}
    own: dict[int, int] = {}
    for block in blocks:
        if words := prose.get(block.number, 0):
            own[block.node] = own.get(block.node, 0) + words
    for number in range(len(reading.nodes) - 1, -1, -1):  # children come after their parents
        if words := own.get(number, 0):
            parent = reading.nodes[number].parent
            held[number] = words
            own[parent] = own.get(parent, 0) + words
    held[-1] = own.get(-1, 0)
    return held


def _descend(reading: Reading, held: Mapping[int, int]) -> int:
    """The innermost element that still holds the article's prose; -1 where the page itself does."""
    children: dict[int, list[int]] = {}
    for number in held:
        if number >= 0:
            children.setdefault(reading.nodes[number].parent, []).append(number)
    at = -1
    while below := children.get(at):
        best = max(below, key=lambda number: held[number])
        if held[best] * 100 < held[at] * SHARE or reading.nodes[best].tag in ("p", "li", "blockquote", "span", "font"):
            return at
        at = best
        if _is_body(reading.nodes[at]):
            return at
    return at


def _is_body(node: Node) -> bool:
    return len(node.words) > 1 and any(first in node.words and second in node.words for first, second in BODIES)


class _Zones:
    """Which elements are not the article, by their names and tags; asked once for each."""

    def __init__(self, reading: Reading, blocks: Sequence[Block]) -> None:
        self._nodes = reading.nodes
        words = {block.number: count(block.text) for block in blocks if is_prose(block.text)}
        self._held = _held(reading, blocks, words)
        self._known: dict[int, str] = {-1: ""}
        self._saved = frozenset(_saved(reading, blocks))

    def of(self, node: int) -> str:
        """The name of the zone an element lies in; empty if in none."""
        way = []
        while node not in self._known:
            way.append(node)
            node = self._nodes[node].parent
        name = self._known[node]
        for each in reversed(way):
            name = name or self._name(each)
            self._known[each] = name
        return name

    def _name(self, number: int) -> str:
        node = self._nodes[number]
        is_large = self._held.get(number, 0) * 100 >= self._held[-1] * NARROW and self._held[-1] > 0
        if is_large or number in self._saved or node.tag in TEXT or node.tag in INLINE:
            return ""
        if node.tag in TAGS:
            return f"<{node.tag}>"
        if node.words:
            named = next((word for word in node.words if word in ZONES), "")
            pair = next((f"{a}-{b}" for a, b in PAIRS if a in node.words and b in node.words), "")
            return named or pair
        return ""


def _saved(reading: Reading, blocks: Sequence[Block]) -> Iterator[int]:
    """Elements whose name cannot condemn them: those around the first h1, around an element that says it is the body,
    and around the paragraphs that JSON-LD counts to the body.
    """
    hint = " ".join(map(fold, reading.hints))
    h1 = next((block.node for block in blocks if block.tag == "h1"), -1)
    bodies = [number for number, node in enumerate(reading.nodes) if _is_body(node)]
    quoted = [block.node for block in blocks if hint and len(block.text) > HINTED and fold(block.text) in hint]
    seen: set[int] = set()
    for number in (h1, *bodies, *quoted):
        while number >= 0 and number not in seen:
            seen.add(number)
            yield number
            number = reading.nodes[number].parent
