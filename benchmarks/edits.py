"""What an editor changes between two builds, one kind a function, and where on the site it must then be seen.

Each takes the archive's folder, an article's id and a word that stands nowhere yet; it gives the pages (as a pattern
under the site's folder) that must hold the word, or the article's address, after the build.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seen:
    """What the site must show after the edit: `words` on at least one of the files that `pattern` names."""

    pattern: str
    words: str


def edit_body(archive: Path, article: str, word: str) -> tuple[Seen, ...]:
    """Put the word into the middle of the article's longest paragraph."""
    path = _article(archive, article)
    text = path.read_text("utf-8")
    longest = max(text.split("---\n", 2)[2].split("\n\n"), key=len)
    middle = longest.index(" ", len(longest) // 2)
    _rewrite(path, text, longest, f"{longest[:middle]} {word}{longest[middle:]}")
    return (Seen(f"articles/{article}/index.html", word),)


def edit_title(archive: Path, article: str, word: str) -> tuple[Seen, ...]:
    """Add the word to the article's title, which stands in the lists of its topics, too."""
    path = _article(archive, article)
    text = path.read_text("utf-8")
    title, topics = _line(text, "title"), _line(text, "topics")
    _rewrite(path, text, title, f'{title[:-1]} {word}"')
    topic = re.split(r"[\[,\]]", topics)[1].strip()
    return Seen(f"articles/{article}/index.html", word), Seen(f"topics/{topic}/**/index.html", word)


def add_topic(archive: Path, article: str, word: str) -> tuple[Seen, ...]:
    """Give the article one more topic, the rarest that it doesn't have."""
    path = _article(archive, article)
    text = path.read_text("utf-8")
    topics = _line(text, "topics")
    has = set(re.findall(r"[a-z-]+", topics[len("topics:") :]))
    new = max(file.stem for file in (archive / "content/topics").glob("*.md") if file.stem not in has)
    _rewrite(path, text, topics, f"{topics[:-1]}, {new}]")
    return Seen(f"topics/{new}/**/index.html", article), Seen(f"articles/{article}/index.html", f"topics/{new}/")


def add_note(archive: Path, article: str, word: str) -> tuple[Seen, ...]:
    """Write a first note on the article's longest plain paragraph."""
    quote = max(plain_blocks(_article(archive, article)), key=len)
    note = f"## A note on it {{#added .context}}\n\n> {quote}\n\nWhat stands here is {word}.\n"
    path = archive / f"content/annotations/{article}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\narticle: {article}\nby: B. Enchmark\n---\n\n{note}", encoding="utf-8")
    return (Seen(f"articles/{article}/index.html", word),)


def edit_css(archive: Path, article: str, word: str) -> tuple[Seen, ...]:
    """Add a rule to the theme's first style sheet."""
    path = min((archive / "themes/default/static").rglob("*.css"))
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n.{word} {{ color: inherit; }}\n", encoding="utf-8")
    return (Seen("**/*.css", word),)


def edit_template(archive: Path, article: str, word: str) -> tuple[Seen, ...]:
    """Put an element at the end of the template that all pages share."""
    templates = sorted((archive / "themes/default/templates").rglob("*.html"))
    path = next(file for file in templates if "</body>" in file.read_text("utf-8"))
    text = path.read_text("utf-8")
    _rewrite(path, text, "</body>", f"<p hidden>{word}</p>\n</body>")
    return Seen("index.html", word), Seen(f"articles/{article}/index.html", word)


Edit = Callable[[Path, str, str], tuple[Seen, ...]]


def plain_blocks(path: Path) -> list[str]:
    """The article's paragraphs that hold no markup."""
    blocks = path.read_text("utf-8").split("---\n", 2)[2].split("\n\n")
    return [block.strip() for block in blocks if not re.search(r"[][*>#]|^\s*- ", block)]


def _article(archive: Path, article: str) -> Path:
    return archive / f"content/articles/{article}.md"


def _line(text: str, key: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{key}: "))


def _rewrite(path: Path, text: str, old: str, new: str) -> None:
    assert text.count(old) == 1, f"{path.name}: {old[:60]!r} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
