"""Links of first mentions, whatever the text and the names: no word changes, and each stands around its words."""

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.body import body, intro
from generator.formats.mentions import with_mentions
from generator.links.mentions.gather import mentions, mentions_about
from generator.links.mentions.sought import likely_names, sought_names, worded, worded_about
from generator.markdown.runs import blocks_of, text_of
from generator.model import Annotation, Article, Entity, Kind, NoteKind, Quote

FILES = {
    "people/ada-quill": Entity(Kind.PEOPLE, "ada-quill", "people/ada-quill.md", "Ada Quill", aliases=("Ada & Quill",)),
    "people/bo-quill": Entity(Kind.PEOPLE, "bo-quill", "people/bo-quill.md", "Bo Quill"),
    "places/eel-bay": Entity(Kind.PLACES, "eel-bay", "places/eel-bay.md", "Eel <Bay>", aliases=("Eel Bay", "Bay")),
    "topics/arms": Entity(
        Kind.TOPICS,
        "arms",
        "topics/arms.md",
        "Arms trade",
        aliases=(
            "Quill trade",
            "*",
        ),
    ),
}
NAMES = sought_names(FILES)
WORDS = ("Ada", "Quill", "Bo", "Eel", "Bay", "Mr", "Mrs", "arms", "trade", "he", "said", "’s", "&", "<", "é", "Gen.")
SIGNS = (
    "*",
    "**",
    "`",
    "[",
    "](https://x.y)",
    "[[people/bo-quill|",
    "]]",
    "\n",
    "\\\n",
    "\n\n",
    "> ",
    "- ",
    ". ",
    "![",
    "](a.png)",
    "\n## ",
    "\n\n| a | b |\n|---|---|\n| ",
    " | ",
    " |\n",
    "\n  - ",
)
TEXTS = st.lists(st.sampled_from([*WORDS, *WORDS, *SIGNS]), max_size=40).map(" ".join)
LINK = re.compile(r'<a class="mention" href="\.\./\.\./(?P<name>[^"]*)/"(?: title="[^"]*")?>(?P<words>[^<]*)</a>')
HEADED = re.compile(r'<h[1-6][^>]*>[^\n]*<a class="mention')


def note(text: str) -> Annotation:
    quote = Quote(("Quill",), prefix="Ada ")
    return Annotation("n", "articles/a", NoteKind.COMMENT, "", text, 1, "annotations/a.md", 1, quote)


@given(TEXTS, TEXTS, TEXTS)
def test_links_change_no_word_and_stand_around_names(text: str, summary: str, said: str) -> None:
    article = Article("a", "articles/a.md", "Ada", text, 1, summary=summary, people=("ada-quill",))
    plain, _ = body(article, (note(said),))
    words = worded(article, plain)
    assert words
    terms = dict(likely_names({"a": words}, NAMES)).get("a", ())
    found = mentions(article, plain, terms)

    linked = with_mentions(plain, found.named, "../../")

    assert LINK.sub(r"\g<words>", linked.html) == plain.html
    assert [LINK.sub(r"\g<words>", each.html) for each in linked.notes] == [each.html for each in plain.notes]
    printed = {(f"{one.kind}/{one.slug}", words_at(one.spots, plain.html)) for one in found.named if not one.note}
    assert not HEADED.search(linked.html)
    for match in LINK.finditer(linked.html.partition('<aside class="note')[0]):
        assert any(name == match["name"] and unescape(match["words"]) in spelled for name, spelled in printed)


def words_at(spots: tuple[tuple[int, int, int], ...], html: str) -> tuple[str, ...]:
    texts = {block.number: text_of(block) for block in blocks_of(html)}
    return tuple(texts[block][start:end] for block, start, end in spots)


@given(TEXTS)
def test_a_texts_blocks_are_its_numbered_paragraphs_and_all_else_that_has_words(text: str) -> None:
    plain, _ = body(Article("a", "articles/a.md", "", text, 1), ())

    blocks = list(blocks_of(plain.html))

    assert tuple(text_of(block) for block in blocks if block.has_id) == plain.blocks
    assert [plain.html[block.start : block.end] for block in blocks] == [block.html for block in blocks]
    said = "".join(text_of(block) for block in blocks)
    code = "".join(unescape(each) for each in re.findall(r"<pre><code[^>]*>(.*?)</code></pre>", plain.html, re.DOTALL))
    shown = unescape(re.sub(r"<a class=\"remote-picture.*?</a>|<[^>]*>", "", plain.html))
    assert sorted("".join((said + code).split())) == sorted("".join(shown.split()))


@given(TEXTS, TEXTS)
def test_links_in_an_introduction_change_no_word_and_never_lead_to_its_own_page(text: str, said: str) -> None:
    entity = Entity(Kind.PEOPLE, "ada-quill", "people/ada-quill.md", "Ada Quill", body=text)
    plain, _ = intro(entity, (replace(note(said), on="people/ada-quill"),))
    terms = dict(likely_names({"a": worded_about(entity, plain)}, NAMES)).get("a", ())
    found = mentions_about(entity, plain, terms, "en")

    linked = with_mentions(plain, found.named, "../../")

    assert LINK.sub(r"\g<words>", linked.html) == plain.html
    assert [LINK.sub(r"\g<words>", each.html) for each in linked.notes] == [each.html for each in plain.notes]
    assert not any(match["name"] == "people/ada-quill" for match in LINK.finditer(linked.html))
    assert mentions_about(entity, plain, NAMES, "en") == found


@given(TEXTS)
def test_only_the_names_that_a_texts_words_allow_stand_in_it(text: str) -> None:
    article = Article("a", "articles/a.md", "", text, 1, people=("ada-quill",))
    plain, _ = body(article, ())
    words = worded(article, plain)
    assert words
    terms = dict(likely_names({"a": words}, NAMES)).get("a", ())

    assert mentions(article, plain, terms) == mentions(article, plain, NAMES)
