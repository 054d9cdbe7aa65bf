"""Texts whose names are known: each a list of sentences with the spans of its names."""

from collections.abc import Iterator
from pathlib import Path
from re import finditer

Span = tuple[int, int, str]
"""Code points, half open, and PER, LOC or ORG."""
Sentence = tuple[str, list[Span]]
Text = list[Sentence]

KINDS = ("PER", "LOC", "ORG")
MARKS = {"P": "PER", "L": "LOC", "O": "ORG"}


def wikigold(data: Path) -> list[Text]:
    """WikiGold's sentences by document, words apart by one space; names of no kind of ours (MISC) are none."""
    texts: list[Text] = [[]]
    for block in (data / "wikigold_dev.conll").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if line.strip()]
        if rows and rows[0][0].startswith("-DOCSTART"):
            texts.append([])
            rows = rows[1:]
        if rows:
            texts[-1].append(_joined(rows))
    return [text for text in texts if text]


def _joined(rows: list[list[str]]) -> Sentence:
    words: list[str] = []
    spans: list[list[int | str]] = []
    at, before = 0, ""
    for word, tag in rows:
        kind = tag[2:]
        if kind and kind == before:
            spans[-1][1] = at + len(word)
        elif kind:
            spans.append([at, at + len(word), kind])
        words.append(word)
        at += len(word) + 1
        before = kind
    return " ".join(words), [(int(s), int(e), str(kind)) for s, e, kind in spans if kind in KINDS]


def uner(path: Path) -> list[Text]:
    """Sentences of a Universal NER file by document, as printed."""
    texts: list[Text] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if not texts or any(line.startswith("# newdoc") for line in lines):
            texts.append([])
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), "")
        if text:
            rows = [line.split("\t")[1:3] for line in lines if not line.startswith("#")]
            texts[-1].append((text, list(_spans(text, rows))))
    return [text for text in texts if text]


def _spans(text: str, rows: list[list[str]]) -> Iterator[Span]:
    at, start, end, kind = 0, 0, 0, ""
    for word, tag in rows:
        at = text.index(word, at)
        if tag[:2] != "I-":
            if kind:
                yield start, end, kind
            start, kind = at, tag[2:]
        at = end = at + len(word)
    if kind:
        yield start, end, kind


def marked(path: Path) -> list[Text]:
    """Sentences of our own, each a text, with names in braces: `{P Okonkwo} was born in {L Lagos}.`"""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[_unmarked(line)] for line in lines if line and not line.startswith("#")]


def _unmarked(line: str) -> Sentence:
    text, spans, at = "", [], 0
    for found in finditer(r"\{([PLO]) ([^}]*)\}", line):
        text += line[at : found.start()]
        spans.append((len(text), len(text) + len(found[2]), MARKS[found[1]]))
        text += found[2]
        at = found.end()
    return text + line[at:], spans
