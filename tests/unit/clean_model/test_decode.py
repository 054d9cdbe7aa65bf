"""The line model's chain weighs each line by all its features, as the weights file names them."""

from generator import chain
from generator.clean.model.decode import STATES, marginals, names, read_weights, written
from generator.clean.model.line import shape

LINES = ("Home", "The minister said on Friday that the bridge would open in May, after ten years.", "Share", "© 2014")
SHAPES = [shape(line) for line in LINES]
NAMES = sorted({name for row in names(SHAPES) for name in row})
TABLE = {name: {"body": at % 7 / 10, "after": at % 5 / -10} for at, name in enumerate(NAMES, start=1)}
STEPS = {("before", "before"): 2.0, ("before", "body"): 1.0, ("body", "after"): -0.75, ("after", "after"): 3.0}
FILE = written(TABLE, STEPS).splitlines()


def test_a_line_has_the_weights_of_all_its_features() -> None:
    by_name = chain.read_weights(FILE, STATES)
    totals = [sum(by_name.features.get(name, 0) for name in row) for row in names(SHAPES)]

    found = marginals(SHAPES, read_weights(FILE))

    assert found == chain.marginals(totals, by_name.steps)
    assert len(set(found)) == len(LINES)


def test_a_page_without_lines_has_no_marginals() -> None:
    assert marginals((), read_weights(FILE)) == []


def test_the_file_says_what_its_numbers_are() -> None:
    assert FILE[0] == "# feature, then its weight for before, body, inside, after, in hundredths"
