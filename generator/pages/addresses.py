"""Addresses: which files of the site cannot stand side by side, and which of them then gives way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from generator.errors import Severity
from generator.model import Trouble
from generator.text import caseless
from generator.theme import WRITTEN

RESERVED = ("manifest-sha256.txt", ".gitignore")
"""Files that the build adds by itself."""
RESERVED_FOLDER = "pagefind/"
"""A folder that the build fills by itself."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that is to stand on the site."""

    path: str
    """On the site."""
    name: str
    """By which the plan knows it."""
    source: str = ""
    """The file it is made of, relative to the content folder; empty for a page of the archive itself."""
    key: str = ""
    """The value of that file's front matter that asks for it: `aliases[0]`."""


def claims_of(made: Iterable[str], copies: Iterable[tuple[str, str]], paths: Mapping[str, str]) -> list[Claim]:
    """What the site is to hold: the archive's own pages first, so that what an editor may rename gives way.

    `made` are the names of pages, `kind TAB subject TAB path`; `copies` are the paths and sources of files that are
    copied; `paths` has the file of each full name (`articles/<id>`, `topics/<slug>`, `pages/<slug>`).
    """
    named = [(_RANK.get(name.partition("\t")[0], 0), name) for name in made]
    own = [_claim(name, paths) for _, name in sorted(named, key=itemgetter(0))]
    return own + [Claim(path, f"copied\t{source}\t{path}", source) for path, source in copies]


_RANK = {"redirect": 1, "moved": 1, "story-redirect": 1, "page": 2}


def _claim(name: str, paths: Mapping[str, str]) -> Claim:
    kind, subject, path = name.split("\t")
    about, _, number = subject.partition(" ")
    match kind:
        case "article" | "withdrawn" | "received":
            return Claim(path, name, paths[f"articles/{about}"])
        case "redirect":
            return Claim(path, name, paths[f"articles/{about}"], f"aliases[{number}]")
        case "moved":
            return Claim(path, name, paths[about], f"redirect_from[{number}]")
        case "entity":
            return Claim(path, name, paths.get(about, ""))
        case "page":
            return Claim(path, name, paths[f"pages/{subject}"])
        case _:
            return Claim(path, name)


def are_apart(paths: Sequence[str]) -> bool:
    """Would `clashes` find nothing? Answered at a tenth of its cost, since nearly always that is so."""
    keys = set(map(caseless, paths))
    folders = {key.rpartition("/")[0] for key in keys}
    above = folders
    while above := {folder.rpartition("/")[0] for folder in above if folder} - folders:
        folders = folders | above
    is_reserved = RESERVED_FOLDER[:-1] in folders or not keys.isdisjoint(RESERVED)
    return len(keys) == len(paths) and keys.isdisjoint(folders) and not is_reserved


def clashes(claims: Sequence[Claim]) -> list[tuple[Claim, Trouble]]:
    """The claims that cannot stand beside those before them, in their order, each with what to tell.

    One path twice, names alike but for case or Unicode form, and a file where a folder must be.
    """
    files: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}
    found = []
    for claim in claims:
        what = _in_the_way(claim, caseless(claim.path), files, folders)
        if what:
            fix = "rename it, or take it away" if not claim.key else "take it away, or give another"
            found.append((claim, Trouble(claim.source, what, fix, claim.key, severity=Severity.ERROR)))
    return found


def _in_the_way(claim: Claim, key: str, files: dict[str, Claim], folders: dict[str, Claim]) -> str:
    """What is in this claim's way; empty when nothing is, and then the path is taken."""
    path = claim.path
    if key in RESERVED or key.startswith(RESERVED_FOLDER):
        return f"this would stand at '{path}', which the build makes itself"
    if other := files.get(key):
        if other.path == path:
            return f"this would stand at '{path}', where {_words(other)} stands"
        how = "case" if path.isascii() and other.path.isascii() else "case or Unicode form"
        return (
            f"this would stand at '{path}', which differs from '{other.path}' only by {how}; {_words(other)} is there"
        )
    if other := folders.get(key):
        return f"this would be a file at '{path}', where {_words(other)} needs a folder"
    above = _new_folders(key, folders)
    if other := next((files[folder] for folder in above if folder in files), None):
        return f"this would stand at '{path}', in a folder where {_words(other)} stands as a file"
    folders.update(dict.fromkeys(above, claim))
    files[key] = claim
    return ""


def _new_folders(key: str, folders: Mapping[str, Claim]) -> list[str]:
    """The folders a file lies in that no file before it lay in."""
    found = []
    folder = key.rpartition("/")[0]
    while folder and folder not in folders:
        found.append(folder)
        folder = folder.rpartition("/")[0]
    return found


def _words(claim: Claim) -> str:
    if claim.source.startswith(WRITTEN):
        return f"the theme's {claim.source.removeprefix(WRITTEN)}"
    return f"content/{claim.source}" if claim.source else "a page of the archive itself"
