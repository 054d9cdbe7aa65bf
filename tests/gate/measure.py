"""What the gate measures: how much furniture cleaning removes, and how few words of the text it loses.

The pages in `pages/` are our own. A dump has a letter and a line a row: B body, N furniture, T headline, M byline or
day. A saved page has the letter in the attribute `data-is` of the element around each text, which cleaning does not
read. The development pages of the benchmark, where they are there, are judged by the model that learned from them:
their floors notice a loss, and claim nothing of pages nobody has seen (`docs/cleaning-model.md` has those figures).
"""

import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.clean.cleaned import clean
from generator.errors import ContentError
from generator.model import Fate
from generator.text import squeeze

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.tsv"
EVERY = 6  # of the benchmark's pages; all of them take minutes

Figures = dict[str, float]


def own() -> Figures:
    """Of our own dumps and saved pages: the part of the furniture removed, and of the body's words kept."""
    dumps = [row for path in sorted((HERE / "pages").glob("*.txt")) for row in judged(path)]
    saved = [row for path in sorted((HERE / "pages").glob("*.html")) for row in judged_page(path)]
    return _of_own("own", dumps) | _of_own("own saved", saved)


def _of_own(name: str, told: list[tuple[str, str, bool]]) -> Figures:
    body = [(line, kept) for label, line, kept in told if label == "B"]
    gone = [not kept for label, _, kept in told if label in "NTM"]
    words = sum(len(line.split()) for line, _ in body)
    return {
        f"{name} furniture removed": sum(gone) / len(gone),
        f"{name} words kept": sum(len(line.split()) for line, kept in body if kept) / words,
    }


def judged(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Label, line, and whether cleaning kept it."""
    rows = [line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()]
    found = clean("raw/a.txt", "\n".join(line for _, line in rows).encode())
    for (label, line), verdict in zip(rows, found.verdicts, strict=True):
        yield label, line, verdict.fate is Fate.KEPT


def judged_page(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Label, text, and whether cleaning kept it, of each labelled element of a saved page."""
    from bs4 import BeautifulSoup

    data = path.read_bytes()
    found = clean("raw/a.html", data)
    fates: dict[str, list[bool]] = {}
    for block, verdict in zip(found.reading.blocks, found.verdicts, strict=True):
        fates.setdefault(block.text, []).append(verdict.fate is Fate.KEPT)
    for element in BeautifulSoup(data, "html.parser").select("[data-is]"):
        text = squeeze(element.get_text())
        yield str(element["data-is"]), text, any(fates[text])


def benchmark(shared: Path) -> Figures:
    """Of every sixth development page: the scorer's figures for news, and for snippets of saved pages."""
    data = shared / "bench" / "cleaning"
    score = scorer(data)
    with gzip.open(data / "items.jsonl.gz", "rt", encoding="utf-8") as rows:
        items = [json.loads(row) for row in rows][::EVERY]
    with gzip.open(data / "pages.jsonl.gz", "rt", encoding="utf-8") as rows:
        wanted = {item["id"] for item in items}
        saved = {row["id"]: row["html"] for row in map(json.loads, rows) if row["id"] in wanted}
    told = {(row["id"], row["task"]): row for row in predictions(items, saved)}
    results = score.evaluate(items, told, ["mild", "full", "html"])
    return dict(figures(score, results))


def figures(score: ModuleType, results: dict[str, Any]) -> Iterator[tuple[str, float]]:
    for task, pages in sorted(results.items()):
        news = score.report({task: [page for page in pages if page["genre"] == "news"]}, 1)[task]
        yield f"{task} F1", news["f1"]
        if task == "html":
            snips = score.report({task: [page for page in pages if "snip" in page]}, 1)[task]
            yield "html snippets F1", snips["snip_f1"]
        else:
            yield f"{task} furniture removed", news["removal_recall"]
            yield f"{task} words kept", 1 - news["words_missing"]
            yield f"{task} pages without a loss", news["pages_no_loss"]
        for field in ("title", "date", "authors"):
            yield f"{task} {field} right", news[field]["near" if field == "title" else "exact"]
            yield f"{task} {field} not wrong", 1 - news[field]["wrong"]


def predictions(items: Iterable[dict[str, Any]], saved: dict[str, str]) -> Iterator[dict[str, Any]]:
    for item in items:
        for task in ("mild", "full"):
            if dump := item["dumps"].get(task):
                yield {"id": item["id"], "task": task, **predicted("raw/a.txt", dump["text"])}
        if html := saved.get(item["id"]):
            yield {"id": item["id"], "task": "html", **predicted("raw/a.html", html)}


def predicted(path: str, text: str) -> dict[str, Any]:
    try:
        found = clean(path, text.encode("utf-8", "surrogatepass"))
    except ContentError:
        return {"text": ""}
    told = zip(found.reading.blocks, found.verdicts, strict=True)
    title, day = found.fact("title"), found.fact("date")
    return {
        "text": "\n".join(block.text for block, verdict in told if verdict.fate is Fate.KEPT),
        "title": title.value if title and title.basis != "derived" else None,
        "date": day.value if day and len(day.value) == 10 and day.value[0].isdigit() else None,
        "authors": [fact.value for fact in found.facts if fact.field == "authors"] or None,
    }


def scorer(data: Path) -> ModuleType:
    spec = util.spec_from_file_location("score", data / "score.py")
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def floors() -> Figures:
    rows = (row.split("\t") for row in FLOORS.read_text(encoding="utf-8").splitlines() if row[:1] != "#")
    return {name: float(number) for name, number in rows}


def below(found: Figures, least: Figures) -> list[str]:
    """What has fallen under its floor, a line each."""
    return [f"{name}: {found[name]:.4f}, the floor is {least[name]:.4f}" for name in found if found[name] < least[name]]


def main() -> None:
    """Raise the floors to what is reached now; lower them only when told to."""
    shared = Path(os.environ.get("PRESSMARK_SHARED") or ROOT.parent / "shared")
    found = own() | (benchmark(shared) if (shared / "bench").is_dir() else {})
    least = floors() if FLOORS.exists() else {}
    fallen = Counter(name for name in found if name in least and rounded(found[name]) < least[name])
    if fallen and "--lower" not in sys.argv:
        sys.exit(
            "\n".join([*below(found, least), "nothing was written; --lower takes these figures as the new floors"])
        )
    rows = least | {name: rounded(number) for name, number in found.items()}
    head = "# figure, then the least it may be; `make gate` raises it, `make gate GATEFLAGS=--lower` lowers it\n"
    FLOORS.write_text(head + "".join(f"{name}\t{number:.4f}\n" for name, number in rows.items()), encoding="utf-8")
    print(FLOORS.read_text(encoding="utf-8"), end="")


def rounded(number: float) -> float:
    """Down, so that the figure itself stands above its floor."""
    return int(number * 10_000) / 10_000


if __name__ == "__main__":
    main()
