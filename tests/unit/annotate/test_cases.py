"""The cases in `tests/cases/anchors`: an article, `%%`, its notes' file, a dot, what comes of it."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.body import body
from generator.annotate.describe import describe
from generator.annotate.quote import block_quote, read_quote
from generator.annotate.sidecar import read_notes
from generator.errors import Severity
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Article, Span

CASES = Path(__file__).parents[2] / "cases" / "anchors"


def cases(name: str) -> list[object]:
    return [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES / name)]


@pytest.mark.parametrize("given, expected", cases("anchored.md"))
def test_a_quote_stands_here_or_the_message_says_why_not(given: str, expected: str) -> None:
    source, _, quoted = given.partition("%%\n")
    plain, _ = plain_text(parse(source, Where("articles")).tokens)
    quote, problems = read_quote(quoted.strip("\n"), "annotations/a.md", 7)
    assert quote is not None
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]

    found = anchor(quote, Text(plain))

    if isinstance(found, Orphan):
        assert f"{found.what}\n  fix: {found.fix}\n" == expected
    else:
        assert f"{plain[: found.start]}[{plain[found.start : found.end]}]{plain[found.end :]}\n" == expected


@pytest.mark.parametrize("given, expected", cases("described.md"))
def test_a_passage_is_described_so(given: str, expected: str) -> None:
    marked, _ = plain_text(parse(given, Where("articles")).tokens)
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = Text(marked.replace("⟦", "").replace("⟧", ""))

    quote = describe(Span(start, end), text)

    assert quote is not None
    assert block_quote(quote) + "\n" == expected


@pytest.mark.parametrize("given, expected", cases("notes.md"))
def test_a_notes_file_says_this(given: str, expected: str) -> None:
    file, problems = read_notes("annotations/2014-a-day.md", given.encode())

    notes = "".join(map(described, file.notes)) if file else ""
    assert notes + "".join(f"{problem.severity}: {problem}\n" for problem in problems) == expected


def described(note: Annotation) -> str:
    quote = note.quote
    about = f"{quote.prefix}[{' | '.join(quote.exact)}]{quote.suffix} at {quote.line}:{quote.column}" if quote else "-"
    further = "".join(f" {key}={value}" for key, value in note.attributes)
    signed = " ".join(filter(None, [note.by, note.date, "draft" if note.draft else ""])) or "-"
    return (
        f"{note.line} {note.id} on {note.on} .{note.kind}{further}: {note.title}\n"
        f"  {signed}\n  {about}\n  {note.body_line} {note.body!r}\n"
    )


@pytest.mark.parametrize("given, expected", cases("woven.md"))
def test_an_article_with_notes_is_this_html(given: str, expected: str) -> None:
    source, _, notes = given.partition("%%\n")
    file, _ = read_notes("annotations/a.md", notes.encode())
    assert file is not None

    text, _ = body(Article("a", "articles/a.md", "A title", source, 10), file.notes)

    assert text.html == expected
