"""The five real raw articles, through the real command line, compared with what an expert editor makes of them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = (
    "000_7f9e9e90cabe285d",
    "001_59cfc9ffa5e8bb4b",
    "002_22120f0cd0ec2f0e",
    "003_722d42805466e01d",
    "004_323f503bc32674aa",
)


class Seed(NamedTuple):
    """What came of one seed."""

    id: str
    front: dict[str, Any]
    blocks: list[tuple[str, str]]
    """Tag and words of each block of the body, read by a plain CommonMark parser."""
    record: dict[str, Any]
    raw: list[str]
    """The raw file's lines."""
    expected: dict[str, Any]


@pytest.fixture(scope="module")
def archive(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ingested(tmp_path_factory.mktemp("archive"), shared, SEEDS)


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, archive: Path, shared: Path) -> Seed:
    return came_of(archive, shared, request.param)


def test_the_body_is_the_editors_paragraph_by_paragraph(seed: Seed) -> None:
    assert [words for _, words in seed.blocks] == seed.expected["body"]


def test_the_front_matter_is_the_editors_value_by_value(seed: Seed) -> None:
    wanted = seed.expected["front_matter"] | seed.expected["front_matter_in_the_archive"]

    assert {key: seed.front.get(key) for key in wanted} == wanted


def test_what_a_file_does_not_say_is_absent(seed: Seed) -> None:
    told = seed.expected["front_matter_in_the_archive"]

    assert [key for key in seed.expected["absent"] if key in seed.front and key not in told] == []


@pytest.mark.parametrize("name", SEEDS)
def test_alone_a_file_says_no_more_than_stands_in_it(name: str, shared: Path, tmp_path: Path) -> None:
    ingested(tmp_path, shared, (name,))

    seed = came_of(tmp_path, shared, name)

    wanted = seed.expected["front_matter"]
    assert {key: seed.front.get(key) for key in wanted} == wanted
    assert [key for key in seed.expected["absent"] if key in seed.front] == []


def test_inferred_dates_name_the_reports_of_the_same_event_and_never_the_sequel(archive: Path, shared: Path) -> None:
    first, second, third, sequel, fourth = (came_of(archive, shared, name) for name in SEEDS)

    for seed in (first, second):
        named = "; ".join(seed.front["date_evidence"])
        assert [other.id in named for other in (third, fourth, sequel)] == [True, True, False]
        assert "date" in seed.front["unreviewed"]
        assert seed.id.startswith("undated-")
    assert (sequel.front["date"], sequel.front["event_date"]) == ("2018-08-08", "2018-08-07")
    assert [seed.front["event_date"] for seed in (third, fourth)] == ["2014-11-20", "2014-11-20"]


def test_dates_come_out_the_same_in_whatever_order_the_files_came(archive: Path, shared: Path, tmp_path: Path) -> None:
    for names in (SEEDS[:2], SEEDS[:3], SEEDS):
        ingested(tmp_path, shared, names)

    assert {name: came_of(tmp_path, shared, name) for name in SEEDS} == {
        name: came_of(archive, shared, name) for name in SEEDS
    }


def test_each_line_is_lifted_or_dropped_by_the_rule_that_should(seed: Seed) -> None:
    assert lines(seed, "lifted") == seed.expected["lifted_lines"]
    assert lines(seed, "dropped") == seed.expected["dropped_lines"]


def test_prefixes_are_lifted_to_the_character(seed: Seed) -> None:
    found = {
        at: seed.raw[int(at) - 1][: run["prefix"]]
        for run in seed.record["lines"]
        if "prefix" in run
        for at in at_lines(run)
    }

    assert found == seed.expected["lifted_prefixes"]


def test_headings_are_headings_and_nothing_else_is(seed: Seed) -> None:
    wanted = {" ".join(seed.raw[number - 1].split()) for number in seed.expected["headings"]}

    assert {words for tag, words in seed.blocks if tag == "h2"} == wanted
    assert {tag for tag, _ in seed.blocks} <= {"p", "h2"}


