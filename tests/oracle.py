"""The words of a page by another parser than the reader's: justhtml, which goes by the WHATWG's rules.

Words are what the reader must account for: each text node, and what stands in scripts, styles, templates, comments and
processing instructions. An attribute is no text (`alt`, `title`, `placeholder`, a button's `value`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML

from generator.clean.block import Reading

COUNTED = frozenset({"#text", "#comment", "#processing-instruction"})
UNKNOWN = "x0q-"
"""What makes an element's name one that no parser has rules for."""

_S = r"\t\n\f\r "
_VALUE = rf"""[{_S}]*=[{_S}]*(?:"[^"]*"|'[^']*'|[^{_S}>"'][^{_S}>]*+)"""
_ATTRIBUTE = rf"[^{_S}/>][^{_S}/>=]*+(?:{_VALUE}|(?![{_S}]*=))"
_CLOSED = re.compile(
    rf"(<)((?:script|style|xmp|iframe|noembed|noframes|textarea|title|plaintext)(?=[{_S}/])"
    rf"(?>(?:(?!/>)[{_S}/]|{_ATTRIBUTE})*)/>)",
    re.IGNORECASE,
)
_OWN_RULES = re.compile(rf"(</?)((?:svg|math|template|frameset|frame|selectedcontent)(?=[{_S}/>]))", re.IGNORECASE)


def texts(page: str) -> Iterator[str]:
    """Each stretch of words in a page, in order."""
    return (node.data or "" for node in _nodes(page) if node.name in COUNTED)


def is_closed(page: str) -> bool:
    """False where a page ends inside a tag: then another tag after it is neither an element nor text."""
    mark = f"{UNKNOWN}whole"
    found = _nodes(f"{_plain(page)} <{mark}>")
    return any(node.name == mark or (node.name in COUNTED and f"<{mark}" in (node.data or "")) for node in found)


def _nodes(page: str) -> Iterator[Any]:
    waiting = [JustHTML(page.replace("\0", "\ufffd"), sanitize=False, scripting_enabled=False).root]
    while waiting:
        node = waiting.pop()
        yield node
        content = getattr(node, "template_content", None)
        waiting.extend(reversed([*(node.children or ()), *([content] if content else ())]))


def differences(reading: Reading) -> tuple[str, str]:
    """The characters a saved page lost in reading, and those it gained; both empty where the two parsers agree.

    They agree to the character but for white space and `\\0`, which the rules drop and the reader shows, and a question
    mark (a processing instruction's). Where they do not, they must on the page without what browsers parse by rules
    of their own and libxml2 does not:

    - an element of raw text that a slash closes, as in XHTML: `<iframe/>`. A browser takes the rest of the page for its
      text and shows none of it; the reader believes the slash, and what follows is text of the page.
    - SVG and MathML: a browser reads `<svg><title><b>` as three elements and `<![CDATA[` as text, the reader as a title
      that holds `<b>` and as a comment.
    - what a browser throws away: words in a frameset, words under columns in a template. The reader keeps them.
    - a tag that is never closed. A browser throws it away to the end of the page; the reader keeps it as a block.
    - quotes in the end tag of a script (`</script a"b>`): justhtml looks for their other half. No test has any.
    - `<selectedcontent>`: a browser shows the chosen option's words twice.
    """
    page = reading.decoded.text
    page += "" if page.endswith("</") else "\n"  # what `<!-- a -` holds depends on whether anything follows
    ours = "".join(block.text for block in reading.blocks if block.tag != "unclosed")
    lost, gained = _compared(page, ours)
    if lost or gained:
        lost, gained = _compared(_plain(page), ours)
    return lost, gained


def _compared(page: str, ours: str) -> tuple[str, str]:
    theirs, found = Counter(_bare("".join(texts(page)))), Counter(_bare(ours))
    return "".join((theirs - found).elements()), "".join((found - theirs).elements())


def _plain(page: str) -> str:
    """The page with a name that no parser knows for each of these elements."""
    return _CLOSED.sub(rf"\1{UNKNOWN}\2", _OWN_RULES.sub(rf"\1{UNKNOWN}\2", page))


def _bare(text: str) -> str:
    return re.sub(r"[\s\0\ufffd?]+", "", re.sub(f"(</?){UNKNOWN}", r"\1", text))
