"""The mark that MDN's HTTP Observatory gives what a server says, by its rules of 2026.

The rules are those of https://github.com/mdn/mdn-http-observatory, `src/analyzer/tests/` for what is looked at and
`src/grader/charts.js` for the points; the names of results are its own. Left out is what this site cannot have: cookies
of several kinds, which count as the worst one here, and the list of names that browsers know to be https.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from classroom.site_check.html_page import read_page

POINTS = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-not-implemented": -25,
    "cookies-not-found": 0,
    "cookies-session-without-secure-flag": -40,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "redirection-to-https": 0,
    "redirection-off-host-from-http": -5,
    "redirection-not-to-https": -20,
    "redirection-missing": -20,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-not-implemented": -20,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-implemented-with-cross-origin": 0,
    "cross-origin-resource-policy-not-implemented": 0,
    "cross-origin-resource-policy-header-invalid": -5,
}
GRADES = ((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (0, "below C"))
HIGHEST = ("A+", 130)
"""100, and 10 for the policy, 5 for referrers, 5 for frames, 10 for other sites. The rest is not for a site like this:
5 for cookies, 5 for a name that browsers know to be https, 5 for hashes of the site's own scripts, which no browser
takes when the page is opened from a folder."""

EXTRA_CREDIT_FROM = 90
SIX_MONTHS_SECONDS = 15_552_000

BROAD = frozenset(("ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"))
INLINE = frozenset(("'unsafe-inline'", "data:"))
PRIVATE = frozenset(("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"))
UNSAFE = frozenset(("origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"))
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@dataclass(frozen=True)
class Said:
    """What a server says: the headers of a page over https and its text, and where the page over http leads to."""

    headers: Mapping[str, str]
    page: str = ""
    host: str = "localhost"
    location: str | None = None
    policies: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        lowered = {name.lower(): value.strip() for name, value in self.headers.items()}
        object.__setattr__(self, "headers", lowered)
        merged: dict[str, set[str]] = {}
        for policy in (lowered.get("content-security-policy", ""), *META.findall(self.page)):
            for directive in policy.split(";"):
                if words := directive.split():
                    merged.setdefault(words[0].lower(), set()).update(words[1:])
        object.__setattr__(self, "policies", merged)


def judge(said: Said) -> tuple[str, int, tuple[str, ...]]:
    """Return the grade, the score, and the name of every result."""
    results = tuple(look(said))
    points = [POINTS[result] for result in results]
    strict = 100 + sum(point for point in points if point < 0)
    score = 100 + sum(points) if strict >= EXTRA_CREDIT_FROM else max(strict, 0)
    return next(grade for least, grade in GRADES if score >= least), score, results


def look(said: Said) -> Iterator[str]:
    headers = said.headers
    yield judge_policy(said.policies)
    yield "cookies-session-without-secure-flag" if "set-cookie" in headers else "cookies-not-found"
    yield judge_sharing(headers)
    yield judge_redirection(said)
    yield judge_referrer(headers.get("referrer-policy"))
    yield judge_transport(headers.get("strict-transport-security"))
    yield judge_scripts(said)
    is_set = headers.get("x-content-type-options", "").lower() == "nosniff"
    yield "x-content-type-options-nosniff" if is_set else "x-content-type-options-not-implemented"
    yield judge_frames(said)
    yield judge_resource_policy(headers.get("cross-origin-resource-policy"))


def judge_policy(policies: Mapping[str, set[str]]) -> str:
    if not policies:
        return "csp-not-implemented"
    default = policies.get("default-src", {"*"})
    script, style, objects = (policies.get(f"{kind}-src", default) for kind in ("script", "style", "object"))
    passive = [source for kind in ("img-src", "media-src") for source in policies.get(kind, default - {"*"})]
    active = [source for kind, given in policies.items() if kind not in ("img-src", "media-src") for source in given]
    is_none = policies.get("default-src") == {"'none'"}
    for is_so, result in (
        (script & (BROAD | INLINE) or objects & BROAD, "unsafe-inline"),
        (any(source.startswith(("http:", "ftp:")) for source in active), "insecure-scheme"),
        ("'unsafe-eval'" in script | style, "unsafe-eval"),
        (
            any(source.startswith(("http:", "ftp:")) for source in passive),
            "insecure-scheme-in-passive-content-only",
        ),
        (style & (BROAD | INLINE), "unsafe-inline-in-style-src-only"),
    ):
        if is_so:
            return f"csp-implemented-with-{result}"
    return "csp-implemented-with-no-unsafe" + ("-default-src-none" if is_none else "")


def judge_sharing(headers: Mapping[str, str]) -> str:
    if "access-control-allow-origin" not in headers:
        return "cross-origin-resource-sharing-not-implemented"
    is_open = headers.get("access-control-allow-credentials", "").lower() == "true"
    return f"cross-origin-resource-sharing-implemented-with-{'universal' if is_open else 'public'}-access"


def judge_redirection(said: Said) -> str:
    if said.location is None:
        return "redirection-missing"
    target = urlsplit(said.location)
    if target.scheme != "https":
        return "redirection-not-to-https"
    return "redirection-to-https" if target.hostname == said.host else "redirection-off-host-from-http"


def judge_referrer(value: str | None) -> str:
    if value is None:
        return "referrer-policy-not-implemented"
    kind = "private" if value.lower() in PRIVATE else "unsafe" if value.lower() in UNSAFE else "header-invalid"
    return f"referrer-policy-{kind}"


def judge_transport(value: str | None) -> str:
    found = re.search(r"max-age=(\d+)", value or "")
    if not found:
        return "hsts-not-implemented"
    is_long = int(found[1]) >= SIX_MONTHS_SECONDS
    return f"hsts-implemented-max-age-{'at-least' if is_long else 'less-than'}-six-months"


def judge_scripts(said: Said) -> str:
    foreign = [
        it.url
        for it in read_page(said.page).references
        if it.is_fetched and urlsplit(it.url).netloc not in ("", said.host)
    ]
    if not foreign:
        return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"
    if all(url.startswith("https:") for url in foreign):
        return "sri-not-implemented-but-external-scripts-loaded-securely"
    return "sri-not-implemented-and-external-scripts-not-loaded-securely"


def judge_frames(said: Said) -> str:
    if "frame-ancestors" in said.policies:
        return "x-frame-options-implemented-via-csp"
    is_set = said.headers.get("x-frame-options", "").lower() in ("deny", "sameorigin")
    return f"x-frame-options-{'sameorigin-or-deny' if is_set else 'not-implemented'}"


def judge_resource_policy(value: str | None) -> str:
    if value is None:
        return "cross-origin-resource-policy-not-implemented"
    if value not in ("same-origin", "same-site", "cross-origin"):
        return "cross-origin-resource-policy-header-invalid"
    return f"cross-origin-resource-policy-implemented-with-{value}"
