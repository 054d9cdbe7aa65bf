"""Measures which articles headlines name, on the links of saved pages: `benchmarks/links/headlines.py DATA`.

DATA is a folder with `pages.jsonl.gz` (saved pages of newspapers). Links of four words or more into the same site stand
for headlines, and their addresses for articles. An archive holds each article under one printing of its headline. Asked
is every other printing of it: once with the article held (found, or not, or another's), and once with it taken away
(then whatever is found is wrong). Most other printings are teasers or words of a sentence, so that few can be found.
Then every headline is printed as pages print it (capitals, the paper's name, a label, cut after eight words), which
should be found, and changed as headlines of other reports differ, which must not.
"""

import argparse
import gzip
import json
import re
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, SoupStrainer, XMLParsedAsHTMLWarning

from generator.links.headlines import Headlines, words_of
from generator.text import squeeze

_STORY = re.compile(r"/[^/]*(?:\d{4,}|-[^/]*-[^/]*-)[^/]*/?$")
"""An address's last part, of an article: with a number of four digits, or of four words."""
_LONG = 4  # letters of a word that says something


@dataclass(frozen=True)
class Held:
    """An article of the archive, known by its address."""

    id: str
    title: str
    publisher: str
    date: str = ""
    title_basis: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure which articles headlines name.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many that are wrong and are missed")
    asked = parser.parse_args()
    warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)
    prints = dict(printed(asked.data / "pages.jsonl.gz"))
    articles = [Held(address, texts[0], site(address)) for address, texts in prints.items()]
    papers = {each.publisher for each in articles}
    headlines = Headlines(articles, papers)
    others = [(each, text) for each in articles for text in prints[each.id][1:]]
    print(f"{len(articles):,} articles of {len(papers):,} papers, {len(others):,} other printings of a headline")
    rows: Counter[str] = Counter()
    wrong, missed = [], []
    by_id = {each.id: each for each in articles}
    for held, text in others:
        page = Held("page", "", held.publisher)
        found = headlines.held(text, page)
        rows["right" if found == held.id else "another's" if found else "none"] += 1
        if found and found != held.id:
            wrong.append((text, by_id[found], held))
        if not found:
            missed.append((text, held))
    for name in ("right", "none", "another's"):
        print(f"held: {name}: {rows[name]:,} = {rows[name] / (len(others) or 1):.3f}")
    gone = without(articles, others, papers)
    print(f"not held: {len(gone):,} of {len(others):,} led to another article")
    again = [(each, text) for each in articles for text in reprinted(each)]
    found_again = Counter(headlines.held(text, Held("page", "", each.publisher)) == each.id for each, text in again)
    print(f"capitals, names, labels, cuts: {found_again[True]:,} of {len(again):,} found")
    changed = [(each, text) for each in articles for text in reworded(each.title)]
    led = [(each, text, headlines.held(text, Held("page", "", each.publisher))) for each, text in changed]
    slips = [(each, text) for each, text, found in led if found == each.id]
    print(f"another word, figure or order: {len(slips):,} of {len(changed):,} led to the article all the same")
    for text, one, held in (wrong + gone)[: asked.show]:
        print(f"  WRONG  {text!r}\n         led to {one.title!r}\n         not to {held.title!r}")
        print(f"         {one.id} {held.id}")
    for text, held in missed[:: max(1, len(missed) // (asked.show or 1))][: asked.show]:
        print(f"  MISSED {text!r}\n         is     {held.title!r}")
    for each, text in slips[: asked.show]:
        print(f"  SLIP   {text!r}\n         led to {each.title!r}")
    return 0


def without(articles: list[Held], others: list[tuple[Held, str]], papers: set[str]) -> list[tuple[str, Held, Held]]:
    """What is found where half of the articles are not held, in turn."""
    found = []
    for half in (0, 1):
        held = [each for at, each in enumerate(articles) if at % 2 == half]
        ids = {each.id: each for each in held}
        headlines = Headlines(held, papers)
        for one, text in others:
            if one.id not in ids and (led := headlines.held(text, Held("page", "", one.publisher))):
                found.append((text, ids[led], one))
    return found


def printed(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Addresses with the ways in which their headlines are printed, in the order of the pages; each way once."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for address, text in links(json.loads(line)["html"]):
                found[address].setdefault(text.casefold(), text)
    for address, texts in found.items():
        yield address, list(texts.values())


def links(html: str) -> Iterator[tuple[str, str]]:
    """Links of a page that look like headlines of its own site."""
    soup = BeautifulSoup(html, "lxml", parse_only=SoupStrainer(["a", "base", "link"]))
    home = soup.find("link", rel="canonical")
    base = str(home["href"]) if home and home.get("href") else ""
    for link in soup.find_all("a", href=True):
        address = urldefrag(urljoin(base, str(link["href"])))[0].partition("?")[0].rstrip("/")
        text = squeeze(link.get_text(" "))
        is_other = (
            bool(base) and site(address) == site(base) and address != urldefrag(base)[0].partition("?")[0].rstrip("/")
        )
        if is_other and _STORY.search(urlsplit(address).path) and 4 <= len(words_of(text)) <= 25:
            yield address, text


def site(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return host.removeprefix("www.")


def reprinted(one: Held) -> Iterator[str]:
    """The headline as other pages of the paper print it."""
    yield one.title.upper()
    yield f"{one.title} | {one.publisher}"
    yield f"VIDEO: {one.title}"
    if one.title.count(" ") > 8:
        yield f"{' '.join(one.title.split()[:8])}…"


def reworded(title: str) -> Iterator[str]:
    """The title with another word, without one, with another figure, in another order: other reports' headlines."""
    words = title.split()
    long = [at for at, word in enumerate(words) if len("".join(words_of(word))) >= _LONG]
    if len(words) < 5 or len(long) < 3:
        return
    at, other = long[1], long[2]
    yield " ".join([*words[:at], "Ruritania", *words[at + 1 :]])
    yield " ".join([*words[:at], "not", *words[at:]])
    yield " ".join([*words[:at], *words[at + 1 :]])
    swapped = {at: words[other], other: words[at]}
    if words[at] != words[other]:
        yield " ".join(swapped.get(place, word) for place, word in enumerate(words))
    if re.search(r"\d", title):
        yield re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), title, count=1)


if __name__ == "__main__":
    sys.exit(main())
