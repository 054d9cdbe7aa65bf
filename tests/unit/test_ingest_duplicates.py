"""The same article twice, told apart from reprints and from texts that share words: by cases, and in archives."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_folder import Archive
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.ingest.likeness import COMMON, pairs
from generator.ingest.sameness import Text, compare
from generator.ingest.shingles import KEPT, LEAST, runs, share, sketch
from generator.read.article import read_article

CASES = Path(__file__).parents[1] / "cases" / "sameness.md"
BRIDGE = """The bridge was closed on Sunday after cracks were found in two of its piers, and stays closed until spring.
“Nobody was in danger,” the engineer of the province said, “but nobody should have been told so before we had looked.”
Lorries are sent round by the northern ford, which adds an hour to the way and is not to be had after rain.
The town lives by the bridge. On market days eight hundred carts cross it — more than the ferry carried in a month.
The ferryman's widow, who sold the boat when the bridge was built, said she had been asked for it twice since then."""
WRITTEN_ON = """The bridge will stay closed until spring, the minister of works said on Monday, and then be pulled down.
“Nobody was in danger,” the engineer of the province said, “but nobody should have been told so before we had looked.”
He had walked over it himself, the minister said, and had felt nothing but the wind; but he was no engineer.
The town lives by the bridge. On market days eight hundred carts cross it — more than the ferry carried in a month.
A boat is to be bought, and the council will say on Thursday who is to row it and what a goat is to pay."""
MARKET = """Dates were {2} on the market of the harbour today, with {0} baskets sold by noon at {1} a basket or less.
The better kinds went to the dealers from the hills, who took {3} of them; what was left went to the sweet makers.
Figures are those of the clerk of the market, who takes them at noon and does not answer for what is sold after it.
Prices are for the basket of twelve seers and are paid in the coin of the day, without the fee of the gate."""
SPEECH = (
    """“A bridge is a promise,” the minister said. “You do not ask of a promise what it weighs, you ask who made it.”"""
)
ROUND_UP = "\n".join(
    f"In the {place} the council met for the {number} time this year and spoke of the {matter}, which it left so."
    for place, number, matter in (
        ("north", "third", "well behind the school"),
        ("south", "ninth", "fee for goats on the mole"),
        ("east", "first", "colour of the lighthouse"),
        ("west", "tenth", "dog that guards the archive"),
        ("hills", "fifth", "road to the apricot orchards"),
        ("islands", "second", "price of lamp oil in winter"),
        ("old town", "sixth", "bell that nobody rings now"),
        ("new town", "fourth", "name of the square by the gate"),
    )
)
CHINESE = (
    "桥梁因发现两座桥墩出现裂缝于周日关闭，并将一直关闭到春天。省工程师表示，没有人处"
    "于危险之中，卡车被改道到北部浅滩，路程增加一小时。"
)
TEXTS = {
    "bridge": BRIDGE,
    "bridge as typed": BRIDGE.replace("“", '"').replace("”", '"').replace("—", "-").replace(" the ", "  the "),
    "bridge written on": WRITTEN_ON,
    "speech": SPEECH,
    "round-up": ROUND_UP,
    "chinese": CHINESE,
}


def test_articles_are_to_each_other_what_the_cases_say(expect: Callable[[Path, str], None]) -> None:
    cases = read_fixture_file(CASES)

    told = "\n".join(f"{title}\n.\n{source}.\n{outcome(source)}.\n" for _, title, source, _ in cases)

    expect(CASES, told)


def test_a_page_and_a_dump_of_it_are_told_until_an_editor_links_them(archive: Archive, tmp_path: Path) -> None:
    archive.put("raw/a.txt", f"Bridge closed until spring\n\nZarmina Hotak March 3, 1998\n\n{BRIDGE}\n")
    archive.put("raw/b.html", f"<article><p>{'</p><p>'.join(BRIDGE.splitlines())}</p></article>")
    undated = "undated-the-bridge-was-closed-on-sunday-after-cracks-were-found-in"
    said = [
        f"content/articles/{undated}.md: 100 % of its words stand in "
        "content/articles/1998-03-03-bridge-closed-until-spring.md too, and it looks like one article captured twice "
        "(nothing they say of themselves differs; made of content/raw/a.txt and content/raw/b.html)\n"
        "  fix: delete one with its raw file, and put its id into `aliases` of the other; "
        "or keep both, and name one in `see_also` of the other"
    ]

    first = told(archive)
    again = told(archive)
    archive.put("raw/c.txt", "Apricots are ripe in the valley, and the cooperative has no boxes for them this year.\n")
    later = told(archive)
    shutil.rmtree(tmp_path / ".cache")
    anew = told(archive)
    archive.link(undated, "1998-03-03-bridge-closed-until-spring")

    assert [first, again, later, anew, told(archive)] == [said, said, said, said, []]


