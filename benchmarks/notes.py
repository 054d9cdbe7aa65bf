"""What notes cost: the same archive, built from nothing without notes and with some on each article, in turn.

    python benchmarks/notes.py                                    # 5 notes on each of 10,000 articles
    python benchmarks/notes.py --articles 1 --words 5000 --notes 500 --rounds 5

Processor time of all processes is compared. The search index is left out unless asked for.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import as_pressmark, prose  # noqa: E402
from benchmarks.articles import Article, articles, world  # noqa: E402
from benchmarks.measure import Usage, run  # noqa: E402
from benchmarks.prose import Cast, whole  # noqa: E402
from benchmarks.rows import default_theme, environment  # noqa: E402
from generator.annotate.describe import describe  # noqa: E402
from generator.annotate.quote import block_quote  # noqa: E402
from generator.annotate.text import Text  # noqa: E402
from generator.markdown.addresses import Where  # noqa: E402
from generator.markdown.dialect import parse  # noqa: E402
from generator.markdown.plain import plain_text  # noqa: E402
from generator.model import Span  # noqa: E402
from generator.read.front import split  # noqa: E402

KINDS = ("context", "claim", "query", "source", "comment")
_LINK = re.compile(r"\[\[articles/[^\]]*\]\]|\[[^\]]*\]\([^)]*\.md\)")
LONGEST = 25
"""Words of a passage."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--notes", type=int, default=5, metavar="N", help="on each article")
    parser.add_argument("--words", type=int, default=0, metavar="N", help="of each article; as the corpus has it: 500")
    parser.add_argument("--rounds", type=int, default=1, metavar="N")
    parser.add_argument("--at-home", action="store_true", help="scope: here; no note is looked for on other articles")
    parser.add_argument("--search", action="store_true", help="make the search index, too")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes of a build")
    parser.add_argument("--folder", type=Path, help="where to work; it is emptied")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        archive = Path(folder)
        write(archive, asked.articles, asked.notes, asked.words)
        if asked.at_home:
            stay_at_home(archive)
        without, noted = [], []
        for number in range(asked.rounds):
            without.append(build(archive, has_notes=False, jobs=asked.jobs, has_search=asked.search))
            noted.append(build(archive, has_notes=True, jobs=asked.jobs, has_search=asked.search))
            first, second = without[-1].cpu, noted[-1].cpu
            print(f"round {number + 1}: {first:.2f} CPU-s without notes, {second:.2f} with", file=sys.stderr)
        seen = check(archive, asked.articles * asked.notes)
    costs = [after.cpu - before.cpu for before, after in zip(without, noted, strict=True)]
    shares = [after.cpu / before.cpu for before, after in zip(without, noted, strict=True)]
    before = median(usage.cpu for usage in without)
    print(
        f"{seen:,} notes on {asked.articles:,} articles: {median(costs):.2f} CPU-s more than {before:.2f} without, "
        f"{median(shares) - 1:+.0%}; {1000 * median(costs) / seen:.2f} ms a note"
    )


def write(archive: Path, number: int, each: int, words: int) -> None:
    """The archive, its notes in a folder of their own."""
    shutil.copytree(default_theme(), archive / "themes/default")
    texts = articles(max(number, words // 400 + 1)) if words else articles(number)
    names = world()
    for path, text in as_pressmark.names(names, {}):
        put(archive, path, text)
    if words:
        long = list(islice(texts, words // 400 + 1))
        put(archive, f"content/articles/{long[0].id}.md", longer(long, words))
        put(archive, f"notes/{long[0].id}.md", notes(long[0].id, longer(long, words), each, names.topics[0].slug))
        return
    for article in texts:
        for path, text in as_pressmark.article(article):
            if path.startswith("content/articles/"):
                put(archive, path, text)
                put(archive, f"notes/{article.id}.md", notes(article.id, text, each, article.topics[0].slug))


def stay_at_home(archive: Path) -> None:
    """The made-up articles share phrases as newspapers share wire copy; this leaves what that costs out."""
    for path in (archive / "notes").iterdir():
        path.write_text(f"---\nscope: here\n---\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def longer(parts: list[Article], words: int) -> str:
    """One article of the paragraphs of several, with none of their links."""
    first, *rest = [dict(as_pressmark.article(part))[f"content/articles/{part.id}.md"] for part in parts]
    bodies = [body for text in rest if (cut := split(text)) and (body := cut[1])]
    lines = _LINK.sub("the report", first + "\n" + "\n".join(bodies)).split("\n\n")
    kept, count = [], 0
    for line in lines:
        if count < words:
            kept.append(line)
            count += len(line.split())
    return "\n\n".join(kept) + "\n"


def put(archive: Path, path: str, text: str) -> None:
    file = archive / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def notes(name: str, source: str, count: int, topic: str) -> str:
    """A notes' file: each note on some words of the article, which it tells apart, with a link and some emphasis."""
    cut = split(source)
    assert cut
    text = Text(plain_text(parse(cut[1], Where("articles")).tokens)[0])
    rng = Random(f"notes {name}")
    cast = Cast(("Ada Quill",), ("Lahore",), ("Union",))
    return "".join(islice(_sections(text, rng, cast, topic), count))


def _sections(text: Text, rng: Random, cast: Cast, topic: str) -> Iterator[str]:
    plain = text.plain
    starts = [at for at in range(len(plain)) if not plain[at].isspace() and (not at or plain[at - 1].isspace())]
    number = 0
    while True:
        first = whole(rng, 0, len(starts) - 1)
        last = min(len(starts) - 1, first + whole(rng, 1, LONGEST))
        quote = describe(Span(starts[first], starts[last]), text)
        if quote is not None:
            number += 1
            kind = KINDS[number % len(KINDS)]
            words = f"{prose.sentence(rng, cast)} *{prose.sentence(rng, cast)}* See [[topics/{topic}]]."
            yield f"## Note {number} {{#n{number} .{kind}}}\n\n{block_quote(quote)}\n\n{words}\n\n"


def build(archive: Path, *, has_notes: bool, jobs: int, has_search: bool) -> Usage:
    """A build from nothing."""
    for made in ("site", ".cache", "content/annotations"):
        shutil.rmtree(archive / made, ignore_errors=True)
    if has_notes:
        shutil.copytree(archive / "notes", archive / "content/annotations")
    command = [
        str(Path(sys.executable).with_name("pressmark")),
        "build",
        "--no-search",
        "--strict",
        "--theme",
        "default",
    ]
    command += [] if has_search else ["--no-search"]
    return run([*command, *(["--jobs", str(jobs)] if jobs else [])], archive, environment(), is_sampled=False)


def check(archive: Path, count: int) -> int:
    """How many notes stand on the pages. Raises where some are missing."""
    command = ["grep", "-roh", 'class="note note-[a-z]*" id="note-n[0-9]*"', str(archive / "site/articles")]
    seen = subprocess.run(command, capture_output=True, text=True, check=True).stdout.count("\n")
    if seen < count:
        raise SystemExit(f"only {seen} of {count} notes stand on the pages")
    return count


if __name__ == "__main__":
    main()
