"""The page model sees where a block of a saved page stands, and cleaning follows it only as far as rules let it."""

from generator.clean.block import Block
from generator.clean.cleaned import Cleaned, clean
from generator.clean.judge import asked
from generator.clean.model.saved import block_scores, tree_of
from generator.clean.readers.html import read_html
from generator.model import Fate

TOWN = """The council of the port decided on Tuesday night to close the old ferry line for good.
The last boat will cross the river on the first Sunday of May, said the mayor, Ana Duarte.
Some forty people who work on the two boats were told by letter a week before the vote.
Their union asked for talks, and said that nobody had shown it the figures of the line.
The bridge upstream has carried most of the traffic since it was opened eleven years ago.""".splitlines()
TEASERS = ("Storm closes the harbour", "Ten walks for autumn", "Market hall to be sold", "A cook who came home")


def page(body: str) -> bytes:
    return f"<html><head><title>Port</title></head><body>{body}</body></html>".encode()


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def kept(found: Cleaned) -> list[str]:
    pairs = zip(found.reading.blocks, found.verdicts, strict=True)
    return [block.text for block, verdict in pairs if verdict.fate is Fate.KEPT]


def rules(found: Cleaned) -> dict[str, str]:
    pairs = zip(found.reading.blocks, found.verdicts, strict=True)
    return {block.text: verdict.rule for block, verdict in pairs}


def test_the_main_element_is_the_innermost_with_most_prose() -> None:
    menu = "<ul>" + "".join(f"<li><a href='/x'>{each}</a></li>" for each in TEASERS) + "</ul>"
    reading = read_html("raw/a.html", page(f"{menu}<div><div>{paragraphs(TOWN)}</div><p>Harbour news</p></div>"))
    tree = tree_of(reading, asked(reading))

    assert tree.nodes[tree.main].tag == "div"
    assert [block.text in TOWN for block in tree.blocks] == tree.is_main


def test_boxes_of_teasers_under_the_text_go() -> None:
    boxes = "".join(f"<div class='box'><a href='/{at}'><h3>{each}</h3></a></div>" for at, each in enumerate(TEASERS))
    found = clean("raw/a.html", page(f"<h1>Ferry line closes</h1><div>{paragraphs(TOWN)}<div>{boxes}</div></div>"))

    assert kept(found) == TOWN


def test_a_paragraph_of_the_article_in_an_element_of_its_own_stays() -> None:
    body = f"<h1>Ferry line closes</h1><div>{paragraphs(TOWN[:4])}</div><div>{paragraphs(TOWN[4:])}</div>"
    found = clean("raw/a.html", page(body))

    assert kept(found) == TOWN


def test_what_the_page_hides_goes() -> None:
    box = f"<div style='display: none'>{paragraphs(['You have read all your free articles of this month.'])}</div>"
    found = clean("raw/a.html", page(f"<h1>Ferry line closes</h1><div>{paragraphs(TOWN)}{box}</div>"))

    assert kept(found) == TOWN
    assert rules(found)["You have read all your free articles of this month."] == "outside"


def test_a_page_that_hides_all_of_itself_keeps_its_article() -> None:
    found = clean("raw/a.html", page(f"<div hidden><h1>Ferry line closes</h1>{paragraphs(TOWN)}</div>"))

    assert kept(found) == TOWN


def test_a_class_that_says_teaser_does_not_condemn_a_standfirst() -> None:
    body = (
        f"<h1>Ferry line closes</h1><div><div class='teaser'>{paragraphs(TOWN[:1])}</div>{paragraphs(TOWN[1:])}</div>"
    )
    found = clean("raw/a.html", page(body))

    assert all(line in kept(found) for line in TOWN[1:])
    assert rules(found)[TOWN[0]] != "outside"


def test_the_model_never_drops_a_very_long_stretch() -> None:
    vast = " ".join(["ferry"] * 400)
    found = clean("raw/a.html", page(f"<h1>Ferry line closes</h1><div>{paragraphs(TOWN)}<p>{vast}</p></div>"))

    assert rules(found)[vast] != "page-model"


def test_each_block_has_a_likelihood_and_the_same_every_time() -> None:
    reading = read_html("raw/a.html", page(paragraphs([*TOWN, *TEASERS])))
    blocks: tuple[Block, ...] = asked(reading)

    told = block_scores(reading, blocks)

    assert told == block_scores(reading, blocks)
    assert list(told) == [block.number for block in blocks]
    assert all(0 <= p_body <= 1000 for p_body in told.values())