def test_a_text_in_two_papers_is_no_warning(archive: Archive) -> None:
    archive.put("raw/a/_defaults.yml", "publisher: ferry\n")
    archive.put("raw/b/_defaults.yml", "publisher: gazette\n")
    archive.put("raw/a/a.txt", f"Bridge closed until spring\n\n{BRIDGE}\n")
    archive.put("raw/b/a.txt", f"Cracks in two piers\n\n{BRIDGE}\n\nThe Gazette\n")

    report = archive.ingest()

    assert (report.problems, report.reprints) == ((), (tuple(sorted(report.new)),))
    assert archive.ingest().reprints == report.reprints


def test_an_edit_that_makes_two_articles_different_ends_it(archive: Archive) -> None:
    archive.put("raw/a.txt", f"Bridge closed until spring\n\n{BRIDGE}\n")
    archive.put("raw/b.txt", f"Bridge closed until spring\n\n{BRIDGE}\n\nThe council meets on Thursday.\n")
    assert len(told(archive)) == 1

    id = archive.ids()[1]
    archive.put(f"articles/{id}.md", archive.text(id).split("---\n\n")[0] + "---\n\n" + WRITTEN_ON)

    assert told(archive) == []


WORDS = st.lists(st.sampled_from([f"word{number}" for number in range(400)]), min_size=60, max_size=120)


@given(WORDS, WORDS, st.integers(0, 8))
def test_what_is_a_copy_by_its_words_is_found_by_its_sketch(words: list[str], others: list[str], tail: int) -> None:
    texts = {"a": words, "b": [*words, *others[:tail]], "c": others}
    sketches = {id: found for id, text in texts.items() if (found := sketch(runs(" ".join(text))))}

    found = set(pairs(sketches, ["b"]))

    assert (("a", "b") in found) is (sketches.keys() >= {"a", "b"})
    assert ("b", "c") not in found or share(runs(" ".join(others)), runs(" ".join(words))) > 20


def test_boilerplate_of_many_articles_makes_hardly_any_pairs() -> None:
    same = " ".join(f"clerk{number}" for number in range(200))
    sketches = {
        f"{day:03}": sketch(runs(f"{same} " + " ".join(f"figure{day}x{number}" for number in range(100))))
        for day in range(8 * COMMON)
    }

    assert len(list(pairs(sketches, sorted(sketches)))) < len(sketches)


def test_a_sketch_is_of_bounded_size_and_short_texts_have_none() -> None:
    words = [f"word{number}" for number in range(10_000)]

    assert len(sketch(runs(" ".join(words)))) == KEPT + 1
    assert len(sketch(runs(" ".join(words[: LEAST + 3])))) == 0
    assert len(sketch(runs(" ".join(words[: LEAST + 4])))) == LEAST + 1


@pytest.mark.parametrize(
    "one, other, percent", [("", "a b c d e", 0), ("a b c d e", "", 0), ("a b c d e f", "b c d e f g", 83)]
)
def test_the_share_is_of_words_in_common_runs(one: str, other: str, percent: int) -> None:
    assert share(runs(one), runs(other)) == percent


def told(archive: Archive) -> list[str]:
    return [str(problem) for problem in archive.ingest().problems]


def outcome(source: str) -> str:
    found = compare(
        *(Text(article(name, file)) for name, file in zip(("one", "two"), source.split("====\n"), strict=True))
    )
    return f"{found.sameness} {found.percent} % {', '.join(found.because)}".rstrip() + "\n" if found else "nothing\n"


def article(name: str, file: str):  # type: ignore[no-untyped-def]
    filled = re.sub(r"\{market (.*)\}", lambda match: MARKET.format(*match[1].split()), file)
    filled = re.sub(r"\{([a-z -]+)\}", lambda match: TEXTS[match[1]], filled)
    found, problems = read_article(f"articles/{name}.md", filled.encode())
    assert found is not None, "\n".join(map(str, problems))
    return found
