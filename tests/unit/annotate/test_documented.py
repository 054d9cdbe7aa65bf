"""What the documentation shows is true."""

import re
from pathlib import Path

from generator.annotate.sidecar import FURTHER, NOTES, OWN, read_notes
from generator.model import NoteKind

PAGE = (Path(__file__).parents[3] / "docs" / "annotations.md").read_text(encoding="utf-8")


def test_the_example_is_three_notes_without_a_problem() -> None:
    example = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)[0]

    file, problems = read_notes("annotations/a.md", example.encode())

    assert problems == ()
    assert file is not None
    assert [(note.id, note.kind, note.quote is not None) for note in file.notes] == [
        ("first-visit", NoteKind.CLAIM, True),
        ("printed-elsewhere-as-shoigu", NoteKind.IDENTIFY, True),
        ("on-the-whole-report", NoteKind.CONTEXT, False),
    ]


def test_every_key_attribute_and_kind_is_documented() -> None:
    named = set(re.findall(r"`\.?([a-z]+)`", PAGE))

    assert {*NOTES, *OWN, *FURTHER, *NoteKind} <= named
