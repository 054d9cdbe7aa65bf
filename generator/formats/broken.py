"""What is told of a template that is broken: its file, its line, the name that is not there, and the near miss."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from generator.errors import Place, Problem
from generator.formats.templates import bare_environment, written
from generator.pages.kinds import KINDS
from generator.theme import TEMPLATES, WRITTEN

GIVEN = (
    *("site", "page", "view", "root", "asset", "json_ld"),
    *("article", "body", "body_html", "alone", "note_html", "received", "intro_html", "prose_html"),
    *("said", "told", "by_id"),
)
"""The names templates are given; those after the first line only where docs/theme.md says so."""
BROKEN = (TemplateError, LookupError, ArithmeticError, TypeError, ValueError, AttributeError, RecursionError)
"""What a template can raise that does what it may not."""


def broken_templates(files: Mapping[str, bytes]) -> tuple[bool, tuple[Problem, ...]]:
    """Whether a theme's templates, by path, are all there and can be read; and what is wrong with each."""
    names = {path.removeprefix(TEMPLATES): data for path, data in files.items() if path.startswith(TEMPLATES)}
    lacking = dict.fromkeys(kind.template for kind in KINDS if kind.template and kind.template not in names)
    found = [*map(_lacking, lacking), *(problem for name, data in names.items() for problem in _read(name, data))]
    return not found, tuple(found)


def _read(name: str, data: bytes) -> tuple[Problem, ...]:
    """What is wrong with a template that has not run yet."""
    try:
        bare_environment().parse(data.decode(), name, written(name))
    except UnicodeDecodeError as error:
        place = Place(written(name), data.count(b"\n", 0, error.start) + 1)
        what = f"this file is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}"
        return (Problem(place, what, "save the file as UTF-8"),)
    except TemplateSyntaxError as error:
        return (broken(name, error),)
    return ()


def broken(template: str, error: Exception) -> Problem:
    """What is wrong with a template, or with one that it uses, and in which line."""
    place = _place(template, error)
    if isinstance(error, TemplateNotFound) and not place.line:
        return _lacking(template)
    return Problem(place, *_words(error))


def _place(template: str, error: Exception) -> Place:
    """Of a syntax error its line; of another the line that the innermost template had reached."""
    if isinstance(error, TemplateSyntaxError):
        return Place(error.filename or written(template), error.lineno)
    place, trace = Place(written(template)), error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.startswith(WRITTEN):
            place = Place(path, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _words(error: Exception) -> tuple[str, str]:
    """What is wrong, and the fix."""
    match error:
        case TemplateNotFound():
            return f"the theme has no template '{error.name}'", "correct the name, or copy it from the default theme"
        case UndefinedError() if (error.message or "").endswith("' is undefined"):
            name = (error.message or "").split("'")[1]
            return f"there is no '{name}' here", near_miss(name, GIVEN, "a template is given")
        case AttributeError() if is_dataclass(error.obj):
            known = tuple(field.name for field in fields(error.obj))
            what = f"there is no '{error.name}' in this {type(error.obj).__name__}"
            return what, near_miss(str(error.name), known, "it has")
        case NotInThemeError():
            return f"the theme has no file static/{error.name}", near_miss(error.name, error.known, "it has")
        case TemplateError():
            return (error.message or type(error).__name__).removesuffix("."), "correct the template"
        case RecursionError():
            return "this template uses itself without end", "correct the template"
        case _:
            return f"this fails: {type(error).__name__}: {error}", "correct the template"


class NotInThemeError(LookupError):
    """A template asks for a static file that the theme has not."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """`known` are the files there are."""
        self.name = name
        self.known = known
        super().__init__(name)


def near_miss(name: str, known: tuple[str, ...], has: str) -> str:
    """What to do about a name that is not among the known ones."""
    found = get_close_matches(name, known, n=1, cutoff=0.7)
    return f"did you mean '{found[0]}'?" if found else f"{has} {', '.join(known)}"


def _lacking(template: str) -> Problem:
    return Problem(Place(written(template)), "the theme lacks this template", "copy it from the default theme")
