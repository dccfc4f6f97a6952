"""A document → the Markdown that the site engine gets: anchors fixed, links resolved, blocks of an edition."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from classroom.markdown.document import Document
from classroom.markdown.headings import Heading
from classroom.markdown.lines import Fence, Line
from classroom.markdown.links import Link, blank_code, find_links
from classroom.markdown.red_flags import mark_red_flags

_PART_START = '<section class="part part-{number}" markdown="1">'
_PART_END = "</section>"
_PART_LEVEL = 2


@dataclass(frozen=True)
class BodyRules:
    """What happens to the parts of a body.

    `resolve` returns the target to write, or None where the link must go and its text stay.
    `render_fence` returns the lines that stand for a fenced block, or None to leave it as it is.
    `render_heading` returns the lines that follow a heading.
    `find_calls` returns what takes the place of spans of a line that all residents read: (start, end, Markdown).
    `wraps_parts` puts what each heading of the second level opens into a section of the class ``part-1``, ``part-2``…
    """

    keeps_instructor: bool
    resolve: Callable[[Link], str | None]
    render_fence: Callable[[Fence], list[str] | None]
    render_heading: Callable[[Heading], list[str]]
    find_calls: Callable[[str], Iterable[tuple[int, int, str]]] = lambda _text: ()
    wraps_parts: bool = False


def render_body(document: Document, rules: BodyRules) -> str:
    """Return the body of *document* under *rules*."""
    text = "\n".join(_render_lines(document, rules)).strip() + "\n"
    return f"{text}\n{_PART_END}\n" if rules.wraps_parts and _PART_START.format(number=1) in text else text


def _shown_lines(document: Document, rules: BodyRules) -> Iterator[Line]:
    """Yield the lines of the edition; where a block is hidden one blank line keeps its surroundings apart."""
    after_blank = True
    for line in document.lines:
        if line.number in document.instructor_lines and not rules.keeps_instructor:
            if not after_blank:
                yield Line(line.number, "", "text")
            after_blank = True
            continue
        after_blank = not line.text.strip()
        yield line


def _render_lines(document: Document, rules: BodyRules) -> Iterator[str]:
    headings = {heading.line: heading for heading in document.headings}
    fences = {fence.first: (fence, rules.render_fence(fence)) for fence in document.fences}
    links: dict[int, list[Link]] = {}
    for link in document.links:
        links.setdefault(link.line, []).append(link)
    skip_to = 0
    parts = [heading.line for heading in document.headings if heading.level == _PART_LEVEL and rules.wraps_parts]
    for line in _shown_lines(document, rules):
        if line.number <= skip_to:
            continue
        fence, replacement = fences.get(line.number, (None, None))
        if fence and fence.closed and replacement is not None:
            skip_to = fence.last
            yield from (" " * fence.indent + row if row else row for row in replacement)
        elif line.number in headings:
            if line.number in parts:
                yield from _open_part(parts.index(line.number) + 1)
            yield from _render_heading(headings[line.number], rules)
        else:
            here = links.get(line.number, [])
            calls = _find_calls(line, here, rules) if line.number not in document.instructor_lines else []
            text = _render_links(line.text, here, rules, calls)
            yield mark_red_flags(text) if line.kind == "text" else text


def _open_part(number: int) -> Iterator[str]:
    if number > 1:
        yield from (_PART_END, "")
    yield from (_PART_START.format(number=number), "")


def _render_heading(heading: Heading, rules: BodyRules) -> Iterator[str]:
    text = _render_links(heading.text, find_links(heading.text, heading.line), rules)
    yield f"{'#' * heading.level} {mark_red_flags(text)} {{ #{heading.anchor} }}"
    yield from rules.render_heading(heading)


def _find_calls(line: Line, links: Iterable[Link], rules: BodyRules) -> list[tuple[int, int, str]]:
    """Return the spans of *line* that become links by themselves: those outside its links and its code."""
    if line.kind != "text":
        return []
    prose = blank_code(line.text)
    taken = [link.whole for link in links]
    return [
        call
        for call in rules.find_calls(prose)
        if prose[call[0] : call[1]] == line.text[call[0] : call[1]]
        and all(call[1] <= start or call[0] >= end for start, end in taken)
    ]


def _render_links(
    text: str, links: Iterable[Link], rules: BodyRules, calls: Iterable[tuple[int, int, str]] = ()
) -> str:
    """Return *text* with each target as the page must write it; a picture inside a link is rendered first."""
    outer: list[Link] = []
    for link in sorted(links, key=lambda link: (link.whole[0], -link.whole[1])):
        if not outer or link.whole[0] >= outer[-1].whole[1]:
            outer.append(link)
    spans = [*calls, *((*link.whole, _render_link(text, link, rules)) for link in outer)]
    pieces, after = [], 0
    for start, end, written in sorted(spans):
        pieces += [text[after:start], written]
        after = end
    return "".join([*pieces, text[after:]])


def _render_link(text: str, link: Link, rules: BodyRules) -> str:
    target = _resolve(link, rules)
    if target is None and link.is_picture:
        return ""
    words = link.text
    if not link.is_picture and "](" in words:
        words = _render_links(words, find_links(words, link.line), rules)
    if target is None:
        return words
    head = text[link.whole[0] : link.start].replace(link.text, words, 1)
    return head + target + text[link.end : link.whole[1]]


def _resolve(link: Link, rules: BodyRules) -> str | None:
    if not link.is_well_formed:
        return None
    return link.target if link.is_external else rules.resolve(link)
