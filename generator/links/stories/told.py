"""What the reports of a story say in the same words, and what each says alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.links.passages.sharing import Also, Sharing, recurring_in
from generator.links.stories.found import Story
from generator.model import Body
from generator.text import excerpt

_EXCERPT = 280  # characters of a paragraph: three lines
_WORDS = 5  # of a paragraph that says something, as for shared passages
_ALONE = 6  # paragraphs of one report that are named


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a passage stands."""

    article: str
    """The article's id."""
    block: int
    """The paragraph's number."""
    is_exact: bool
    """Word for word as in the first."""
    is_whole: bool
    """All of the first's paragraph, but for a word or two."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that several reports have: a paragraph, or several that the same reports have in the same manner."""

    texts: tuple[str, ...]
    """The first words of each paragraph as the first report has it."""
    places: tuple[Stands, ...]
    """Where its first paragraph stands, by the reports' order; of one report the first place only."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What one report says and no other of the story."""

    article: str
    """The article's id."""
    paragraphs: tuple[tuple[int, str], ...]
    """Numbers, rising, and first words; at most six."""
    count: int
    """Of all such paragraphs."""


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story by its passages."""

    passages: tuple[Told, ...]
    """Those that most reports have first, then in the order of the first report."""
    alone: tuple[Alone, ...]
    """Of each report that says something alone, in the story's order."""


def told(
    story: Story, bodies: Mapping[str, Body], sharing: Mapping[str, Sharing], recurring: Mapping[str, bytes]
) -> StoryTold:
    """What a story's reports share; of articles that share nothing, `sharing` has none.

    `recurring` are the marks of what recurs on the pages of a report's publisher: it says that alone of no event.
    """
    order = {ident: place for place, ident in enumerate(story.articles)}
    shared = {
        (ident, block): [also for also in places if also.article in order]
        for ident in story.articles
        if f"articles/{ident}" in sharing
        for block, places in sharing[f"articles/{ident}"].paragraphs
    }
    passages = list(_joined(_passages(order, shared, bodies)))
    taken = {(ident, block) for ident, block in shared if shared[ident, block]}
    for name, marks in recurring.items():
        taken |= {(name.removeprefix("articles/"), block) for block in recurring_in(bodies[name].blocks, marks)}
    alone = (_alone(ident, bodies[f"articles/{ident}"], taken) for ident in story.articles)
    passages.sort(key=lambda one: (-len(one.places), order[one.places[0].article], one.places[0].block))
    return StoryTold(tuple(passages), tuple(one for one in alone if one.paragraphs))


def _passages(
    order: Mapping[str, int], shared: Mapping[tuple[str, int], list[Also]], bodies: Mapping[str, Body]
) -> Iterator[Told]:
    """Each paragraph that later reports have, once: in the first report, and in others what the first has not."""
    done: set[tuple[str, int]] = set()
    for ident, block in sorted(shared, key=lambda place: (order[place[0]], place[1])):
        if (ident, block) in done:
            continue
        places = [Stands(ident, block, True, True)]
        for also in sorted(shared[ident, block], key=lambda also: order[also.article]):
            if order[also.article] > order[ident] and (also.article, also.part.other_block) not in done:
                part = also.part
                places.append(Stands(also.article, part.other_block, part.is_exact, part.is_whole))
                done.add((also.article, part.other_block))
        if len(places) > 1:
            yield Told((excerpt(bodies[f"articles/{ident}"].blocks[block], _EXCERPT),), tuple(places))


def _joined(passages: Iterable[Told]) -> Iterator[Told]:
    """Passages that follow one another and stand in the same reports in the same manner as one."""
    for _, group in groupby(passages, key=lambda one: [(at.article, at.is_exact, at.is_whole) for at in one.places]):
        first, *rest = group
        yield Told((*first.texts, *(text for one in rest for text in one.texts)), first.places)


def _alone(ident: str, body: Body, taken: set[tuple[str, int]]) -> Alone:
    mine = [
        (block, excerpt(text, _EXCERPT))
        for block, text in enumerate(body.blocks)
        if (ident, block) not in taken and len(text.split()) >= _WORDS
    ]
    return Alone(ident, tuple(mine[:_ALONE]), len(mine))
