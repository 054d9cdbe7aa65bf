"""Notes in a real browser: at a desk, by keyboard and ear, without JavaScript, with its help, and on paper."""

import re
import unicodedata
from io import BytesIO
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pypdf import PdfReader

LIGHT = "articles/2014-12-01-wick-gazette-the-light-is-lit-again/"
"""Has passages that meet, some over several blocks, corrections, and notes without a place."""
NOTES = 10
URDU = "articles/2015-05-01-hafen-urdu/"
DESK = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}
NO_ANCHORS = {
    "@supports (anchor-scope: --block)": "@supports (no-such: thing)",
    "@supports not (anchor-scope: --block)": "@supports not (no-such: thing)",
}

FOCUSED = """() => {
  const at = document.activeElement
  return at.closest(".text") ? at.getAttribute("aria-label") ?? at.textContent.trim() : null
}"""

PRINTED = """() => {
  const skipped = ".note-tools, .note-fold, .footnote-back, .note-there"
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
  const found = []
  while (words.nextNode()) {
    const { data, parentElement } = words.currentNode
    if (parentElement.closest(".text, .loose-notes, .corrections") && !parentElement.closest(skipped)) found.push(data)
  }
  return found
}"""


@pytest.mark.parametrize(
    "url",
    [
        LIGHT,
        URDU,
        "people/ada-quill/",
        "topics/harbours/",
        "timeline/",
        "timeline/2014/",
        "disagreements/",
        "dates/",
        "dates/2014/",
        "dates/2014/11/",
        "notes/",
        "notes/kinds/correction/",
        "notes/authors/ada-quill/",
        "notes/authors/",
        "corrections/",
    ],
)
def test_axe_finds_nothing_to_mend(page: Page, served: str, url: str) -> None:
    page.goto(served + url)

    assert violations(page) == []


