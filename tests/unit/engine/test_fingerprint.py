"""A step's fingerprint moves with the code it can reach, and with no other."""

import os
from pathlib import Path

import pytest

from generator.engine import canonical, files
from generator.engine.cache import Cache
from generator.engine.fingerprint import LIBRARIES, Fingerprints, fingerprints

PACKAGE = {
    "__init__.py": "",
    "text.py": "FOLD = 1",
    "model.py": "import enum",
    "read/__init__.py": "",
    "read/article.py": "from generator.model import Article\nfrom generator.read import front",
    "read/front.py": "def read():\n    from generator import text\n    import generator.lazy",
    "lazy.py": "",
    "rules/__init__.py": "",
    "rules/weights.txt": "1 2 3",
    "rules/ads.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import generator.model as nouns",
    "engine/__init__.py": "",
    "engine/build.py": "from generator.engine.canonical import digest",
    "engine/canonical.py": "",
    "engine/tree.py": "",
    "data/notes.txt": "no package",
}
ALL = {
    "generator",
    *(f"generator.{name}" for name in ("text", "model", "lazy", "read", "read.article", "read.front", "rules")),
    *(f"generator.{name}" for name in ("rules.ads", "engine", "engine.build", "engine.canonical", "engine.tree")),
}
READERS = {"generator.read.article", "generator.read.front"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, source in PACKAGE.items():
        path = tmp_path / "generator" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return tmp_path / "generator"


@pytest.mark.parametrize(
    "name, moved",
    [
        ("text.py", {"generator.text", *READERS}),
        ("lazy.py", {"generator.lazy", *READERS}),
        ("read/front.py", READERS),
        ("read/article.py", {"generator.read.article"}),
        ("read/__init__.py", {"generator.read", *READERS}),
        ("model.py", {"generator.model", "generator.read.article", "generator.rules.ads"}),
        ("rules/weights.txt", {"generator.rules", "generator.rules.ads"}),
        ("data/notes.txt", set()),
        ("engine/tree.py", {"generator.engine.tree"}),
        ("engine/build.py", ALL),
        ("engine/canonical.py", ALL),
        ("__init__.py", ALL),
    ],
)
def test_an_edit_moves_what_reaches_it(root, name, moved):
    before = fingerprints(root)
    assert set(before) == ALL

    with (root / name).open("a") as file:
        file.write("\n# edited")
    after = fingerprints(root)

    assert {module for module in before if before[module] != after[module]} == moved


def test_a_new_data_file_counts(root):
    before = fingerprints(root)

    (root / "rules" / "more.txt").write_text("")

    assert fingerprints(root)["generator.rules.ads"] != before["generator.rules.ads"]


def test_a_relative_import_is_refused_as_it_would_hide(root):
    (root / "read" / "front.py").write_text("from . import article")

    with pytest.raises(AssertionError, match=r"generator\.read\.front: a relative import hides"):
        fingerprints(root)


def test_fingerprints_are_kept_until_a_file_moves(root, tmp_path):
    cache = Cache(tmp_path / "build.sqlite")
    first = Fingerprints(cache, root).all()
    cache.keep("fingerprints", cache.kept("fingerprints").replace(fingerprints(root)["generator.text"], b"kept" * 4))

    assert Fingerprints(cache, root).all() != first

    os.utime(root / "text.py", (1, 1))
    assert Fingerprints(cache, root).all() == first


def test_fingerprints_do_not_depend_on_where_the_program_lies(root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    os.rename(root, tmp_path / "elsewhere" / "generator")
    moved = fingerprints(tmp_path / "elsewhere" / "generator")

    for name, source in PACKAGE.items():
        path = tmp_path / "other" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)

    assert fingerprints(tmp_path / "other") == moved


def test_each_module_of_the_program_has_a_fingerprint(tmp_path):
    prints = Fingerprints(Cache(tmp_path / "build.sqlite"))

    assert len({prints.of(canonical.digest), prints.of(files.look), prints.all()}) == 3


def test_the_libraries_named_are_those_that_are_installed():
    from importlib import metadata, util

    for name, distribution in LIBRARIES.items():
        assert util.find_spec(name) is not None
        assert metadata.version(distribution)
