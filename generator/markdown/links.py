"""Links into the archive: found in a text with their sentences, and later given their addresses."""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from urllib.parse import unquote

from markdown_it.token import Token

from generator.markdown.addresses import SLOT
from generator.markdown.rules import token_words, words_of
from generator.model import Link
from generator.text import squeeze

_ATTRIBUTES = r'(?: [a-z-]+="[^"]*")*'
_LINK = re.compile(
    rf'<a(?P<before>{_ATTRIBUTES}?) href="pressmark:(?P<ref>[^"#]*)(?P<fragment>#[^"]*)?"(?P<after>{_ATTRIBUTES})>'
    r"(?P<words>.*?)</a>",
    re.DOTALL,
)
_PICTURE = re.compile(
    rf'<img(?P<before>{_ATTRIBUTES}?) src="pressmark:(?P<ref>[^"#]*)(?:#[^"]*)?"(?P<after>{_ATTRIBUTES})>'
)
_ALT = re.compile(r' alt="([^"]*)"')
_MEDIA = re.compile(r'<(?:img|a)\b[^>]*? (?:src|href)="pressmark:((?:media|static)/[^"#]*)')
_SENTENCE_END = re.compile(
    r"""(?<=[.!?…]["'”’)\]])\s+(?=[^a-z\s])
      | (?<=[.!?…])(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr|No)\.)(?<!\b[A-Z]\.)
        (?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Rev|Gov|Sen|Rep|Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.)(?<!\b(?:Sept|Capt|Prof|Brig)\.)\s+(?=[^a-z\s])""",
    re.VERBOSE,
)


_BEFORE_CAPITAL = re.compile(r"(?<=\S)\s+(?=[^a-z\s])")  # most sentences end at none: asked first, it takes a fifth


def links_in(tokens: Sequence[Token], note: str = "") -> tuple[Link, ...]:
    """Each link into the archive, in order, with its sentence; `note` is the id of the note it stands in."""
    found: list[Link] = []
    for block in tokens:
        for index, token in enumerate(block.children or ()):
            if token.type == "link_open" and str(token.attrs["href"]).startswith(SLOT):
                ref = unquote(str(token.attrs["href"]).removeprefix(SLOT).partition("#")[0])
                if not ref.startswith(("media/", "static/")):
                    found.append(Link(ref, _sentence(block, index), note))
    return tuple(found)


def resolve(
    html: str, targets: Mapping[str, tuple[str, str]], root: str, media: Mapping[str, str] | None = None
) -> str:
    """The HTML with addresses in the place of its slots.

    `targets` has the address (relative to the site's root) and title of each reference, `media` the address of each
    file, by `media/x.png` or `static/x.pdf`; `root` leads from the page to the site's root. A link without words gets
    the title. What neither knows becomes `<span class="broken-link">` around its words. No slot remains.
    """
    if SLOT not in html:
        return html
    files = media or {}

    def link(match: re.Match[str]) -> str:
        ref = unquote(unescape(match["ref"]))
        address, title = targets.get(ref) or (files.get(ref, ""), ref.rpartition("/")[2])
        words = match["words"] or escape(title or ref, quote=False)
        if not address:
            return _broken(ref, words)
        href = escape(root + address) + (match["fragment"] or "")
        return f'<a{match["before"]} href="{href or "./"}"{match["after"]}>{words}</a>'

    def picture(match: re.Match[str]) -> str:
        ref = unquote(unescape(match["ref"]))
        if not (address := files.get(ref, "")):
            alt = _ALT.search(match["before"] + match["after"])
            return _broken(ref, alt[1] if alt and alt[1] else escape(ref))
        return f'<img{match["before"]} src="{escape(root + address)}"{match["after"]}>'

    return _LINK.sub(link, _PICTURE.sub(picture, html))


def media_refs(html: str) -> tuple[str, ...]:
    """The archive's own files a text shows or links to, each once, in order: `media/x.png`, `static/x.pdf`."""
    return tuple(dict.fromkeys(unquote(unescape(ref)) for ref in _MEDIA.findall(html)))


def _broken(ref: str, words: str) -> str:
    return f'<span class="broken-link" title="not in the archive: {escape(ref)}">{words}</span>'


def _sentence(block: Token, link: int) -> str:
    """The plain text of the sentence in which a link opens."""
    return _around(words_of(block), sum(len(token_words(token)) for token in (block.children or [])[:link]))


def _around(text: str, at: int) -> str:
    """The sentence of a text that holds an offset."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > at:
            return squeeze(text[start : end.start()])
        start = end.end()
    return squeeze(text[start:])


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence of a plain text begins, the first at 0."""
    found = (_SENTENCE_END.match(text, space.start()) for space in _BEFORE_CAPITAL.finditer(text))
    return (0, *(end.end() for end in found if end))
