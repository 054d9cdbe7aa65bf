"""The last net: whatever the renderer made, only these tags, attributes and schemes leave."""

from functools import cache

import nh3

_TAGS = (
    {
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "ul",
    }
    | {"table", "thead", "tbody", "tr", "th", "td"}
    | {"aside", "del", "div", "ins", "mark", "section", "span", "sup", "time"}
)
_ANYWHERE = frozenset({"id", "class", "role", "lang", "dir", "title"})
_ATTRIBUTES = {
    "*": _ANYWHERE,
    "a": frozenset({"href", "rel"}),
    "div": frozenset({"tabindex"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "mark": frozenset({"data-notes"}),
    "ol": frozenset({"start"}),
    "time": frozenset({"datetime"}),
}


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes={"aria-"},
        url_schemes={"http", "https", "mailto", "pressmark"},
        link_rel=None,
    )


def sanitise(html: str) -> str:
    """The fragment with only what a theme may meet in it; a tag that goes leaves its words."""
    return _cleaner().clean(html)
