"""A reader of whole HTML pages that forgives nothing a browser would have to mend."""

import re
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_PHRASE = (
    "a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark q s samp small span strong "
    "sub sup time u var wbr"
)
PHRASE = frozenset(_PHRASE.split())
"""What may stand where only words may."""
HOLDS_PHRASES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary", "label", "button", "pre"} | PHRASE - {
    "a",
    "ins",
    "del",
}
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"thead", "tbody", "caption"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "html": {"head", "body"},
}
FORBIDDEN = {"base", "embed", "frame", "frameset", "iframe", "math", "object", "style", "svg", "template"}
DRAWN = frozenset({"a", "circle", "line", "rect", "text", "title"})
"""What the theme's own drawings, `<svg class="drawn">`, are made of; no other drawing may stand in a page."""
ADDRESSES = frozenset({"href", "src", "action", "poster", "cite", "formaction", "srcset", "data"})
_SCHEME = re.compile(r"[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAFE = frozenset({"http", "https", "mailto"})


class Page(HTMLParser):
    """A page taken apart, with every fault found on the way."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.faults: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.texts: dict[str, list[str]] = {"title": [], "h1": []}
        self.data_blocks: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode())
        self.close()
        if self._open:
            self.faults.append(f"never closed: {self._open}")
        self.faults += [f"id twice: {one}" for one in {one for one in self.ids if self.ids.count(one) > 1}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if len(values) != len(attrs):
            self.faults.append(f"an attribute twice in <{tag}>")
        self.tags.append((tag, values))
        self._check_place(tag)
        self._check_active(tag, values)
        if "id" in values:
            self.ids.append(values["id"])
        if tag in self.texts and "svg" not in self._open:
            self.texts[tag].append("")
        if tag == "script" and "src" not in values:
            self.data_blocks.append("")
        if tag not in VOID:
            self._open.append(tag)

    def _check_place(self, tag: str) -> None:
        parent = self._open[-1] if self._open else ""
        if parent in HOLDS_PHRASES and tag not in PHRASE:
            self.faults.append(f"<{tag}> inside <{parent}>")
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            self.faults.append(f"<{tag}> inside <{parent}>")
        if "svg" in self._open and tag not in DRAWN:
            self.faults.append(f"<{tag}> inside <svg>")
        if tag in ("a", "button", "form") and tag in self._open:
            self.faults.append(f"<{tag}> inside <{tag}>")

    def _check_active(self, tag: str, values: dict[str, str]) -> None:
        if tag in FORBIDDEN and not (tag == "svg" and values.get("class") == "drawn"):
            self.faults.append(f"<{tag}>")
        if (
            tag == "script"
            and values.get("type") != "application/ld+json"
            and "assets/js/" not in values.get("src", "")
        ):
            self.faults.append(f"a script of another's: {values}")
        self.faults += [f"{key} in <{tag}>" for key in values if key.startswith("on") or key == "style"]
        if values.get("http-equiv", "").lower() == "refresh" and _SCHEME.match(values["content"].partition("url=")[2]):
            self.faults.append(f"a page that leads away: {values['content']}")
        for key in ADDRESSES & values.keys():
            scheme = _SCHEME.match(values[key])
            if scheme and scheme[1].lower() not in _SAFE:
                self.faults.append(f"{key}={values[key]} in <{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self._open or tag not in DRAWN:
            self.faults.append(f"<{tag}/>")
        self._check_active(tag, {key: value or "" for key, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> inside {self._open[-3:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if controls := _CONTROL.findall(data):
            self.faults.append(f"characters that are no text: {controls}")
        place = self._open[-1] if self._open else ""
        if place in CHILDREN and data.strip():
            self.faults.append(f"words straight inside <{place}>: {data.strip()[:40]}")
        for tag in set(self.texts) & set(self._open) if "svg" not in self._open else ():
            self.texts[tag][-1] += data
        if place == "script" and data:
            self.data_blocks[-1] += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}]>")

    def every(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of each such element that has these values."""
        return [
            values
            for name, values in self.tags
            if name == tag and all(values.get(key.replace("_", "-")) == value for key, value in wanted.items())
        ]
