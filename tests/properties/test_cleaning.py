"""What ingest writes of a raw file, article and record, says the same when it is read again."""

from hypothesis import given
from hypothesis import strategies as st
from raw_files import dumps, raw_pages

from generator.clean.cleaned import clean
from generator.clean.received import received
from generator.clean.record import read_record, record_yaml
from generator.errors import ContentError
from generator.ingest.compose import article_file, signature, stated
from generator.model import Fate
from generator.read.article import read_article
from generator.read.records import Defaults

raw_files = st.one_of(st.tuples(st.just("raw/a.txt"), dumps), st.tuples(st.just("raw/a.html"), raw_pages))


@given(raw_files, st.booleans())
def test_what_ingest_writes_is_read_back_without_a_complaint(given: tuple[str, str], is_cautious: bool) -> None:
    path, text = given
    try:
        cleaned = clean(path, text.encode("utf-8", "replace"), is_cautious=is_cautious)
    except ContentError:
        return

    file = article_file(cleaned, "", Defaults(), {})
    article, problems = read_article("articles/a.md", file)
    record, complaints = read_record("cleaning/a.yml", record_yaml(cleaned.record).encode())

    assert article is not None
    assert (problems, complaints, record) == ((), (), cleaned.record)
    assert stated(file) == (type(stated(file)))(path, cleaned.record.raw_sha256, is_edited=False)
    assert signature(file) == article.ingest_sha256


@given(raw_files)
def test_the_record_gives_each_line_the_fate_it_had(given: tuple[str, str]) -> None:
    path, text = given
    data = text.encode("utf-8", "replace")
    try:
        cleaned = clean(path, data)
    except ContentError:
        return

    lines = {line.number: line for line in received(path, data, cleaned.record).lines}

    for block, verdict in zip(cleaned.reading.blocks, cleaned.verdicts, strict=True):
        line = lines.pop(block.number)
        assert (line.text, line.fate, line.prefix, line.rule) == (
            block.text,
            verdict.fate,
            verdict.prefix,
            verdict.rule,
        )
    assert {line.fate for line in lines.values()} <= {Fate.BLANK}
