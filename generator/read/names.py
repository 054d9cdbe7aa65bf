"""Names that serve as ids: of files, in front matter and in addresses."""

import re
import unicodedata
from posixpath import basename

from generator.errors import Place, Problem
from generator.text import slug

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?<!\.)")


def is_name(text: str) -> bool:
    """True for what can be a file's name and a part of an address as it stands.

    Letters of any script, digits, `-`, `_` and `.`; it begins with no `-` or dot and ends with no dot.
    """
    if not text or text.isascii():
        return _PLAIN.fullmatch(text) is not None
    ends = text[0].isalnum() or text[0] == "_", text[-1] != "."
    return all(ends) and all(char.isalnum() or char in "-_." or unicodedata.category(char)[0] == "M" for char in text)


def named(text: str) -> str:
    """What to do about a text that is not a name."""
    better = slug(text)
    return f"write `{better}`" if better and better != text else "use letters, digits and hyphens"


def stem(path: str) -> str:
    """A Markdown or YAML file's name without its ending: the id or slug of what is in it."""
    return basename(path).removesuffix(".md").removesuffix(".yml")


def full_name(path: str) -> str:
    """The kind and name by which links know what is in a file: `articles/2014/a.md` is `articles/a`."""
    folder, _, rest = path.partition("/")
    return f"{folder}/{stem(rest)}" if "/" in rest else path.removesuffix(".md").removesuffix(".yml")


def misnamed(path: str) -> tuple[Problem, ...]:
    """What is wrong with the name of a file below the content folder; empty when it can be an id."""
    given = stem(path)
    if is_name(given):
        return ()
    better = slug(given) or "a-name-of-letters-and-digits"
    what = f"the file's name, '{given}', cannot be part of an address"
    return (Problem(Place(f"content/{path}"), what, f"rename it to {better}.md"),)
