"""The house: which room is on which layer, what it may import, and which rooms touch the world."""

import ast
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUFF = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]

VALUES = "errors text edtf model"
FILES = f"{VALUES} config theme read markdown vocabulary times"
STAGES = f"{FILES} clean annotate links"
SITE = f"{STAGES} pages formats"
TOP = f"{SITE} exchange engine archive lastbuild layout surroundings search ingest rename build init"

# room: (layer, the rooms it may import)
HOUSE = {
    "__init__": (0, ""),
    "errors": (0, ""),
    "text": (0, ""),
    "chain": (0, ""),
    "engine": (0, ""),
    "edtf": (1, "errors"),
    "model": (1, "errors edtf"),
    "read": (2, VALUES),
    "config": (2, f"{VALUES} read"),
    "vocabulary": (2, f"{VALUES} read"),
    "theme": (2, VALUES),
    "markdown": (2, VALUES),
    "times": (2, VALUES),
    "clean": (3, f"{VALUES} chain read markdown times"),
    "annotate": (3, f"{VALUES} read markdown"),
    "links": (3, f"{VALUES} chain read markdown vocabulary times"),
    "pages": (4, STAGES),
    "formats": (4, f"{STAGES} pages"),
    "exchange": (4, f"{FILES} annotate pages formats"),
    "surroundings": (5, "errors"),
    "search": (5, "errors"),
    "layout": (5, "errors engine"),
    "lastbuild": (5, "engine"),
    "publish": (5, "errors engine search"),
    "archive": (5, f"{SITE} engine"),
    "ingest": (5, f"{SITE} engine archive"),
    "suggest": (6, f"{STAGES} engine archive ingest"),
    "rename": (6, f"{STAGES} archive ingest"),
    "workshop": (6, "errors engine lastbuild layout"),
    "stages": (7, f"{SITE} engine search layout publish workshop"),
    "plan": (8, f"{SITE} engine lastbuild layout publish workshop stages"),
    "build": (9, "errors engine lastbuild layout surroundings workshop plan"),
    "init": (10, f"{VALUES} config archive layout ingest build"),
    "check": (10, f"{VALUES} config archive layout ingest build"),
    "serve": (10, f"{VALUES} config archive layout ingest build surroundings"),
    "commands": (11, f"{TOP} check serve suggest"),
    "cli": (12, f"{TOP} check serve suggest commands"),
    "__main__": (13, "cli"),
}

# These alone may touch the world; all others are pure functions of what they are given.
EDGES = {"engine"} | {room for room, (layer, _) in HOUSE.items() if layer >= 5}

# What ruff bans, and the built-in functions it cannot ban.
BUILTINS = ("open", "input", "exec", "eval", "__import__")
WORLD = (*RUFF["flake8-tidy-imports"]["banned-api"], *BUILTINS)


class Use(NamedTuple):
    """A name of another module, or a built-in one, used anywhere: at the top, in a function, under TYPE_CHECKING."""

    line: int
    name: str
    """Dotted and in full, whatever it is called where it stands: `datetime.date.today`."""


class Module(NamedTuple):
    """One file of the program."""

    path: str
    name: str
    room: str
    imports: list[Use]
    names: list[Use]


def test_each_room_imports_only_what_the_house_allows() -> None:
    assert list(forbidden_imports(ROOT)) == []


def test_only_the_edges_touch_the_world() -> None:
    assert list(worldly_uses(ROOT)) == []


def test_no_room_reaches_itself_through_another() -> None:
    assert cycle(room_graph(ROOT)) == []


def test_no_module_reaches_itself_through_another() -> None:
    assert cycle(module_graph(ROOT)) == []


def test_each_room_may_import_only_rooms_of_its_own_layer_and_below() -> None:
    upward = [
        (room, other)
        for room, (layer, allowed) in HOUSE.items()
        for other in allowed.split()
        if HOUSE[other][0] > layer
    ]

    assert upward == []


def test_ruff_lifts_its_bans_for_the_edges_alone() -> None:
    lifted = {path for path, rules in RUFF["per-file-ignores"].items() if "TID251" in rules}

    assert lifted - {"tests/**", "benchmarks/**"} == {
        f"generator/{room}{rest}" for room in EDGES for rest in (".py", "/**")
    }


def test_the_world_is_at_least_what_the_house_names() -> None:
    assert {"open", "os", "pathlib", "time", "random", "socket", "subprocess"} <= set(WORLD)


@pytest.mark.parametrize(
    "room, source, said",
    [
        ("model", "from generator.text import fold", "generator/model.py:1: model (layer 1) imports text"),
        ("text", "from generator import errors", "generator/text.py:1: text (layer 0) imports errors"),
        ("pages", "import generator.engine", "generator/pages.py:1: pages (layer 4) imports engine"),
        ("text", "def f():\n    import generator.model", "generator/text.py:2: text (layer 0) imports model"),
        ("gossip", "", "generator/gossip.py: the room 'gossip' is not in the house"),
        ("model", "from . import text", "generator/model.py:1: a relative import"),
    ],
)
def test_a_forbidden_import_is_found_wherever_it_stands(tmp_path: Path, room: str, source: str, said: str) -> None:
    write_modules(tmp_path, {room: source})

    assert list(forbidden_imports(tmp_path)) == [said]