@pytest.mark.parametrize("scheme, viewport", [("dark", None), ("light", PHONE)])
def test_axe_finds_nothing_to_mend_in_the_dark_and_on_a_phone(
    page: Page, served: str, scheme: str, viewport: dict[str, int] | None
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    if viewport:
        page.set_viewport_size(viewport)
    page.goto(served + LIGHT)
    page.locator("#note-promise").hover()

    assert violations(page) == []


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Each rule that is broken, with the elements that break it."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]


def test_axe_would_find_something(page: Page, served: str) -> None:
    page.goto(served + LIGHT)
    page.evaluate("document.querySelector('#note-glass .note-back').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('#note-glass .note-back').textContent = ''")

    assert [rule for rule, _ in violations(page)] == ["link-name"]


FIRST_STOPS = [
    *("Note 1: context", "Note 2: claim", "Ada Quill", "Note 3: source"),
    *("1: Back to the passage", "Harbour pact signed: ships from three seas may lie in Wick all winter"),
    *("the harbour’s own page", "Ada Quill", "At the publisher’s page"),
    *("2: Back to the passage", "Ada Quill", "At the publisher’s page"),
    *("3: Back to the passage", "Table", "1", "Back to the text", "B. Reader", "At the publisher’s page"),
    "Note 4: correction",
]


@pytest.mark.parametrize("has_script", [True, False])
def test_the_keyboard_goes_from_a_passages_number_to_its_note_and_on(
    browser: Browser, served: str, has_script: bool
) -> None:
    context = browser.new_context(java_script_enabled=has_script)
    page = context.new_page()
    page.goto(served + LIGHT)
    page.locator("#note-which-storm").scroll_into_view_if_needed()

    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop and not stop.startswith("Text of note"):
            stops.append(stop)
        if stop == FIRST_STOPS[-1]:
            break
    context.close()

    assert stops == FIRST_STOPS


def test_enter_goes_to_the_note_and_back_to_where_one_was(page: Page, served: str) -> None:
    page.goto(served + LIGHT)

    page.locator('.note-ref[href="#note-glass"]').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#note-glass .note-back")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator('.note-ref[href="#note-glass"]')).to_be_focused()


def test_a_screen_reader_hears_which_note_it_is_and_that_one_has_lost_its_words(page: Page, served: str) -> None:
    page.goto(served + LIGHT)

    heard = page.locator("main").aria_snapshot()
    names = re.findall(r'note "(.*?)"', heard)
    assert names[:4] == [
        *("Note 1, context: Which storm", "Note 2, claim: Eleven winters, not ten"),
        *("Note 3, source: What was lost", "Note 4, correction: Cut in Leith"),
    ]
    assert names[-3] == "Note 9, context: Words of an older copy"
    assert "does not have the words it was made on" in heard.partition(names[-3])[2]


def test_without_javascript_all_notes_are_read_and_no_control_is_dead(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + LIGHT)

    expect(page.locator(".note:not(.note-footnote):visible")).to_have_count(NOTES)
    expect(page.locator(".note-body:visible")).to_have_count(NOTES + 1)
    expect(page.locator("main button")).to_have_count(0)
    page.locator(".corrections").get_by_role("link", name="Cut in Leith").click()
    assert page.url.endswith("#ref-glass")
    context.close()


@pytest.mark.parametrize("has_anchors", [True, False])
def test_at_a_desk_notes_stand_beside_the_text_and_cover_nothing(page: Page, served: str, has_anchors: bool) -> None:
    if not has_anchors:
        page.route("**/site.css*", without_anchors)
    page.goto(served + LIGHT)

    text = boxes(page.locator(".text p:not(.note p), .text li:not(.note li), .corrections, .loose-notes, footer"))
    notes = boxes(page.locator(".notes > .note" if has_anchors else ".noted > .notes > .note"))
    assert len(notes) >= 6
    assert [(a, b) for at, a in enumerate(notes) for b in [*notes[at + 1 :], *text] if do_overlap(a, b)] == []
    assert (
        min(note["x"] for note in notes) >= max(box["x"] + box["width"] for box in text if box["x"] > 0) * has_anchors
    )


def without_anchors(route: Route) -> None:
    """The style sheet as a browser reads it that knows no anchors."""
    body = route.fetch().text()
    for known, unknown in NO_ANCHORS.items():
        assert known in body
        body = body.replace(known, unknown)
    route.fulfill(body=body, content_type="text/css")


def test_at_a_desk_notes_on_a_text_from_right_to_left_are_in_the_same_margin(page: Page, served: str) -> None:
    page.goto(served + URDU)

    (text,) = boxes(page.locator(".text"))
    notes = boxes(page.locator(".text .note"))
    assert len(notes) == 2
    assert all(text["x"] + text["width"] < note["x"] < DESK["width"] - note["width"] for note in notes)


def test_at_a_desk_many_notes_leave_no_holes_in_the_text(page: Page, served: str) -> None:
    page.goto(served + LIGHT)

    blocks = boxes(page.locator(".text > :not(.noted), .noted > :not(.notes)"))
    holes = [b["y"] - a["y"] - a["height"] for a, b in pairwise(blocks)]
    assert max(holes) < 40


def boxes(found: Locator) -> list[dict[str, float]]:
    known = [box for box in (each.bounding_box() for each in found.all()) if box]
    assert known
    return known


def do_overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    is_beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    is_below = a["y"] + a["height"] <= b["y"] + 1 or b["y"] + b["height"] <= a["y"] + 1
    return not (is_beside or is_below)


def test_a_note_and_all_parts_of_its_passage_light_up_together(page: Page, served: str) -> None:
    page.goto(served + LIGHT)
    lit = page.locator("mark.is-lit")

    page.locator("#note-promise").hover()
    parts = page.locator('mark[data-notes~="promise"]').count()
    expect(lit).to_have_count(parts)
    assert parts > 3
    page.locator('mark[data-notes="house"]').hover()
    expect(page.locator(".note.is-lit")).to_have_attribute("id", "note-house")
    page.locator("h1").hover()
    expect(lit).to_have_count(0)
    page.locator('.note-ref[href="#note-cost"]').focus()
    expect(page.locator(".note.is-lit")).to_have_attribute("id", "note-cost")


def test_only_notes_of_the_chosen_kinds_are_shown_and_passages_of_others_are_plain(page: Page, served: str) -> None:
    page.goto(served + LIGHT)
    claim = page.get_by_role("button", name="Claim 1")

    claim.click()
    expect(claim).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text("1 of 10 notes shown")
    expect(page.locator(".note:not(.note-footnote):visible")).to_have_count(1)
    expect(page.locator(".loose-notes")).to_be_hidden()
    page.get_by_role("button", name="Query 1").click()
    expect(page.get_by_role("status")).to_have_text("2 of 10 notes shown")
    page.evaluate("location.hash = 'note-older'")
    expect(page.locator(".note:not(.note-footnote):visible")).to_have_count(NOTES)
    expect(claim).to_have_attribute("aria-pressed", "false")


def test_folded_notes_stay_folded_for_the_visit_but_open_for_whoever_is_led_to_one(page: Page, served: str) -> None:
    page.goto(served + LIGHT)
    page.get_by_role("button", name="Text of note 1", exact=True).click()
    expect(page.locator("#note-which-storm .note-body")).to_be_hidden()
    expect(page.locator("#note-which-storm .note-title")).to_be_visible()

    page.get_by_role("button", name="Fold notes").click()
    page.reload()
    expect(page.locator(".note:not(.note-footnote) .note-body:visible")).to_have_count(0)
    page.locator('.note-ref[href="#note-cost"]').click()
    expect(page.locator(".note:not(.note-footnote) .note-body:visible")).to_have_count(1)
    page.get_by_role("button", name="Fold notes").click()
    expect(page.locator(".note:not(.note-footnote) .note-body:visible")).to_have_count(NOTES)


def test_a_browser_that_keeps_nothing_still_folds(page: Page, served: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})")
    page.goto(served + LIGHT)

    page.get_by_role("button", name="Fold notes").click()
    expect(page.locator(".note:not(.note-footnote) .note-body:visible")).to_have_count(0)
    assert said == []


