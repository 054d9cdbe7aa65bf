"""The benchmark's saved pages as the page model sees them, with an answer for each block where there is one."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pages

from generator.clean.block import Block, Reading
from generator.clean.judge import asked
from generator.clean.readers.html import read_html

GRAM = 4  # words of a shingle, as the benchmark's scorer counts them
ALIKE = 0.7  # of a block's shingles that stand in the gold, from which it is the gold's
NEAR = 3  # blocks around a short line of the gold in which a longer one must stand
FRAGMENT = 20  # characters from which a block may be a part of a fragment
_TOKEN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


class Page(NamedTuple):
    """A saved page to learn from."""

    fold: int
    domain: str
    reading: Reading
    blocks: tuple[Block, ...]
    answers: list[bool | None]
    """For each block whether it belongs to the body; None where nobody knows."""
    is_whole: bool
    """All of the body is known, not only fragments of it."""


def saved_pages(folder: Path) -> Iterator[Page]:
    """The pages whose markup the benchmark has, in the order of its file."""
    with gzip.open(folder / "pages.jsonl.gz", "rt", encoding="utf-8") as rows:
        saved = {row["id"]: row["html"] for row in map(json.loads, rows)}
    for page in pages.items(folder):
        if page["id"] in saved:
            reading = read_html("raw/page.html", saved[page["id"]].encode("utf-8", "surrogatepass"))
            blocks = asked(reading)
            if blocks:
                told = _fragments(page, blocks) if page.get("keep") else _whole(page, blocks)
                fold = pages.fold_of(page["domain"])
                yield Page(fold, page["domain"], reading, blocks, told, not page.get("keep"))


def _fragments(page: dict[str, Any], blocks: Sequence[Block]) -> list[bool | None]:
    keep, drop = ([_flat(each) for each in page[key] or ()] for key in ("keep", "drop"))
    told: list[bool | None] = []
    for block in blocks:
        text = _flat(block.text)
        kept, dropped = (any(_is_part(each, text) for each in some) for some in (keep, drop))
        told.append(kept if kept != dropped else None)
    return told


def _is_part(fragment: str, text: str) -> bool:
    return bool(fragment) and (fragment in text or (len(text) > FRAGMENT and text in fragment))


def _whole(page: dict[str, Any], blocks: Sequence[Block]) -> list[bool | None]:
    lines = {_flat(line) for line in page["body"]}
    body, optional = (_grams(_tokens("\n".join(page[key]))) for key in ("body", "optional"))
    doubtful = {_flat(line) for line in page["optional"]}
    told: list[bool | None] = []
    short = set()
    for at, block in enumerate(blocks):
        tokens = _tokens(block.text)
        text = " ".join(tokens)
        if not tokens or (text in doubtful and text not in lines):
            told.append(None)
        elif len(tokens) < GRAM:
            short.add(at)
            told.append(text in lines)
        elif text in lines or _share(tokens, body) >= ALIKE:
            told.append(True)
        else:
            told.append(None if _share(tokens, optional) >= ALIKE else False)
    return [answer and (at not in short or _has_near(told, short, at)) for at, answer in enumerate(told)]


def _has_near(told: Sequence[bool | None], short: set[int], at: int) -> bool:
    near = range(max(0, at - NEAR), min(len(told), at + NEAR + 1))
    return any(told[each] and each not in short for each in near)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _flat(text: str) -> str:
    return " ".join(_tokens(text))


def _grams(tokens: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[at : at + GRAM]) for at in range(max(1, len(tokens) - GRAM + 1)) if tokens)


def _share(tokens: Sequence[str], held: Counter[tuple[str, ...]]) -> float:
    own = _grams(tokens)
    return sum(min(many, held[gram]) for gram, many in own.items()) / own.total()
