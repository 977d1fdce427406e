"""An endpoint is asked politely, and nothing it answers is trusted."""

import datetime as dt
import email.utils
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import EndpointError, SettingsError
from kg.linking.cache import Cache
from kg.linking.endpoint import Endpoint, Manners
from tests.linking.conftest import Clock, Server, results

Make = Callable[..., Endpoint]
QUERY = "SELECT ?item WHERE { ?item ?p ?o }"


def busy(code: int = 429, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return code, {name.replace("_", "-"): value for name, value in headers.items()}, b""


def test_it_speaks_the_protocol_and_says_who_asks(server: Server, endpoint: Make) -> None:
    server.replies = [results({"item": "https://example.org/1"})]
    answer = endpoint().ask(QUERY)
    assert answer.rows == ({"item": "https://example.org/1"},)
    assert answer.retrieved == dt.datetime.now(dt.UTC).date().isoformat()
    assert server.queries == [QUERY]
    assert server.headers[0]["Accept"] == "application/sparql-results+json"
    assert server.headers[0]["User-Agent"].startswith("policy-actors-kg/")


def test_it_asks_no_faster_than_it_may(server: Server, endpoint: Make, clock: Clock) -> None:
    asked = endpoint(rate=0.5)
    for number in range(3):
        asked.ask(f"{QUERY} # {number}")
    assert clock.naps == [2.0, 2.0]


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_it_comes_back_later_where_the_endpoint_has_no_time(
    server: Server, endpoint: Make, clock: Clock, code: int
) -> None:
    server.replies = [busy(code), busy(code), results()]
    endpoint(rate=50).ask(QUERY)
    assert [nap for nap in clock.naps if nap >= 1] == [1.0, 2.0]


def test_it_waits_as_long_as_it_is_asked_to(server: Server, endpoint: Make, clock: Clock) -> None:
    server.replies = [busy(Retry_After="7"), results()]
    endpoint(rate=50).ask(QUERY)
    assert 7.0 in clock.naps


def test_a_time_of_day_to_come_back_at_is_understood(server: Server, endpoint: Make, clock: Clock) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    server.replies = [busy(Retry_After=email.utils.format_datetime(later, usegmt=True)), results()]
    endpoint(rate=50).ask(QUERY)
    assert 25 < max(clock.naps) <= 30


@pytest.mark.parametrize("header", ["soon", "-1", "1.5", ""])
def test_nonsense_in_a_header_asks_for_nothing(server: Server, endpoint: Make, clock: Clock, header: str) -> None:
    server.replies = [busy(Retry_After=header), results()]
    endpoint(rate=50).ask(QUERY)
    assert max(clock.naps) == 1.0


@pytest.mark.parametrize("header", ["3600", "99999999999999999999"])
def test_who_asks_for_too_much_patience_is_left_alone(server: Server, endpoint: Make, header: str) -> None:
    server.replies = [busy(Retry_After=header)]
    with pytest.raises(EndpointError, match=f"wait {header[:9]} seconds"):
        endpoint(rate=50).ask(QUERY)
    assert len(server.queries) == 1


def test_after_some_tries_it_gives_up(server: Server, endpoint: Make) -> None:
    server.replies = [busy(503)]
    with pytest.raises(EndpointError, match="answers 503"):
        endpoint(rate=50, tries=3).ask(QUERY)
    assert len(server.queries) == 3


def test_a_refusal_is_not_asked_twice(server: Server, endpoint: Make) -> None:
    server.replies = [busy(400)]
    with pytest.raises(EndpointError, match="answers 400"):
        endpoint().ask(QUERY)
    assert len(server.queries) == 1


def test_a_server_that_says_nothing_is_not_waited_for(server: Server, endpoint: Make) -> None:
    server.slow = True
    with pytest.raises(EndpointError, match="cannot be reached: timed out"):
        endpoint(rate=50, timeout=0.1, tries=2).ask(QUERY)


def test_where_nobody_listens_that_is_said(clock: Clock) -> None:
    nobody = Endpoint("http://127.0.0.1:9/", None, Manners(tries=1), sleep=clock.sleep, clock=lambda: clock.now)
    with pytest.raises(EndpointError, match=r"http://127.0.0.1:9/: cannot be reached: connection refused"):
        nobody.ask(QUERY)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"results": {}}',
        b'{"results": {"bindings": {}}}',
        b'{"results": {"bindings": [[]]}}',
        b'{"results": {"bindings": [{"item": {}}]}}',
        b'{"results": {"bindings": [{"item": {"value": 17}}]}}',
        b'{"results": {"bindings": [{"item": {"value": "' + b"x" * 3000 + b'"}}]}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_answer_is_refused(server: Server, endpoint: Make, tmp_path: Path, body: bytes) -> None:
    server.replies = [(200, {}, body)]
    with pytest.raises(EndpointError, match="answers no SPARQL results in JSON"):
        endpoint(Cache(tmp_path / "cache")).ask(QUERY)
    assert not list(tmp_path.rglob("*.json"))


def test_an_endless_answer_is_cut(server: Server, endpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.linking.endpoint._LARGEST", 1_000_000)
    server.replies = [(200, {}, b" " * 1_100_000)]
    with pytest.raises(EndpointError, match="more than 1 MB"):
        endpoint().ask(QUERY)


@pytest.mark.parametrize("target", ["http://localhost:1/", "https://127.0.0.1/", "//example.org/x", "ftp://127.0.0.1/"])
def test_a_redirect_to_another_host_is_refused(server: Server, endpoint: Make, target: str) -> None:
    server.replies = [(302, {"Location": target}, b""), results()]
    with pytest.raises(EndpointError):
        endpoint(rate=50, tries=1).ask(QUERY)
    assert len(server.queries) == 1


def test_a_redirect_within_the_host_is_followed(server: Server, endpoint: Make) -> None:
    server.replies = [(302, {"Location": "/other?query=moved"}, b""), results({"item": "https://example.org/1"})]
    assert endpoint(rate=50).ask(QUERY).rows
    assert server.queries == [QUERY, "moved"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "ftp://example.org/",
        "https://a:b@example.org/",
        "http://[::1",
        "http:///x",
        "https://example.org/ x",
        "https://example.org/#x",
        "https://example.org/\n",
    ],
)
def test_what_is_no_address_of_an_endpoint_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="no address of an endpoint"):
        Endpoint(address)


@pytest.mark.parametrize("rate", [0, -1, 51, float("nan")])
def test_a_rate_that_cannot_be_is_refused(rate: float) -> None:
    with pytest.raises(SettingsError, match="no rate"):
        Manners(rate=rate)


# ---- the cache ------------------------------------------------------------------------------------------------------


def test_a_question_is_asked_once(server: Server, endpoint: Make, tmp_path: Path) -> None:
    server.replies = [results({"item": "https://example.org/1"})]
    first = endpoint(Cache(tmp_path / "cache")).ask(QUERY)
    second = endpoint(Cache(tmp_path / "cache")).ask(QUERY)
    assert first == second
    assert len(server.queries) == 1


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"rows": 1}', '{"endpoint": "x", "query": "y", "rows": [], "retrieved": "2026-01-01"}']
)
def test_a_damaged_file_of_the_cache_is_made_anew(server: Server, endpoint: Make, tmp_path: Path, damage: str) -> None:
    asked = endpoint(Cache(tmp_path))
    asked.ask(QUERY)
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(damage, encoding="utf-8")
    asked.ask(QUERY)
    assert len(server.queries) == 2
    assert json.loads(kept.read_text(encoding="utf-8"))["query"] == QUERY
