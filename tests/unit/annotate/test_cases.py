"""The cases in `tests/cases/anchors`: an article, `%%`, its notes' file, a dot, what comes of it."""

import re
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.body import body
from generator.annotate.copies import MOST, notes_for_copies, passages, wanted_prints
from generator.annotate.describe import describe
from generator.annotate.prints import prints, shared_prints
from generator.annotate.quote import block_quote, read_quote
from generator.annotate.repair import new_quote, requoted
from generator.annotate.reports import clear_answer, orphan_problem
from generator.annotate.sidecar import read_notes
from generator.errors import Severity
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Article, Body, NoteKind, Span
from generator.text import squeeze

NOTE = Annotation("n", "articles/a", NoteKind.CLAIM, "", "", 0, "annotations/a.md", 1)
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
        problem = orphan_problem(found, NOTE)
        assert f"{problem.what}\n  fix: {problem.fix}\n" == expected
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


@pytest.mark.parametrize("given, expected", cases("repaired.md"))
def test_a_quote_that_lost_its_words_is_mended_so_or_left(given: str, expected: str) -> None:
    source, _, notes = given.partition("%%\n")

    assert mended(source, notes.encode()).decode() == expected


def mended(source: str, data: bytes) -> bytes:
    """The notes' file after what has a clear answer was written; `left` where nothing has."""
    text = Text(plain_text(parse(source, Where("articles")).tokens)[0])
    whole = data
    for number, note in enumerate(notes_in(data)):
        found = anchor(note.quote, text) if note.quote else None
        near = clear_answer(found) if isinstance(found, Orphan) else None
        if isinstance(found, Orphan) and near:
            quote = new_quote(found, near)
            written = quote and requoted(whole, notes_in(whole)[number], quote)
            assert written
            whole = written
    assert all(
        note.quote is None or whole == data or isinstance(anchor(note.quote, text), Span) for note in notes_in(whole)
    )
    return b"left\n" if whole == data else whole


def notes_in(data: bytes) -> tuple[Annotation, ...]:
    file, _ = read_notes("annotations/a.md", data)
    assert file
    return file.notes


SOURCE = "This was the first visit by a Russian defence minister to Pakistan since 1969, he said."


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_mended_file_keeps_its_mark_its_line_ends_and_its_end(mark: str, newline: str, end: str) -> None:
    file = (
        mark + newline.join(["## One", "", "> first visit by any Russian {}", "minister to Pakistan since 1969"]) + end
    )

    data = mended(SOURCE, file.format("defense").encode())

    assert data == file.replace("any", "a").format("defence").encode()


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


@pytest.mark.parametrize("given, expected", cases("copies.md"))
def test_a_note_goes_with_these_words_and_stands_here_on_a_copy(given: str, expected: str) -> None:
    home, elsewhere, notes = given.split("%%\n")
    file, _ = read_notes("annotations/home.md", notes.encode())
    assert file is not None
    made = {"articles/home": Article("home", "articles/home.md", "Home", home, 5)}
    other = Article("other", "articles/other.md", "Other", elsewhere, 5)

    found = {name: gone for name, article in made.items() if (gone := passages(article, body(article, file.notes)[0]))}
    likely = shared_prints(prints({"articles/other": elsewhere.encode()}), wanted_prints(found))
    copies = dict(notes_for_copies(found, {"articles/home": file.notes}, {"part": likely}))
    text, _ = body(other, (), copies.get("articles/other", ()))

    passing = [passage for gone in found.values() for passage in gone.passages]
    told = [f"{one.note}: {squeeze_ends(one.prefix)}[{one.exact}]{squeeze_ends(one.suffix)}\n" for one in passing]
    assert "".join(told) + (marked(text) if text.copies else "-\n") == expected


@pytest.mark.parametrize("more, copies", [(0, MOST), (1, 0)])
def test_what_too_many_articles_have_is_no_copy(more: int, copies: int) -> None:
    notice = "Reports of the provincial assembly are published by permission of its standing committee on records.\n"
    file, _ = read_notes("annotations/home.md", f"## Who permits {{.query}}\n\n> {notice}".encode())
    assert file is not None
    home = Article("home", "articles/home.md", "Home", notice, 5)
    gone = passages(home, body(home, file.notes)[0])
    assert gone is not None
    held = {f"articles/{number}": notice.encode() for number in range(MOST + more)}

    likely = shared_prints(prints(held), wanted_prints({"articles/home": gone}))
    found = dict(notes_for_copies({"articles/home": gone}, {"articles/home": file.notes}, {"part": likely}))

    assert len(found) == copies


def squeeze_ends(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def marked(text: Body) -> str:
    """The words with the passages in brackets, without notes and their numbers."""
    html = re.sub(r"<(aside|sup).*?</\1>", "", text.html, flags=re.DOTALL)
    html = re.sub(r"</mark>(\s*)<mark[^>]*>", r"\1", re.sub(r"</?(?:p|div|em|strong|a|img)\b[^>]*>", "", html))
    return squeeze(re.sub("</mark>", "]", re.sub("<mark[^>]*>", "[", html))) + "\n"
