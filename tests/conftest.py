"""What all tests share: the data that lies beside the repository, the browser, and a list of what was skipped."""

import os
import shutil
import signal
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

# A shell that runs the tests in the background has them ignore Ctrl-C, and so would every preview they start and end.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
REQUIRABLE = frozenset({"shared", "browser"})

# No deadline: a shared machine stalls. `ci` draws the same examples each time, so that a red run can be run again.
settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-pages", action="store_true", help="take every page of the shared benchmark, not a sample")


def pytest_configure(config: pytest.Config) -> None:
    if unknown := required() - REQUIRABLE:
        raise pytest.UsageError(f"PRESSMARK_REQUIRE names {sorted(unknown)}; it knows {sorted(REQUIRABLE)}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = defaultdict(list)
    for report in terminalreporter.getreports("skipped"):
        *_, reason = report.longrepr
        skipped[reason.removeprefix("Skipped: ")].append(report.nodeid)
    if skipped:
        terminalreporter.section("not run", yellow=True)
    for reason, tests in sorted(skipped.items()):
        terminalreporter.line(f"{reason}\n  " + "\n  ".join(tests))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real raw articles and development data, which is not part of the repository."""
    folder = Path(os.environ.get("PRESSMARK_SHARED") or ROOT.parent / "shared")
    if not (folder / "seeds").is_dir():
        do_without(
            "shared", f"needs the real raw articles: no folder {folder / 'seeds'} (PRESSMARK_SHARED names another)"
        )
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium; none is ever downloaded."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or do_without("browser", f"needs a browser: none of {', '.join(BROWSERS)} is installed")


@pytest.fixture
def expect() -> Callable[[Path, str], None]:
    """Compares a text with the file that holds the expected one, and under `make accept` writes it there."""

    def compare(path: Path, actual: str) -> None:
        if os.environ.get("PRESSMARK_ACCEPT"):
            path.write_text(actual, encoding="utf-8")
        assert actual == path.read_text(encoding="utf-8")

    return compare


def do_without(name: str, reason: str) -> NoReturn:
    if name in required():
        pytest.fail(f"PRESSMARK_REQUIRE={name}, but this {reason}", pytrace=False)
    pytest.skip(reason)


def required() -> set[str]:
    return set(os.environ.get("PRESSMARK_REQUIRE", "").replace(",", " ").split())
