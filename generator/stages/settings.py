"""The archive's settings, and what they name: the theme, the program that makes the search index."""

from pathlib import Path
from typing import NamedTuple

from generator.config import PATH as CONFIG
from generator.config import Config, read_config
from generator.engine.build import Many, Ref
from generator.engine.files import Listing
from generator.errors import Place, Problem, Severity, warning
from generator.formats.broken import broken_templates
from generator.model import Trouble
from generator.read.schema import is_url, nearest
from generator.search import indexer
from generator.stages.desk import Desk


class Theme(NamedTuple):
    """The theme's files."""

    folder: Path
    files: Listing
    refs: dict[str, Ref[bytes]]


def settings_file(desk: Desk) -> Ref[Config] | None:
    """What `archive.yml` says; None where it says nothing that can be read."""
    base_url = desk.options.base_url
    if base_url and not is_url(base_url):
        what, fix = f"'{base_url}' is not a web address", "write it whole, from https:// on"
        desk.findings.add(Problem(Place("--base-url"), what, fix))
    if CONFIG not in desk.digests:
        fix = "make an archive with `pressmark init`, or name its content folder with --content"
        desk.findings.add(Problem(Place(f"content/{CONFIG}"), "there is no such file", fix))
        return None
    return desk.make.map(read_config, {CONFIG: (desk.file(CONFIG),)}).get(CONFIG)


def theme_asked(desk: Desk, config: Config | None) -> Theme | None:
    """The theme that is asked for; what is wrong with its templates is told."""
    name = desk.options.theme or (config.theme if config else "")
    if not name:
        return None
    folder = desk.workshop.theme_folder(name)
    if folder is None:
        desk.findings.add(_no_theme(desk, name))
        return None
    files = desk.workshop.theme(folder)
    refs = desk.refs(files, folder)
    desk.make.map(broken_templates, {"": (Many(refs),)})
    return Theme(folder, files, refs)


def _no_theme(desk: Desk, name: str) -> Problem | Trouble:
    folders = [folder for folder in desk.workshop.layout.themes if folder.is_dir()]
    known = sorted({entry.name for folder in folders for entry in folder.iterdir() if entry.is_dir()})
    near = nearest(name, known)
    what = f"there is no theme '{name}': a theme is a folder with templates/ in it"
    fix = f"did you mean '{near}'?" if near else f"choose one of: {', '.join(known)}"
    if desk.options.theme:
        return Problem(Place("--theme"), what, fix)
    return Trouble(CONFIG, what, fix, "theme", severity=Severity.ERROR)


def search_program(desk: Desk, config: Config) -> Path | None:
    """The program that makes the search index; None when there is to be none."""
    if not (desk.options.search and config.search):
        return None
    program = indexer()
    if program is None:
        what = "the search indexer Pagefind is not installed; the search page offers the indexes instead"
        desk.findings.add(warning(Place(f"content/{CONFIG}"), what, "install pagefind-bin, or set search: false"))
    return program