def test_the_built_page_has_every_word_of_the_body(archive: Path, shared: Path) -> None:
    assert pressmark(archive, "build", "--no-search").returncode == 0

    for name in SEEDS:
        seed = came_of(archive, shared, name)
        page = BeautifulSoup((archive / "site" / "articles" / seed.id / "index.html").read_bytes(), "html.parser")
        blocks = [" ".join(block.get_text().split()) for block in page.find_all(["p", "h2", "h3"])]
        assert [words for words in blocks if words in seed.expected["body"]] == seed.expected["body"]
        received = (archive / "site" / "articles" / seed.id / "received" / "index.html").read_bytes()
        shown = BeautifulSoup(received, "html.parser").get_text()
        assert [line for line in seed.raw if line not in shown] == []


def test_a_second_run_writes_nothing(archive: Path) -> None:
    before = snapshot(archive / "content")

    told = json.loads(pressmark(archive, "ingest", "--json").stdout)

    assert (told["new"], told["changed"], told["unchanged"]) == ([], [], 5)
    assert snapshot(archive / "content") == before


def test_explain_shows_every_line_of_the_raw_file_with_its_rule(archive: Path, shared: Path) -> None:
    for name in SEEDS:
        seed = came_of(archive, shared, name)

        shown = pressmark(archive, "explain", seed.id).stdout

        assert [line for line in seed.raw if line.strip() not in shown] == []
        assert [rule for rule in seed.expected["dropped_lines"].values() if f"by {rule}:" not in shown] == []


def test_four_seeds_are_one_story_and_the_fifth_goes_on_from_it(archive: Path, shared: Path) -> None:
    assert pressmark(archive, "build", "--no-search").returncode == 0

    ids = {name[:3]: came_of(archive, shared, name).id for name in SEEDS}
    pages = (
        BeautifulSoup(story.read_text(encoding="utf-8"), "html.parser")
        for story in (archive / "site/stories").glob("*/index.html")
    )
    (page,) = (page for page in pages if page.select_one("table.reports"))  # the others lead there from a report's id

    assert {str(link["href"]).split("/")[-2] for link in page.select("table.reports a")} == {
        ids[name] for name in ("000", "001", "002", "004")
    }
    assert [str(link["href"]).split("/")[-2] for link in page.select(".sequels a.headline")] == [ids["003"]]


def ingested(folder: Path, shared: Path, names: Sequence[str]) -> Path:
    """An archive in a folder, with these seeds taken in."""
    (folder / "content" / "raw").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "archive.yml").write_text("format: 1\ntitle: Seeds\n", encoding="utf-8")
    for name in names:
        shutil.copy(shared / "seeds" / f"{name}.txt", folder / "content" / "raw")
    assert pressmark(folder, "ingest").returncode == 0
    return folder


def pressmark(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def came_of(archive: Path, shared: Path, name: str) -> Seed:
    for path in sorted((archive / "content" / "articles").glob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        values = yaml.safe_load(front)
        if values["raw"] == f"raw/{name}.txt":
            record = yaml.safe_load((archive / "content" / "cleaning" / f"{path.stem}.yml").read_bytes())
            raw = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
            expected = json.loads((shared / "seeds" / "expected.json").read_bytes())[name]
            return Seed(path.stem, values, blocks(body), record, raw, expected)
    raise AssertionError(f"no article was made of {name}")


def blocks(markdown: str) -> list[tuple[str, str]]:
    html = BeautifulSoup(MarkdownIt("commonmark").render(markdown), "html.parser")
    return [(block.name, block.get_text()) for block in html.find_all(recursive=False)]


def at_lines(run: dict[str, Any]) -> list[str]:
    first, _, last = str(run["at"]).partition("-")
    return [str(number) for number in range(int(first), int(last or first) + 1)]


def lines(seed: Seed, fate: str) -> dict[str, str]:
    """Line → rule, of lines that are not blank."""
    runs = [run for run in seed.record["lines"] if run["fate"] == fate]
    return {at: run["rule"] for run in runs for at in at_lines(run) if seed.raw[int(at) - 1].strip()}


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
