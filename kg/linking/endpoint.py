"""A SPARQL endpoint, asked politely: one question at a time, with pauses, and never twice the same.

It speaks the SPARQL 1.1 protocol over HTTP(S) and reads its JSON results. An answer comes from the network: nothing in
it is trusted, neither its size nor its form, and a redirect to another host is refused.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import http.client
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from kg.errors import EndpointError, SettingsError
from kg.linking.cache import Answer
from kg.linking.results import rows_of

if TYPE_CHECKING:
    from http.client import HTTPMessage

    from kg.linking.cache import Cache

__all__ = ["Endpoint", "Manners"]

_ACCEPT = "application/sparql-results+json"
_LARGEST = 10_000_000  # bytes of an answer
_AGAIN = (429, 500, 502, 503, 504)
_CHUNK = 65_536
_ADDRESS = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How an endpoint is treated; all times in seconds."""

    rate: float = 1.0
    """Questions a second, at most."""
    timeout: float = 30.0
    tries: int = 4
    """How often a question is sent that the endpoint has no time for."""
    longest_wait: float = 120.0
    """Whoever asks for more patience than this is left alone."""

    def __post_init__(self) -> None:
        if not 0 < self.rate <= 50:
            advice = "write it as 1 or 0.2"
            raise SettingsError(f"{self.rate} is no rate between 0 and 50 a second", where="--rate", advice=advice)


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the host, and no other: the user named this host and no other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        old, new = urllib.parse.urlsplit(req.full_url), urllib.parse.urlsplit(newurl)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            problem = f"sends us on to another host, {new.netloc!r}"
            raise EndpointError(problem, where=_bare(req.full_url), advice="if you trust it, name it as the endpoint")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Endpoint:
    """Asks one endpoint."""

    def __init__(
        self,
        address: str,
        cache: Cache | None = None,
        manners: Manners | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises `SettingsError` for what is no address of an endpoint."""
        self.address = _checked(address)
        self._cache = cache
        self._manners = manners or Manners()
        self._sleep, self._clock = sleep, clock
        self._opener = urllib.request.build_opener(_SameHost)
        self._next = clock()

    def ask(self, query: str) -> Answer:
        """The answer to a query, from the cache if it is there.

        Raises:
            EndpointError: the endpoint cannot be reached, refuses, or answers something else.
        """
        kept = self._cache.get(self.address, query) if self._cache else None
        if kept is not None:
            return kept
        answer = Answer(rows_of(self._sent(query), self.address), dt.datetime.now(dt.UTC).date().isoformat())
        if self._cache:
            self._cache.put(self.address, query, answer)
        return answer

    def _sent(self, query: str) -> bytes:
        pause = 1.0
        for tried in range(1, self._manners.tries + 1):
            self._wait_for_turn()
            try:
                return self._fetched(query)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code not in _AGAIN or tried == self._manners.tries:
                        raise self._failure(f"answers {error.code} {error.reason}") from error
                    wanted = _seconds(error.headers.get("Retry-After"))
            except (OSError, http.client.HTTPException) as error:  # no connection, a time-out, half an answer
                if tried == self._manners.tries:
                    raise self._failure(f"cannot be reached: {_reason(error)}") from error
                wanted = None
            if wanted is not None and wanted > self._manners.longest_wait:
                raise self._failure(f"asks us to wait {wanted:.0f} seconds")
            self._sleep(max(pause, wanted or 0.0))
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _wait_for_turn(self) -> None:
        now = self._clock()
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + 1 / self._manners.rate

    def _fetched(self, query: str) -> bytes:
        joint = "&" if urllib.parse.urlsplit(self.address).query else "?"
        address = f"{self.address}{joint}{urllib.parse.urlencode({'query': query})}"
        headers = {"Accept": _ACCEPT, "User-Agent": _user_agent()}
        request = urllib.request.Request(address, headers=headers)  # noqa: S310  # http(s), as `_checked` says
        ends = self._clock() + self._manners.timeout
        with self._opener.open(request, timeout=self._manners.timeout) as response:
            body = b""
            while chunk := response.read1(_CHUNK):
                body += chunk
                if len(body) > _LARGEST:
                    raise self._failure(f"answers more than {_LARGEST // 1_000_000} MB")
                if self._clock() > ends:
                    raise TimeoutError("the answer takes too long")
            return body

    def _failure(self, problem: str) -> EndpointError:
        return EndpointError(
            problem, where=_bare(self.address), advice="try again later; with --cache what was answered is kept"
        )


def _checked(address: str) -> str:
    try:
        parts = urllib.parse.urlsplit(address)
        is_endpoint = parts.scheme in ("http", "https") and parts.hostname and not parts.username and not parts.fragment
    except ValueError:
        is_endpoint = False
    if not is_endpoint or not _ADDRESS.fullmatch(address):
        advice = "write it as https://query.example.org/sparql, without user and password"
        raise SettingsError(f"{address!r} is no address of an endpoint", where="--wikidata", advice=advice)
    return address


def _user_agent() -> str:
    from kg import __version__

    return f"policy-actors-kg/{__version__} (kg link; Python-urllib)"


def _bare(address: str) -> str:
    return address.partition("?")[0]


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason or type(reason).__name__).lower()


def _seconds(header: str | None) -> float | None:
    """What `Retry-After` asks for: seconds, or a time of day; `None` where it says neither."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header.strip()[:9])
    try:
        when = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return max(0.0, (when - dt.datetime.now(dt.UTC)).total_seconds())
