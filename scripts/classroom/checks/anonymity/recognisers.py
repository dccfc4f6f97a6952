"""Every recogniser, and what they find in a text together."""

import functools
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator

from classroom.checks.anonymity import (
    account,
    address,
    bankcard,
    birth,
    disguised_account,
    email,
    gps,
    handle,
    idcard,
    ip,
    landline,
    mobile,
    orderno,
    passport,
    permit,
    plate,
    school,
    spelled_account,
    uscc,
    wallet,
)
from classroom.checks.anonymity.finding import Finding, FindingKind
from classroom.checks.anonymity.names import recogniser as names
from classroom.checks.anonymity.normal_text import NormalText, normalise
from classroom.checks.anonymity.stories import recogniser as stories

Recogniser = Callable[[NormalText], Iterator[Finding]]

RECOGNISERS: tuple[Recogniser, ...] = (
    account.find,
    address.find,
    bankcard.find,
    birth.find,
    disguised_account.find,
    email.find,
    gps.find,
    handle.find,
    idcard.find,
    ip.find,
    landline.find,
    mobile.find,
    names.find,
    orderno.find,
    passport.find,
    permit.find,
    plate.find,
    school.find,
    spelled_account.find,
    stories.find,
    uscc.find,
    wallet.find,
)

_MOST_REMEMBERED = 10_000
"""Texts whose findings are remembered while the program runs: the same values and pages come again and again."""

_SPECIFIC_FIRST: tuple[FindingKind, ...] = (
    "IDCARD", "USCC", "WALLET", "EMAIL", "IP", "GPS", "MOBILE", "PASSPORT", "PLATE", "BANKCARD", "LANDLINE", "PERMIT",
    "ORDERNO", "ACCOUNT", "HANDLE", "SCHOOL", "ADDRESS", "BIRTH", "NAME", "QUASI",
)  # fmt: skip
"""Kinds by how sure their shape is; of two findings of the same length the earlier kind stays."""


@functools.lru_cache(maxsize=_MOST_REMEMBERED)
def scan(text: str) -> tuple[Finding, ...]:
    """Return what in *text* names or singles out a person, by place.

    Findings do not overlap, the longest stays; only a QUASI is told beside those inside it, as it is a story of
    several things.
    """
    normal = normalise(text)
    found = {finding for find in RECOGNISERS for finding in find(normal)}
    stories = {finding for finding in found if finding.kind == "QUASI"}
    return tuple(sorted((*_without_overlaps(found - stories), *_without_overlaps(stories))))


def _without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """Return the longest findings, of the same length the more specific ones, of those the first."""
    ranked = sorted(findings, key=lambda each: (each.start - each.end, _SPECIFIC_FIRST.index(each.kind), each))
    kept: list[Finding] = []
    for finding in ranked:
        place = bisect(kept, finding)
        is_free = (place == 0 or kept[place - 1].end <= finding.start) and (
            place == len(kept) or finding.end <= kept[place].start
        )
        if is_free:
            kept.insert(place, finding)
    return kept
