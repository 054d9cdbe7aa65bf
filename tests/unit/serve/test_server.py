"""The preview's server: what a browser gets, and who gets nothing."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from generator.errors import Place, Problem, SurroundingsError
from generator.serve.server import serving
from generator.serve.state import State

PAGE = b"<!doctype html><html><head><title>t</title></head><body><p>Here.</p></body></html>"
WRONG = Problem(
    Place("content/articles/a.md", 4, 8), "'<script>alert(1)</script>' is not a date", 'write it as 2014-11-20 & "save"'
)


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Preview(NamedTuple):
    site: Path
    show: Callable[[State], None]
    address: str

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to a path sent just as it is written."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def is_shown(self, state: State) -> None:
        """Show a state and wait until the server has it."""
        with self.events() as events:
            self.show(state)
            events.until(state.stamp)

    def events(self) -> "Events":
        return Events(urlsplit(self.address).netloc)


class Events:
    """A stream of events, read line by line."""

    def __init__(self, netloc: str) -> None:
        self.connection = http.client.HTTPConnection(netloc, timeout=10)
        self.connection.request("GET", "/__preview__/events")
        self.answer = self.connection.getresponse()

    def __enter__(self) -> "Events":
        return self

    def __exit__(self, *_: object) -> None:
        self.answer.close()
        self.connection.close()

    def until(self, stamp: str) -> None:
        for line in self.answer:
            if line == f"data: {stamp}\n".encode():
                return
        raise AssertionError(f"the stream ended before {stamp}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    site = tmp_path / "site"
    (site / "articles/a").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_bytes(PAGE)
    (site / "articles/a/index.html").write_bytes(PAGE)
    (site / "404.html").write_bytes(PAGE.replace(b"Here", b"Nowhere"))
    (site / "style.css").write_bytes(b"body { color: red }</body>")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    with serving(site, 0) as (address, show):
        yield Preview(site, show, address)


def test_a_page_gets_the_script_and_its_file_stays_as_it_was(preview: Preview) -> None:
    preview.is_shown(State("7-1"))

    answer = preview.get("/")

    script = b'<script src="/__preview__/reload.js" data-stamp="7-1"></script>\n'
    assert answer.body == PAGE.replace(b"</body>", script + b"</body>")
    assert (preview.site / "index.html").read_bytes() == PAGE


def test_only_pages_get_the_script(preview: Preview) -> None:
    assert preview.get("/style.css").body == b"body { color: red }</body>"


@pytest.mark.parametrize(
    "name, kind",
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.jsonld", "application/ld+json"),
        ("a.jsonl", "application/x-ndjson"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.PNG", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.pdf", "application/pdf"),
        ("a.woff2", "font/woff2"),
        ("a.wasm", "application/wasm"),
        ("wasm.en.pagefind", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_a_host_would_give_it(preview: Preview, name: str, kind: str) -> None:
    (preview.site / name).write_bytes(b"x")

    assert preview.get(f"/{name}").headers["Content-Type"] == kind


def test_a_folder_without_its_slash_leads_to_the_one_with(preview: Preview) -> None:
    answer = preview.get("/articles/a?x=1")

    assert (answer.status, answer.headers["Location"]) == (303, "./a/?x=1")
    assert preview.get("/articles/a/").status == 200


@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/", "/empty/", "/articles/", "/index.html/", "/%ff", "/a%00b"])
def test_what_is_not_there_gets_the_sites_own_page(preview: Preview, path: str) -> None:
    answer = preview.get(path)

    assert (answer.status, b"Nowhere" in answer.body) == (404, True)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/articles/../../secret.txt",
        "/articles/a/..%2f..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//../secret.txt",
        "/link.txt",
        "/folder/secret.txt",
    ],
)
def test_nothing_outside_the_site_is_served(preview: Preview, path: str) -> None:
    (preview.site / "link.txt").symlink_to(preview.site.parent / "secret.txt")
    (preview.site / "folder").symlink_to(preview.site.parent)

    answer = preview.get(path)

    assert answer.status == 404
    assert b"secret" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_this_machine_is_answered_by_each_of_its_names(preview: Preview, host: str) -> None:
    assert preview.get("/", Host=host).status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil", ""])
def test_a_name_that_was_made_to_lead_here_gets_nothing(preview: Preview, host: str) -> None:
    answer = preview.get("/", Host=host)

    assert answer.status == 403
    assert b"Here" not in answer.body


def test_other_machines_cannot_connect(preview: Preview) -> None:
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port_of(preview)), timeout=5):
        pass


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_but_reading_is_possible(preview: Preview, method: str) -> None:
    answer = preview.get("/", method)

    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_head_gives_the_headers_alone(preview: Preview) -> None:
    got, head = preview.get("/"), preview.get("/", "HEAD")

    assert head.body == b""
    assert head.headers["Content-Length"] == got.headers["Content-Length"] == str(len(got.body))


def test_nothing_is_kept_by_the_browser(preview: Preview) -> None:
    answer = preview.get("/", If_None_Match="*", If_Modified_Since="Fri, 31 Dec 9999 23:59:59 GMT")

    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert not {"ETag", "Last-Modified"} & answer.headers.keys()


def test_the_site_may_be_exchanged_while_it_is_served(preview: Preview) -> None:
    spare = preview.site.with_name("spare")
    spare.mkdir()
    (spare / "index.html").write_bytes(PAGE.replace(b"Here", b"New"))
    preview.get("/")

    preview.site.rename(preview.site.with_name("old"))
    spare.rename(preview.site)

    assert b"New" in preview.get("/").body


def test_a_page_is_told_of_each_new_build(preview: Preview) -> None:
    preview.is_shown(State("7-1"))

    with preview.events() as one, preview.events() as other:
        preview.show(State("7-2"))

        one.until("7-2")
        other.until("7-2")


def test_a_page_loaded_before_a_build_and_connected_after_it_is_told_too(preview: Preview) -> None:
    preview.is_shown(State("7-5"))

    with preview.events() as events:
        events.until("7-5")


def test_an_error_stands_where_the_page_would_with_its_place_and_its_fix(preview: Preview) -> None:
    preview.is_shown(State("7-2", (WRONG,)))

    answer = preview.get("/articles/a/")

    assert answer.status == 500
    assert b"<code>content/articles/a.md:4:8</code>" in answer.body
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;&#x27; is not a date" in answer.body
    assert b"write it as 2014-11-20 &amp; &quot;save&quot;" in answer.body
    assert b"alert(1)</script>" not in answer.body
    assert b'data-stamp="7-2"' in answer.body


def test_an_error_page_obeys_the_policy_it_sends(preview: Preview) -> None:
    preview.is_shown(State("7-2", (WRONG,)))

    answer = preview.get("/")

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert b"style=" not in answer.body
    assert b"<style" not in answer.body


def test_pictures_and_styles_are_served_while_content_is_wrong(preview: Preview) -> None:
    preview.is_shown(State("7-2", (WRONG,)))

    assert preview.get("/style.css").status == 200


def test_the_last_good_site_can_be_looked_at_until_the_next_build(preview: Preview) -> None:
    preview.is_shown(State("7-2", (WRONG,)))

    chosen = preview.get("/__preview__/last-good?to=/articles/a/")
    cookie = chosen.headers["Set-Cookie"].partition(";")[0]
    page = preview.get("/articles/a/", Cookie=f"other=1; {cookie}")
    preview.is_shown(State("7-3", (WRONG,)))
    later = preview.get("/articles/a/", Cookie=cookie)

    assert (chosen.status, chosen.headers["Location"]) == (303, "/articles/a/")
    assert (page.status, b"Here." in page.body, b'data-errors="1 error"' in page.body) == (200, True, True)
    assert later.status == 500


@pytest.mark.parametrize("to", ["//evil.example/", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_the_way_back_never_leads_to_another_site(preview: Preview, to: str) -> None:
    assert preview.get(f"/__preview__/last-good?to={to}").headers["Location"] == "/"


def test_a_new_line_in_the_way_back_makes_no_header(preview: Preview) -> None:
    answer = preview.get("/__preview__/last-good?to=/a%0d%0aX-Evil:%201")

    assert "X-Evil" not in answer.headers


def test_the_first_build_is_waited_for(tmp_path: Path) -> None:
    with serving(tmp_path / "site", 0) as (address, show):
        preview = Preview(tmp_path / "site", show, address)
        before = preview.get("/")
        preview.is_shown(State("7-1", (WRONG,)))
        failed = preview.get("/")

    assert (before.status, b"first build" in before.body) == (503, True)
    assert (failed.status, b"last good" in failed.body) == (500, False)


def test_a_taken_port_is_refused_with_what_to_do(preview: Preview) -> None:
    port = port_of(preview)

    with (
        pytest.raises(SurroundingsError, match=f"port {port}.*\n  fix: .*--port {port + 1}"),
        serving(preview.site, port),
    ):
        pass


def test_the_server_ends_with_the_process_that_builds_however_that_ends(tmp_path: Path) -> None:
    source = f"""
import sys, time
from pathlib import Path
from generator.serve.server import serving
with serving(Path({str(tmp_path)!r}), 0) as (address, show):
    print(address, flush=True)
    time.sleep(60)
"""
    builder = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    with builder:
        preview = Preview(tmp_path, print, builder.stdout.readline().strip())
        answered = preview.get("/").status
        events = preview.events()
        os.kill(builder.pid, signal.SIGKILL)

    with events:
        assert answered == 503
        assert events.answer.read()[-1:] in (b"", b"\n")  # nothing yet, or whole lines
    assert is_gone(preview)


def is_gone(preview: Preview) -> bool:
    """Whether the server ends within ten seconds."""
    for _ in range(200):
        try:
            preview.get("/")
        except ConnectionRefusedError:
            return True
        except ConnectionError:
            pass
        time.sleep(0.05)
    return False


def port_of(preview: Preview) -> int:
    port = urlsplit(preview.address).port
    assert port is not None
    return port
