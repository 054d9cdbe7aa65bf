"""Addresses as an editor writes them, and the `pressmark:` slots they become until the catalog is known."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from generator.model import Kind

SLOT = "pressmark:"
"""Stands before a reference into the archive, where a page will have an address."""

NOTED = frozenset({*Kind, "pages"})
"""Kinds, besides articles, of what notes can be on."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_OWN_IDS = re.compile(r"(?:note|ref|fn|fnref|s)-|p-\d+\Z")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a Markdown text stands: what its relative links start from and how its ids begin."""

    folder: str
    """The file's folder, relative to the content folder: `articles`."""
    ids: str = ""
    """Before each id made in it: `note-first-visit-` in a note, empty in an article."""
    fragment: str = "s-"
    """What `#x` leads to within the same file: a heading (`s-`), or a note (`note-`)."""
    heading: int = 2
    """The highest heading there is room for: 2 where the page's title is the h1."""
    page: str = ""
    """The full name of the page that `#x` leads to, where the text is shown on another than its own."""
    others: tuple[tuple[str, str], ...] = ()
    """Fragments that lead to a note on another page, and the full name of that."""


def is_allowed(address: str) -> bool:
    """Whether a link may have this address: http, https, mailto, or relative. Others are shown as text."""
    if _SCHEME.match(address):
        return bool(_OUTSIDE.match(address))
    return not address.startswith(("//", "\\", "/\\"))


def is_outside(address: str) -> bool:
    """Whether an allowed address leads out of the archive."""
    return bool(_OUTSIDE.match(address))


def slot(address: str, where: Where) -> str:
    """What stands in `href` or `src` for an allowed address: itself, a fragment, or a slot for `links.resolve`.

    A relative link starts from the file's own folder, as on any forge: `../people/x.md#life` in `articles/`
    becomes `pressmark:people/x#s-life`; what is not Markdown keeps its ending, `pressmark:media/x.png`. A notes' file
    stands for its article.
    """
    if is_outside(address):
        return address
    path, _, fragment = address.partition("#")
    other = dict(where.others).get(unquote(fragment)) if where.others and not path else None
    if other:
        return reference(other, fragment, "note-")
    if not path and where.page:
        return reference(where.page, fragment, where.fragment)
    if not path:
        return "#" + own_fragment(fragment, where.fragment)
    file = _file(unquote(path), where.folder)
    if file.startswith("annotations/"):
        return reference(noted_name(file), fragment, "note-")
    return reference(file.removesuffix(".md"), fragment)


def noted_name(path: str) -> str:
    """The full name of what a notes' file is on, by its own name: an article, or what its folder says.

    `annotations/people/x.md` is on `people/x`; other folders say nothing, `annotations/2014/a.md` is on `articles/a`.
    """
    folders, _, name = path.removeprefix("annotations/").removesuffix(".md").rpartition("/")
    return f"{folders if folders in NOTED else 'articles'}/{name}"


def notes_path(name: str) -> str:
    """The notes' file that is by its own name on what has this full name: `annotations/people/x.md`."""
    return f"annotations/{name.removeprefix('articles/')}.md"


def reference(ref: str, fragment: str = "", kind: str = "s-") -> str:
    """The slot of a reference such as `people/sergei-shoigu`; the fragment is given as an editor writes it."""
    mark = "#" + own_fragment(fragment, kind) if fragment else ""
    return SLOT + quote(ref.strip(), safe="/:.-_~") + mark


def own_fragment(fragment: str, kind: str) -> str:
    """The id on our page that `#fragment` means: headings are called `s-…` there and notes `note-…`.

    Paragraphs of an article have the ids they are given there, `p-3`.
    """
    fragment = quote(unquote(fragment), safe="/:.-_~")
    return fragment if not fragment or _OWN_IDS.match(fragment) else kind + fragment


def _file(path: str, folder: str) -> str:
    """Relative to the content folder; a path that leaves the folder stays as written, and so leads nowhere."""
    file = posixpath.normpath(posixpath.join(folder, path))
    return path if file.startswith(("..", "/")) else file
