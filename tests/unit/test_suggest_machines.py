"""Topics in an archive of more than a thousand confirmed articles: machines are learned, kept, tried and told."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import pytest

from generator.suggest.run import Suggested, suggest
from generator.suggest.steps import PRESUMING
from generator.suggest.values import Offer

GROUPS = (("gas-fields", "mining"), ("beekeeping", "forestry"), ("chess", "sailing"))
TOPICS = tuple(topic for group in GROUPS for topic in group)
"""Two of a group share words, and no other two do: so that each topic has one that it is told from."""


def word(topic: str, number: int) -> str:
    letters = "bdfgklmnprst"
    seed = crc32(f"{topic} {number}".encode())
    return "".join(letters[seed // 12**at % 12] + "aeiou"[seed // 5**at % 5] for at in range(4))


def report(topic: str, number: int, *, is_tagged: bool = True) -> str:
    group = next(group for group in GROUPS if topic in group)
    own = [word(topic, (number * 7 + at * 5) % 30) for at in range(9)]
    both = [word("".join(group), (number * 3 + at * 11) % 60) for at in range(14)]
    topics = f"topics: [{topic}]\n" if is_tagged else ""
    return f"---\ntitle: {own[0]}\n{topics}---\n\n{' '.join(both[:7])} {' '.join(own)} {' '.join(both[7:])}\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    for number in range(PRESUMING):
        write(folder, f"r-{number}", report(TOPICS[number % len(TOPICS)], number))
    for number in range(6):
        write(folder, f"x-{number}", report(TOPICS[number], 5000 + number, is_tagged=False))
    return folder


def write(folder: Path, id: str, text: str) -> None:
    file = folder / f"content/articles/{id}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def topics(found: Suggested) -> Sequence[object]:
    return [each for each in found.suggestions if each.offer is Offer.TOPICS]


def learned(found: Suggested) -> set[str]:
    return {step.removeprefix("learned ") for step in found.ran if step.startswith("learned ")}


@pytest.mark.slow
def test_machines_are_learned_only_past_a_thousand_confirmed_articles_and_only_those_that_one_more_touches(
    archive: Path,
) -> None:
    content, cache = archive / "content", archive / ".cache"
    few = suggest(content, cache)
    write(archive, "r-1000", report("mining", 1000))
    many = suggest(content, cache, 2)
    write(archive, "r-1001", report("chess", 1001))
    more = suggest(content, cache)
    fresh = suggest(content, archive / "fresh")

    assert learned(few) == set()
    assert not any("most weight" in each.why for each in few.suggestions)
    assert learned(many) >= set(TOPICS)
    assert learned(more) & set(TOPICS) == {"chess", "sailing"}
    assert more.suggestions == fresh.suggestions
    assert more.said == fresh.said

    found = next(each for each in fresh.suggestions if each.about == "articles/x-2" and each.offer is Offer.TOPICS)
    assert found.value == "topics/beekeeping"
    named = found.why.partition("most weight: ")[2].partition(", as ")[0]
    printed = report("beekeeping", 5002)
    assert named
    assert all(each.strip("“”") in printed for each in named.split(", "))


@pytest.mark.slow
def test_an_article_without_topics_makes_no_machine_be_learned_anew(archive: Path) -> None:
    content, cache = archive / "content", archive / ".cache"
    write(archive, "r-1000", report("mining", 1000))
    suggest(content, cache)
    write(archive, "x-7", report("chess", 5007, is_tagged=False))

    again = suggest(content, cache)

    assert learned(again) == set()
    assert [step for step in again.ran if step.startswith("scores of")] == ["scores of articles/x-7.md"]
