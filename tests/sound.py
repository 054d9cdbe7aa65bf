"""Whether a whole site is sound: HTML without a fault, and links that lead somewhere."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from strict_page import Page

BASE = "https://harbour.example/papers/"
"""Where the tests' sites say they stand."""


def faults_of(site: dict[str, bytes]) -> list[tuple[str, object]]:
    """Each fault of a page's HTML, and each of its links that leads nowhere, after the page's path."""
    pages = pages_of(site)
    wrong = [(name, fault) for name, page in pages.items() for fault in page.faults]
    return wrong + [(name, f"leads nowhere: {link}") for name, link in broken_links(site, pages)]


def broken_links(site: dict[str, bytes], pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """The links inside the site that lead nowhere, each after the path of its page."""
    for name, page in pages.items():
        for link in inner_links(page):
            if not leads(site, pages, urljoin(BASE + name.removesuffix("index.html"), link)):
                yield name, link


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    """All pages but those an editor put into static/."""
    names = [name for name in files if name.endswith(".html") and not name.startswith("robots-of-ours/")]
    return {name: Page(name, files[name]) for name in names}


def inner_links(page: Page) -> Iterator[str]:
    for tag, values in page.tags:
        for key in ("href", "src", "action", "data-pagefind", "data-root"):
            if key in values and not urlsplit(values[key]).scheme and not values[key].endswith("pagefind/pagefind.js"):
                yield values[key]
        if tag == "meta" and values.get("http-equiv") == "refresh":
            yield values["content"].partition("url=")[2]


def leads(files: dict[str, bytes], pages: Mapping[str, Page], address: str) -> bool:
    parts = urlsplit(address)
    if not address.startswith(BASE):
        return False
    path = unquote(parts.path).removeprefix(urlsplit(BASE).path)
    path = f"{path}index.html" if path.endswith("/") or not path else path
    return path in files and (not parts.fragment or unquote(parts.fragment) in pages[path].ids)
