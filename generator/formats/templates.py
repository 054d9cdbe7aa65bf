"""A theme's templates, compiled: Jinja2 with strict names, escaping always on, and two shortcuts for speed.

A page of a list prints some six hundred values. Jinja2 escapes each into a `Markup` of its own, and looks up each
attribute by a method that knows about dicts; both cost more than the templates' own work. Ours print a value without
special characters as it is, and our views are never dicts.
"""

import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from generator import edtf
from generator.annotate.correction import erratum
from generator.model import NoteKind, NoteTeaser, NoteText
from generator.pages.entities import KIND_NAMES
from generator.pages.sites import site_name
from generator.text import initial
from generator.theme import TEMPLATES, WRITTEN, Theme

NOTE_KIND_NAMES = {
    NoteKind.CONTEXT: "Context",
    NoteKind.CLAIM: "Claim",
    NoteKind.CORRECTION: "Correction",
    NoteKind.QUERY: "Query",
    NoteKind.SOURCE: "Source",
    NoteKind.IDENTIFY: "Identify",
    NoteKind.COMMENT: "Comment",
}
_LEFTWARDS = "ar arc azb bqi ckb dv fa glk he iw ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi"
RIGHT_TO_LEFT = frozenset(_LEFTWARDS.split())
"""Languages usually written from right to left."""
SCRIPTS = {"arab": "rtl", "aran": "rtl", "hebr": "rtl", "syrc": "rtl", "thaa": "rtl", "nkoo": "rtl", "latn": "ltr"}
"""Script of a language tag, folded → its direction: `pa-Arab`, `ur-Latn`."""
_is_special = re.compile("[&<>\"']").search


def escaped(value: Any) -> str:
    """The value as HTML text."""
    if type(value) is str and not _is_special(value):
        return value
    return escape(value)


class _Generator(CodeGenerator):
    """Writes `environment.escaped(…)` where Jinja2's own writes `escape(…)`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.escaped({finalize.src or ''}")


class _Environment(Environment):
    code_generator_class = _Generator
    escaped = staticmethod(escaped)
    getattr = staticmethod(getattr)  # type: ignore[assignment]


@lru_cache(maxsize=2)
def environment(theme: Theme) -> Environment:
    """The theme's templates by name. A name that is not there is an error when it is printed, asked or looped over."""
    sources = dict(theme.templates)

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], written(name), None) if name in sources else None

    return bare_environment(FunctionLoader(load))


def written(name: str) -> str:
    """The path of a template as a problem's place, and tracebacks, have it."""
    return f"{WRITTEN}{TEMPLATES}{name}"


def bare_environment(loader: FunctionLoader | None = None) -> Environment:
    """The dialect of our templates, without any."""
    made = _Environment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters["date_words"] = edtf.in_words
    made.filters["date_brief"] = edtf.in_brief
    made.filters["date_attr"] = date_attr
    made.filters["kind_name"] = KIND_NAMES.__getitem__
    made.filters["note_kind_name"] = NOTE_KIND_NAMES.__getitem__
    made.filters["erratum"] = marked_erratum
    made.filters["site_name"] = site_name
    made.filters["plural"] = plural
    made.filters["initial"] = initial
    made.filters["direction"] = direction
    made.globals["plural"] = plural
    return made


@lru_cache(maxsize=1 << 16)
def date_attr(date: str) -> str:
    """What `<time datetime>` may hold of a date: a day, month or year; empty for intervals and unknown years."""
    known = edtf.without_marks(date)
    return "" if "/" in known or known.startswith("XXXX") else known


def marked_erratum(note: NoteText | NoteTeaser) -> Markup:
    """What a correction's `was` and `now` say, marked as deleted and inserted."""
    was = f"<del>{escape(note.was)}</del>" if note.was else ""
    now = f"<ins>{escape(note.now)}</ins>" if note.now else ""
    return Markup(erratum(was, now))


def plural(count: int, one: str, several: str) -> str:
    """`1 article`, `3 articles`."""
    return f"{count:,} {one if count == 1 else several}"


def direction(language: str) -> str:
    """The `dir` of text in a language; `auto`, which goes by the first letter, where the language is not known."""
    first, *rest = language.lower().split("-")
    script = next((SCRIPTS[part] for part in rest if part in SCRIPTS), "")
    return script or ("auto" if not first else "rtl" if first in RIGHT_TO_LEFT else "ltr")
