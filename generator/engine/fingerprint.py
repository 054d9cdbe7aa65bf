"""The digest of the code a step reaches: its module, every module of ours that imports lead to, and their data.

Part of every key, with the versions of the libraries, of Python and of Unicode, so that a better rule or another
library makes exactly the affected steps run again. Sources are read anew only when a file's stamp moved.
"""

import marshal
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from importlib import util
from pathlib import Path
from typing import Any

from generator.engine.cache import Cache
from generator.engine.canonical import digest_of

LIBRARIES = {
    "anyascii": "anyascii",
    "bs4": "beautifulsoup4",
    "charset_normalizer": "charset-normalizer",
    "jinja2": "Jinja2",
    "lxml": "lxml",
    "markdown_it": "markdown-it-py",
    "markupsafe": "MarkupSafe",
    "mdit_py_plugins": "mdit-py-plugins",
    "nh3": "nh3",
    "numpy": "numpy",
    "soupsieve": "soupsieve",
    "yaml": "PyYAML",
}
"""Import name → distribution of what steps call: their versions shape what steps give."""

_PACKAGE = __name__.partition(".")[0]
_ROOT = Path(__file__).parent.parent
_BUILD = f"{_PACKAGE}.engine.build"
"""What it reaches is part of every fingerprint: how steps are called and how values are spelled."""
_KEPT = "fingerprints"


class Fingerprints:
    """Fingerprints of the modules of this program, by module name."""

    def __init__(self, cache: Cache, root: Path = _ROOT) -> None:
        """Take them from the cache when no file of the package in `root` moved, else compute them anew."""
        stamps = tuple(_stamps(root))
        kept = cache.kept(_KEPT)
        if kept is not None:
            old_stamps, table = marshal.loads(kept)
            if old_stamps == stamps:
                self._table: dict[str, bytes] = table
                return
        self._table = fingerprints(root)
        cache.keep(_KEPT, marshal.dumps((stamps, self._table)))

    def of(self, function: Callable[..., Any]) -> bytes:
        """Of the code that this function can reach."""
        return self._table[function.__module__]

    def all(self) -> bytes:
        """Of the whole program."""
        return digest_of(self._table[name] for name in sorted(self._table))


def _stamps(root: Path) -> Iterable[tuple[str, int, int, int]]:
    yield (sys.version, 0, 0, 0)
    for path in sorted(root.rglob("*")):
        if path.suffix != ".pyc" and "__pycache__" not in path.parts and path.is_file():
            status = path.stat()
            yield (str(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    for name in LIBRARIES:
        spec = util.find_spec(name)
        if spec is not None and spec.origin is not None:
            status = Path(spec.origin).stat()
            yield (spec.origin, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def fingerprints(root: Path) -> dict[str, bytes]:
    """Module name → fingerprint, for the package in this folder."""
    sources = {_module(root, path): path.read_bytes() for path in sorted(root.rglob("*.py"))}
    reads = {name: imports(name, source, sources) for name, source in sources.items()}
    own = {name: digest_of([name.encode(), source, *_data(root, name)]) for name, source in sources.items()}
    versions = _versions()
    always = _reach(_BUILD, reads) if _BUILD in sources else set()
    table = {}
    for name in sources:
        reached = sorted(_reach(name, reads) | always)
        table[name] = digest_of([versions, *(own[module] for module in reached)])
    return table


def _module(root: Path, path: Path) -> str:
    parts = [_PACKAGE, *path.relative_to(root).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: str, source: bytes, known: Mapping[str, object]) -> frozenset[str]:
    """The modules among `known` that this source imports, at its head or inside its functions."""
    import ast

    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            raise AssertionError(f"{module}: a relative import hides from the fingerprint")
    return frozenset(name for name in found if name in known)


def _reach(start: str, reads: Mapping[str, frozenset[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        waiting.extend(reads[name])
        parent = name.rpartition(".")[0]
        if parent and parent in reads:
            waiting.append(parent)
    return reached


def _data(root: Path, module: str) -> Iterable[bytes]:
    """Package data beside a package's `__init__`: its weights and vocabularies count as its source."""
    folder = root.joinpath(*module.split(".")[1:])
    if not folder.is_dir() or folder == root:
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


def _versions() -> bytes:
    from importlib import metadata  # takes longer to load than all else here; needed only when a stamp moved

    found = [f"{sys.implementation.name} {sys.version_info[:3]} unicode {unicodedata.unidata_version}"]
    for name in LIBRARIES.values():
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} is not installed")
    return "\n".join(found).encode()
