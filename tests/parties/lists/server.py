"""A server of our own, which answers as it is told: whole lists, halves of them, pages, refusals, silence."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import pytest

LIST = b'<?xml version="1.0"?>\n<CONSOLIDATED_LIST>' + b"<INDIVIDUAL/>" * 20_000 + b"</CONSOLIDATED_LIST>\n"
SILENCE: Final = 600.0
"""Seconds of a silence that nobody waits for: the test ends it, or has given up before."""


@dataclass
class Answer:
    status: int = 200
    body: bytes = LIST
    headers: dict[str, str] = field(default_factory=dict)
    sent: int | None = None
    """Only so many bytes of the body are sent, though all are announced."""
    drip: float | None = None
    """Then silence; or, with seconds, a byte at a time."""
    silent: bool = False
    whole: bool = True
    """Whether the length is announced."""


class Server(ThreadingHTTPServer):
    daemon_threads = False  # joined at the end, so that no socket outlives its test
    answers: list[Answer]
    asked: list[dict[str, str]]
    done: threading.Event

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/list.xml"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The client hung up, as it may."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        asked = self.server.asked
        answer = self.server.answers[min(len(asked), len(self.server.answers) - 1)]
        asked.append({name.lower(): text for name, text in self.headers.items()})
        self.send_response(answer.status)
        for name, text in answer.headers.items():
            self.send_header(name, text)
        if answer.whole:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[: answer.sent])
        if answer.silent:
            self.wfile.flush()
            self.server.done.wait(SILENCE)
        for _ in range(100) if answer.drip else ():
            self.wfile.write(b" ")
            if self.server.done.wait(answer.drip):
                break

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the standard library's name
        """Nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.answers, made.asked, made.done = [Answer()], [], threading.Event()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.done.set()
    made.shutdown()
    thread.join()
    made.server_close()
