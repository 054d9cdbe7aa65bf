"""The serving process: answers browsers from the site's folder while another process builds it.

Builds fork workers, and a process with threads cannot fork safely; so the threads that answer live here.
"""

import contextlib
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Pipe, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from generator.errors import SurroundingsError
from generator.serve.locate import Elsewhere, content_type, is_page, locate
from generator.serve.pages import (
    POLICY,
    RESERVED,
    asset,
    error_page,
    missing_page,
    waiting_page,
    with_script,
)
from generator.serve.state import State, decode_state

LOOPBACK = "127.0.0.1"
OWN_NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})
"""What a browser on this machine may call us. Another name that leads here is an attack (DNS rebinding)."""
HEARTBEAT = 15.0
"""Seconds after which a silent stream of events says that it lives, so that a closed page's thread ends."""
COOKIE = "pressmark-last-good"
"""Holds the stamp for which a reader asked to see the last good site."""
HTML = "text/html; charset=utf-8"
OWN = {"Content-Security-Policy": POLICY}
"""What goes with a page the preview itself makes; a site's pages carry a policy of their own."""
_NONE: Mapping[str, str] = {}
_Process = (get_context("fork") if "fork" in get_all_start_methods() else get_context("spawn")).Process
_EXCHANGE = 0.02  # seconds; where folders cannot be exchanged in one step, the site is away for about this long


@contextmanager
def serving(site: Path, port: int) -> Iterator[tuple[str, Callable[[State], None]]]:
    """A running server's address, and how to tell it a state; it ends with the block, or with this process.

    Port 0 takes a free one. Raises SurroundingsError when the port is taken.
    """
    listening = _listening(port)
    receiving, sending = Pipe(duplex=False)
    process = _Process(target=_run, args=(listening, receiving, sending, site), daemon=True)
    process.start()
    address = f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
    listening.close()
    receiving.close()
    try:
        yield address, lambda state: sending.send_bytes(state.encode())
    finally:
        sending.close()
        process.join(timeout=2)
        process.terminate()
        process.join()
        process.close()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port), backlog=64)
    except OSError as error:
        raise SurroundingsError(
            f"cannot listen on port {port}: {error.strerror or error}\n"
            f"  fix: name another one: pressmark serve --port {port + 1 if port < 65535 else 8000}"
        ) from error


