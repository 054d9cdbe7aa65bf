"""What `docs/inputs.md` says of containers, held to the code."""

import re
from pathlib import Path

from generator.clean.containers import READERS
from generator.clean.containers.records import KNOWN
from generator.read.raws import DOCUMENTS, FORMATS, is_container

PAGE = (Path(__file__).parents[3] / "docs" / "inputs.md").read_text(encoding="utf-8")


def test_each_ending_that_is_read_is_in_the_table_of_endings() -> None:
    table = PAGE.partition("| ending |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]

    assert {ending for cell in first for ending in re.findall(r"`(.+?)`", cell)} == set(filter(is_container, FORMATS))


def test_each_format_has_a_reader() -> None:
    assert {*READERS, *DOCUMENTS} == set(FORMATS.values())


def test_each_name_that_is_recognised_is_in_the_table_of_names() -> None:
    table = PAGE.partition("| field | names")[2].partition("\n\n")[0]
    rows = {row.split("|")[1].strip(" `"): re.findall(r"`(\w+)`", row.split("|")[2]) for row in table.splitlines()[2:]}

    rows["body"] = rows.pop("the text")
    assert rows == {field: list(names) for field, names in KNOWN.items()}
