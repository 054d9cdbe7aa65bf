"""The small archive of `theme_site.txt`, built as an editor would, for tests that read its pages."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARCHIVE = Path(__file__).parent / "theme_site.txt"
DESK = {"width": 1400, "height": 900}


@pytest.fixture(scope="session")
def theme_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site with every kind of page."""
    archive = tmp_path_factory.mktemp("archive")
    for part in ARCHIVE.read_text(encoding="utf-8").split("=== ")[1:]:
        path, _, text = part.partition("\n")
        file = archive / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    pressmark(archive, "ingest")
    pressmark(archive, "build", "--output", str(archive / "site"))
    return archive / "site"


def pressmark(archive: Path, command: str, *arguments: str) -> None:
    line = [sys.executable, "-m", "generator", command, "--content", str(archive / "content"), *arguments]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None: ...


class Server(ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        """Nothing: a browser that leaves a page hangs up in the middle of a file."""


@pytest.fixture(scope="module")
def served(theme_site: Path) -> Iterator[str]:
    """The site's address, below a path, as a host may serve it."""
    handler = partial(Quiet, directory=str(theme_site.parent))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{theme_site.name}/"
        server.shutdown()


@pytest.fixture(scope="module")
def urls(theme_site: Path) -> list[str]:
    """Of all pages but the stubs that lead elsewhere at once."""
    files = (file for file in theme_site.rglob("*.html") if "pagefind" not in file.parts)
    stays = (file for file in files if b'http-equiv="refresh"' not in file.read_bytes())
    return sorted(file.relative_to(theme_site).as_posix().removesuffix("index.html") for file in stays)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()
