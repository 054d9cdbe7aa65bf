"""A paragraph of a stranger's HTML as Markdown: its words with stand-ins for marks → words with marks."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.markdown.addresses import SLOT, Where, is_outside
from generator.markdown.dialect import parse
from generator.markdown.escape import escape
from generator.markdown.plain import plain_text
from generator.text import squeeze

Own = Callable[[str], str]
"""From an address to a Markdown link's target in the archive, `../people/x.md`; empty for what lies outside."""

NAMES = ("em", "strong", "a")
"""Marks there are stand-ins for."""
OPEN, CLOSE, BREAK, CODE = 0xFDD2, 0xFDD8, "\ufdde", "\ufde0"
"""Stand for marks while words are escaped; Unicode says that they are no characters."""
NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")

_SIGNS = {"em": "*", "strong": "**"}
_SIGN = re.compile(r"\\.|.", re.DOTALL)
_UNSAFE = re.compile(r"[\s<>\x00-\x1f]")


@dataclass(frozen=True)
class Words:
    """A paragraph as it was read."""

    flat: str
    """With stand-ins."""
    links: list[str]
    codes: list[str]
    own: Own

    def bare(self) -> str:
        """The words alone, with stand-ins for line breaks."""
        codes = iter(self.codes)
        return "".join(next(codes) if sign == CODE else sign for sign in self.flat if not _is_mark(sign))


def paragraph(words: Words) -> str:
    """A paragraph with all its marks, or without emphasis, or without any: the first that reads as it should."""
    bare = words.bare()
    if not bare.replace(BREAK, "").strip():
        return ""
    if any(map(_is_mark, words.flat)) or words.codes:
        wanted = squeeze(bare.replace(BREAK, " "))
        links = sum(bool(_target(address, words.own)) for address in words.links)
        for signs in (_SIGNS, {}):
            marked = _marked(words, signs)
            if _reads_as(marked, wanted, links):
                return marked
    return escape(bare.replace(BREAK, "\n")).replace("\n", "\\\n")


def _is_mark(sign: str) -> bool:
    return "\ufdd2" <= sign <= "\ufddd"


def flat(words: str) -> str:
    """White space squeezed, and outside of marks rather than inside."""
    text = re.sub(r"\s+", " ", words)
    for _ in NAMES:
        text = re.sub("([\ufdd2-\ufdd4]+) ", r" \1", text)
        text = re.sub(" ([\ufdd8-\ufdda]+)", r"\1 ", text)
        text = re.sub("\ufdd2\ufdd8|\ufdd3\ufdd9", "", text)
    text = re.sub(f" ?{BREAK} ?", BREAK, re.sub(" +", " ", text))
    return text.strip(f" {BREAK}")


def _marked(words: Words, signs: dict[str, str]) -> str:
    links, codes = iter(words.links), iter(words.codes)
    out: list[str] = []
    target: str | None = None
    text = escape(words.flat.replace(BREAK, "\n")).replace("\n", "\\\n")
    for sign in _SIGN.findall(text):
        if sign == CODE:
            out.append(_code(next(codes)))
        elif not _is_mark(sign):
            out.append(f"\\{sign}" if target and sign in "[]" else sign)
        elif (name := NAMES[(ord(sign) - OPEN) % (CLOSE - OPEN)]) != "a":
            out.append(signs.get(name, ""))
        elif target is None:
            target = _target(next(links), words.own)
            out.append("[" if target else "")
        else:
            out.append(f"]({target})" if target else "")
            target = None
    return "".join(out)


def _code(words: str) -> str:
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in (words[0], words[-1]) else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _target(address: str, own: Own) -> str:
    """What stands in a link's parentheses; empty for an address that leads nowhere from here."""
    if inner := own(address):
        return inner
    if not is_outside(address):
        return ""
    plain = _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", address).replace("\\", "%5C")
    return f"<{plain}>" if re.search(r"[()]", plain) else plain


def _reads_as(markdown: str, words: str, links: int) -> bool:
    tokens = parse(markdown, Where("annotations")).tokens
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return False
    found = [str(child.attrs["href"]) for child in tokens[1].children or () if child.type == "link_open"]
    is_whole = len(found) == links and all(is_outside(one) or one.startswith(SLOT) for one in found)
    return is_whole and squeeze(plain_text(tokens)[0]) == words