def _run(listening: socket.socket, receiving: Connection, sending: Connection, site: Path) -> None:
    """The serving process: ends when the building one closes its end of the pipe, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both; the builder ends us
    sending.close()
    board = Board()
    server = _Server((LOOPBACK, 0), partial(_Answer, site, board), bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    server.server_name, server.server_port = listening.getsockname()[:2]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with contextlib.suppress(EOFError):
        while True:
            board.show(decode_state(receiving.recv_bytes()))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error; anything else is ours, and is told."""
        import sys

        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Board:
    """The state, as many threads may look at it and wait for the next."""

    def __init__(self) -> None:
        """Before the first build is done there is a state without a stamp."""
        self._changed = threading.Condition()
        self.state = State("")

    def show(self, state: State) -> None:
        """Have all who wait see a new state."""
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def stamps(self) -> Iterator[str | None]:
        """The stamp now and each later one; None where nothing happened for a while."""
        stamp: str | None = None
        while True:
            last, stamp = stamp, self._next(stamp)
            yield None if stamp == last else stamp

    def _next(self, last: str | None) -> str:
        """The stamp, as soon as it is not the last one or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.stamp != last, HEARTBEAT)
            return self.state.stamp


class _Answer(BaseHTTPRequestHandler):
    """One connection. The site is looked up anew for each request, as its folder is exchanged while we run."""

    protocol_version = "HTTP/1.1"
    server_version = "pressmark"
    sys_version = ""
    timeout = 60

    def __init__(self, site: Path, board: Board, *connection: object) -> None:
        self.site = site
        self.board = board
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host.lower() not in OWN_NAMES:
            self._send(HTTPStatus.FORBIDDEN, b"This preview answers to localhost only.\n", "text/plain; charset=utf-8")
        elif asked.path.startswith(RESERVED):
            self._own(asked.path.removeprefix(RESERVED), _first(asked.query, "to"))
        else:
            self._site(asked.path, asked.query)

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self.close_connection = True  # what it wanted to send is not read
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"", "text/plain", {"Allow": "GET, HEAD"})

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse

    # -- the site

    def _site(self, path: str, query: str) -> None:
        state = self.board.state
        if state.problems and is_page(path) and not self._wants_last_good(state):
            self._error_page(state, path)
            return
        found = self._found(path)
        match found:
            case Elsewhere(location):
                self._redirect(f"{location}?{query}" if query else location)
            case Path():
                self._file(found, HTTPStatus.OK)
            case None:
                self._missing(state, path)

    def _found(self, path: str) -> Path | Elsewhere | None:
        found = locate(self.site, path)
        if found is None and not self.site.exists():
            time.sleep(_EXCHANGE)
            found = locate(self.site, path)
        return found

    def _missing(self, state: State, path: str) -> None:
        own = locate(self.site, "/404.html")
        if isinstance(own, Path) and is_page(path):
            self._file(own, HTTPStatus.NOT_FOUND)
        elif not state.stamp and not self._has_site():
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, waiting_page(state), HTML, OWN)
        else:
            self._send(HTTPStatus.NOT_FOUND, missing_page(state), HTML, OWN)

    def _file(self, file: Path, status: HTTPStatus) -> None:
        try:
            data = file.read_bytes()
        except OSError:
            self._send(HTTPStatus.NOT_FOUND, missing_page(self.board.state), HTML, OWN)
            return
        kind = content_type(file)
        self._send(status, with_script(data, self.board.state) if kind == HTML else data, kind)

    def _has_site(self) -> bool:
        return (self.site / "index.html").is_file()

    # -- our own addresses

    def _own(self, name: str, to: str) -> None:
        state = self.board.state
        match name:
            case "reload.js":
                self._send(HTTPStatus.OK, asset("reload.js"), "text/javascript; charset=utf-8")
            case "preview.css":
                self._send(HTTPStatus.OK, asset("preview.css"), "text/css; charset=utf-8")
            case "events":
                self._events()
            case "errors" if state.problems:
                self._error_page(state, to)
            case "errors":
                self._redirect(to)
            case "last-good":
                self._redirect(to, cookie=f"{COOKIE}={state.stamp}; Path=/; HttpOnly; SameSite=Strict")
            case _:
                self._send(HTTPStatus.NOT_FOUND, missing_page(state), HTML, OWN)

    def _events(self) -> None:
        """A stream of the stamps of builds (server-sent events), until the page is closed."""
        self.close_connection = True
        self._head(HTTPStatus.OK, "text/event-stream", {"Connection": "close"})
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        for stamp in self.board.stamps():
            self.wfile.write(f"event: stamp\ndata: {stamp}\n\n".encode() if stamp else b": alive\n\n")
            self.wfile.flush()

    def _wants_last_good(self, state: State) -> bool:
        return f"{COOKIE}={state.stamp}" in self.headers.get("Cookie", "").split("; ")

    # -- answers

    def _error_page(self, state: State, path: str) -> None:
        page = error_page(state, path, has_site=self._has_site())
        self._send(HTTPStatus.INTERNAL_SERVER_ERROR, page, HTML, OWN)

    def _redirect(self, location: str, cookie: str = "") -> None:
        headers = {"Location": location} | ({"Set-Cookie": cookie} if cookie else {})
        self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", headers)

    def _send(self, status: HTTPStatus, data: bytes, kind: str, headers: Mapping[str, str] = _NONE) -> None:
        self._head(status, kind, {"Content-Length": str(len(data)), **headers})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, kind: str, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *values: object) -> None:
        """Nothing: the terminal belongs to the builds."""


def _first(query: str, name: str) -> str:
    """An address on this site given in a query; the front page where it is none."""
    given = parse_qs(query).get(name, ["/"])[0]
    return quote(given) if given.startswith("/") and not given.startswith(("//", "/\\")) else "/"