@pytest.mark.parametrize("is_folded", [False, True])
def test_on_paper_stands_every_word_of_the_article_and_its_notes(page: Page, served: str, is_folded: bool) -> None:
    page.goto(served + LIGHT)
    if is_folded:
        page.get_by_role("button", name="Fold notes").click()
        page.get_by_role("button", name="Claim 1").click()

    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    printed = together(" ".join(sheet.extract_text() for sheet in sheets))

    assert [words for words in page.evaluate(PRINTED) if together(words) not in printed] == []
    assert "(https://wick.example/storms/2003?day=14)" in printed
    assert "Fold" not in printed


def together(text: str) -> str:
    """Without white space, and letters that a face prints as one apart."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_a_browser_finds_the_words_at_the_publishers_page(page: Page, served: str) -> None:
    page.goto(served + LIGHT)
    words = [each.inner_text() for each in page.locator(".text p:not(.note p), .text li:not(.note li)").all()]
    page.route(
        "https://wick.example/**", lambda route: route.fulfill(body=as_published(words), content_type="text/html")
    )

    page.locator("#note-house .note-there").click()
    expect(page).to_have_url(re.compile("^https://wick.example/news/the-light"))
    expect(page.get_by_text("the keeper’s house")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0


def as_published(paragraphs: list[str]) -> str:
    """The article on another's page, far below its head."""
    text = "".join(f"<p>{re.sub('[0-9]+(?=[,. ]|$)', '', words)}" for words in paragraphs)
    return f'<!doctype html><meta charset="utf-8"><h1 style="height: 300vh">A headline</h1>{text}'


def test_words_are_copied_without_the_numbers_of_notes(page: Page, served: str) -> None:
    page.goto(served + LIGHT)

    copied = page.evaluate("""() => {
      getSelection().selectAllChildren(document.querySelector(".text p"))
      return getSelection().toString()
    }""")
    assert "a storm took the stairs, the gallery and half of the glass. Ada Quill" in copied
