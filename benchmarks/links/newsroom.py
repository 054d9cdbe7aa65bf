"""Writes an archive whose papers share what papers share: `newsroom.py FOLDER --articles 10000`.

Sentences made of templates repeat each other as no newspaper does (36,700 pairs of 10,000 articles). Here words are
drawn as in English text: every other one from 120 small words, the others by Zipf's law (exponent 1) from 60,000
invented ones; three in a hundred are a stock phrase of two to four words (of 4,000, by Zipf's law, as "told reporters
on Monday") and three a name with its title (of 3,000). What is shared is put in, as archives of several papers have it:

- five articles in a hundred are copies of an agency's report, two to six papers each, within three days: a third word
  for word, a third with a twentieth of the words edited and a paragraph gone, a third with a sixth edited and two gone;
- four in a hundred quote a paragraph of an older article, of 40 to 90 words, a tenth of it edited;
- each of 20 papers ends a third of its articles with one of its own two paragraphs of furniture;
- one article in two hundred is a book review or the like of 4,000 words; the others have 120 to 800.

The same arguments give the same bytes on any machine.
"""

import argparse
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

_SMALL = (
    "the of to and in a that for on with was as by at it from had is his said be were which has have not this are an "
    "who but their they he she its will would been or after more two about when there over into up than out one first "
    "last also new could under while before between against other some no all him her them what people year years "
    "government minister police officials country state percent million week month day monday tuesday friday during "
    "through because where most many any such only made three four since until both each then if so like time"
)
SMALL = _SMALL.split()
LETTERS = ("ba", "ker", "lo", "min", "tra", "vel", "son", "dar", "pe", "shi", "qu", "ran", "to", "gul", "ist", "ne")
WORDS, PHRASES, NAMES = 60_000, 4_000, 3_000
PAPERS = 20
DAYS = 3650


class Newsroom:
    """Draws words, sentences and paragraphs."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.words = [invented(number) for number in range(WORDS)]
        self.zipf = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
        self.phrases = [" ".join(self.word() for _ in range(whole(rng, 2, 4))) for _ in range(PHRASES)]
        self.names = [self._name() for _ in range(NAMES)]

    def _name(self) -> str:
        title = pick(self.rng, ("Minister", "General", "Mr", "Foreign Secretary", "Police Chief", "Senator", ""))
        return f"{title} {self.word().capitalize()} {self.word().capitalize()}".strip()

    def word(self) -> str:
        return self.words[zipf(self.rng, self.zipf)]

    def paragraph(self, words: int) -> str:
        """About so many words, in sentences."""
        found: list[str] = []
        while len(found) < words:
            sentence: list[str] = []
            for _ in range(whole(self.rng, 6, 18)):
                chance = self.rng.random()
                if chance < 0.03:
                    sentence.append(self.phrases[zipf(self.rng, self.zipf[:PHRASES])])
                elif chance < 0.06:
                    sentence.append(self.names[zipf(self.rng, self.zipf[:NAMES])])
                else:
                    sentence += [pick(self.rng, SMALL), self.word()]
            text = " ".join(sentence)
            found += f"{text[0].upper()}{text[1:]}.".split()
        return " ".join(found)

    def text(self) -> list[str]:
        """The paragraphs of a report."""
        size = 4000 if self.rng.random() < 0.005 else whole(self.rng, 120, 800)
        found: list[str] = []
        while sum(each.count(" ") + 1 for each in found) < size:
            found.append(self.paragraph(whole(self.rng, 25, 90)))
        return found

    def edited(self, text: str, part: float) -> str:
        """The text with so many of its words changed, gone, or with another before them."""
        found: list[str] = []
        for word in text.split():
            if self.rng.random() >= part:
                found.append(word)
            elif (chance := self.rng.random()) < 0.7:
                found += [self.word()] if chance < 0.4 else [self.word(), word]
        return " ".join(found)


def invented(number: int) -> str:
    """A word of its own for each number: common ones are short."""
    parts = [LETTERS[number % 16]]
    while number := number // 16:
        parts.append(LETTERS[(number + len(parts) * 5) % 16])
    return "".join(parts) + ("s" if len(parts) == 1 else "")


def whole(rng: Random, least: int, most: int) -> int:
    return least + int(rng.random() * (most - least + 1))


def pick(rng: Random, items: Sequence[str]) -> str:
    return items[int(rng.random() * len(items))]


def zipf(rng: Random, sums: Sequence[float]) -> int:
    return bisect_left(sums, rng.random() * sums[-1])


def articles(count: int, seed: int = 5) -> list[tuple[str, str, str, list[str]]]:
    """Id, publisher, day and paragraphs of each."""
    room = Newsroom(Random(seed))
    rng = room.rng
    furniture = {f"paper-{at}": [room.paragraph(30), room.paragraph(20)] for at in range(PAPERS)}
    found: list[tuple[str, str, str, list[str]]] = []
    while len(found) < count:
        paragraphs, day = room.text(), date(2010, 1, 1) + timedelta(days=whole(rng, 0, DAYS))
        prints = whole(rng, 2, 6) if rng.random() < 0.05 / 4 else 1
        if rng.random() < 0.04 and len(found) > 10:
            other = found[whole(rng, 0, len(found) - 1)][3]
            quoted = [each for each in other if 40 <= each.count(" ") <= 90]
            if quoted:
                paragraphs.insert(whole(rng, 1, len(paragraphs)), room.edited(pick(rng, quoted), 0.1))
        papers = sorted({whole(rng, 0, PAPERS - 1) for _ in range(prints)})
        for paper in papers:
            text, level = list(paragraphs), whole(rng, 0, 2) if prints > 1 else 0
            for _ in range(level):
                text.pop(whole(rng, 0, len(text) - 1)) if len(text) > 2 else None
            text = [room.edited(each, (0, 0.05, 0.17)[level]) if level else each for each in text]
            if rng.random() < 1 / 3:
                text.append(pick(rng, furniture[f"paper-{paper}"]))
            printed = (day + timedelta(days=whole(rng, 0, 2) if prints > 1 else 0)).isoformat()
            found.append((f"{printed}-paper-{paper}-{len(found)}", f"paper-{paper}", printed, text))
    return found[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write an archive whose papers share what papers share.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    asked = parser.parse_args()
    for sub in ("articles", "publishers"):
        (asked.folder / "content" / sub).mkdir(parents=True, exist_ok=True)
    (asked.folder / "content/archive.yml").write_text("format: 1\ntitle: Newsroom\n", encoding="utf-8")
    for id, publisher, day, text in articles(asked.articles):
        front = f'---\ntitle: "Report {id}"\ndate: "{day}"\npublisher: {publisher}\n---\n'
        path = asked.folder / "content/articles" / f"{id}.md"
        path.write_text(front + "\n" + "\n\n".join(text) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
