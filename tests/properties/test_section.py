"""A note written into a notes' file is read from it again, whatever it says and whatever stands before it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from unit.markdown.strategies import documents, readable

from generator.annotate.append import appended
from generator.annotate.sidecar import read_notes
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, NoteKind, Quote
from generator.text import squeeze

PATH = "annotations/a.md"
words = st.text(st.sampled_from("ab #{}[]()*_=`\\\"'.-+>|~&;:é國\n\t"), max_size=30)
dates = st.sampled_from(["", "2014", "2014-11", "2014-11-20", "2014~", "XXXX-11-20", "2014-11-20/2014-11-21"])
quotes = st.none() | st.builds(
    lambda parts, prefix, suffix: Quote(tuple(parts), prefix and f"{prefix} ", suffix and f" {suffix}"),
    st.lists(st.sampled_from(["the pact", "== a == b", "c … d", "# 1. *x*"]), min_size=1, max_size=2),
    st.sampled_from(["", "before"]),
    st.sampled_from(["", "after"]),
)
bodies = st.one_of(
    documents,
    st.lists(
        st.sampled_from(
            ["# One", "## Two {#x .claim}", "Set\n===", "Set\n---", "> q", "```\nopen", "- ~~~", "[a]: b", ""]
        )
    ).map("\n".join),
)
notes = st.builds(
    Annotation,
    id=st.sampled_from(["one", "h-Ab_9", "a.b:c"]),
    on=st.sampled_from(["articles/a", "articles/b"]),
    kind=st.sampled_from(list(NoteKind)),
    title=readable | words,
    body=bodies,
    body_line=st.just(0),
    path=st.just(PATH),
    line=st.just(0),
    quote=quotes,
    by=st.sampled_from(["", "B", "A. Editor"]),
    date=dates,
    draft=st.booleans(),
    attributes=st.sampled_from([(), (("now", "two words"), ("person", "ada-quill"))]),
)
files = st.sampled_from(
    [
        "",
        "\n",
        "## First {#first}\n\nText",
        "---\nby: B\ndate: 2020\ndraft: true\n---\r\n\r\n# First {#first}\r\n\r\n> q\r\n",
        "---\narticle: b\n---\n### First {#first}\n\n- a list\n",
        "\ufeff## First {#first}\n\n[^1]\n\n[^1]: A footnote\n",
        "Text before.\n",
    ]
)


@given(files, notes, notes)
def test_appended_notes_are_read_as_they_were_given(file: str, one: Annotation, other: Annotation) -> None:
    given_notes = [replace(one, title=clean(one.title)), replace(other, id="two", title=clean(other.title))]
    data = file.encode()
    before, _ = read_notes(PATH, data)

    whole, problems = appended(PATH, data, given_notes)

    assert whole is not None, problems
    assert whole.startswith(data)
    file_read, _ = read_notes(PATH, whole)
    assert file_read
    held = before.notes if before else ()
    assert file_read.notes[: len(held)] == held
    for read, note in zip(file_read.notes[len(held) :], given_notes, strict=True):
        fields = ("id", "on", "kind", "by", "date", "draft", "attributes")
        assert [getattr(read, name) for name in fields] == [getattr(note, name) for name in fields]
        assert squeeze(read.title) == squeeze(note.title)
        assert (read.quote and replace(read.quote, line=0, column=0)) == note.quote
        assert said(read.body).replace("\xa0", "").split() == said(note.body).replace("\xa0", "").split()


def test_what_an_open_block_would_swallow_is_refused() -> None:
    whole, problems = appended(
        PATH, b"## First {#first}\n\n```\nopen", [Annotation("x", "articles/a", NoteKind.CLAIM, "", "", 0, PATH, 0)]
    )

    assert whole is None
    assert str(problems[0]) == (
        "content/annotations/a.md: note 'x' cannot be added at its end so that all notes read as they should\n"
        "  fix: see what its last note leaves open, such as a block of code"
    )


def clean(title: str) -> str:
    """Without what no file of text holds."""
    return "".join(sign for sign in title if sign.isprintable() or sign.isspace())


def said(body: str) -> str:
    return plain_text(parse(body, Where("annotations")).tokens)[0]
