"""Footnotes: gathered at the end of the tokens in the order they are referred to, none lost."""

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.errors import Severity
from generator.markdown.names import unique
from generator.text import slug


def footnotes_last(state: StateCore) -> None:
    """A core rule after inline parsing, in the place of the plugin's `footnote_tail`.

    That one leaves out notes nobody refers to, and of two with one label the first: words would be lost. Here both are
    kept, after the others, and told of. Each becomes `footnote_open`, its blocks, `footnote_close`; the `meta` of the
    first and of each `footnote_ref` hold its `name` (for ids) and `number` (from 1).
    """
    if "footnotes" not in state.env:
        return
    text, definitions = _apart(state.tokens)
    order = [note["label"] for _, note in sorted(state.env["footnotes"].get("list", {}).items())]
    counts = {note["label"]: note["count"] for note in state.env["footnotes"].get("list", {}).values()}
    first: dict[str, Token] = {}
    for opening, _ in definitions:
        first.setdefault(opening.meta["label"], opening)
    referred = [d for label in order for d in definitions if d[0] is first.get(label)]
    others = [d for d in definitions if d[0].meta["label"] not in counts or d[0] is not first[d[0].meta["label"]]]
    seen: set[str] = set()
    for number, (opening, blocks) in enumerate(referred + others, 1):
        count = counts[opening.meta["label"]] if number <= len(referred) else 0
        name = unique(slug(opening.meta["label"]) or "note", seen)
        opening.meta = {"name": name, "number": number, "count": count, "label": opening.meta["label"]}
        text += [opening, *blocks, Token("footnote_close", "", -1, meta=opening.meta, block=True)]
    _tell(state, others)
    _number(text, {opening.meta["label"]: opening for opening, _ in referred})
    state.tokens = text


def _apart(tokens: list[Token]) -> tuple[list[Token], list[tuple[Token, list[Token]]]]:
    """The text without its footnotes, and each footnote's opening token with its blocks."""
    text: list[Token] = []
    definitions: list[tuple[Token, list[Token]]] = []
    open_notes: list[list[Token]] = [text]
    for token in tokens:
        if token.type == "footnote_reference_open":
            token.type = "footnote_open"
            token.block = True
            definitions.append((token, []))
            open_notes.append(definitions[-1][1])
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        else:
            open_notes[-1].append(token)
    return text, definitions


def _tell(state: StateCore, others: list[tuple[Token, list[Token]]]) -> None:
    noted = state.env["problems"]
    for opening, _ in others:
        label = opening.meta["label"]
        what = f"nothing refers to the footnote [^{label}]"
        fix = f"write [^{label}] where it belongs, or give it a label of its own; until then it stands at the end"
        noted.append((opening.map[0] if opening.map else 0, what, fix, Severity.WARNING))


def _number(tokens: list[Token], notes: dict[str, Token]) -> None:
    """Give each reference its note's name and number, and its own place among that note's references."""
    for block in tokens:
        for token in block.children or []:
            if token.type == "footnote_ref":
                token.meta = {**notes[token.meta["label"]].meta, "at": token.meta["subId"]}
