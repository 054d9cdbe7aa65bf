"""News pages of the cleaning benchmark by their publishers' sections: what "of one topic" is measured on.

The section is told by words in the page's address and in its `article:section`. Publishers part their pages in many
ways (`world` has elections and `news` has everything), so that even a reader would not put all into the same nine.
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.links.events import Report

_STATED = re.compile(
    r"""<meta[^>]+(?:article:section|parsely-section|"section")["'][^>]*content=["']([^"']+)"""
    r"""|"articleSection"\s*:\s*\[?\s*"([^"]+)""",
    re.IGNORECASE,
)
_SECTIONS = {
    "sport": r"sport|/nfl/|/tennis|/soccer|football|dawgsby|swim",
    "politics": r"politic|homenews|/congress|thehill|labour|election",
    "science": r"science|space|nature\.com|phys\.org|quanta|moon|climate",
    "technology": r"techcrunch|techradar|gizmodo|theverge|/tech|appleinsider|bgr\.com|mashable|cloud|crn\.com"
    r"|talkandroid|itbrief|digit\.in|/ai[-/]|substack|software",
    "business": r"business|market|/money|invest|economy|/ipo|fundraising|cityam|smartasset|insurance|advis[eo]r",
    "health": r"health|fitness|weight|nutrition|/diet",
    "culture": r"entertainment|movies|music|billboard|indiewire|culture|arts|theater|royal",
    "home": r"garden|lifestyle|/life/|recipe|/home/|home-|veranda|tasteofhome",
    "world": r"/world|war-in|middle.east|europe|aljazeera|rt\.com",
}
"""The first whose pattern is found is the page's."""


def pages(data: Path) -> dict[str, Report]:
    """English news and blog pages that have a section, by name; `data` has `items.jsonl.gz` and `pages.jsonl.gz`."""
    html = {row["id"]: row["html"] for row in _rows(data / "pages.jsonl.gz")}
    found = {}
    for row in _rows(data / "items.jsonl.gz"):
        if row["genre"] != "mixed" and row["lang"] in ("en", "") and row["body"]:
            stated = _STATED.search(html.get(row["id"], ""))
            section = _section(f"{' '.join(filter(None, stated.groups())) if stated else ''} {row['url'] or ''}")
            if section:
                found[row["id"]] = Report(row["id"], section, "", row["title"] or "", tuple(row["body"]))
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _section(where: str) -> str:
    folders = where.partition("?")[0].rpartition("/")[0].lower() + "/"
    return next((name for name, pattern in _SECTIONS.items() if re.search(pattern, folders)), "")
