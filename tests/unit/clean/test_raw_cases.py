"""Whole raw files: the article and the record that come of each, compared with what stands beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.clean.cleaned import clean
from generator.clean.publishers import NO_PUBLISHERS
from generator.clean.record import record_yaml
from generator.ingest.compose import article_file, publisher_slug
from generator.read.records import Defaults

CASES = sorted((Path(__file__).resolve().parents[2] / "cases" / "raw").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_raw_file_comes_out_as_expected(case: Path, expect: Callable[[Path, str], None]) -> None:
    raw = next(case.glob("raw.*"))

    cleaned = clean(f"raw/{case.name}/{raw.name}", raw.read_bytes())

    article = article_file(cleaned, publisher_slug(cleaned, Defaults(), NO_PUBLISHERS), Defaults(), {})
    expect(case / "expected.md", article.decode())
    expect(case / "expected.yml", record_yaml(cleaned.record))
