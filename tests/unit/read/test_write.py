"""Values as YAML."""

import pytest

from generator.read.write import front_matter, quoted, yaml_lines


def test_front_matter_stands_in_its_fixed_order_and_style() -> None:
    written = front_matter(
        [
            ("unreviewed", ["topics"]),
            ("topics", ["arms-trade", "defence-cooperation"]),
            ("date_evidence", ["line 6"]),
            ("date_basis", "byline"),
            ("date", "2014-11-20"),
            ("authors", ["A. Reporter"]),
            ("publisher", "dawn"),
            ("title", "Ties: a pact"),
            ("draft", True),
        ]
    )

    assert written == (
        "---\n"
        'title: "Ties: a pact"\n'
        'date: "2014-11-20"\n'
        "date_basis: byline\n"
        'date_evidence: ["line 6"]\n'
        "publisher: dawn\n"
        'authors: ["A. Reporter"]\n'
        "topics: [arms-trade, defence-cooperation]\n"
        "draft: true\n"
        "unreviewed: [topics]\n"
        "---\n"
    )


def test_what_is_empty_is_not_written() -> None:
    assert yaml_lines([("title", ""), ("date", None), ("topics", []), ("tags", ())]) == ""


def test_a_list_of_long_texts_stands_one_to_a_line() -> None:
    long = "x" * 70

    assert yaml_lines([("related", [long, long])]) == f'related:\n  - "{long}"\n  - "{long}"\n'


def test_a_long_list_of_slugs_stays_on_its_line() -> None:
    assert yaml_lines([("topics", ["defence-cooperation"] * 20)]).count("\n") == 1


def test_figures_are_mappings_without_what_is_empty() -> None:
    written = yaml_lines([("figures", [{"caption": "A", "credit": "", "src": "https://b"}, {"caption": "C"}])])

    assert written == 'figures:\n  - caption: "A"\n    src: "https://b"\n  - caption: "C"\n'


def test_keys_of_no_article_stand_behind_as_they_were_given() -> None:
    assert front_matter([("zebra", 2), ("name", "A"), ("title", "B")]) == '---\ntitle: "B"\nzebra: 2\nname: "A"\n---\n'


@pytest.mark.parametrize("word", ["no", "null", "true", "A B", "2014", "a:b", "-a", "Arms", "a--b"])
def test_a_word_that_is_no_plain_slug_is_quoted(word: str) -> None:
    assert yaml_lines([("topics", [word])]) == f'topics: ["{word}"]\n'


@pytest.mark.parametrize(
    "text, written",
    [
        ('say "yes" \\ no', r'"say \"yes\" \\ no"'),
        ("a\nb\tc\rd", r'"a\nb\tc\rd"'),
        ("\0\x7f\x85", r'"\x00\x7f\x85"'),
        ("\u2028\u2029\ufeff\u202e\uffff", r'"\u2028\u2029\ufeff\u202e\uffff"'),
        ("\ud800", r'"\uFFFD"'),
        ("“curly” – é 😀 \u00a0\u200d", '"“curly” – é 😀 \u00a0\u200d"'),
    ],
)
def test_text_is_quoted_so_that_it_reads_back(text: str, written: str) -> None:
    assert quoted(text) == written
