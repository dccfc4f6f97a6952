"""Numbers that belong to nobody: mobiles and cards with a 0000 block, identities of the order code 000."""

import datetime

from hypothesis import strategies as st

from classroom.checks.anonymity.checksums import credit_code_check_character, identity_check_digit
from classroom.checks.anonymity.finding import Finding, FindingKind
from classroom.checks.anonymity.recognisers import scan

DIGITS = "0123456789"
CREDIT_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def found(text: str, kind: FindingKind) -> list[str]:
    """Return what was found of *kind*, as it stands in *text*."""
    return [text[each.start : each.end] for each in scan(text) if each.kind == kind]


def told(text: str, findings: tuple[Finding, ...]) -> list[tuple[FindingKind, str]]:
    return [(each.kind, text[each.start : each.end]) for each in findings]


def identity(region: str, day: datetime.date) -> str:
    body = f"{region}{day:%Y%m%d}000"
    return body + identity_check_digit(body)


def luhn_digit(body: str) -> str:
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return str(-total % 10)


mobiles = st.builds(
    lambda network, last: f"{network}0000{last:04}",
    st.sampled_from(("131", "147", "158", "166", "173", "189", "199")),
    st.integers(0, 9999),
)
identities = st.builds(
    identity,
    st.sampled_from(("350402", "510107", "110101", "650102")),
    st.dates(datetime.date(1930, 1, 1), datetime.date(2012, 12, 31)),
)
cards = st.builds(
    lambda issuer, middle, rest: (body := f"62{issuer:04}0000{middle:0{rest}}"[: 10 + rest]) + luhn_digit(body),
    st.integers(0, 9999),
    st.integers(0, 99_999),
    st.sampled_from((5, 8)),
)
credit_codes = st.builds(
    lambda district, body: (code := f"92{district}{body}") + credit_code_check_character(code),
    st.sampled_from(("350402", "510107")),
    st.text(CREDIT_CODE_LETTERS, min_size=9, max_size=9),
)
