"""The lines of a calendar file by RFC 5545 section 3.1, with all that is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LINE_OCTETS = 75
"""A line's greatest length, without its break (3.1)."""

CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")

_VALUE = r'(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^",;:\x00-\x08\x0a-\x1f\x7f]*)'
_PARAMETER = rf"([A-Za-z0-9-]+)=({_VALUE}(?:,{_VALUE})*)"
PARAMETER = re.compile(rf";{_PARAMETER}")
CONTENT_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:;{_PARAMETER})*):(.*)", re.DOTALL)


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong at a line, and the section that forbids it; RFC 5545's unless it names another."""

    line: int
    section: str
    what: str

    def __str__(self) -> str:
        source = self.section if self.section.startswith("RFC") else f"RFC 5545 {self.section}"
        return f"line {self.line}: {self.what} ({source})"


@dataclass(frozen=True)
class ContentLine:
    """A property, or the BEGIN or END of a component; names are in capitals, the value is as written."""

    number: int
    name: str
    value: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass
class _Unfolded:
    number: int
    parts: list[bytes]


def find_line_faults(data: bytes) -> Iterator[Fault]:
    """Yield what is wrong with the breaks, the length and the folding of the lines."""
    *lines, rest = data.split(b"\n")
    if data.startswith(b"\xef\xbb\xbf"):
        yield Fault(1, "3.4", "a byte-order mark before BEGIN")
    if rest:
        yield Fault(len(lines) + 1, "3.1", "the last line does not end in CRLF")
    if lines[:1] and lines[0][:1] in (b" ", b"\t"):
        yield Fault(1, "3.1", "the first line continues none")
    for number, line in enumerate(lines, 1):
        yield from (Fault(number, "3.1", what) for what in _find_faults_of_a_line(line))


def _find_faults_of_a_line(line: bytes) -> Iterator[str]:
    if not line.endswith(b"\r"):
        yield "ends in LF without CR"
    text = line.removesuffix(b"\r")
    if b"\r" in text:
        yield "CR without LF"
    if not text:
        yield "an empty line"
    if len(text) > LINE_OCTETS:
        yield f"{len(text)} octets long, more than {LINE_OCTETS}"


def _unfold(data: bytes) -> Iterator[_Unfolded]:
    """Yield every line with its continuations, without breaks; empty ones are left out."""
    last: _Unfolded | None = None
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        text = line.replace(b"\r", b"")
        if last and text[:1] in (b" ", b"\t"):
            last.parts.append(text[1:])
        elif text:
            if last:
                yield last
            last = _Unfolded(number, [text.lstrip()])
    if last:
        yield last


def read_content_lines(data: bytes) -> tuple[list[ContentLine], list[Fault]]:
    """Return the unfolded lines that are content lines, and what is wrong with their text and grammar."""
    lines, faults = [], []
    for found in map(_read_content_line, _unfold(data)):
        lines += [found[0]] if found[0] else []
        faults += found[1]
    return lines, faults


def _read_content_line(line: _Unfolded) -> tuple[ContentLine | None, list[Fault]]:
    try:
        text = b"".join(line.parts).decode("utf-8")
    except UnicodeDecodeError:
        return None, [Fault(line.number, "3.1.4", "not UTF-8")]
    faults = [Fault(line.number, "3.1", what) for what in _find_faults_of_text(line, text)]
    match = CONTENT_LINE.fullmatch(CONTROL.sub("", text))
    if match is None:
        return None, [*faults, Fault(line.number, "3.1", "not NAME;PARAMETER=VALUE:VALUE")]
    parameters = [(name.upper(), value) for name, value in PARAMETER.findall(match[2])]
    if len(dict(parameters)) < len(parameters):
        faults.append(Fault(line.number, "3.2", "a parameter twice"))
    unquoted = {name: value.strip('"') for name, value in parameters}
    return ContentLine(line.number, match[1].upper(), match[5], unquoted), faults


def _find_faults_of_text(line: _Unfolded, text: str) -> Iterator[str]:
    if CONTROL.search(text):
        yield "a control character"
    if any(part[:1] and part[0] & 0xC0 == 0x80 for part in line.parts):
        yield "folded inside a character"
