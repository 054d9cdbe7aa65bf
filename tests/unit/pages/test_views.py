"""Views: their docs, made of the classes themselves, as everything a template may use."""

import ast
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from generator import model
from generator.pages import views

DOCS = Path(__file__).parents[3] / "docs" / "views.md"
HEAD = """# Views

What a template gets as `view`, `site`, `page`, `article`, `body` and `received`, and what these are made of: every
field a theme may use. This page is made of `generator/pages/views/` and `generator/model/` by `make accept`. How
templates are written: [theme.md](theme.md).
"""


BESIDE = {"Article", "Body", "NoteText", "Received", "ReceivedLine", "Beside"}
"""What templates get besides the view."""


def test_the_docs_have_every_field_of_every_view(expect: Callable[[Path, str], None]) -> None:
    made = [HEAD, *map(section, values_of(views)), "\n## Values that views hold\n", *map(section, held())]

    expect(DOCS, "".join(made))


def held() -> Iterator[ast.ClassDef]:
    """The values of the model that views hold."""
    used = BESIDE | {name for text in texts_of(views) for name in re.findall(r"\b[A-Z]\w+", text)}
    yield from (each for each in values_of(model) if each.name in used)


def values_of(room: ModuleType) -> Iterator[ast.ClassDef]:
    """The classes of a room, file by file."""
    for text in texts_of(room):
        yield from (each for each in ast.parse(text).body if isinstance(each, ast.ClassDef))


def texts_of(room: ModuleType) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(Path(str(room.__file__)).parent.glob("[a-z]*.py"))]


def section(of: ast.stmt) -> str:
    assert isinstance(of, ast.ClassDef)
    level = "###" if hasattr(model, of.name) else "##"
    rows = "".join(f"| `{name}` | `{kind}` | {said} |\n" for name, kind, said in fields(of))
    head = "| field | type | what it is |\n| --- | --- | --- |\n" if rows else ""
    return f"\n{level} {of.name}\n\n{one_line(ast.get_docstring(of) or '')}\n" + (f"\n{head}{rows}" if rows else "")


def fields(of: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Each field's name, type and docstring."""
    for field, after in pairwise([*of.body, ast.Pass()]):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            kind = ast.unparse(field.annotation).strip("'").replace("'", "").replace("|", "or")
            yield field.target.id, kind, one_line(str(said))


def one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
