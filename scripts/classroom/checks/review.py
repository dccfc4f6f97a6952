"""`not-reviewed`, `review-expired`, `review-in-future`: what residents read has been read by somebody first.

Good: ``review: {by: 反诈教官, on: 2026-11-01, expires: 2027-11-01}``.
Bad: no review, or one that expired yesterday: the page is left out of the public edition.
"""

from collections.abc import Iterator

from classroom.checks.context import Context
from classroom.library.layout import needs_review
from classroom.models.review import Review
from classroom.problem import Problem

CODE_MISSING = "not-reviewed"
CODE_EXPIRED = "review-expired"
CODE_FUTURE = "review-in-future"


def check(context: Context) -> Iterator[Problem]:
    """Yield a warning for each text that has no review that holds today."""
    library = context.library
    for entry in library.written:
        review: Review | None = getattr(entry.model, "review", None)
        if review is None and not needs_review(entry.path):
            continue
        left_out = "；在此之前公开版不放这一页" if needs_review(entry.path) else ""
        if review is None:
            fix = "请审核人看过后补上 review: {by: 角色, on: 日期, expires: 日期}" + left_out
            yield entry.problem((), CODE_MISSING, "还没有审核", fix, "warning")
        elif review.expires is not None and review.expires < context.today:
            fix = "请审核人重看一遍，更新 on 和 expires" + left_out
            message = f"审核已在 {review.expires} 过期"
            yield entry.problem(("review", "expires"), CODE_EXPIRED, message, fix, "warning")
        elif review.on > context.today:
            message = f"审核日期 {review.on} 还没有到"
            yield entry.problem(("review", "on"), CODE_FUTURE, message, "写真正审核的那一天")
