"""Articles a second on one core, beside a library that does as much as it can of the same, on the same pages.

    pip install boilerpy3 trafilatura lxml_html_clean       # for the comparison only
    python benchmarks/cleaning/speed.py DATA
    python benchmarks/cleaning/speed.py DATA --every 8 --rounds 5

Dumps are given to boilerpy3 as one `<p>` a line. What counts is the ratio: both run in turn, in one process, on the
same pages, so that a busy machine slows both. The best round of each is told.
"""

import argparse
import gzip
import html
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402

from generator.clean.cleaned import clean  # noqa: E402
from generator.errors import ContentError  # noqa: E402

Work = Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=4, help="take every so many-th page")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    found = pages.items(asked.data)
    for task in pages.TASKS:
        dumps = [item["dumps"][task]["text"] for item in found if item["dumps"].get(task)][:: asked.every]
        told(f"{task} dumps", dumps, lambda text: ours("raw/page.txt", text), boilerpy3(), "boilerpy3", asked.rounds)
    with gzip.open(asked.data / "pages.jsonl.gz", "rt", encoding="utf-8") as rows:
        saved = [json.loads(row)["html"] for row in list(rows)[:: asked.every]]
    told("saved pages", saved, lambda text: ours("raw/page.html", text), trafilatura(), "trafilatura", asked.rounds)


def told(what: str, texts: Sequence[str], work: Work, theirs: Work | None, name: str, rounds: int) -> None:
    own: list[float] = []
    other: list[float] = []
    for _ in range(rounds):
        own.append(rate(work, texts))
        if theirs:
            other.append(rate(theirs, texts))
    line = f"{what}: {len(texts)}, {max(own):.0f} a second"
    beside = f"; {name} {max(other):.0f}; ratio {max(own) / max(other):.2f}" if other else f"; {name} is not installed"
    print(line + beside, flush=True)


def rate(work: Work, texts: Sequence[str]) -> float:
    began = process_time()
    for text in texts:
        work(text)
    return len(texts) / (process_time() - began)


def ours(path: str, text: str) -> object:
    try:
        return clean(path, text.encode("utf-8", "surrogatepass"))
    except ContentError:
        return None


def boilerpy3() -> Work | None:
    try:
        from boilerpy3.extractors import ArticleExtractor
    except ImportError:
        return None
    extractor = ArticleExtractor(raise_on_failure=False)
    return lambda text: extractor.get_content("".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n")))


def trafilatura() -> Work | None:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return None
    return lambda text: bare_extraction(text, with_metadata=True)


if __name__ == "__main__":
    main()
