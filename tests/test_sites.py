"""What each edit of a tiny site costs: the exact steps that run, and the exact files that differ."""

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap

import pytest
from tiny import EXPECTED, Archive, Case, Tiny, read_tiny, stamps, tree, unpacked

from generator.commands.options import builtin_themes

SITES = Path(__file__).parent / "sites"
EDITS = read_tiny(SITES / "edits.txt")
COPIES = read_tiny(SITES / "copies.txt")
STORIES = read_tiny(SITES / "stories.txt")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """The archive of `edits.txt`, built, with a theme of its own."""
    return built(EDITS, tmp_path)


def built(tiny: Tiny, folder: Path) -> Archive:
    made = unpacked(tiny, folder / "archive")
    shutil.copytree(builtin_themes() / "default", made.folder / "themes/default")
    assert made.build().problems == ()
    return made


@pytest.mark.parametrize("tiny", [EDITS, COPIES, STORIES], ids=lambda tiny: tiny.path.stem)
def test_after_each_edit_exactly_these_steps_run(
    tiny: Tiny, tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    def outcome(case: Case) -> str:
        changed = archive.copy(tmp_path / case.title)
        changed.do(case.actions)
        ran = changed.build().ran
        return f"{EXPECTED}ran\n" + steps(ran) + differences(before, tree(changed.site)) + "\n"

    archive = built(tiny, tmp_path)
    before = tree(archive.site)

    expect(tiny.path, tiny.told(outcome))


def steps(ran: tuple[str, ...]) -> str:
    """A paragraph for each step, in order, with its items; these come last, and have a sign that no step's name has."""
    items: dict[str, list[str]] = {}
    for step in ran:
        name, _, item = step.rpartition(" ")
        if set(item).isdisjoint("-/."):
            name, item = step, ""
        items.setdefault(name, []).append(item)
    return "".join(paragraph(f"{name}:", found) for name, found in items.items())


def paragraph(head: str, items: list[str]) -> str:
    lines = wrap(" ".join([head, *items]).strip(), 118, subsequent_indent="    ", break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    """The files that are new, differ or are gone; the manifest goes without saying."""
    names = sorted({*before, *after} - {"manifest-sha256.txt"})
    signs = {"+": [n for n in names if n not in before], "-": [n for n in names if n not in after]}
    signs["~"] = [n for n in names if n in before and n in after and before[n] != after[n]]
    return "".join(paragraph(sign, found) for sign, found in sorted(signs.items()) if found)


def test_a_build_of_what_has_not_changed_runs_nothing_and_touches_nothing(archive: Archive) -> None:
    before = stamps(archive.site)

    again = archive.build()

    assert (again.ran, bool(again.changes)) == ((), False)
    assert stamps(archive.site) == before


def test_the_long_way_round_finds_nothing_to_run_either(archive: Archive) -> None:
    before = stamps(archive.site)

    again = archive.build(jobs=2, keep_going=True)

    assert (again.ran, bool(again.changes)) == ((), False)
    assert stamps(archive.site) == before


def test_files_that_an_edit_did_not_change_are_not_written_again(archive: Archive) -> None:
    before, held = stamps(archive.site), tree(archive.site)
    archive.write("articles/undated-letter.md", '---\ntitle: "A letter"\n---\n\nNobody knows who sent it.\n')
    archive.build()

    files = tree(archive.site)
    same = [path for path in files if files[path] == held[path] and path != ".gitignore"]

    assert len(same) > 30
    assert {path: stamps(archive.site)[path] for path in same} == {path: before[path] for path in same}


def test_an_edit_taken_back_runs_nothing_but_what_writes(archive: Archive) -> None:
    letter = archive.path("articles/undated-letter.md")
    text = letter.read_bytes()
    letter.write_bytes(text.replace(b"Nobody", b"Somebody"))
    archive.build()
    letter.write_bytes(text)

    ran = archive.build().ran

    assert {step.rpartition(" ")[0] for step in ran} == {"plain html", "article html"}


def test_a_theme_of_the_archives_own_is_seen_when_it_appears(tmp_path: Path) -> None:
    archive = unpacked(EDITS, tmp_path)
    archive.build()
    shutil.copytree(builtin_themes() / "default", archive.folder / "themes/default")
    archive.write("themes/default/static/css/site.css", "body { color: black }\n")

    assert archive.build().changes
    assert (archive.site / "assets/css/site.css").read_text() == "body { color: black }\n"


def test_an_archive_that_was_moved_is_as_it_was(archive: Archive, tmp_path: Path) -> None:
    archive.folder.rename(tmp_path / "elsewhere")

    moved = Archive(tmp_path / "elsewhere")

    assert moved.build().ran == ()
