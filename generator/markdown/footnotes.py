"""Footnotes: gathered at the end of the tokens in the order they are referred to, none lost."""

from typing import TypeAlias

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.errors import Severity
from generator.markdown.names import unique
from generator.text import slug

Definition: TypeAlias = tuple[Token, list[Token]]
"""A footnote's opening token and its blocks."""


def footnotes_last(state: StateCore) -> None:
    """A core rule after inline parsing, in the place of the plugin's `footnote_tail`.

    That one leaves out notes nobody refers to, and of two with one label the first: words would be lost. Here both are
    kept, after the others, and told of. Each becomes `footnote_open`, its blocks, `footnote_close`; the `meta` of the
    first and of each `footnote_ref` hold its `name` (for ids) and `number` (from 1).
    """
    text, definitions = _apart(state.tokens)
    if not definitions:
        return
    by_label: dict[str, Definition] = {}
    for definition in definitions:
        by_label.setdefault(definition[0].meta["label"], definition)
    references = _references(text, definitions, by_label)
    referred = [by_label[label] for label in references]
    placed = {id(opening) for opening, _ in referred}
    others = [definition for definition in definitions if id(definition[0]) not in placed]
    seen: set[str] = set()
    for number, (opening, blocks) in enumerate(referred + others, 1):
        found = references[opening.meta["label"]] if number <= len(referred) else []
        name = unique(slug(opening.meta["label"]) or "note", seen)
        opening.meta = {"name": name, "number": number, "count": len(found), "label": opening.meta["label"]}
        for at, reference in enumerate(found):
            reference.meta = {"name": name, "number": number, "at": at}
        text += [opening, *blocks, Token("footnote_close", "", -1, meta=opening.meta, block=True)]
    _tell(state, others)
    state.tokens = text


def _references(
    text: list[Token], definitions: list[Definition], by_label: dict[str, Definition]
) -> dict[str, list[Token]]:
    """Each label's references as a reader meets them: those of the text, then those of the footnotes met so far."""
    found: dict[str, list[Token]] = {}
    waiting = {id(opening): blocks for opening, blocks in definitions}
    queue = [text]
    while queue or waiting:
        if not queue:  # a footnote that nothing refers to may refer to others
            queue.append(waiting.pop(next(iter(waiting))))
        for block in queue.pop(0):
            for token in block.children or ():
                if token.type == "footnote_ref":
                    label = token.meta["label"]
                    found.setdefault(label, []).append(token)
                    if (blocks := waiting.pop(id(by_label[label][0]), None)) is not None:
                        queue.append(blocks)
    return found


def _apart(tokens: list[Token]) -> tuple[list[Token], list[Definition]]:
    """The text without its footnotes, and each footnote's opening token with its blocks."""
    text: list[Token] = []
    definitions: list[Definition] = []
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


def _tell(state: StateCore, others: list[Definition]) -> None:
    noted = state.env["problems"]
    for opening, _ in others:
        label = opening.meta["label"]
        what = f"nothing refers to the footnote [^{label}]"
        fix = f"write [^{label}] where it belongs, or give it a label of its own; until then it stands at the end"
        noted.append((opening.map[0] if opening.map else 0, what, fix, Severity.WARNING))
