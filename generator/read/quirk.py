"""What a publisher's file says of its pages: lines and elements that are no article, must stay, or are a value."""

from generator.errors import Severity
from generator.model import Quirk
from generator.read import schema as s
from generator.read.nodes import Mapping, Node, Scalar
from generator.read.pattern import why_not
from generator.read.schema import Reader, Reading, Row

LIFTED = (
    "title", "summary", "date", "print_date", "event_date", "authors", "agency", "dateline", "language", "section",
    "tags", "related", "figures", "source_url", "archived_url", "retrieved", "rights",
)  # fmt: skip
"""Fields of an article that a pattern may fill."""
SELECTOR_LIMIT = 500  # characters; a longer one is a style sheet


def quirks(*, takes: bool) -> Reader:
    """A reader of a list of patterns; `takes`: each fills a field of the article."""
    rows = (*_ROWS, _TO) if takes else _ROWS
    known = s.schema(*rows)

    def read(reading: Reading, key: str, node: Node) -> Quirk | None:
        if not isinstance(node, Mapping):
            reading.wrong(node, f"expected a pattern in '{key}'", 'write keys and values: text: "…", why: "…", seen: …')
            return None
        inner = Reading(reading.path)
        values = s.read_rows(known, node, inner, unknown=Severity.ERROR)
        for one in ("why", "seen", *(("to",) if takes else ())):
            s.require(one, node, inner)
        _one_of_two(node, inner)
        if text := values.get("text"):
            _is_pattern(text, node.entries["text"].value, inner, takes=takes)
        reading.problems.extend(inner.problems)
        return Quirk(**values) if inner.is_usable else None

    return s.list_of(read)


def _one_of_two(node: Mapping, reading: Reading) -> None:
    """Note an error unless the pattern is either a text or a selector."""
    given = [key for key in ("text", "css") if key in node.entries]
    if len(given) == 2:
        reading.wrong(node.entries["css"].key, "a pattern is a text or a selector, not both", "make two patterns of it")
    elif not given:
        fix = 'add text: "the whole line, with * for what differs", or css: "a selector"'
        reading.wrong(Scalar("", node.line, node.column), "this pattern says neither `text` nor `css`", fix)
    else:
        s.require(given[0], node, reading)


def _is_pattern(text: str, node: Node, reading: Reading, *, takes: bool) -> None:
    if wrong := why_not(text, takes=takes):
        reading.wrong(node, *wrong)


def _selector(reading: Reading, key: str, node: Node) -> str | None:
    """A CSS selector."""
    value = s.text(reading, key, node)
    if value is None or not value.strip():
        return value
    from soupsieve import SelectorSyntaxError, compile  # with all of Beautiful Soup: only where a selector is given

    if len(value) > SELECTOR_LIMIT:
        reading.wrong(node, f"a selector of {len(value)} characters", f"make it no longer than {SELECTOR_LIMIT}")
        return None
    try:
        compile(value)
    except (SelectorSyntaxError, RecursionError) as error:
        column = getattr(error, "col", None)
        where = f" from its character {column} on" if column else ""
        reading.wrong(node, f"'{value}' is not a selector{where}", "write it as in a style sheet: div.read-next")
        return None
    return value


def _raw_path(reading: Reading, key: str, node: Node) -> str | None:
    """A path of a raw file, as an article's `raw` names it."""
    value = s.text(reading, key, node)
    if value is None or not value or (value.startswith("raw/") and len(value) > len("raw/")):
        return value
    fix = f'write seen: "{value.removeprefix("content/")}"' if value.startswith("content/raw/") else 'write "raw/…"'
    reading.wrong(node, f"'{value}' is not the path of a raw file", fix)
    return None


_ROWS = (Row("text", s.text), Row("css", _selector), Row("why", s.text), Row("seen", _raw_path))
_TO = Row("to", s.one_of(LIFTED))
PATTERN = s.schema(*_ROWS, _TO)
"""Every key of a pattern; `to` only in `lift`."""
