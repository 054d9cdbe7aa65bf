"""What was measured, as a table to read and as JSON to keep."""

import os
import platform
import re
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from benchmarks.measure import Usage
from benchmarks.rows import MEMORY_GOAL, Goal, Group, Measured, Row, Runs

HEAD = ("", "wall s", "from-to", "÷ Hugo", "goal", "CPU s", "÷ Hugo", "tree MB", "÷ Hugo", "largest MB", "÷ Hugo")
QUIET = 0.5  # a load that leaves both programs the processors they would have alone
EXPLAINED = """\
wall, CPU: medians of the timed runs; CPU is user and system time of all processes of the build.
÷ Hugo: by Hugo's full build of the same round, the median over the rounds. Hugo has no other build from a cold process.
tree MB: the highest sum of all processes' proportional set sizes (PSS), sampled in a run of its own.
largest MB: the highest resident set of any one process of that run (ru_maxrss), 25 MB (our own) at least."""


def facts(articles: int, rounds: int, names: str, folder: Path) -> dict[str, str]:
    """What the figures depend on, of this machine and this run."""
    return {
        "articles": f"{articles:,}",
        "rounds": str(rounds),
        "Hugo's pages": {"all": "every kind of name", "few": "topics and people only"}[names],
        "processors": f"{len(os.sched_getaffinity(0))} × {_processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}, files on {_file_system(folder)}",
        "load before": _load(),
        "versions": ", ".join(f"{name} {_version(name)}" for name in ("pressmark", "hugo", "pagefind-bin")),
        "Python": platform.python_version(),
    }


def _load() -> str:
    """How many processes ran or waited to run in the last minute."""
    load = os.getloadavg()[0]
    return f"{load:.2f}" + (": not a quiet machine, so trust CPU more than wall" if load > QUIET else "")


def _processor() -> str:
    try:
        named = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        named = None
    return named[1] if named else platform.machine()


def _file_system(folder: Path) -> str:
    """The kind of the file system the folder is on: of the mount points above it, the deepest."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "an unknown file system"
    return max((len(point), kind) for point, kind in mounts if folder.resolve().is_relative_to(point))[1]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def table(measured: Measured, groups: Sequence[Group]) -> str:
    """Hugo's line, then a line for each row."""
    lines = [HEAD, _hugo_line(measured)]
    for group in groups:
        lines += [_line(row, measured.rows[row.key], measured) for row in group.rows]
    if {"cold", "search-cold"} <= measured.rows.keys():
        lines.append(_search_line(measured.rows["cold"], measured.rows["search-cold"]))
    return _aligned(lines)


def _hugo_line(measured: Measured) -> tuple[str, ...]:
    runs = [usage for row in measured.rows.values() for usage in row.hugo]
    largest = _megabytes(measured.hugo_largest)
    return (
        "Hugo, full build",
        *_times(runs),
        "1",
        "",
        _cpu(runs),
        "1",
        _megabytes(measured.hugo_memory),
        "1",
        largest,
        "1",
    )


def _line(row: Row, runs: Runs, measured: Measured) -> tuple[str, ...]:
    wall = ratio(runs, lambda usage: usage.wall)
    cpu = ratio(runs, lambda usage: usage.cpu)
    tree, largest = _over(runs.our_memory, measured.hugo_memory), _over(runs.our_largest, measured.hugo_largest)
    memory = (_megabytes(runs.our_memory), _short(tree), _megabytes(runs.our_largest), _short(largest))
    goal = verdict(wall, row.goal) if row.goal else ""
    return (row.title, *_times(runs.ours), _short(wall), goal, _cpu(runs.ours), _short(cpu), *memory)


def _search_line(plain: Runs, search: Runs) -> tuple[str, ...]:
    """Search alone: what a cold build takes longer with it."""
    pairs = list(zip(plain.ours, search.ours, strict=True))
    wall = [with_it.wall - without.wall for without, with_it in pairs]
    cpu = [with_it.cpu - without.cpu for without, with_it in pairs]
    hugo = [usage for runs in (plain, search) for usage in runs.hugo]
    walls, cpus = median(usage.wall for usage in hugo), median(usage.cpu for usage in hugo)
    spread = f"{min(wall):.2f}-{max(wall):.2f}"
    times = (f"{median(wall):.2f}", spread, _short(median(wall) / walls), "")
    return (
        "search indexing (cold, with less without)",
        *times,
        f"{median(cpu):.2f}",
        _short(median(cpu) / cpus),
        *[""] * 4,
    )


def ratio(runs: Runs, cost: Callable[[Usage], float]) -> float:
    """Our cost over Hugo's, round by round; the median."""
    return median(cost(ours) / cost(hugo) for ours, hugo in zip(runs.ours, runs.hugo, strict=True))


def verdict(reached: float, goal: Goal) -> str:
    """The goal, and whether it is reached: `≤ 0.15 reached, later ≤ 0.05 missed`."""
    words = {True: "reached", False: "missed"}
    return f"≤ {goal.now:g} {words[reached <= goal.now]}, later ≤ {goal.later:g} {words[reached <= goal.later]}"


def memory_line(measured: Measured) -> str:
    """The memory goal, which holds for the cold build."""
    cold = measured.rows.get("cold")
    if not cold or not measured.hugo_memory:
        return ""
    reached = cold.our_memory / measured.hugo_memory
    return f"peak memory of the cold build, tree, ÷ Hugo's: {_short(reached)}, {verdict(reached, MEMORY_GOAL)}"


def sizes(measured: Measured) -> str:
    """How much each site holds."""
    titles = {"hugo": "Hugo", "plain": "Pressmark, without search", "search": "Pressmark, with search"}
    lines = [
        f"{titles[name]}: {size.articles:,} articles of {size.article_bytes / size.articles / 1000:.1f} kB on average, "
        f"{size.files:,} files, {size.bytes / 1e6:.0f} MB"
        for name, size in measured.sizes.items()
    ]
    return "\n".join(lines)


def as_json(measured: Measured, about: dict[str, str]) -> dict[str, object]:
    """Everything measured, each run by itself; seconds and bytes."""
    rows = {
        key: {
            "wall_ratio": ratio(runs, lambda usage: usage.wall),
            "cpu_ratio": ratio(runs, lambda usage: usage.cpu),
            "pressmark": [{"wall": usage.wall, "cpu": usage.cpu} for usage in runs.ours],
            "hugo": [{"wall": usage.wall, "cpu": usage.cpu} for usage in runs.hugo],
            "tree_memory": runs.our_memory,
            "largest_process": runs.our_largest,
        }
        for key, runs in measured.rows.items()
    }
    hugo = {"tree_memory": measured.hugo_memory, "largest_process": measured.hugo_largest}
    return {"facts": about, "hugo": hugo, "rows": rows, "python": sys.version}


def _times(runs: Sequence[Usage]) -> tuple[str, str]:
    walls = [usage.wall for usage in runs]
    return f"{median(walls):.2f}", f"{min(walls):.2f}-{max(walls):.2f}"


def _cpu(runs: Sequence[Usage]) -> str:
    return f"{median(usage.cpu for usage in runs):.2f}"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.0f}" if count else "?"


def _over(ours: int, hugo: int) -> float:
    return ours / hugo if hugo else float("nan")


def _short(number: float) -> str:
    return f"{number:.3f}" if number < 0.1 else f"{number:.2f}"


def _aligned(lines: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    aligned = []
    for first, *rest in lines:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        aligned.append("  ".join(cells).rstrip())
    return "\n".join(aligned)
