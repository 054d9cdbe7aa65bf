"""Words of our own HTML: what a paragraph says, and where a link may stand in it."""

import pytest

from generator.markdown.runs import block_texts, linked_words, paragraphs_of, place_of, with_tags

NUMBER = '<sup class="note-number"><a class="note-ref" role="doc-noteref" href="#note-n">1</a></sup>'


@pytest.mark.parametrize(
    "inner, said",
    [
        ("A &amp; B &lt;c&gt;", "A & B <c>"),
        (f'<mark class="passage">Ada</mark>{NUMBER} Quill', "Ada Quill"),
        ('one <img class="picture" src="a.png" alt="Ada > Bo" loading="lazy">two', "one two"),
        ('<a class="remote-picture" href="https://x.y">Ada</a>, <code>Bo</code>', ", Bo"),
        ("Ada<br>\nQuill", "Ada\nQuill"),
    ],
)
def test_a_paragraph_says_what_a_reader_reads(inner: str, said: str) -> None:
    assert block_texts(f"<p>{inner}</p>") == (said,)


@pytest.mark.parametrize(
    "inner, linked",
    [
        ("said Ada Quill.", "said [Ada Quill]."),
        ("A &amp; Ada Quill", "A &amp; [Ada Quill]"),
        (f"<em>Ada Quill</em>{NUMBER}", f"<em>[Ada Quill]</em>{NUMBER}"),
        ("<em>Ada</em> Quill", ""),
        ("<code>Ada Quill</code>", ""),
        ('<a href="https://x.y">Ada Quill</a>', ""),
        ('<a href="https://x.y"><strong>Ada Quill</strong></a>', ""),
    ],
)
def test_a_link_stands_around_whole_words_where_it_may(inner: str, linked: str) -> None:
    (text,) = block_texts(f"<p>{inner}</p>")
    start = text.index("Ada Quill")

    place = place_of(inner, text, start, start + len("Ada Quill"))

    shown = with_tags(inner, [(*place, "[")]).replace("[Ada Quill</a>", "[Ada Quill]") if place else ""
    assert shown == linked


def test_no_link_stands_where_the_text_is_another() -> None:
    assert place_of("said Ada Quill", "says Ada Quill", 5, 14) is None


def test_paragraphs_have_the_numbers_of_their_ids_or_their_places() -> None:
    html = '<p id="p-4">a</p>\n<blockquote>\n<p class="x">b</p></blockquote>'

    assert [(one.html, one.number, one.has_id) for one in paragraphs_of(html)] == [("a", 4, True), ("b", 1, False)]


def test_links_into_the_archive_have_their_words() -> None:
    inner = 'A &amp; <a href="pressmark:people/ada">Ada <em>Q</em></a>, <a href="pressmark:b"></a> <a href="#c">C</a>'

    assert [(link.ref, link.start, link.end) for link in linked_words(inner)] == [("people/ada", 4, 9)]
