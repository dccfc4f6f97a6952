"""One file of a live site, as a browser gets it: with patience, with limits, and without believing the server."""

import gzip
import http.client
import io
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

Outcome = Literal["found", "missing", "elsewhere", "unreachable"]

TRIES = 3
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Status codes that may be others a moment later (RFC 9110, RFC 6585, RFC 8470)."""
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept-Encoding": "gzip",
    "Cache-Control": "no-cache",
}
"""As a reader's browser asks: a server that shows somebody else the good page shall not know who asks."""
_CHUNK_BYTES = 1 << 16
_PAUSE_SECONDS = 0.5
_LONGEST_FACTOR = 6
"""A file may take this many times the timeout in all: a server could send a byte now and then for ever."""


@dataclass(frozen=True)
class Fetched:
    """What came: `data` where it was found, otherwise `words`, in Chinese, that say why not."""

    outcome: Outcome
    data: bytes = b""
    words: str = ""


@dataclass(frozen=True)
class LiveSite:
    """The site at `address`, which ends with a slash. `pause` waits some seconds between tries."""

    address: str
    timeout_seconds: float
    pause: Callable[[float], None] = time.sleep

    def fetch(self, path: str, most_bytes: int) -> Fetched:
        """Return the file at *path* below the address, *most_bytes* at most; the rest of a larger one is left out."""
        url = urljoin(self.address, quote(path)) if path else self.address
        for number in range(1, TRIES + 1):
            fetched, may_change = self._try(url, most_bytes)
            if not may_change or number == TRIES:
                break
            self.pause(_PAUSE_SECONDS * number)
        return fetched

    def _try(self, url: str, most_bytes: int) -> tuple[Fetched, bool]:
        """Return what came, and whether another try may end otherwise."""
        request = urllib.request.Request(url, headers=_HEADERS)  # noqa: S310  # the scheme was looked at
        try:
            with urllib.request.urlopen(request, timeout=self.timeout_seconds) as response:  # noqa: S310
                if urlsplit(response.url).netloc != urlsplit(self.address).netloc:
                    return Fetched("elsewhere", words=f"转到了别的网站 {urlsplit(response.url).netloc}"), False
                return Fetched("found", self._read(response, most_bytes)), False
        except urllib.error.HTTPError as error:
            error.close()
            outcome: Outcome = "missing" if error.code in (404, 410) else "unreachable"
            return Fetched(outcome, words=f"服务器回答 {error.code}"), error.code in _AGAIN
        except urllib.error.URLError as error:
            is_certificate = isinstance(error.reason, ssl.SSLCertVerificationError)
            words = "证书不对，可能有人冒充" if is_certificate else f"连不上：{error.reason}"
            return Fetched("unreachable", words=words), not is_certificate
        except (OSError, http.client.HTTPException, EOFError, zlib.error) as error:
            return Fetched("unreachable", words=f"没有传完：{error or type(error).__name__}"), True

    def _read(self, response: http.client.HTTPResponse, most_bytes: int) -> bytes:
        coding = response.headers.get("Content-Encoding", "identity").strip().lower()
        stream: io.BufferedIOBase = response
        if coding in ("gzip", "x-gzip"):
            stream = gzip.GzipFile(fileobj=response)
        elif coding not in ("", "identity"):
            raise http.client.HTTPException(f"Content-Encoding: {coding}")
        deadline = time.monotonic() + self.timeout_seconds * _LONGEST_FACTOR
        data = bytearray()
        while len(data) <= most_bytes and (chunk := stream.read(_CHUNK_BYTES)):
            data += chunk
            if time.monotonic() > deadline:
                raise TimeoutError("太慢")
        wanted = response.headers.get("Content-Length")
        if stream is response and wanted and wanted.isdigit() and len(data) < int(wanted):
            raise EOFError(f"{len(data)}/{wanted}")
        return bytes(data)
