"""What a line's shape says of it."""

import pytest

from generator.clean.model.line import shape
from generator.clean.model.page import TEMPLATES, main_block, values

PROSE = "The minister said on Friday that the bridge would be opened in May, ten years after work on it began there."


@pytest.mark.parametrize(
    "line, kind",
    [
        (PROSE, "P"),
        ("He left the room before the vote was called.", "p"),
        ("He left.", "s"),
        ("Also Read", "L"),
        ("Read more: bridge opens", "c"),
        ("BRIDGE OPENS IN MAY", "U"),
        ("Bridge over the river opens in May", "m"),
        ("Bridge", "t"),
        ("bridges and roads", "a"),
        ("2014", "d"),
        ("•", "0"),
        ("一名官员周五表示，这座大桥将在五月通车，届时距工程开工已有十年。", "p"),
    ],
)
def test_a_lines_kind_follows_from_its_length_and_end(line: str, kind: str) -> None:
    assert shape(line).kind == kind


@pytest.mark.parametrize(
    "line, label, fills",
    [
        ("ALSO READ:", "also-read", True),
        ("Comments", "comments", True),
        ("Related: bridge opens", "also-read", False),
        ("Bridge opens", "", False),
    ],
)
def test_a_label_is_known_alone_or_at_a_lines_head(line: str, label: str, fills: bool) -> None:
    found = shape(line)

    assert (found.label, found.fills) == (label, fills)


def test_a_sentence_inside_quotation_marks_ends_like_one() -> None:
    assert [shape(line).end for line in ("“He left.”", "“Exit”", "He left…", "He left...")] == ["Q", "q", "e", "e"]


def test_lines_differ_in_key_only_by_more_than_case_and_points() -> None:
    assert shape("READ MORE:").key == shape("Read more").key != shape("Read").key


def test_the_main_block_spans_a_heading_but_no_menu() -> None:
    lines = ["Home", "News", "Sport", PROSE, "A heading", PROSE, "Share", "Print", "Facebook", "Twitter", "Email"]

    block = main_block([shape(line) for line in lines])

    assert (block.first, block.end) == (3, 6)


def test_the_same_heading_has_other_surroundings_between_prose_than_in_a_menu() -> None:
    inside = surroundings(PROSE, "A heading", PROSE)
    menu = surroundings("Home", "A heading", "Sport")

    assert [
        name for name in ("kinds-1:1", "prose-near", "block", "around", "run+kind") if inside[name] == menu[name]
    ] == []


def surroundings(*lines: str) -> dict[str, str]:
    """Template → value, of the second line."""
    return dict(zip(TEMPLATES, values([shape(line) for line in lines])[1], strict=True))
