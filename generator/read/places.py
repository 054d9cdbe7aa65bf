"""Where files belong in a content folder, and those that stand where nobody reads them."""

from collections.abc import Iterable, Iterator
from posixpath import splitext

from generator.errors import Place, Problem, warning
from generator.model import Kind
from generator.read.front import content_path
from generator.read.schema import nearest

MARKDOWN = ("articles", "annotations", *(kind.value for kind in Kind), "pages")
"""Folders of which only Markdown files are read."""
FOLDERS = (*MARKDOWN, "raw", "cleaning", "verdicts", "suggestions", "media", "static")
"""All folders of an archive."""


def unread_files(paths: Iterable[str]) -> Iterator[Problem]:
    """Files that are passed over, though whoever put them there may wait for them; of a whole folder, the folder."""
    strange: dict[str, int] = {}
    for path in paths:
        folder, slash, _ = path.partition("/")
        if slash and folder not in FOLDERS:
            strange[folder] = strange.get(folder, 0) + 1
        elif folder in MARKDOWN and not path.endswith(".md"):
            what = f"this is not read: in content/{folder}/ only files that end in .md are"
            yield warning(
                Place(content_path(path)), what, f"rename it to {_stem(path)}.md, or move it to {_home(path)}"
            )
    for folder, count in strange.items():
        files = "1 file" if count == 1 else f"{count} files"
        near = nearest(folder, FOLDERS)
        fix = f"did you mean '{near}'?" if near else f"an archive's folders are {', '.join(FOLDERS)}"
        yield warning(Place(content_path(folder)), f"nothing reads this folder, which holds {files}", fix)


def _stem(path: str) -> str:
    return splitext(path)[0].rpartition("/")[2]


def _home(path: str) -> str:
    is_text = splitext(path)[1].lower() in {".txt", ".html", ".htm", ".json", ".warc", ".gz"}
    return "content/raw/" if is_text else "content/media/"
