"""Patterns in publishers' files, over a whole archive: they clean again, and one that decides nothing is told."""

import shutil
from pathlib import Path

from archive_folder import Archive

REPORT = """Bridge closed for {days} days

The bridge was closed on Sunday after cracks were found in two of its piers, and stays so for {days} days.

Ferry Radio repeats this at noon.
"""
FILE = "publishers/ferry.md"
PATTERNS = """---
name: The Ferry
drop:
  - text: "Ferry Radio *"
    why: said under every report
    seen: raw/ferry/a.txt
  - css: aside.tide
    why: tide table
    seen: raw/ferry/b.html
---
"""
SILENT = (
    "content/publishers/ferry.md:7:5: this pattern under 'drop' decides no line of any article of this publisher's\n"
    "  fix: remove it, or say where it is seen: content/raw/ferry/b.html is not in the archive"
)


def test_a_changed_publishers_file_cleans_its_articles_again(archive: Archive) -> None:
    fill(archive)
    first = archive.ingest()

    archive.put(FILE, PATTERNS)
    report = archive.ingest()

    assert sorted(report.changed) == sorted(first.new)
    assert not any("Ferry Radio" in archive.text(id) for id in archive.ids())
    assert 'why: "said under every report"' in archive.record(archive.ids()[0])


def test_a_pattern_that_never_decides_a_line_is_told_at_each_run(archive: Archive) -> None:
    fill(archive)
    archive.put(FILE, PATTERNS)

    told = [[str(problem) for problem in archive.ingest().problems] for _ in range(2)]
    archive.put("raw/ferry/c.txt", REPORT.format(days=30))
    told.append([str(problem) for problem in archive.ingest().problems])

    assert told == [[SILENT]] * 3


def test_a_pattern_is_silent_again_when_its_last_page_is_gone(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    archive.put(FILE, PATTERNS)
    archive.put("raw/ferry/b.html", page("aside"))
    assert archive.ingest().problems == ()

    archive.put("raw/ferry/b.html", page("nav"))
    told = [str(problem) for problem in archive.ingest().problems]
    shutil.rmtree(tmp_path / ".cache")

    assert told == [
        SILENT.splitlines()[0]
        + "\n  fix: compare it with content/raw/ferry/b.html, where it was seen; mend it, or remove it"
    ]
    assert [str(problem) for problem in archive.ingest().problems] == told


def test_an_error_in_a_publishers_file_is_told(archive: Archive) -> None:
    fill(archive)
    archive.put(FILE, PATTERNS.replace("aside.tide", "aside["))

    report = archive.ingest()

    assert [str(problem).partition("\n")[0] for problem in report.problems] == [
        "content/publishers/ferry.md:7:10: 'aside[' is not a selector from its character 6 on"
    ]


def fill(archive: Archive) -> None:
    archive.put("raw/ferry/_defaults.yml", "publisher: ferry\n")
    archive.put("raw/ferry/a.txt", REPORT.format(days=10))
    archive.put("raw/ferry/d.txt", REPORT.format(days=20))


def page(element: str) -> str:
    return f"""<html><body><article><h1>Low water</h1>
<p>The river was so low on Monday that the ferry stood on its keel and could be walked around.</p>
<{element} class="tide">Noon 3.4 m</{element}><p>It is to rain on Thursday, the harbour master said from his boat.</p>
</article></body></html>"""
