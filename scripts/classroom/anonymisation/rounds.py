"""Replace, read again, and go on until nothing is found."""

import re
from dataclasses import dataclass

from classroom.anonymisation.marks import Form, Marks, Span, find_marks
from classroom.anonymisation.pseudonyms import Pseudonyms
from classroom.anonymisation.reading import Allows, allow_nothing, read
from classroom.anonymisation.replacement import LEFT_OUT, Edit, apply, with_spaces, without_overlaps
from classroom.anonymisation.stories import SOMEBODY, tell
from classroom.anonymisation.structure import find_file_targets, is_kept
from classroom.anonymisation.wording import word
from classroom.checks.anonymity.finding import Finding

_ROUNDS = 14
_PLAIN_ROUNDS = 9
"""From this round on, whatever is still found is left out: 略."""
_BEFORE = 16
_CLUMSY = re.compile(f"(?:[某这那]|[这那某一]位){SOMEBODY}|{SOMEBODY}(?:[，、]{SOMEBODY})+|[“‘「]{SOMEBODY}[”’」]")
_NUMBERS = frozenset(
    ("MOBILE", "LANDLINE", "IDCARD", "PASSPORT", "PERMIT", "BANKCARD", "ACCOUNT", "IP", "USCC", "ORDERNO")
)
_LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]\n]*)\]\((?P<target>[^)\n]*)\)|<(?P<plain>[^<>\s]+)>")


@dataclass(frozen=True)
class Anonymised:
    """A text after all rounds; `left` is what is still found in it and cannot be replaced safely."""

    text: str
    left: tuple[Finding, ...]


def anonymise(text: str, form: Form = "markdown", allows: Allows = allow_nothing) -> Anonymised:
    """Return *text*, with LF line ends and written in *form*, with words in place of whatever tells who it was.

    What is built as data, a table or a link stays so. Where that cannot be, the text stays as it was at that
    place and `left` tells it. What *allows* lets stay, a registered number or a text that was let through, stays.
    """
    persons = Pseudonyms(text)
    now = text
    for number in range(_ROUNDS):
        findings = read(now, form, allows)
        if not findings:
            break
        after = _replace(now, findings, form, persons, number)
        if after == now and number >= _PLAIN_ROUNDS:
            break
        now = after
    return Anonymised(now, read(now, form, allows))


def _replace(text: str, findings: tuple[Finding, ...], form: Form, persons: Pseudonyms, number: int) -> str:
    """Return *text* after one round; edits that would break how it is built are not made."""
    marks = find_marks(text, form)
    stuck = list(find_file_targets(text)) if form == "markdown" else []
    edits = _find_edits(text, [each for each in findings if not _is_in(each, stuck)], marks, persons, number)
    edits = without_overlaps(edits)
    if form == "json":
        edits = [_quote_alone(text, edit) for edit in edits]
    after = _CLUMSY.sub(SOMEBODY, apply(text, edits, marks))
    if is_kept(text, after, form):
        return after
    for edit in sorted(edits, reverse=True):  # one by one: what breaks nothing is made all the same
        after = apply(text, [edit], marks)
        text = after if is_kept(text, after, form) else text
        marks = find_marks(text, form)
    return text


def _find_edits(text: str, findings: list[Finding], marks: Marks, persons: Pseudonyms, number: int) -> list[Edit]:
    if number >= _PLAIN_ROUNDS:
        edits = [Edit(each.start, each.end, LEFT_OUT) for each in findings if each.kind != "QUASI"]
        spans = [(each.start, each.end) for each in findings if each.kind == "QUASI"]
        return edits or [edit for span in spans for edit in tell(text, span, marks, number)]
    told = [each for each in findings if each.kind != "QUASI"]
    persons.meet([text[each.start : each.end] for each in told if each.kind == "NAME"])
    edits = [_replace_one(text, each, persons) for each in told]
    edits += [
        Edit(*found.span(), persons.replace(name, text[max(0, found.start() - _BEFORE) : found.start()]))
        for name in persons.whole_names
        for found in re.finditer(re.escape(name), text)
        if not any(_overlaps(found.span(), edit) for edit in edits) and not _is_fixed(found.span(), marks)
    ]
    stories = [each for each in findings if each.kind == "QUASI"]
    if edits:  # numbers and names first, so that a story is read as it will stand
        return edits
    for story in stories:
        found = tell(text, (story.start, story.end), marks, max(0, number - 1))
        edits += [edit for edit in found if not any(_overlaps((edit.start, edit.end), other) for other in edits)]
    return edits


def _replace_one(text: str, finding: Finding, persons: Pseudonyms) -> Edit:
    link = next((found for found in _LINK.finditer(text) if _is_target(found, finding)), None)
    if link is not None:
        return _unlink(text, link, finding, persons)
    start, end = _whole_number(text, finding) if finding.kind in _NUMBERS else (finding.start, finding.end)
    found = text[start:end]
    before = text[max(0, start - _BEFORE) : start].rstrip(" *=~_`")
    words = persons.replace(found, before) if finding.kind == "NAME" else word(finding.kind, found, before)
    span = (start, end) if finding.kind == "NAME" else with_spaces(text, start, end)
    return Edit(*span, words)


def _is_target(link: re.Match[str], finding: Finding) -> bool:
    """Return whether *finding* lies in where *link* leads."""
    start, end = link.span("target" if link["target"] is not None else "plain")
    return start <= finding.start and finding.end <= end


def _unlink(text: str, link: re.Match[str], finding: Finding, persons: Pseudonyms) -> Edit:
    """Return the edit that leaves the words of *link* alone, or what stands for *finding* where it has none."""
    found = text[finding.start : finding.end]
    words = link["words"] or ""
    if not words or words in link[0][link[0].find("](") :]:
        words = (
            persons.replace(found, "")
            if finding.kind == "NAME"
            else word("ACCOUNT" if finding.kind == "QUASI" else finding.kind, found, "")
        )
    return Edit(*with_spaces(text, *link.span()), words, is_link=True)


def _whole_number(text: str, finding: Finding) -> Span:
    """Return the span of *finding* with the digits that touch it."""
    start, end = finding.start, finding.end
    while start and text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return start, end


def _quote_alone(text: str, edit: Edit) -> Edit:
    """Return *edit* in quotes where it replaces a number of JSON, which has none."""
    line = text[text.rfind("\n", 0, edit.start) + 1 : edit.start]
    is_in_quotes = len(re.findall(r'(?<!\\)"', line)) % 2
    return edit if is_in_quotes else Edit(edit.start, edit.end, f'"{edit.words}"')


def _overlaps(span: Span, edit: Edit) -> bool:
    return span[0] < edit.end and edit.start < span[1]


def _is_in(finding: Finding, spans: list[Span]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in spans)


def _is_fixed(span: Span, marks: Marks) -> bool:
    return any(start < span[1] and span[0] < end for start, end in marks.fixed)
