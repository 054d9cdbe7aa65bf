"""HTML of strangers as Markdown: every word comes through, and nothing that runs."""

import re
from html import unescape

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.section import settled
from generator.exchange.from_html import markdown_of, paragraphs
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.html import render
from generator.markdown.plain import plain_text
from generator.markdown.sanitise import sanitise

WHERE = Where("annotations", "note-x-", "note-", 4)
TAGS = """<p> </p> <b> </b> <em> </em> <i> </i> <strong> </strong> <code> </code> </a> <ul> <ol> <li> </li> </ul> </ol>
<blockquote> </blockquote> <pre> </pre> <h1> </h1> <h4> </h4> <br> <hr> <div> </div> <span> </span> <script> </script>
<style> </style> <svg/onload=alert(1)> <iframe> <!-- --> <table> <tr> <td> <th> </td> </th> </tr> </table>
<img/src=x>""".split()  # noqa: SIM905
LINKS = [f'<a href="{to}">' for to in ("https://a.example/(x)_*y*", "javascript:alert(1)", "../x", "")]
WORDS = """word * ** _a_ ` `` [x] [[y]] ](z) # 1. - == {#i} \\ | &lt; &amp;copy; [^1] é > ~~~""".split()  # noqa: SIM905
BLANKS = [" ", "\n", "\n\n", "- "]
fragments = st.lists(st.sampled_from([*TAGS, *LINKS, *WORDS, *BLANKS]), max_size=14).map("".join)


def words(text: str) -> list[str]:
    """Without the white space between them, of which HTML and Markdown have different amounts."""
    return [sign for sign in text if not sign.isspace()]


def words_of_html(html: str) -> list[str]:
    bare = nh3.clean(html, tags=set(), clean_content_tags={"script", "style"})
    return words(unescape(bare))


@given(fragments)
def test_every_word_of_the_html_is_a_word_of_the_markdown(html: str) -> None:
    markdown = markdown_of(html)

    found = words(plain_text(parse(markdown, WHERE).tokens)[0])
    assert found == words_of_html(html)


@given(fragments)
def test_nothing_of_it_runs(html: str) -> None:
    page = sanitise(render(parse(settled(markdown_of(html), 2, is_quoted=True), WHERE).tokens, WHERE))

    hrefs = re.findall(r'<a [^>]*href="([^"]*)"', page)
    assert all(href.startswith(("https://a.example/", "#")) for href in hrefs), page
    assert not any(tag in page for tag in ("<script", "<iframe", "<svg", "<img", "<style"))


@given(st.text(st.sampled_from([*"ab \n\r\t#*_[]()`<>&;=|-.1\\{}^~"]), max_size=40))
def test_plain_text_says_the_same_as_markdown(text: str) -> None:
    found = plain_text(parse(paragraphs(text), WHERE).tokens)[0]

    assert words(found) == words(text)


@pytest.mark.parametrize(
    "html, markdown",
    [
        ("<p>One <b>bold </b>word</p><p>two<br>lines</p>", "One **bold** word\n\ntwo\\\nlines"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n\n  - b\n\n- c\n\n  d"),
        ("<ol><li>x</li><li>y</li></ol>", "1. x\n\n2. y"),
        ("<blockquote><p>q</p><p>r</p></blockquote>after", "> q\n>\n> r\n\nafter"),
        ("<h2>Head</h2><pre>a\n  `b`\n</pre>", "## Head\n\n```\na\n  `b`\n```"),
        ("<table><tr><th>a|b</th></tr><tr><td>1</td></tr></table>", "| a\\|b |\n|---|\n| 1 |"),
        ('<img src="https://a.example/p.png" alt="A map">', "[A map](https://a.example/p.png)"),
        ('<a href="https://our.example/people/x/">X</a>', "[X](../people/x.md)"),
        ("<p>[[people/x]] and # and {#id}</p>", "\\[[people/x]] and # and {#id}"),
        ("a <code>co`de *x*</code>", "a ``co`de *x*``"),
    ],
)  # fmt: skip
def test_markup_becomes_ours(html: str, markdown: str) -> None:
    def own(address: str) -> str:
        return "../people/x.md" if address == "https://our.example/people/x/" else ""

    assert markdown_of(html, own) == markdown
