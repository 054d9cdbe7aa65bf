"""The pages and the script the preview itself makes; all that a person wrote is escaped."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from urllib.parse import quote

from generator.errors import Problem
from generator.serve.state import State

RESERVED = "/__preview__/"
"""Addresses that are the preview's own; no page of a site begins with an underscore."""
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'"


def asset(name: str) -> bytes:
    """A file that travels beside this module."""
    return files(__package__).joinpath(name).read_bytes()


def with_script(page: bytes, state: State) -> bytes:
    """The page with the preview's script before the end of its body; the file it came from stays as it is."""
    script = _script(state, counted(state.problems) if state.problems else "").encode()
    end = page.rfind(b"</body>")
    return page[:end] + script + page[end:] if end >= 0 else page + script


def error_page(state: State, path: str, *, has_site: bool) -> bytes:
    """The page that stands in place of `path` while content is wrong: each problem with its place and its fix."""
    items = "\n".join(map(_item, state.problems))
    link = f'<p><a href="{RESERVED}last-good?to={escape(quote(path), quote=True)}">Show the last good site</a></p>'
    body = f"<p>Save the file and this page comes back by itself.</p>\n<ol>\n{items}\n</ol>\n{link if has_site else ''}"
    return _page(f"The site was not built: {counted(state.problems)}", body, state)


def waiting_page(state: State) -> bytes:
    """The page shown until the first build has ended."""
    return _page("The first build is under way", "<p>The site appears here by itself.</p>", state)


def missing_page(state: State) -> bytes:
    """The page for an address that does not exist, on a site without a 404.html of its own."""
    return _page("There is no such page", '<p><a href="/">To the front page</a></p>', state)


def counted(problems: Sequence[Problem]) -> str:
    """`1 error`, `3 errors`."""
    return f"{len(problems)} error{'' if len(problems) == 1 else 's'}"


def _item(problem: Problem) -> str:
    fix = f'\n<p class="fix">{escape(problem.fix)}</p>' if problem.fix else ""
    return f"<li><code>{escape(str(problem.place))}</code>\n<p>{escape(problem.what)}</p>{fix}</li>"


def _page(title: str, body: str, state: State) -> bytes:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<link rel="stylesheet" href="{RESERVED}preview.css">
</head>
<body>
<main>
<h1>{escape(title)}</h1>
{body}
</main>
{_script(state, "")}
</body>
</html>
""".encode("utf-8", "replace")  # a name on the disk need not be UTF-8


def _script(state: State, errors: str) -> str:
    told = f' data-errors="{escape(errors)}"' if errors else ""
    return f'<script src="{RESERVED}reload.js" data-stamp="{escape(state.stamp)}"{told}></script>\n'
