"""An editor's verdicts with more of them, as text: what a person wrote there, comments and order, stays as it is."""

import re
from collections.abc import Collection
from itertools import pairwise

from generator.read.nodes import Items, Mapping, Scalar
from generator.read.records import Lines, lines_of, read_verdicts
from generator.read.yaml import read_yaml

HEAD = (
    "# An editor's word on lines of the raw file. Ingest reads it and never writes it; `ingest --review` adds to it.\n"
)


class CannotEdit(Exception):
    """A file of verdicts that is written in a way that cannot be added to line by line."""


def with_verdicts(
    text: str, raw_sha256: str, keep: Collection[int], drop: Collection[int], blank: Collection[int] = ()
) -> str:
    """The text of a verdicts file with these lines kept and those dropped, whatever it said of them before.

    An empty text becomes a new file on the raw file of that digest; numbers of `blank` lines may be spanned by a range.
    Raises CannotEdit where the text has a form that is not understood (a mapping in braces): nothing is guessed.
    """
    whole = text or f'{HEAD}raw_sha256: "{raw_sha256}"\n'
    wanted = {}
    for key, numbers, others in (("keep", keep, drop), ("drop", drop, keep)):
        whole = _without(whole, key, others)
        had = [part for each in _stated(text, key) for part in less(each, others)]
        new = spanned([number for number in numbers if not _holds(had, number)], blank)
        whole = _with(whole, key, [_spelled(span) for span in new]) if new else whole
        wanted[key] = _joined([*had, *new])
    if wanted != {key: _joined(_stated(whole, key)) for key in wanted} or read_verdicts("", whole.encode())[0] is None:
        raise CannotEdit
    return whole


def spanned(numbers: Collection[int], blank: Collection[int] = ()) -> list[Lines]:
    """Numbers as stretches; two that only blank lines part are one."""
    found: list[Lines] = []
    for number in sorted(numbers):
        last = found[-1].last if found else number
        if found and all(each in blank for each in range(last + 1, number)):
            found[-1] = Lines(found[-1].first, number)
        else:
            found.append(Lines(number, number))
    return found


def less(lines: Lines, numbers: Collection[int]) -> list[Lines]:
    """What is left of a stretch without these numbers."""
    edges = [lines.first - 1, *sorted(each for each in numbers if lines.first <= each <= lines.last), lines.last + 1]
    return [Lines(before + 1, after - 1) for before, after in pairwise(edges) if after - before > 1]


def _holds(stretches: Collection[Lines], number: int) -> bool:
    return any(each.first <= number <= each.last for each in stretches)


def _joined(stretches: Collection[Lines]) -> list[Lines]:
    """The same lines in as few stretches as there can be."""
    found: list[Lines] = []
    for each in sorted(stretches, key=lambda lines: lines.first):
        if found and each.first <= found[-1].last + 1:
            found[-1] = Lines(found[-1].first, max(found[-1].last, each.last))
        else:
            found.append(each)
    return found


def _spelled(lines: Lines) -> str:
    return f"{lines.first}-{lines.last}" if lines.last > lines.first else str(lines.first)


def _stated(text: str, key: str) -> list[Lines]:
    read, _ = read_verdicts("", text.encode()) if text else (None, ())
    return list(read.keep if key == "keep" else read.drop) if read else []


def _list(text: str, key: str) -> Items | Scalar | None:
    """The value of a key as it stands in the text, a scalar where nothing was written; None if the key is not there."""
    node, _ = read_yaml("", text)
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry and isinstance(entry.value, Items | Scalar) else None


def _without(text: str, key: str, numbers: Collection[int]) -> str:
    """The text without these numbers in that list; a range that held one is cut in two."""
    node = _list(text, key)
    if not isinstance(node, Items):
        return text
    is_flow = text[_offset(text, node)] == "["
    for item in reversed([item for item in node.items if isinstance(item, Scalar)]):
        lines = lines_of(item.text)
        left = less(lines, numbers) if lines else []
        if left != [lines]:
            rest = [_spelled(span) for span in left]
            text = _in_flow(text, item, rest) if is_flow else _in_block(text, item, rest)
    return text


def _in_flow(text: str, item: Scalar, rest: list[str]) -> str:
    """The text with an item of `[a, b]` replaced by others, or by nothing."""
    start, end = _extent(text, item)
    if not rest:
        if after := re.compile(r"[ \t]*,[ \t]*").match(text, end):
            end = after.end()
        elif before := re.search(r"[ \t]*,\s*$", text[:start]):
            start = before.start()
    return text[:start] + ", ".join(rest) + text[end:]


def _in_block(text: str, item: Scalar, rest: list[str]) -> str:
    """The text with an item on a line of its own replaced by others; of one that goes a comment stays."""
    start, end = _extent(text, item)
    line = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end) + 1 or len(text)
    head, tail = text[line:start], text[end:after]
    if rest:
        lines = "".join(f"{head}{each}\n" for each in rest[1:])
        return f"{text[:line]}{head}{rest[0]}{tail}{lines}{text[after:]}"
    comment = tail.lstrip(" \t")
    kept = f"{head[: head.index('-')]}{comment}" if comment.startswith("#") else ""
    return text[:line] + kept + text[after:]


def _with(text: str, key: str, spans: list[str]) -> str:
    """The text with more items at the end of a list, in the form the list has."""
    node = _list(text, key)
    more = ", ".join(spans)
    match node:
        case None:
            return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{key}: [{more}]\n"
        case Scalar():
            value = rf"^({key}[ \t]*:)(?:[ \t]+(?:~|null)(?=\s))?"
            return re.sub(value, rf"\1 [{more}]", text, count=1, flags=re.MULTILINE)
        case Items() if not node.items:
            start = _offset(text, node) + 1
            return text[:start] + more + text[start:]
        case Items():
            last = node.items[-1]
            assert isinstance(last, Scalar), "what is no scalar was refused when the file was read"
            _, end = _extent(text, last)
            if text[_offset(text, node)] == "[":
                return f"{text[:end]}, {more}{text[end:]}"
            return _after(text, last, spans)


def _after(text: str, last: Scalar, spans: list[str]) -> str:
    """The text with lines under the last item of a list that has one a line."""
    start, end = _extent(text, last)
    head = text[text.rfind("\n", 0, start) + 1 : start]
    after = text.find("\n", end) + 1
    whole = text if after else f"{text}\n"
    at = after or len(whole)
    return whole[:at] + "".join(f"{head}{span}\n" for span in spans) + whole[at:]


def _extent(text: str, scalar: Scalar) -> tuple[int, int]:
    """Where a scalar stands in the text, its quotes included."""
    start = _offset(text, scalar)
    return start, start + len(scalar.text) + (2 if scalar.style else 0)


def _offset(text: str, node: Items | Scalar) -> int:
    at = 0
    for _ in range(node.line - 1):
        at = text.index("\n", at) + 1
    return at + node.column - 1
