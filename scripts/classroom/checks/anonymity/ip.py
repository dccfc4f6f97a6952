"""IP: addresses of machines, version 4 and 6.

Good: 127.0.0.1, 192.168.1.1, 第3.2.1.4节, v5.0.12.1, 117.28.*.*. Bad: 117.28.45.206, 36[.]248[.]19[.]73, 2409:8a34::1f,
203.0.113.77: ranges kept for documents stand for a real address in a text that is no document of the network.
"""

import ipaddress
import re
from collections.abc import Iterator

from classroom.checks.anonymity.finding import Finding
from classroom.checks.anonymity.normal_text import NormalText
from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import cue

_DOT = r"\s?(?:[.。]|\[\.\]|\(\.\)|【\.】|（\.）|\[点\]|点)\s?"
_FOUR = re.compile(
    rf"(?<![\d.\-])(?:(?<![A-Za-z_])|(?<=[Ii][Pp]))\d{{1,3}}(?:{_DOT}\d{{1,3}}){{3}}(?![\d\-]|\.\d)", re.ASCII
)
_SIX = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]{4,39}(?![\w:])", re.ASCII)
_PORT = re.compile(r":\d{2,5}(?![\d:.])")
_FOR_DOCUMENTS = tuple(
    ipaddress.ip_network(each) for each in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)
"""RFC 5737, section 3; RFC 3849, section 2."""
_PUBLIC = frozenset(
    ("114.114.114.114", "114.114.115.115", "8.8.8.8", "8.8.4.4", "1.1.1.1", "223.5.5.5", "119.29.29.29")
)
"""Name servers for everybody."""
_LAST_OF_SECTIONS = 20
"""A number of a section or a version has no part above this, an address of a machine nearly always has one."""


def find(text: NormalText) -> Iterator[Finding]:
    """Yield the addresses that the public internet routes."""
    for found in _FOUR.finditer(text.text):
        parts = re.findall(r"\d+", found[0])
        near = before(text.text, found.start(), 10)
        if _is_routed(".".join(str(int(part)) for part in parts)) and (
            cue("ip").search(near) or not _is_section(parts, near, after(text.text, found.end(), 3))
        ):
            yield Finding(*text.span(*_with_port(text.text, *found.span())), "IP")
    for found in _SIX.finditer(text.text):
        if (
            found[0].count(":") >= 2
            and not re.fullmatch(r"[0-9]{1,2}(?::[0-9]{2}){1,2}", found[0])
            and _is_routed(found[0])
        ):
            yield Finding(*text.span(*_with_port(text.text, *found.span())), "IP")


def _with_port(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with its square brackets and its port."""
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        start, end = start - 1, end + 1
    port = _PORT.match(text, end)
    return start, port.end() if port else end


def _is_section(parts: list[str], near: str, behind: str) -> bool:
    if cue("version_before").search(near[-8:]) or behind.startswith(("版", "节", "章", "条")):
        return True
    return max(int(part) for part in parts) <= _LAST_OF_SECTIONS


def _is_routed(address: str) -> bool:
    """Return whether a machine on the public internet may have *address*, or a document shows it in place of one."""
    try:
        read = ipaddress.ip_address(address)
        return (read.is_global and address not in _PUBLIC) or any(read in network for network in _FOR_DOCUMENTS)
    except ValueError:
        return False
