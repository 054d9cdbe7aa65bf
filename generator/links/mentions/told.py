"""What editors say of words: by their own links in a text, and by notes that identify a passage."""

from collections.abc import Iterator

from generator.links.mentions.find import Key
from generator.markdown.plain import GAP
from generator.markdown.runs import Inside, linked_words, paragraphs_of
from generator.model import Body, Kind, NoteKind, NoteText

LONGEST = 60
"""Characters: a longer passage tells of somebody, and is not his name."""
_ATTRIBUTES = {
    "person": Kind.PEOPLE,
    "place": Kind.PLACES,
    "organisation": Kind.ORGANISATIONS,
    "topic": Kind.TOPICS,
    "publisher": Kind.PUBLISHERS,
}

Told = tuple[tuple[int, int, Key], ...]
"""Stretches of a paragraph's plain text, in order, half open, and what they name."""


def told_in(inside: Inside) -> Told:
    """What the links in a paragraph say."""
    found = []
    for link in linked_words(inside.html):
        kind, _, slug = link.ref.partition("/")
        if kind in list(Kind) and link.end - link.start <= LONGEST:
            found.append((link.start, link.end, (Kind(kind), slug)))
    return tuple(found)


def told_in_text(body: Body) -> dict[int, Told]:
    """What links and notes say of an article's paragraphs, by their numbers."""
    found: dict[int, list[tuple[int, int, Key]]] = {}
    for inside in paragraphs_of(body.html) if "pressmark:" in body.html else ():
        if inside.has_id:
            found.setdefault(inside.number, []).extend(told_in(inside))
    for note in body.notes:
        for key in _identified(note):
            if place := _place(note, body.blocks):
                block, start, end = place
                if all(end <= low or high <= start for low, high, _ in found.get(block, ())):
                    found.setdefault(block, []).append((start, end, key))
    return {block: tuple(sorted(each)) for block, each in found.items() if each}


def told_names(body: Body) -> Iterator[str]:
    """Full names of all that links and notes of an article name."""
    yield from (link.ref for link in body.links)
    for note in body.notes:
        yield from (f"{kind}/{slug}" for kind, slug in _identified(note))


def _identified(note: NoteText) -> list[Key]:
    """What a note says that its passage is; nothing where it names two."""
    if note.kind is not NoteKind.IDENTIFY or note.draft:
        return []
    found = [(_ATTRIBUTES[key], value) for key, value in note.attributes if key in _ATTRIBUTES]
    return found if len(found) == 1 else []


def _place(note: NoteText, blocks: tuple[str, ...]) -> tuple[int, int, int] | None:
    """The paragraph of a note's passage, and where it stands; None unless they stand once, with those around."""
    if note.selected is None or len(note.selected.exact) > LONGEST:
        return None
    before = note.selected.prefix.rpartition(GAP)[2]
    words = f"{before}{note.selected.exact}{note.selected.suffix.partition(GAP)[0]}"
    held = [number for number, text in enumerate(blocks) if words in text]
    if len(held) != 1 or blocks[held[0]].count(words) > 1:
        return None
    start = blocks[held[0]].index(words) + len(before)
    return held[0], start, start + len(note.selected.exact)
