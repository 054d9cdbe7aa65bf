"""The default theme in a real browser: reading on a phone, at a desk, on paper, by keyboard and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

PACT = "articles/2014-11-20-wick-gazette-harbour-pact-signed/"
FERRY = "articles/2015-04-07-wick-gazette-ferry-to-run-all-year-says-harbour-master/received/"
NARROWEST = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
AA = 4.5  # WCAG 2.2, 1.4.3: contrast of text that is not large

CONTRASTS = """() => {
  const channel = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4
  const luminance = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b)
  const parsed = colour => colour.match(/[\\d.]+/g).map(Number)
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parsed(getComputedStyle(at).backgroundColor)
      if (a > 0) return [r, g, b]
    }
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  while (words.nextNode()) {
    const element = words.currentNode.parentElement
    if (!words.currentNode.data.trim() || !element.checkVisibility()) continue
    const [a, b] = [luminance(parsed(getComputedStyle(element).color)), luminance(ground(element))]
    found.push([(Math.max(a, b) + .05) / (Math.min(a, b) + .05), words.currentNode.data.trim()])
  }
  return found
}"""

WIDTH = "() => document.documentElement.scrollWidth"

REACHABLE = """() => {
  const found = [...document.querySelectorAll("a[href], summary, input, button, [tabindex='0']")]
  window.reachable = new Map(found.filter(e => e.checkVisibility()).map(e => [e, e.outerHTML.slice(0, 120)]))
  return [...reachable.values()]
}"""

FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement)
  return [reachable.get(document.activeElement), style.outlineStyle !== "none" && style.outlineWidth !== "0px"]
}"""


def test_no_page_is_wider_than_the_narrowest_phone(page: Page, served: str, urls: list[str]) -> None:
    page.set_viewport_size(NARROWEST)

    widths = {}
    for url in urls:
        page.goto(served + url)
        widths[url] = page.evaluate(WIDTH)
    assert widths == dict.fromkeys(urls, NARROWEST["width"])


def test_no_page_makes_the_browser_complain(page: Page, served: str, urls: list[str]) -> None:
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("warning", "error"):
            complaints.append(f"{page.url}: {message.text}")

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the icon, when the page is left at once
            complaints.append(f"{page.url}: {request.url} failed")

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", failed)
    for url in urls:
        page.goto(served + url, wait_until="networkidle" if url == "search/" else "load")
    assert complaints == []


