"""Links of first mentions, whatever the text and the names: no word changes, and each stands around its words."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.body import body
from generator.formats.mentions import with_mentions
from generator.links.mentions.gather import mentions
from generator.links.mentions.sought import likely_names, sought_names, worded
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
)
TEXTS = st.lists(st.sampled_from([*WORDS, *WORDS, *SIGNS]), max_size=40).map(" ".join)
LINK = re.compile(r'<a class="mention" href="\.\./\.\./(?P<name>[^"]*)/"(?: title="[^"]*")?>(?P<words>[^<]*)</a>')


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
    printed = {(f"{one.kind}/{one.slug}", words_at(one.spots, plain.blocks)) for one in found.named if not one.note}
    for match in LINK.finditer(linked.html.partition('<aside class="note')[0]):
        assert any(name == match["name"] and unescape(match["words"]) in spelled for name, spelled in printed)


def words_at(spots: tuple[tuple[int, int, int], ...], blocks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(blocks[block][start:end] for block, start, end in spots)


@given(TEXTS)
def test_only_the_names_that_a_texts_words_allow_stand_in_it(text: str) -> None:
    article = Article("a", "articles/a.md", "", text, 1, people=("ada-quill",))
    plain, _ = body(article, ())
    words = worded(article, plain)
    assert words
    terms = dict(likely_names({"a": words}, NAMES)).get("a", ())

    assert mentions(article, plain, terms) == mentions(article, plain, NAMES)
