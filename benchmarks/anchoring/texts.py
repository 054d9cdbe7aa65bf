"""Real articles as plain text: the demonstration archive's, and the shared ones in many languages."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import GAP, plain_text
from generator.model import Span
from generator.read.article import read_article

ARTICLES = Path(__file__).resolve().parents[2] / "content" / "articles"


def own_texts() -> Iterator[tuple[str, str]]:
    """The name and the plain text of each article of the demonstration archive."""
    for path in sorted(ARTICLES.glob("*.md")):
        article, problems = read_article(f"articles/{path.name}", path.read_bytes())
        assert article, problems
        yield article.id, plain_text(parse(article.body, Where("articles")).tokens)[0]


def shared_texts(shared: Path, every: int = 1) -> Iterator[tuple[str, str]]:
    """The seeds as they came, and the body of each so-many-th page of the cleaning benchmark."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    with gzip.open(shared / "bench" / "cleaning" / "items.jsonl.gz", "rt", encoding="utf-8") as rows:
        for number, item in enumerate(map(json.loads, rows)):
            if number % every == 0 and item["body"]:
                yield item["id"], GAP.join(item["body"])


def random_span(plain: str, rng: Random, most: int = 400) -> Span:
    """From the beginning of a word to the end of one, at most so many; half of them of at most three words."""
    starts = [at for at, sign in enumerate(plain) if not sign.isspace() and (not at or plain[at - 1].isspace())]
    first = rng.randrange(len(starts))
    count = rng.randint(1, 3 if rng.random() < 0.5 else most)
    end = starts[first + count] if first + count < len(starts) else len(plain)
    return Span(starts[first], starts[first] + len(plain[starts[first] : end].rstrip()))
