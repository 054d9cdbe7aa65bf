"""Does the site hold what it should? Asked after each build, so that a broken one cannot win."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.edits import Seen, plain_blocks

SAMPLE = 25  # articles whose words are looked for


class BrokenBuild(Exception):
    """A build that exited with 0, and yet its site lacks something."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a site holds."""

    articles: int
    files: int
    bytes: int
    article_bytes: int
    """Of all articles' pages together."""


def check_site(site: Path, archive: Path) -> Size:
    """The site's size, once it is sure that it has a page for each article, and the words of a sample of them."""
    wanted = {path.stem for path in (archive / "content/articles").glob("*.md")}
    pages = {path.parent.name: path for path in (site / "articles").glob("*/index.html") if path.parent.name != "page"}
    if pages.keys() != wanted:
        raise BrokenBuild(f"articles: {len(pages)} pages, {len(wanted)} wanted, {len(wanted - pages.keys())} missing")
    annotated = {path.stem for path in (archive / "content/annotations").glob("*.md")}
    for name in sorted(wanted - annotated)[:: max(1, len(wanted) // SAMPLE)]:
        _check_words(name, plain_blocks(archive / f"content/articles/{name}.md"), pages[name])
        _check_topic(site, archive, name)
    for name in sorted(annotated)[:: max(1, len(annotated) // SAMPLE)]:
        _check_words(name, _note_texts(archive, name), pages[name])
    _check_lists(site, len(wanted))
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Size(len(pages), len(files), sum(files), sum(path.stat().st_size for path in pages.values()))


def check_seen(site: Path, seen: tuple[Seen, ...]) -> None:
    """After an edit: its words stand where they must."""
    for one in seen:
        if not any(one.words in path.read_text("utf-8") for path in site.glob(one.pattern)):
            raise BrokenBuild(f"{one.words!r} stands on no page {one.pattern}")


def text_of(page: Path) -> str:
    """The page's words without its tags, each run of white space as one space."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page.read_text("utf-8"))).split())


def _check_words(name: str, texts: list[str], page: Path) -> None:
    shown = text_of(page)
    for text in texts:
        if text not in shown:
            raise BrokenBuild(f"{name}: its page lacks {text[:60]!r}")


def _check_topic(site: Path, archive: Path, name: str) -> None:
    front = (archive / f"content/articles/{name}.md").read_text("utf-8")
    for topic in re.findall(r"[a-z-]+", front.partition("\ntopics: ")[2].partition("\n")[0]):
        check_seen(site, (Seen(f"topics/{topic}/**/index.html", name),))


def _check_lists(site: Path, articles: int) -> None:
    for path, tag, least in (("sitemap.xml", "<loc>", articles), ("feed.xml", "<entry", min(articles, 15))):
        found = (site / path).read_text("utf-8").count(tag)
        if found < least:
            raise BrokenBuild(f"{path}: {found} {tag}, at least {least} wanted")
    if not (site / "index.html").exists():
        raise BrokenBuild("no home page")


def _note_texts(archive: Path, name: str) -> list[str]:
    blocks = (archive / f"content/annotations/{name}.md").read_text("utf-8").split("---\n", 2)[2].split("\n\n")
    return [block.strip() for block in blocks if block.strip() and block.strip()[0] not in "#>"]
