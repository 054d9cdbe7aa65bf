"""The nouns of cleaning: a raw file as blocks, what rules say of them, and the facts read off them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model import Fate

LINEAGE = 12  # elements around a block that a rule may ask about
SURE = 95  # percent, of a rule that says no other: a line that names itself is misread once in twenty times at most


@dataclass(frozen=True, slots=True)
class Damage:
    """A byte of the raw file that could not be read as text."""

    offset: int
    """From 0, in the file."""
    byte: int
    """The first byte that was wrong there."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A raw file's bytes as text, and what was assumed."""

    text: str
    encoding: str
    """As Python names it: `utf-8`, `cp1252`."""
    basis: str
    """Why this encoding: `byte order mark`, `declared`, `valid UTF-8`, `guessed from the bytes`."""
    damage: tuple[Damage, ...] = ()
    """Bytes that stand as U+FFFD in `text`; empty for nearly every file."""
    more: int = 0
    """How many such bytes there are beyond those."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a saved page, as far as rules may ask."""

    tag: str
    words: tuple[str, ...]
    """The words of its class, id and role, lower case, cut at hyphens, underscores and humps."""
    parent: int
    """Index of the element around it in `Reading.nodes`; -1 for the outermost."""
    depth: int


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a dump, or a block of a saved page: the smallest thing that has one fate."""

    number: int
    """From 1: the line of the file, or the block's place in the page."""
    text: str
    """A line without its line end; a page's block with white space squeezed. Never only white space."""
    gap: int = 0
    """Blank lines before it."""
    node: int = -1
    """Index of the element it stands in; -1 in a dump."""
    tag: str = ""
    """The nearest block-level element: `p`, `h2`, `li`, `script`, `comment`; empty in a dump."""
    linked: int = 0
    """Percent of its characters that stand inside links."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of the front matter, and where it was read."""

    field: str
    """The key in the front matter: `title`, `date`, `authors`; a list takes one fact for each item."""
    value: str
    evidence: str
    """`line 6`, `block 12`, `JSON-LD datePublished`."""
    basis: str = ""
    """For dates: one of the words of `date_basis`."""
    sure: int = 90
    """Percent."""
    more: tuple[tuple[str, str], ...] = ()
    """Further parts of the value: a figure's `credit` and `src`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A raw file, read: blocks in order, with what the file says of itself outside its text."""

    path: str
    """Relative to the content folder."""
    reader: str
    """`text` or `html`."""
    decoded: Decoded
    blocks: tuple[Block, ...]
    nodes: tuple[Node, ...] = ()
    """The elements of a saved page, parents before children."""
    facts: tuple[Fact, ...] = ()
    """From JSON-LD, OpenGraph, meta: best first."""
    hints: tuple[str, ...] = ()
    """Texts the file itself calls the article's body (JSON-LD `articleBody`)."""

    @property
    def unit(self) -> str:
        """`line` or `block`: what a number counts."""
        return "block" if self.reader == "html" else "line"

    def place(self, block: Block) -> str:
        """Where a block stands, as evidence names it: `line 6`."""
        return f"{self.unit} {block.number}"

    def lineage(self, block: Block) -> tuple[Node, ...]:
        """The elements around a block, innermost first, at most a dozen; empty in a dump."""
        found: list[Node] = []
        at = block.node
        while at >= 0 and len(found) < LINEAGE:
            found.append(self.nodes[at])
            at = self.nodes[at].parent
        return tuple(found)

    def last_within(self, element: int, known: int = -1) -> int:
        """The index of the last element inside one, or its own; -1 is the whole page. `known` is inside as well.

        Elements are numbered as their tags begin, so all from `element` to this one are inside, and no others.
        """
        depth = self.nodes[element].depth if element >= 0 else -1
        at = max(element, known)
        while at + 1 < len(self.nodes) and self.nodes[at + 1].depth > depth:
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of one block."""

    number: int
    fate: Fate
    rule: str
    why: str
    """For an editor, in a few words."""
    facts: tuple[Fact, ...] = ()
    """What it gives to the front matter; counted only if this verdict stands."""
    prefix: int = 0
    """Code points at the head of the block that are lifted, while the rest is kept; the fate is then KEPT."""
    is_heading: bool = False
    sure: int = SURE
    """Percent: of so many lines of which the rule says this, it is right, as far as pages with known answers tell."""
    suggest: Fate | None = None
    """What the rule said, where it was not sure enough to be followed; the fate is then KEPT."""

    @property
    def to(self) -> str:
        """The fields of the front matter it went to, joined by commas; empty if none."""
        return ", ".join(dict.fromkeys(fact.field for fact in self.facts))


Where = Literal["before", "body", "inside", "after"]
"""A line's place: furniture before the article, its body, furniture inside it, furniture after it."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the line model thinks of a line."""

    p_body: int
    """How likely it belongs to the body, per mille."""
    where: Where
    """Its likeliest place by its neighbours; not always what `p_body` says, which weighs the whole page."""


@dataclass(frozen=True, slots=True)
class Region:
    """The article's place in a saved page."""

    inside: frozenset[int]
    """Numbers of the blocks within the element that holds the text."""
    zones: Mapping[int, str]
    """Number of a block within something that is not the article → its name."""
    first: int
    """The number of the first block inside; 0 if there is no text at all."""
    last: int


NOWHERE = Region(frozenset(), {}, 0, 0)
"""Of a dump, and before whole stretches of a page are taken."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a rule is given: the whole reading, and what the rules before it said."""

    reading: Reading
    said: Mapping[int, Verdict]
    """By block number. A block with a verdict is decided; the first to speak is heard."""
    language: str = ""
    """What is known of the language before any rule ran; empty if nothing."""
    scores: Mapping[int, Score] = field(default_factory=dict)
    """By block number: how likely a line is the article's. Empty for the first rules, and in a saved page."""
    region: Region = NOWHERE
    """Where the article stands in a saved page."""
    p_body: Mapping[int, int] = field(default_factory=dict)
    """By block number: how likely a block of a saved page belongs to the article's body, per mille."""

    @property
    def open(self) -> tuple[Block, ...]:
        """The blocks nobody has spoken of yet, in order."""
        return tuple(block for block in self.reading.blocks if block.number not in self.said)

    def facts(self, field: str) -> tuple[Fact, ...]:
        """What is known of a field so far: from verdicts, then from the file's own evidence."""
        told = [fact for verdict in self.said.values() for fact in verdict.facts if fact.field == field]
        return (*told, *(fact for fact in self.reading.facts if fact.field == field))


def keep(block: Block, rule: str, why: str, *, sure: int = SURE) -> Verdict:
    """The verdict that a block stays in the body."""
    return Verdict(block.number, Fate.KEPT, rule, why, sure=sure)


def drop(block: Block, rule: str, why: str, facts: tuple[Fact, ...] = (), *, sure: int = SURE) -> Verdict:
    """The verdict that a block is not the article's."""
    return Verdict(block.number, Fate.DROPPED, rule, why, facts, sure=sure)


def lift(block: Block, rule: str, why: str, facts: tuple[Fact, ...], *, sure: int = SURE) -> Verdict:
    """The verdict that a block belongs in the front matter."""
    return Verdict(block.number, Fate.LIFTED, rule, why, facts, sure=sure)


def lift_prefix(block: Block, rule: str, why: str, facts: tuple[Fact, ...], prefix: int) -> Verdict:
    """The verdict that the first `prefix` code points are lifted and the rest stays."""
    return Verdict(block.number, Fate.KEPT, rule, why, facts, prefix=prefix)
