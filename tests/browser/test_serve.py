"""The preview in a real browser: it follows the editor, and says so when it cannot."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from generator.init import new_archive

ARTICLE = '---\ntitle: "A quiet day"\ndate: "2019-03-05"\n---\n\nNothing happened at the harbour.\n'
SOON = 60_000  # milliseconds; a reload takes about 300 on a machine that does nothing else


class Editing(NamedTuple):
    """An archive that is being previewed."""

    folder: Path
    address: str

    def save(self, text: str) -> None:
        (self.folder / "content/articles/a.md").write_text(text, encoding="utf-8")

    @property
    def article(self) -> str:
        return f"{self.address}articles/a/"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    new_archive(tmp_path / "a", "Preview", '"Preview"')
    editing = Editing(tmp_path / "a", "")
    editing.save(ARTICLE)
    command = [sys.executable, "-m", "generator", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=editing.folder, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        yield editing._replace(address=serving.stderr.readline().split()[1])
        serving.send_signal(signal.SIGINT)
        print(serving.stderr.read())  # pytest shows it beside a test that failed


@pytest.fixture
def page(browser: Browser, editing: Editing) -> Iterator[Page]:
    """A page that shows the article, with what the browser complains of."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(editing.article)
    expect(page.get_by_text("Nothing happened")).to_be_visible(timeout=SOON)
    yield page
    context.close()


def test_a_page_opened_before_the_first_build_turns_into_the_site(page: Page) -> None:
    expect(page.get_by_role("heading", name="A quiet day")).to_be_visible()


def test_a_saved_edit_appears_without_a_touch(page: Page, editing: Editing) -> None:
    editing.save(ARTICLE.replace("Nothing happened", "A gull landed"))

    expect(page.get_by_text("A gull landed at the harbour.")).to_be_visible(timeout=SOON)


def test_a_changed_theme_appears_without_a_touch(page: Page, editing: Editing) -> None:
    builtin = Path(__file__).resolve().parents[2] / "themes/default"
    for path in sorted(builtin.rglob("*.*")):
        target = editing.folder / "themes/default" / path.relative_to(builtin)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    template = editing.folder / "themes/default/templates/article.html"

    before, end, after = template.read_text(encoding="utf-8").rpartition("{% endblock")
    template.write_text(f"{before}<p>My own foot</p>{end}{after}", encoding="utf-8")

    expect(page.get_by_text("My own foot")).to_have_count(1, timeout=SOON)


def test_an_error_is_shown_with_its_place_and_goes_when_it_is_mended(page: Page, editing: Editing) -> None:
    editing.save(ARTICLE.replace("2019-03-05", "2019-13-05"))

    expect(page.get_by_role("heading", name="The site was not built: 1 error")).to_be_visible(timeout=SOON)
    expect(page.locator("code")).to_have_text("content/articles/a.md:3:7")
    editing.save(ARTICLE.replace("Nothing happened", "All is well"))
    expect(page.get_by_text("All is well at the harbour.")).to_be_visible(timeout=SOON)


def test_the_last_good_site_can_be_read_meanwhile(page: Page, editing: Editing) -> None:
    editing.save(ARTICLE.replace("2019-03-05", "2019-13-05"))

    page.get_by_role("link", name="Show the last good site").click(timeout=SOON)

    expect(page).to_have_url(editing.article)
    expect(page.get_by_text("Nothing happened at the harbour.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("This is the last good site. 1 error")
    page.get_by_role("link", name="1 error").click()
    expect(page.get_by_role("heading", name="The site was not built: 1 error")).to_be_visible()


def test_the_preview_breaks_none_of_the_sites_rules(page: Page, editing: Editing) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.reload()
    editing.save(ARTICLE.replace("Nothing happened", "A gull landed"))
    expect(page.get_by_text("A gull landed")).to_be_visible(timeout=SOON)

    assert said == []


def test_the_search_index_survives_an_edit(page: Page, editing: Editing) -> None:
    index = editing.folder / ".cache/preview/site/pagefind/pagefind-entry.json"
    before = index.read_bytes()

    editing.save(ARTICLE.replace("Nothing happened", "A gull landed"))
    expect(page.get_by_text("A gull landed")).to_be_visible(timeout=SOON)

    assert index.read_bytes() == before


def test_a_draft_note_is_shown_as_one_and_the_site_is_not_touched(page: Page, editing: Editing) -> None:
    notes = editing.folder / "content/annotations/a.md"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text("## Really? {#really draft=true}\n\n> Nothing happened\n\nWhy not?\n", encoding="utf-8")

    note = page.locator("#note-really")
    expect(note).to_contain_text("Why not?", timeout=SOON)

    expect(note.get_by_text("draft", exact=True)).to_be_visible()
    assert not (editing.folder / "site").exists()