@pytest.mark.parametrize(
    "source, used",
    [
        ("import os.path", "os"),
        ("from pathlib import Path", "pathlib"),
        ("def f():\n    from time import time", "time"),
        ("import io\n\nio.open", "io.open"),
        ("from io import open as o", "io.open"),
        ("import datetime as d\n\nd.datetime.now()", "datetime.datetime.now"),
        ("from datetime import date\n\ndate.today()", "datetime.date.today"),
        ("with open('x') as f: pass", "open"),
    ],
)
def test_a_use_of_the_world_is_found_wherever_it_stands(tmp_path: Path, source: str, used: str) -> None:
    write_modules(tmp_path, {"clean": source, "engine": "import os\nimport time\nopen('x')"})

    found = list(worldly_uses(tmp_path))

    assert [line.split(": ")[1] for line in found] == [f"clean uses {used}"]


@pytest.mark.parametrize(
    "source",
    [
        "import io\n\nio.BytesIO(b'')",
        "from datetime import date",
        "def f(time): time.open()",
        "import urllib.parse as os",
    ],
)
def test_bytes_in_memory_and_dates_are_not_the_world(tmp_path: Path, source: str) -> None:
    write_modules(tmp_path, {"clean": source})

    assert list(worldly_uses(tmp_path)) == []


def test_a_cycle_is_named_from_end_to_end(tmp_path: Path) -> None:
    write_modules(tmp_path, {"ingest": "import generator.plan", "plan": "def f():\n    from generator import ingest"})

    assert set(cycle(room_graph(tmp_path))) == {"ingest", "plan"}
    assert set(cycle(module_graph(tmp_path))) == {"generator.ingest", "generator.plan"}


def forbidden_imports(root: Path) -> Iterator[str]:
    """A line for each import the table doesn't allow, and for each room it doesn't know."""
    for module in modules(root):
        if module.room not in HOUSE:
            yield f"{module.path}: the room '{module.room}' is not in the house"
            continue
        layer, allowed = HOUSE[module.room]
        for line, name in module.imports:
            if name.startswith("."):
                yield f"{module.path}:{line}: a relative import"
            elif room_of(name) not in {"", "__init__", module.room, *allowed.split()}:
                yield f"{module.path}:{line}: {module.room} (layer {layer}) imports {room_of(name)}"


def worldly_uses(root: Path) -> Iterator[str]:
    """A line for each use of the world outside the edges."""
    for module in modules(root):
        if module.room not in EDGES:
            for line, name in module.imports + module.names:
                for world in WORLD:
                    if f"{name}.".startswith(f"{world}."):
                        yield f"{module.path}:{line}: {module.room} uses {world}"


def room_graph(root: Path) -> dict[str, set[str]]:
    """For each room the other rooms it imports."""
    graph: dict[str, set[str]] = {}
    for module in modules(root):
        rooms = {room_of(name) for _, name in module.imports} - {"", "__init__", module.room}
        graph.setdefault(module.room, set()).update(rooms)
    return graph


def module_graph(root: Path) -> dict[str, set[str]]:
    """For each module the other modules of ours it imports."""
    found = list(modules(root))
    known = {module.name for module in found}

    def imported(name: str) -> str:
        while name and name not in known:
            name = name.rpartition(".")[0]
        return name

    return {m.name: {imported(name) for _, name in m.imports} - {"", "generator", m.name} for m in found}


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """One cycle from a node back to itself; empty when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def modules(root: Path) -> Iterator[Module]:
    """Every Python file under generator/, in order."""
    for file in sorted((root / "generator").rglob("*.py")):
        path = file.relative_to(root)
        parts = path.with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        tree = ast.parse(file.read_bytes())
        bound = [(node.lineno, *names) for node in ast.walk(tree) for names in bindings(node)]
        meant = {name: name for name in BUILTINS} | {name: full for _, name, full, _ in bound}
        yield Module(
            path=path.as_posix(),
            name=name,
            room=parts[1],
            imports=[Use(line, imported) for line, _, _, imported in bound],
            names=[Use(node.lineno, full) for node in ast.walk(tree) if (full := full_name(node, meant))],
        )


def bindings(node: ast.AST) -> Iterator[tuple[str, str, str]]:
    """For each name an import statement binds: the name, what it stands for, and what was imported."""
    match node:
        case ast.Import(names):
            for name in names:
                first = name.name.partition(".")[0]
                yield (name.asname, name.name, name.name) if name.asname else (first, first, name.name)
        case ast.ImportFrom(module, names, level):
            for name in names:
                full = "." * level + f"{module or ''}.{name.name}"
                yield name.asname or name.name, full, full


def full_name(node: ast.AST, meant: dict[str, str]) -> str:
    """The full name of an imported or built-in thing, or of an attribute of one; empty for all other nodes."""
    match node:
        case ast.Name(id=name):
            return meant.get(name, "")
        case ast.Attribute(value, attr) if outer := full_name(value, meant):
            return f"{outer}.{attr}"
    return ""


def room_of(name: str) -> str:
    """The room a dotted name lies in; empty when it is not ours."""
    package, _, rest = name.partition(".")
    room = rest.partition(".")[0]
    if package != "generator":
        return ""
    return "__init__" if room.startswith("__") and room != "__main__" else room


def write_modules(root: Path, sources: dict[str, str]) -> None:
    (root / "generator").mkdir()
    for name, source in sources.items():
        (root / f"generator/{name}.py").write_text(source, encoding="utf-8")
