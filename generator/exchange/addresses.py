"""Which article, or other page of ours, a web address means."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from generator.model import Article

TRACKERS = frozenset({"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "_ga"})
"""Parameters that say how a reader came, besides all that begin with `utm_`."""

_WRAPPINGS = (
    re.compile(r"https?://via\.hypothes\.is/(?=https?://)"),
    re.compile(r"https?://web\.archive\.org/web/[0-9]{1,14}[a-z_]*/"),
)
"""Before the address of a page: where a service shows it."""
_OURS = re.compile(r"(?:^|/)(articles|topics|people|places|organisations|publishers)/([^/]+)/?(?:index\.html)?\Z")


def normal(url: str) -> str:
    """The same for addresses of one page: without scheme, `www.`, port, final slash, trackers and fragment."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # a broken IPv6 address
        return url.strip()
    path = quote(unquote(parts.path, errors="replace"), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    asked = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True, errors="replace")
        if key not in TRACKERS and not key.lower().startswith("utm_")
    ]
    return host + path + (f"?{urlencode(asked)}" if asked else "")


class Addresses:
    """The pages of an archive by the addresses under which they may be known."""

    def __init__(self, articles: Iterable[Article], ids: Iterable[str], pages: Iterable[str], base_url: str) -> None:
        """`articles` are those with an address of their publisher; `ids` are those of all articles, `pages` the slugs
        of free pages.
        """
        self._base = base_url
        self._pages = frozenset(pages)
        self._ids = {id: id for id in ids}
        self._known: dict[str, list[str]] = {}
        for article in articles:
            self._ids |= {alias: article.id for alias in article.aliases if alias not in self._ids}
            for url in (article.source_url, article.archived_url):
                if url and article.id not in self._known.setdefault(normal(url), []):
                    self._known[normal(url)].append(article.id)

    def subjects(self, url: str) -> tuple[str, ...]:
        """What an address may mean, by full names, each once: several where one page was captured twice."""
        found: dict[str, None] = {}
        for candidate in self._unwrapped(url):
            found |= dict.fromkeys(f"articles/{id}" for id in self._known.get(normal(candidate), ()))
        if ours := self.own(url):
            found[ours] = None
        return tuple(found)

    def own(self, url: str) -> str:
        """`articles/<id>` for the address of an article's page on our site, wherever that stands; `people/<slug>`,
        `pages/<slug>` and the like only under the base URL. Empty for others.
        """
        path = url.partition("#")[0].partition("?")[0]
        is_below = "://" not in path or (bool(self._base) and path.startswith(self._base))
        if is_below:
            path = re.sub(r"\A(?:\.{1,2}/)+", "", path.removeprefix(self._base))
        path = unquote(path)
        found = _OURS.search(path)
        if found and found[1] == "articles":
            return f"articles/{self._ids[found[2]]}" if found[2] in self._ids else ""
        if is_below and (found := _OURS.match(path)):
            return f"{found[1]}/{found[2]}"
        page = path.removesuffix("index.html").strip("/")
        return f"pages/{page}" if is_below and page in self._pages else ""

    def note(self, url: str) -> str:
        """The id of the note whose address this is, on our site; empty for others."""
        fragment = url.partition("#note-")[2]
        return unquote(fragment) if fragment and self.own(url) else ""

    def markdown(self, url: str) -> str:
        """What a Markdown link in a notes' file says in place of an address of our own site; empty for others."""
        ref = self.own(url)
        if not ref:
            return ""
        note = self.note(url)
        return f"../{ref}.md" + (f"#{note}" if note else "")

    def _unwrapped(self, url: str) -> Iterable[str]:
        yield url
        for wrapping in _WRAPPINGS:
            if found := wrapping.match(url):
                inner = url[found.end() :]
                yield inner if "://" in inner[:9] else f"http://{inner}"
