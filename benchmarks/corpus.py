"""Writes the corpus, twice: as a Pressmark archive and as the same articles for Hugo.

    python benchmarks/corpus.py --articles 100 --pressmark FOLDER --hugo FOLDER

The same arguments give the same bytes, on any machine and under any Python.
"""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks import as_hugo, as_pressmark, prose
from benchmarks.articles import SEED, World, articles, world
from benchmarks.prose import Cast

HUGO_SITE = Path(__file__).with_name("hugo")
INTRODUCED = 20  # the topics that carry an editor's introduction; the others' files hold a name


def write(number: int, pressmark: Path, hugo: Path, seed: int = SEED, *, is_linked: bool = False) -> None:
    """Write `number` articles as an archive into `pressmark`, and as a whole Hugo site into `hugo`.

    With `is_linked` the archive compares its texts, too: passages, mentions, stories, related articles.
    """
    names = world(seed)
    introductions = {name.slug: text for name, text in zip(names.topics, _introductions(names, seed), strict=False)}
    shutil.copytree(HUGO_SITE, hugo, dirs_exist_ok=True)
    _write_all(pressmark, as_pressmark.names(names, introductions, is_linked=is_linked))
    _write_all(hugo, as_hugo.names(names, introductions))
    for article in articles(number, seed):
        _write_all(pressmark, as_pressmark.article(article))
        _write_all(hugo, as_hugo.article(article))


def _introductions(names: World, seed: int) -> Iterator[str]:
    rng = Random(f"{seed} introductions")
    cast = Cast(*(tuple(name.name for name in kind) for kind in (names.people, names.places, names.organisations)))
    for _ in range(INTRODUCED):
        yield " ".join(prose.paragraph(rng, cast))


def _write_all(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    for path, text in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the benchmark's corpus for both programs.")
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--pressmark", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--hugo", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--linked", action="store_true", help="an archive that compares its texts")
    asked = parser.parse_args()
    write(asked.articles, asked.pressmark, asked.hugo, asked.seed, is_linked=asked.linked)


if __name__ == "__main__":
    main()
