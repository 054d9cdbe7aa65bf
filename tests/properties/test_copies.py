"""A note goes to every copy of its passage, and to no other words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from unit.markdown.strategies import documents
from unit.markdown.strict_html import Fragment

from generator.annotate.anchor import Text
from generator.annotate.body import body
from generator.annotate.copies import copied, described
from generator.annotate.folded import folded
from generator.annotate.prints import prints
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Article, CopiedNote, Described, Home, NoteKind, Span

SENTENCES = [
    "The harbour master signed the *agreement* on Thursday, before nobody.",
    "It was the first such [agreement](http://x.y/agreement) in forty years — “so far”.",
    "Nobody spoke against it[^n], says [[people/ada-quill|Ada Quill]].",
    "`Code` was 5\\*3 &amp; caf&eacute;, cafe\u0301 and co\u00adoperation under\\_score.",
    "He is to go.",
]
wire = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
texts = st.lists(st.one_of(wire, wire, documents), min_size=1, max_size=4).map("\n\n".join)


def plain(source: str) -> str:
    return plain_text(parse(source, Where("articles")).tokens)[0]


@given(st.data(), texts, texts)
def test_prints_pass_over_no_copy_and_a_note_stands_on_the_same_words(
    data: st.DataObject, home: str, other: str
) -> None:
    text = Text(plain(home))
    words = [at for at, c in enumerate(text.plain) if not c.isspace() and (at == 0 or text.plain[at - 1].isspace())]
    ends = [at + 1 for at, c in enumerate(text.plain) if not c.isspace() and not text.plain[at + 1 : at + 2].strip()]
    if not words:
        return
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    passage = described(note(), Span(words[first], ends[last]), text)
    if passage is None:
        return

    assert copied(passage, text) == Span(words[first], ends[last])
    stands_on(f"{other}\n\n{home}", passage)
    for source in (home, f"{other}\n\n{home}", other):
        elsewhere = Text(plain(source))
        if span := copied(passage, elsewhere):
            assert set(passage.prints) <= held(source)
            assert folded(elsewhere.plain[span.start : span.end]).text == folded(passage.exact).text


def stands_on(source: str, passage: Described) -> None:
    """A note that came stands on its words, beside one of the article's own with the same id."""
    article = Article("b", "articles/b.md", "B", source, 5)
    own = replace(note(), on="articles/b", body="Own.")
    copy = CopiedNote(replace(note(), body="See [it](#x).[^1]\n\n[^1]: Foot."), passage, Home("a", "gazette", "2014"))
    span = copied(passage, Text(plain(source)))

    made, _ = body(article, (own,), (copy,))

    shown = Fragment(made.html)
    marked = {name: sorted("".join(words.split())) for name, words in shown.marked.items()}
    assert marked == ({"n@a": sorted("".join(plain(source)[span.start : span.end].split()))} if span else {})
    assert [(one.note, one.home) for one in made.copies] == ([("n", "a")] if span else [])
    assert [one.id for one in made.notes] == ["n"]
    assert ("note-n@a" in shown.ids) == (span is not None)


def held(source: str) -> set[int]:
    ((_, data),) = prints({"articles/a": source.encode("utf-8", "surrogatepass")})
    return set(memoryview(data).cast("I"))


def note() -> Annotation:
    return Annotation("n", "articles/a", NoteKind.CLAIM, "Title", "", 9, "annotations/a.md", 5)
