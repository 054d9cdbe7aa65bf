"""A tag that is never closed: a parser takes the rest of the page for its attributes, and tells no word of it.

The reader reads a page with `MARK` after it. Where the parser sees no such comment, and no text that ends in it, it was
inside a tag, and `unclosed` says from where on. Browsers show nothing of what is there; here it is dropped, on record.
"""

import re

COMMENT = "pressmark-end"
MARK = f" <!--{COMMENT}-->"
ENDS = (MARK, MARK[:-1], MARK[:-3])
"""How a text ends that runs to the end of a page, and a comment that ends with the mark's `>` or `-->`."""

_S = r"\t\n\f\r "
"""White space by the WHATWG's rules; `\\s` would take U+2028 for the end of a name."""
_VALUE = rf"""(?:"[^"]*+"?|'[^']*+'?|[^{_S}>"'][^{_S}>]*+)"""
_ATTRIBUTES = rf"(?>(?:[{_S}]|/(?!>)|[^{_S}/>][^{_S}/>=]*+(?:[{_S}]*=[{_S}]*{_VALUE})?+)*)"
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?:[!?]|/(?=[^a-z>]))[^>]*+(?:>|\Z)"
    rf"|<(?P<name>/?[a-z][^{_S}/>]*+){_ATTRIBUTES}(?P<slash>/?)(?P<end>>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which nothing but their own end is markup."""
_SCRIPT = re.compile(rf"(?P<opens><!--)|(?P<closes>-->)|<(?P<ends>/?)script(?![^{_S}/>])", re.IGNORECASE)


def unclosed(page: str) -> int:
    """Where the tag begins that is never closed, in code points; the page's length if there is none."""
    at = 0
    while tag := _TAG.search(page, at):
        name, at = (tag["name"] or "").lower(), tag.end()
        if name and not tag["end"]:
            return tag.start()
        if tag["slash"]:
            continue
        if name in _RAW:
            at = _raw_end(page, name, at)
        elif name == "plaintext":
            break
    return len(page)


def marked(page: str) -> str:
    """The page with the mark after it, but where it ends in `</`, which with anything after it begins a comment."""
    return page if page.endswith("</") else page + MARK


def without_mark(text: str) -> str:
    """A text that ends in one of `ENDS`, without it."""
    return text[: text.rindex(MARK[:-3])]


def _raw_end(page: str, name: str, at: int) -> int:
    """Where the end tag of an element of raw text begins; the page's length if it has none."""
    if name != "script":
        end = re.compile(rf"</{name}(?![^{_S}/>])", re.IGNORECASE).search(page, at)
        return end.start() if end else len(page)
    is_comment = is_nested = False  # a script inside a comment inside a script has an end of its own
    for mark in _SCRIPT.finditer(page, at):
        if mark["opens"]:
            is_comment = page[mark.end() : mark.end() + 1] != ">"
        elif mark["closes"]:
            is_comment = is_nested = False
        elif not mark["ends"]:
            is_nested = is_comment
        elif not is_nested:
            return mark.start()
        else:
            is_nested = False
    return len(page)
