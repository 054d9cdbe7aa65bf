"""The model as it comes with the program."""

from dataclasses import dataclass
from importlib import resources

from generator.clean.model import line_scores

PARAGRAPHS = (
    "The minister said on Friday that the bridge over the river would be opened in May, ten years after work began.",
    "“It has taken far too long, and we know it,” he told reporters who had come to see the last pillar finished.",
    "Farmers on both banks have had to use a ferry since the old bridge was washed away by the flood of that year.",
    "He said that the road to the north would be finished by the end of the year, and that the toll would be low.",
)
ABOVE = ("Home", "News", "Business", "Sport", "Opinion", "Weather")
BELOW = ("Facebook", "Twitter", "Email", "Related Articles", "Privacy Policy", "Terms of Use", "Contact Us")


@dataclass(frozen=True)
class Row:
    text: str


def scores(lines: tuple[str, ...]) -> list[int]:
    return [score.p_body for score in line_scores([Row(line) for line in lines])]


def test_prose_is_told_from_menus_above_and_below() -> None:
    found = scores((*ABOVE, *PARAGRAPHS, *BELOW))

    assert max(found[: len(ABOVE)] + found[-len(BELOW) :]) < 200 < 800 < min(found[len(ABOVE) : -len(BELOW)])


def test_labels_say_on_which_side_of_the_article_a_menu_stands() -> None:
    found = line_scores([Row(line) for line in (*ABOVE, *PARAGRAPHS, *BELOW)])

    assert [score.where for score in found] == ["before"] * 6 + ["body"] * 4 + ["after"] * 7


def test_a_short_line_between_paragraphs_is_likelier_body_than_the_same_line_in_a_menu() -> None:
    heading = "A bridge for farmers"

    inside = scores((*PARAGRAPHS[:2], heading, *PARAGRAPHS[2:]))[2]
    menu = scores((*ABOVE[:3], heading, *ABOVE[3:], *PARAGRAPHS))[3]

    assert menu < 200 < inside


def test_no_lines_have_no_scores() -> None:
    assert line_scores([]) == ()


def test_the_weights_are_sorted_small_and_whole() -> None:
    text = resources.files("generator.clean.model").joinpath("weights.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith(("#", "then "))]

    assert len(text) < 1_000_000
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert {len(row) for row in rows} == {5}
    assert all(abs(int(number)) < 2000 for row in rows for number in row[1:])
