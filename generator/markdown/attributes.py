"""Heading attributes: `{#id .kind key=value}` at the end of a heading is data, never an HTML attribute."""

import re
from dataclasses import dataclass

_BRACES = re.compile(r"(?<!\\)\{([^{}]*)\}[ \t]*\Z")
_ITEM = re.compile(
    r"""\s*(?: \#(?P<id>[A-Za-z0-9][\w:.-]*)
             | \.(?P<kind>[A-Za-z][\w-]*)
             | (?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[A-Za-z0-9_:./~?-]+)) )(?=\s|\Z)""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in the braces."""

    id: str = ""
    kinds: tuple[str, ...] = ()
    """The words after a dot, in the order written."""
    pairs: tuple[tuple[str, str], ...] = ()
    """`key=value`, in the order written; a key may come twice."""


def split_attributes(heading: str) -> tuple[str, Attributes | None]:
    """A heading's source without its attributes, and these; None where there are none or they cannot be read.

    What cannot be read stays in the heading, so that no word is lost. Of several ids the last counts.
    """
    if not heading.endswith(("}", " ", "\t")) or not (braces := _BRACES.search(heading)):
        return heading, None
    attributes = _attributes(braces[1])
    return (heading[: braces.start()].rstrip(), attributes) if attributes else (heading, None)


def _attributes(source: str) -> Attributes | None:
    ident, kinds, pairs = "", [], []
    rest = source.strip()
    while rest:
        if not (item := _ITEM.match(rest)):
            return None
        if item["id"]:
            ident = item["id"]
        elif item["kind"]:
            kinds.append(item["kind"])
        else:
            pairs.append((item["key"], item["quoted"] if item["quoted"] is not None else item["bare"]))
        rest = rest[item.end() :].strip()
    return Attributes(ident, tuple(kinds), tuple(pairs)) if ident or kinds or pairs else None
