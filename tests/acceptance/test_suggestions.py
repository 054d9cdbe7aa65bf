"""Names recognised in texts the model has not seen, and spellings of one person, by the benchmarks' own measure."""

from pathlib import Path

from benchmarks.links import names, variants
from benchmarks.links.corpora import KINDS, uner


def test_names_are_recognised_in_sentences_of_news(shared: Path) -> None:
    score = names.measured(uner(shared / "bench/links/uner_pud_dev.iob2"))

    assert score.f1(*KINDS) >= 0.70
    assert score.top(4) >= 0.95


def test_spellings_of_one_person_are_found_and_no_two_people_taken_for_one(shared: Path) -> None:
    recall, precision = variants.measured(shared / "bench/links/name_variants_dev.tsv")

    assert (recall, precision) == (1, 1)
