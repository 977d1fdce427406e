"""A server on this machine that speaks the SPARQL protocol, and says what the test wants it to say."""

import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from kg.linking.cache import Cache
from kg.linking.endpoint import Endpoint, Manners

type Reply = tuple[int, dict[str, str], bytes]


def results(*rows: dict[str, str]) -> Reply:
    """An answer with these rows."""
    bindings = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in rows]
    body = json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}}).encode()
    return 200, {"Content-Type": "application/sparql-results+json"}, body


@dataclass
class Server:
    """What it was asked, and what it answers: the replies in turn, the last one ever after."""

    address: str
    replies: list[Reply] = field(default_factory=lambda: [results()])
    queries: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    slow: bool = False

    def reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parameters = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            made.queries.append(parameters["query"][0])
            made.headers.append(dict(self.headers.items()))
            if made.slow:
                made.release.wait(10)
            code, headers, body = made.reply()
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Server(f"http://127.0.0.1:{httpd.server_address[1]}/sparql")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.release.set()
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@dataclass
class Clock:
    """Time that passes only while somebody sleeps."""

    now: float = 0.0
    naps: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def endpoint(server: Server, clock: Clock) -> Callable[..., Endpoint]:
    def made(cache: Cache | None = None, **manners: Any) -> Endpoint:
        return Endpoint(server.address, cache, Manners(**manners), sleep=clock.sleep, clock=lambda: clock.now)

    return made
