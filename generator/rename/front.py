"""A rename in front matter: slugs in lists, references, the ids of articles; every other byte stays."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from generator.errors import Place, Problem
from generator.model import Kind
from generator.read.front import content_path
from generator.read.nodes import Items, Node, Scalar
from generator.read.nodes import Mapping as Values
from generator.rename.change import Change, Edit
from generator.rename.lines import Lines

SLUGS: Mapping[str, str] = MappingProxyType(
    {
        **{kind.value: kind.value for kind in Kind},
        "publisher": "publishers",
        "organisation": "organisations",
        "article": "articles",
        "articles": "articles",
        "not": "articles",
    }
)
"""Key, at any depth, whose values are slugs → their folder."""
SAME_FOLDER = frozenset({"broader", "after"})
"""Keys whose values are slugs of the file's own kind."""
REFERENCES = frozenset({"see_also", "on", "suggested"})
"""Keys whose values are references as links have them."""
AMONG_WORDS = frozenset({"date_evidence", "rejected"})
"""Keys whose texts may hold full names, and ids of articles, among other words."""
OWN_NAMES = frozenset({"aliases", "redirect_from"})
"""Keys of old names, which are no references."""

_COMMA = re.compile(r"[ \t]*,")


def front_edits(path: str, lines: Lines, values: Values, change: Change) -> tuple[list[Edit], list[Problem]]:
    """What differs in the front matter of a file once something is renamed, and what cannot be written so."""
    edits: list[Edit] = []
    problems: list[Problem] = []
    for key, node, siblings in _values(values):
        new = _new(path, key, node.text, change)
        if new is None:
            continue
        if edit := _edit(lines, node, new, [each for each in siblings if each is not node]):
            edits.append(edit)
        else:
            what = f"'{node.text}' is written here in a way that cannot be rewritten for certain"
            fix = f"write `{new}`, plain and on one line, and run pressmark rename again"
            problems.append(Problem(Place(content_path(path), node.line, node.column), what, fix))
    return edits, problems


def _values(values: Values) -> Iterator[tuple[str, Scalar, list[Scalar]]]:
    """Each text with the key it stands under, and the list it stands in."""
    for key, entry in values.entries.items():
        yield from _under(key, entry.value, [])


def _under(key: str, node: Node, siblings: list[Scalar]) -> Iterator[tuple[str, Scalar, list[Scalar]]]:
    match node:
        case Scalar():
            yield key, node, siblings
        case Items():
            texts = [item for item in node.items if isinstance(item, Scalar)]
            for item in node.items:
                yield from _under(key, item, texts)
        case _:
            yield from _values(node)


def _new(path: str, key: str, text: str, change: Change) -> str | None:
    """What a value is to say; None where it names something else."""
    if key in OWN_NAMES:
        return None
    folder = path.partition("/")[0] if key in SAME_FOLDER else SLUGS.get(key)
    if folder == change.folder and text == change.old:
        return change.new
    if key in REFERENCES:
        return change.ref(text)
    if key in AMONG_WORDS:
        found = re.sub(rf"(?<![\w./-]){re.escape(change.was)}(?![\w-])", lambda _: change.now, text)
        if change.folder == "articles":
            found = re.sub(rf"(?<![\w./-]){re.escape(change.old)}(?![\w-])", lambda _: change.new, found)
        return found if found != text else None
    return None


def _edit(lines: Lines, node: Scalar, new: str, others: list[Scalar]) -> Edit | None:
    """The value in other words, or gone where its list has it already; None where it does not stand as it reads."""
    mark = 1 if node.style in {'"', "'"} else 0
    start = lines.at(node.line, node.column) + mark
    end = start + len(node.text)
    if node.style in {"|", ">"} or lines.text[start:end] != node.text:
        return None
    if any(other.text == new for other in others):
        return gone(lines, node, others)
    return Edit(start, end, new)


def gone(lines: Lines, node: Scalar, others: list[Scalar]) -> Edit:
    """A list without an item: with the comma after it, or before it; where nothing else is on its line, all of that."""
    start, end = _stretch(lines, node)
    beside = {lines.at(other.line, other.column): other for other in others if other.line == node.line}
    if after := [at for at in beside if at > start]:
        return Edit(start, min(after), "")
    if beside:
        return Edit(_stretch(lines, beside[max(beside)])[1], end, "")
    if not others or lines.text[lines.start(node.line) : start].strip() in {"", "-"}:
        return Edit(*lines.whole(node.line), "")
    comma = _COMMA.match(lines.text, end)
    return Edit(start, comma.end() if comma else end, "")


def _stretch(lines: Lines, node: Scalar) -> tuple[int, int]:
    """Where an item stands, its quotes with it."""
    start = lines.at(node.line, node.column)
    return start, start + len(node.text) + (2 if node.style in {'"', "'"} else 0)
