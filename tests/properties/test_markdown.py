"""Words survive: through escaping, rendering, weaving and sanitising."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline as parse_all_inline
from unit.markdown.strategies import documents, paragraphs, readable
from unit.markdown.strict_html import Fragment

from generator.markdown import dialect
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse, parser
from generator.markdown.escape import escape, escape_heading
from generator.markdown.html import render
from generator.markdown.links import media_refs, resolve
from generator.markdown.losses import Definitions
from generator.markdown.plain import GAP, plain_text
from generator.markdown.prose import prose
from generator.markdown.sanitise import sanitise
from generator.markdown.weave import Passage, weave
from generator.model import NoteKind, Span
from generator.text import squeeze

HERE = Where("articles")


def writable(text: str) -> str:
    return squeeze(re.sub("[\0\ud800-\udfff]", "\ufffd", text))


@given(st.lists(paragraphs, max_size=4))
@example(["He said\n====", "2014. The year", "[1]: http://x", "&copy; [[a]] ==b== [^1]", "a|b\n-|-\nc|d", "```\nx"])
def test_escaped_prose_is_read_back_word_for_word(article: list[str]) -> None:
    source = "\n\n".join(filter(None, map(escape, article)))

    document = parse(source, HERE)

    words, _ = plain_text(document.tokens)
    kinds = {t.type for t in document.tokens} | {c.type for t in document.tokens for c in t.children or ()}
    assert squeeze(words) == writable(" ".join(article))
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "softbreak"}
    assert document.problems == ()


@given(paragraphs)
def test_an_escaped_heading_is_a_heading_of_just_these_words(words: str) -> None:
    document = parse(escape_heading(words), HERE)

    assert squeeze(plain_text(document.tokens)[0]) == writable(words)
    assert [t.type for t in document.tokens] == ["heading_open", "inline", "heading_close"]
    assert "attributes" not in document.tokens[0].meta


@given(st.text("abcXYZ ,;'\"“”‘’()?!%$/é—–…", min_size=1).map(squeeze))
def test_ordinary_prose_is_not_escaped(words: str) -> None:
    assert escape(words) == words


@given(st.one_of(documents, readable))
def test_quick_paths_of_the_parser_change_nothing(source: str) -> None:
    slow: MarkdownIt = dialect.parser.__wrapped__()
    slow.disable("plain_line")
    slow.core.ruler.at("inline", parse_all_inline)

    tokens = parse(source, HERE).tokens

    env = {"where": HERE, "references": Definitions(), "problems": []}
    assert [t.as_dict() for t in tokens] == [t.as_dict() for t in slow.parse(source, env)]


@given(documents)
def test_pieces_say_where_all_the_plain_text_stands(source: str) -> None:
    tokens = parse(source, HERE).tokens

    plain, pieces = plain_text(tokens)

    rest = list(plain)
    for piece in pieces:
        token = tokens[piece.block]
        token = token if piece.child < 0 else (token.children or [])[piece.child]
        assert plain[piece.start : piece.end] in (token.content, "\n")
        rest[piece.start : piece.end] = [""] * (piece.end - piece.start)
    assert set("".join(rest)) <= set(GAP)


@given(documents)
def test_a_reader_sees_the_plain_text(source: str) -> None:
    tokens = parse(source, HERE).tokens
    shown = Fragment(sanitise(render(tokens, HERE)))

    plain, _ = plain_text(tokens)

    assert squeeze(shown.words.replace("↩", "")) == squeeze(plain)


@given(st.one_of(documents, readable))
def test_sanitising_twice_is_sanitising_once(source: str) -> None:
    once = sanitise(render(parse(source, HERE).tokens, HERE))

    assert sanitise(once) == once


@given(documents, st.data())
def test_weaving_keeps_every_character_and_marks_just_the_passages(source: str, data: st.DataObject) -> None:
    tokens = parse(source, HERE).tokens
    plain, pieces = plain_text(tokens)
    passages = data.draw(st.lists(spans(plain), max_size=6)) if plain.strip() else []
    notes = [Passage(span, f"n{i}", NoteKind.CLAIM, i, "") for i, span in enumerate(passages)]
    before = Fragment(sanitise(render(tokens, HERE)))

    after = Fragment(sanitise(render(weave(tokens, pieces, notes).tokens, HERE)))

    assert after.words == before.words
    for note in notes:
        quoted = plain[note.span.start : note.span.end]
        assert "".join(after.marked[note.id].split()) == "".join(quoted.split())
        assert f"ref-{note.id}" in after.ids
        assert ("a", f"#note-{note.id}") in [(tag, values.get("href")) for tag, values in after.tags]


def spans(plain: str) -> st.SearchStrategy[Span]:
    """Half open stretches that neither begin nor end in white space."""
    solid = [at for at, character in enumerate(plain) if not character.isspace()]
    return st.tuples(st.sampled_from(solid), st.sampled_from(solid)).map(lambda ends: Span(min(ends), max(ends) + 1))


@given(documents, st.sets(st.sampled_from(["people/x", "people/y", "media/x.png"])))
def test_no_slot_remains_once_links_are_resolved(source: str, held: set[str]) -> None:
    html = prose("articles/a.md", source, 1)[0].html

    resolved = resolve(html, {ref: (f"{ref}/", "A title") for ref in held}, "../../", {"media/x.png": "media/x.png"})

    shown = Fragment(resolved)
    assert "pressmark:" not in resolved
    assert all(values.get("src", "../../media/x.png") == "../../media/x.png" for _, values in shown.tags)
    assert set(media_refs(html)) <= {"media/x.png"}


@given(st.sampled_from(["> ", "- ", "1. "]), st.integers(90, 600), st.text("ab \n", max_size=9))
def test_text_nested_too_deeply_is_told_of_and_shown_as_written(mark: str, depth: int, words: str) -> None:
    source = mark * depth + "the last words" + words

    text, problems = prose("pages/deep.md", source, 5)

    shown = squeeze(Fragment(text.html).text)
    assert "the last words" in shown
    assert bool(problems) == (shown == squeeze(source))
    assert all(str(problem.place).startswith("content/pages/deep.md:") for problem in problems)


def test_there_is_one_parser_in_a_process() -> None:
    assert parser() is parser()
