"""What publishers' patterns say of lines and elements, by cases; whose patterns speak; what patterns mean."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file
from shown import shown

from generator.clean.block import Reading
from generator.clean.cleaned import clean
from generator.clean.judge import Word, judge
from generator.clean.publishers import Publishers, publishers
from generator.clean.quirks import patterns, quirk_rule
from generator.clean.readers.html import read_html
from generator.clean.readers.text import read_text
from generator.clean.selectors import selected
from generator.read.entity import read_entity
from generator.read.pattern import line_pattern, matches, value
from generator.text import fold

CASES = Path(__file__).resolve().parents[2] / "cases" / "quirks.md"
REPORT = """Bridge closed

The bridge was closed on Sunday after cracks were found in two of its piers.

Ferry Radio repeats this at noon.

"""


def test_patterns_say_what_the_cases_say(expect: Callable[[Path, str], None]) -> None:
    cases = read_fixture_file(CASES)

    told = "\n".join(f"{title}\n.\n{source}.\n{outcome(source)}.\n" for _, title, source, _ in cases)

    expect(CASES, told)


@pytest.mark.parametrize(
    "default, foot, is_dropped",
    [
        ("", "Published in The Ferry, March 4th, 1998", True),
        ("ferry", "", True),
        ("ferry", "Published in The Morning Gazette, March 4th, 1998", False),
        ("gazette", "Published in Ferry, March 4th, 1998", True),
        ("gazette", "", False),
        ("", "", False),
    ],
)
def test_patterns_speak_of_pages_of_their_publisher_only(default: str, foot: str, is_dropped: bool) -> None:
    known = ferry('drop: [{text: "Ferry Radio *", why: on every page, seen: raw/a.txt}]')

    cleaned = clean("raw/b.txt", (REPORT + foot).encode(), {"publisher": default}, publishers=known)

    assert ("quirk-drop-1" in {verdict.rule for verdict in cleaned.verdicts}) is is_dropped


def test_a_pattern_that_takes_the_line_with_the_publishers_name_does_not_take_the_publisher() -> None:
    known = ferry('drop: [{text: "Published in The Ferry*", why: as ever, seen: raw/a.txt}]')

    cleaned = clean("raw/b.txt", f"{REPORT}Published in The Ferry, March 4th, 1998".encode(), publishers=known)

    assert [fact.value for fact in cleaned.facts if fact.field == "publisher"] == ["The Ferry"]
    assert cleaned.verdicts[-1].rule == "quirk-drop-1"


def test_an_editors_word_on_a_line_goes_before_a_pattern() -> None:
    known = ferry('drop: [{text: "Ferry Radio *", why: on every page, seen: raw/a.txt}]')

    cleaned = clean("raw/b.txt", REPORT.encode(), {"publisher": "ferry"}, Word(keep=((5, 5),)), known)

    assert [verdict.rule for verdict in cleaned.verdicts if verdict.number == 5] == ["editor"]


def test_a_page_of_too_many_elements_is_not_asked() -> None:
    reading = read_html("raw/a.html", b"<p><i></i>a</p>" * 10_001)

    assert [chosen.whole for chosen in selected(reading, ["p"])] == [frozenset()]


MARKUP = [
    "<p>", "</p>", "<div>", "<b>", "</b>", "<li>", "<a>", "<table>", "<td>", "<script>", "</script>", "<!--x-->",
    "<![x]>", "<?", "<svg>", "<title>", "<html>", "<body>", "<head>", "<form>", "<select>", "<option>", "<x:y>",
    "</z>", "&amp;", "&nbsp;", "text", "<", "<br/>", "<frameset>", "<plaintext>", "<aé>", " ", "\0",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKUP)))
def test_the_tree_has_the_elements_of_the_reading_in_their_order(parts: list[str]) -> None:
    reading = read_html("raw/a.html", "".join(parts).encode())

    found = selected(reading, ["*"])[0]

    assert found.whole | found.inline.keys() == set(range(len(reading.nodes)))


@given(st.text(st.sampled_from("ab *")), st.text(st.sampled_from("ab ")))
def test_a_pattern_matches_what_a_walk_over_both_would(pattern: str, line: str) -> None:
    assert (matches(line_pattern(pattern), fold(line)) is not None) is walk(fold(pattern), fold(line))


@given(st.text(), st.text(), st.text())
def test_what_is_taken_stands_in_the_line(before: str, taken: str, after: str) -> None:
    line = f"{before} at:{taken}: {after}"

    assert fold(value(line_pattern("*at:{*}:*"), line)) in fold(line)


def test_a_line_of_stars_takes_no_longer_than_the_line_is_long() -> None:
    pattern = line_pattern("a*" * 1000 + "b")

    assert matches(pattern, "a" * 100_000) is None


def walk(pattern: str, line: str) -> bool:
    """What a pattern means, by trying everything."""
    if not pattern:
        return not line
    if pattern[0] == "*":
        return any(walk(pattern[1:], line[at:]) for at in range(len(line) + 1))
    return line[:1] == pattern[0] and walk(pattern[1:], line[1:])


def outcome(source: str) -> str:
    """The front matter's patterns, with `why` and `seen` filled in, on the raw file after the line of signs."""
    given, raw = source.split("====\n")
    lines = [
        f"{line}\n    why: seen\n    seen: raw/a.txt" if line.startswith("  - ") else line
        for line in given.splitlines()
    ]
    entity, problems = read_entity("publishers/ferry.md", "\n".join(["---", "name: Ferry", *lines, "---", ""]).encode())
    assert entity is not None, "\n".join(map(str, problems))
    reading = read(raw)
    verdicts = judge(reading, quirks=(quirk_rule(patterns(entity)),))
    return "".join(f"{shown(block, verdict)}\n" for block, verdict in zip(reading.blocks, verdicts, strict=True))


def read(raw: str) -> Reading:
    return (read_html if raw.startswith("<") else read_text)("raw/case", raw.removesuffix("\n").encode())


def ferry(patterns: str) -> Publishers:
    entity, problems = read_entity("publishers/ferry.md", f"---\nname: The Ferry\n{patterns}\n---\n".encode())
    assert entity is not None, "\n".join(map(str, problems))
    return publishers([entity])
