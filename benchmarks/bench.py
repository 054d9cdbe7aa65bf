"""Times builds of the same articles by Pressmark and by Hugo: `make bench`, or this file with options of its own.

docs/benchmarks.md says what is measured and what is comparable.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks import report
from benchmarks.checks import BrokenBuild
from benchmarks.measure import CommandFailed
from benchmarks.rows import GROUPS, Bench, Group

DISK = Path("/var/tmp")  # unlike the usual temporary folder it is never held in memory


def main() -> int:
    asked = options()
    groups = chosen(asked.only)
    disk = asked.folder or (DISK if DISK.is_dir() else None)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=disk, ignore_cleanup_errors=True) as folder:
        about = report.facts(asked.articles, asked.runs, asked.hugo_names, Path(folder))
        bench = Bench(Path(folder), asked.hugo_names, say, asked.linked)
        try:
            bench.prepare(asked.articles, groups)
            measured = bench.measure(groups, asked.runs)
        except (BrokenBuild, CommandFailed) as broken:
            say(f"the benchmark stops: {broken}")
            return 1
    for name, fact in about.items():
        print(f"{name}: {fact}")
    print(f"\n{report.table(measured, groups)}\n")
    print("\n".join(filter(None, [report.memory_line(measured), report.sizes(measured), report.EXPLAINED])))
    if asked.json:
        asked.json.write_text(json.dumps(report.as_json(measured, about), indent=2, ensure_ascii=False) + "\n")
    return 0


def options() -> argparse.Namespace:
    """What the command line asks for."""
    keys = [row.key for group in GROUPS for row in group.rows]
    parser = argparse.ArgumentParser(description="Time builds of the same articles by Pressmark and by Hugo.")
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="timed runs of each row (default 3)")
    parser.add_argument(
        "--only", action="append", choices=keys, metavar="ROW", help=f"of {', '.join(keys)}; repeatable"
    )
    parser.add_argument("--hugo-names", choices=["all", "few"], default="all", help="which names Hugo makes pages for")
    parser.add_argument("--linked", action="store_true", help="passages, mentions, stories and related articles, too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run to a file, too")
    parser.add_argument("--folder", type=Path, help="where to work; should be on a disk")
    asked = parser.parse_args()
    if min(asked.articles, asked.runs) < 1:
        parser.error("--articles and --runs are at least 1")
    return asked


def chosen(keys: list[str] | None) -> tuple[Group, ...]:
    """The groups, with the rows asked for only; without those of which none is left."""
    if not keys:
        return GROUPS
    kept = (replace(group, rows=tuple(row for row in group.rows if row.key in keys)) for group in GROUPS)
    return tuple(group for group in kept if group.rows)


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