def test_no_page_asks_another_host_for_anything(page: Page, served: str, urls: list[str]) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))

    for url in urls:
        page.goto(served + url)
    assert {address for address in asked if not address.startswith((served, "data:"))} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_the_contrast_of_aa(page: Page, served: str, urls: list[str], scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    faint = []
    for url in urls:
        page.goto(served + url)
        faint += [(url, words, ratio) for ratio, words in page.evaluate(CONTRASTS) if ratio < AA]
    assert faint == []


@pytest.mark.parametrize(
    "url", ["", PACT, FERRY, "topics/harbours/", "people/ada-quill/", "timeline/", "dates/2014/", "search/?q=berths"]
)
def test_the_keyboard_reaches_everything_in_the_order_of_the_page(page: Page, served: str, url: str) -> None:
    page.goto(served + url, wait_until="networkidle")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("getSelection().setPosition(document.body, 0)")

    expected = page.evaluate(REACHABLE)
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert [element for element, _ in reached] == expected
    assert [element for element, is_outlined in reached if not is_outlined] == []


def test_the_first_key_offers_to_skip_to_the_content(page: Page, served: str) -> None:
    page.goto(served + PACT)

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_at_a_desk_a_note_stands_beside_its_paragraph(page: Page, served: str) -> None:
    page.goto(served + PACT)

    paragraph = page.locator(".text p:has(.passage)").first.bounding_box()
    note = page.locator("#note-first").bounding_box()
    assert paragraph is not None
    assert note is not None
    assert note["x"] >= paragraph["x"] + paragraph["width"]
    assert abs(note["y"] - paragraph["y"]) < 12


def test_at_a_desk_no_note_covers_another_or_the_text(page: Page, served: str) -> None:
    page.goto(served + PACT)

    blocks = page.locator(".text > :not(.dateline, .noted), .noted > :not(.notes), .text .note")
    boxes = [box.bounding_box() for box in blocks.all()]
    known = [box for box in boxes if box is not None]
    assert len(known) == len(boxes)
    assert [(a, b) for at, a in enumerate(known) for b in known[at + 1 :] if do_overlap(a, b)] == []


def do_overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    is_beside = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
    is_below = a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
    return not (is_beside or is_below)


def test_on_a_phone_a_note_follows_its_paragraph(page: Page, served: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(served + PACT)

    paragraph = page.locator(".text p:has(.passage)").first.bounding_box()
    note = page.locator("#note-first").bounding_box()
    assert paragraph is not None
    assert note is not None
    assert note["x"] < paragraph["x"] + 8
    assert note["y"] >= paragraph["y"] + paragraph["height"]


def test_the_number_at_a_passage_leads_to_its_note_and_back(page: Page, served: str) -> None:
    page.goto(served + PACT)

    page.locator("a.note-ref").first.click()
    assert page.url.endswith("#note-first")
    page.locator("#note-first .note-back").click()
    assert page.url.endswith("#ref-first")


def test_on_paper_notes_stay_and_menus_go(page: Page, served: str) -> None:
    page.goto(served + PACT)
    page.emulate_media(media="print")

    expect(page.locator("nav:visible")).to_have_count(0)
    expect(page.locator(".note:visible")).to_have_count(5)
    expect(page.get_by_text("beside the byline")).to_be_visible()


@pytest.mark.parametrize("url", ["topics/harbours/", "people/ada-quill/", "timeline/"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_word_of_a_strip_stands_on_what_is_below_it(page: Page, served: str, url: str, media: str) -> None:
    page.goto(served + url)
    page.emulate_media(media=media)

    below = page.evaluate(
        """() => [...document.querySelectorAll("main svg.drawn:has(text)")].map(drawn => {
            const ends = [...drawn.querySelectorAll("text")].map(text => text.getBoundingClientRect().bottom);
            return Math.round(drawn.getBoundingClientRect().bottom - Math.max(...ends));
        })"""
    )

    assert below
    assert min(below) >= 0


def test_without_javascript_an_article_has_its_text_and_notes(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + PACT)

    expect(page.get_by_text("signed the pact on Thursday")).to_be_visible()
    expect(page.locator(".note:visible")).to_have_count(5)
    page.get_by_text("How this is known").click()
    expect(page.get_by_text("beside the byline")).to_be_visible()
    context.close()


def test_without_javascript_search_offers_the_indexes_and_no_dead_form(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "search/")

    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator("main").get_by_role("link", name="Topics").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Topics")
    context.close()


def test_a_search_from_the_front_page_finds_an_article(page: Page, served: str) -> None:
    page.goto(served)

    page.get_by_role("searchbox").fill("ferry islands")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 article for “ferry islands”", timeout=30_000)
    expect(page.locator(".results mark").first).to_be_visible()
    page.locator(".results a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ferry to run all year, says harbour master")


def test_a_search_can_be_linked_to_and_changed(page: Page, served: str) -> None:
    page.goto(served + "search/?q=berths")
    expect(page.locator(".results li")).to_have_count(2)

    page.get_by_role("searchbox").fill("zzqqxx")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    assert page.url.endswith("search/?q=zzqqxx")
    expect(page.locator("#indexes")).to_be_visible()


def test_a_notes_number_does_not_cling_to_the_word_before_it(page: Page, served: str) -> None:
    page.goto(served + "search/?q=forty+years")

    expect(page.locator(".results .excerpt").first).to_contain_text("forty years, and the ports")


def test_opened_as_a_file_search_offers_the_indexes(page: Page, theme_site: Path) -> None:
    page.goto((theme_site / "search" / "index.html").as_uri())

    expect(page.locator("#indexes")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
