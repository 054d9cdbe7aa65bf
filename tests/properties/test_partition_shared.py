"""The partition over the shared data: hostile words in every place of a raw file, and the pages of real newspapers.

A plain run takes each eighth page, and puts each payload in one place; `--all-pages` takes all pages and places.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from oracle import differences
from partition import bare, parts, seen
from raw_files import encoded, hostile_names, json_rows, odd_bytes, payloads

from generator.clean.assemble import body
from generator.clean.block import Reading
from generator.clean.cleaned import clean
from generator.clean.judge import judge
from generator.clean.readers import read
from generator.clean.received import received
from generator.clean.record import read_record, record_yaml
from generator.errors import ContentError
from generator.model import Fate

BENCHMARK = "bench/cleaning"
SAMPLE = 8
"""Each eighth page of the benchmark, and each payload in one place, unless all are asked for."""
PLACES = 6
STORY = (
    "Apricots for the whole valley",
    "By Munira Dastgir",
    "The orchard was planted in 1911 by a judge who had never eaten an apricot, and it has fed the valley since.",
    "Its trees are pruned each February by people who remember the judge, and who charge nothing for the work.",
)
THREAD = ("COMMENTS (1)", "Appricot | 3 years ago | Reply")
AFTER = "The words after it are read as well."


def places(payload: str) -> Iterator[tuple[str, str]]:
    """Raw files that hold a payload: alone, in an article, in a reader's comment."""
    yield "raw/a.txt", payload
    yield "raw/a.txt", "\n\n".join((*STORY, payload, AFTER))
    yield "raw/a.txt", "\n".join((*STORY, *THREAD, payload, AFTER))
    yield "raw/a.html", payload
    story = "".join(f"<p>{line}</p>" for line in STORY)
    yield "raw/a.html", f"<!doctype html><html><body>{story}{payload}<p>{AFTER}</p></body></html>"
    thread = "".join(f"<p>{line}</p>" for line in THREAD)
    yield "raw/a.html", f"<body>{story}<div class=comments>{thread}<p>{payload}</p></div><p>{AFTER}</p></body>"


def troubles(path: str, data: bytes) -> Iterator[str]:
    """What is wrong with the partition of a raw file, and with what a person sees of it; nothing as a rule."""
    reading = read(path, data)
    verdicts = judge(reading)
    whole = bare("".join(block.text for block in reading.blocks))
    if parts(reading, verdicts, Fate.KEPT, Fate.LIFTED, Fate.DROPPED) != whole:
        yield "not every block has one fate"
    yield from _of_reading(reading, whole)
    if parts(reading, verdicts, Fate.KEPT) != seen(body(reading, verdicts)):
        yield "the Markdown shows other words than those kept"
    try:
        cleaned = clean(path, data)
    except ContentError as error:
        yield from (f"more than one line: {error}" for _ in error.problems[1:])
        return
    record, problems = read_record("cleaning/a.yml", record_yaml(cleaned.record).encode("utf-8", "replace"))
    if problems or record is None:
        yield f"the record cannot be read: {problems}"
    elif bare("".join(line.text for line in received(path, data, record).lines)) != whole:
        yield "the page as received lacks words"


def _of_reading(reading: Reading, whole: str) -> Iterator[str]:
    if reading.reader == "html" and (found := differences(reading)) != ("", ""):
        yield f"read but not there, there but not read: {found}"
    if reading.reader == "text" and whole != bare(reading.decoded.text):
        yield "lines were lost"


def test_hostile_words_have_one_fate_wherever_they_stand(shared: Path, sample: int) -> None:
    found = []
    for turn, (name, payload) in enumerate(payloads(shared)):
        for number, (path, text) in enumerate(places(payload)):
            if sample == 1 or number == turn % PLACES:
                found += [(name, number, trouble) for trouble in troubles(path, encoded(text))]

    assert found == []


def test_hostile_words_swallow_none_after_them(shared: Path) -> None:
    lost = []
    for name, payload in payloads(shared):
        for path, text in places(payload):
            reading = read(path, encoded(text))
            if text != payload and bare(AFTER) not in bare("".join(block.text for block in reading.blocks)):
                lost.append((name, path))

    assert lost == []


def test_odd_bytes_have_one_fate_and_none_is_lost_unsaid(shared: Path) -> None:
    files = odd_bytes(shared)

    found = [
        (name, path, trouble)
        for name, data, _ in files
        for path, raw in (("raw/a.txt", data), ("raw/a.html", data), ("raw/a.html", b"<body><p>" + data + b"<p>end"))
        for trouble in troubles(path, raw)
    ]

    assert found == []


def test_hostile_names_are_only_names(shared: Path) -> None:
    data = "\n\n".join(STORY).encode()

    for name in hostile_names(shared):
        cleaned = clean(f"raw/{name}.txt", data)
        record, problems = read_record("cleaning/a.yml", record_yaml(cleaned.record).encode("utf-8", "replace"))
        assert problems == ()
        assert record is not None
        assert record.runs == cleaned.record.runs


@pytest.mark.slow
@pytest.mark.parametrize("task", ["mild", "full"])
def test_each_line_of_the_benchmarks_dumps_has_one_fate(shared: Path, sample: int, task: str) -> None:
    found = []
    for item in json_rows(shared / BENCHMARK / "items.jsonl.gz")[::sample]:
        if dump := item["dumps"].get(task):
            found += [(item["id"], trouble) for trouble in troubles("raw/a.txt", encoded(dump["text"]))]

    assert found == []


@pytest.mark.slow
def test_each_word_of_the_benchmarks_pages_has_one_fate(shared: Path, sample: int) -> None:
    found = []
    for page in json_rows(shared / BENCHMARK / "pages.jsonl.gz")[::sample]:
        found += [(page["id"], trouble) for trouble in troubles("raw/a.html", encoded(page["html"]))]

    assert found == []


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> int:
    """One page in how many is looked at."""
    return 1 if request.config.getoption("--all-pages") else SAMPLE
