"""The archive's settings: their docs. What is read and refused stands in tests/cases/read/config.md."""

from pathlib import Path

from generator.config import CONFIG, Config, config_table, read_config

DOCS = Path(__file__).parents[2] / "docs"


def test_the_docs_hold_the_table_made_from_the_docstrings() -> None:
    assert config_table() in (DOCS / "config.md").read_text(encoding="utf-8")


def test_every_setting_has_a_row_in_the_table_and_can_be_read() -> None:
    keys = [line.split("`")[1] for line in config_table().splitlines()[2:]]

    assert set(keys) == set(CONFIG) == set(Config.__slots__)
    assert len(keys) == len(set(keys))


def test_settings_keep_their_places_when_the_file_has_a_byte_order_mark() -> None:
    config, [problem] = read_config(b"\xef\xbb\xbfformat: 1\r\ntitle: A\r\ntheme: a/b\r\n")

    assert config is None
    assert str(problem.place) == "content/archive.yml:3:8"


def test_settings_that_are_not_utf8_are_refused_with_their_line() -> None:
    config, [problem] = read_config(b"format: 1\ntitle: caf\xe9\n")

    assert config is None
    assert str(problem.place) == "content/archive.yml:2"
