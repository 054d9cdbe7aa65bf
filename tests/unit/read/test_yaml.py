"""YAML: what no case file can hold, and the places of values."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Problem
from generator.read.article import read_article
from generator.read.yaml import DEPTH, Items, Mapping, Node, Scalar, read_yaml
from generator.read.yaml_lines import read_lines

PAYLOADS = "bench/hostile/payloads/yaml-test-suite.a.jsonl"

# Not YAML, and yet libyaml reads them, each as an editor would mean it: the suite's names for what is wrong.
TOLERATED = {
    'foo: "bar\n\tbaz"\n': "a tab indents the second line of a quotation",
    "---\n- [-, -]\n": "a lone dash in a list in brackets",
    "%YAML 1.1#...\n---\n": "a comment that touches a directive",
    'key: "value"# invalid comment\n': "a comment that touches a value",
    "- [\n\tfoo,\n foo\n ]\n": "a tab indents a line in brackets",
}


def refusal(text: str) -> Problem:
    node, [problem] = read_yaml("content/a.yml", text)
    assert node is None
    return problem


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[[a, ", "- - ? "])
@pytest.mark.parametrize("levels", [DEPTH + 1, 200_000])
def test_deep_nesting_is_refused_at_once_and_crashes_nothing(opening: str, levels: int) -> None:
    assert refusal(opening * levels).what == f"lists and mappings stand more than {DEPTH} levels deep here"


def test_nesting_as_deep_as_allowed_is_read() -> None:
    node, problems = read_yaml("content/a.yml", "[" * DEPTH + "]" * DEPTH)

    assert isinstance(node, Items)
    assert problems == ()


@pytest.mark.parametrize(
    "char", ["\0", "\x01", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufeff", "\uffff", "\ud800"]
)
def test_a_character_that_yaml_would_change_or_refuse_is_named_with_its_place(char: str) -> None:
    problem = refusal(f'a: 1\nb: "é😀{char}"')

    assert str(problem.place) == "content/a.yml:2:7"
    assert problem.what == f"the character U+{ord(char):04X} may not stand here as it is"


def test_values_know_their_lines_and_columns_in_code_points() -> None:
    node, _ = read_yaml("content/a.yml", "'é😀': \"x\"\nb:\n  - {c: d}\n  - |\n    e\n", line=5)

    assert node == Mapping(
        {
            "é😀": (Scalar("é😀", 5, 1, "'"), Scalar("x", 5, 7, '"')),
            "b": (
                Scalar("b", 6, 1),
                Items(
                    (
                        Mapping({"c": (Scalar("c", 7, 6), Scalar("d", 7, 9))}, 7, 5),
                        Scalar("e\n", 8, 5, "|"),
                    ),
                    *(7, 3),
                ),
            ),
        },
        *(5, 1),
    )


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "~", "null"])
def test_a_text_without_a_value_is_a_null(text: str) -> None:
    node, problems = read_yaml("content/a.yml", text)

    assert isinstance(node, Scalar)
    assert node.is_null
    assert problems == ()


@pytest.mark.parametrize("text", ["'null'", '"~"', '""', "nil", "none", "''"])
def test_what_is_quoted_is_never_null(text: str) -> None:
    node, _ = read_yaml("content/a.yml", text)

    assert isinstance(node, Scalar)
    assert not node.is_null


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a:  b\n",
        "a: b # c\n",
        "a: b: c\n",
        "a: b\n c\n",
        "a: [b\n",
        "a: 'b'\n",
        "a: b\na: c\n",
        "# a\n",
        "- a\n",
        "a:\n",
    ],
)
def test_lines_of_another_shape_are_left_to_the_parser(text: str) -> None:
    assert read_lines(text, 1) is None


def test_what_ingest_writes_needs_no_parser() -> None:
    text = 'title: "A: b # c"\ndate_basis: byline\ntopics: []\npeople: [a-b, "c, d"]\n'

    assert read_lines(text, 2) == Mapping(
        {
            "title": (Scalar("title", 2, 1), Scalar("A: b # c", 2, 8, '"')),
            "date_basis": (Scalar("date_basis", 3, 1), Scalar("byline", 3, 13)),
            "topics": (Scalar("topics", 4, 1), Items((), 4, 9)),
            "people": (Scalar("people", 5, 1), Items((Scalar("a-b", 5, 10), Scalar("c, d", 5, 15, '"')), 5, 9)),
        },
        *(2, 1),
    )


def test_a_hostile_yaml_has_its_right_value_or_is_refused_with_its_line(shared: Path) -> None:
    wrong = []
    for case in payloads(shared):
        text = case["payload"].replace("\r\n", "\n").replace("\r", "\n")
        node, problems = read_yaml("content/a.yml", text)
        if node is None:
            lines = text.count("\n") + 2
            right = problems != () and all(1 <= problem.place.line <= lines for problem in problems)
        else:
            right = (
                text in TOLERATED if case["fail"] else case["json"] is None or says_all(node, documents(case["json"]))
            )
        if not right:
            wrong.append((case["id"], text, node, problems))

    assert wrong == []


def test_enough_of_the_good_yaml_is_read(shared: Path) -> None:
    good = [case["payload"] for case in payloads(shared) if not case["fail"]]

    read = [text for text in good if read_yaml("content/a.yml", text)[0] is not None]

    assert len(read) >= 85  # of 158; the others have anchors, tags, several documents, or are beyond libyaml


def test_an_article_with_a_hostile_front_matter_is_read_or_refused(shared: Path) -> None:
    for case in payloads(shared):
        for text in (
            case["payload"],
            f"---\n{case['payload']}\n---\n",
            f"---\ntitle: A\n{case['payload']}\n---\nText.\n",
        ):
            article, problems = read_article("articles/a.md", text.encode("utf-8", "surrogatepass"))

            assert article is not None or any(problem.severity == "error" for problem in problems)
            assert all(1 <= problem.place.line <= text.count("\n") + 2 for problem in problems)


def payloads(shared: Path) -> list[dict[str, Any]]:
    with (shared / PAYLOADS).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def documents(text: str) -> list[Any]:
    """The JSON values that stand one behind another."""
    found, rest, decoder = [], text.strip(), json.JSONDecoder()
    while rest:
        value, end = decoder.raw_decode(rest)
        found.append(value)
        rest = rest[end:].lstrip()
    return found


def says_all(node: Node, wanted: list[Any]) -> bool:
    """No document is a null."""
    return len(wanted) <= 1 and says(node, *wanted or [None])


def says(node: Node, wanted: Any) -> bool:
    """Do they mean the same, our scalars being texts?"""
    match node, wanted:
        case Mapping(), dict():
            entries = node.entries
            return entries.keys() == wanted.keys() and all(says(entries[key].value, wanted[key]) for key in wanted)
        case Items(), list():
            return len(node.items) == len(wanted) and all(map(says, node.items, wanted))
        case Scalar(), None:
            return node.is_null
        case Scalar(), bool():
            return node.text.lower() == str(wanted).lower()
        case Scalar(), int() | float():
            return float(node.text) == wanted
        case Scalar(), str():
            return node.text == wanted
        case _:
            return False
