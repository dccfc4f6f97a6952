"""Scalar types of the content: text that an author writes, parsed into a value or refused in Chinese."""

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema

from classroom.models.base import UNSEEN, quote, reject

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK_RANGE = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", re.ASCII)
_QUARTER = re.compile(r"20\d{2}-(?:Q[1-4]|H[12])", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORM_NUMBER = re.compile(r"(?=.{4,16}\Z)[A-Z]{0,4}-?20[0-9]{2}-[0-9]{1,4}")
_LESSON_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_SITE_ADDRESS = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*")
_OUTSIDE = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]{1,5})?/[A-Za-z0-9._~/-]*"
    r"|mailto:[A-Za-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|[A-Za-z][A-Za-z0-9_-]{5,19}"
)
_MONEY = re.compile(r"(\d{1,9})(千|万)?", re.ASCII)
_SMALLEST_BOUND = 100
_BREAK = re.compile(r"[\t\n\r]")
_YEARS = range(2000, 2101)
_MAX_TEXT = 2000

RESOLVE_DATE = "resolve_date"
"""Key of the validation context: a function from a day in words, such as ``腊月廿三``, to the date it names."""


def _text(value: Any) -> Any:
    """Return *value* when it is one line of real text."""
    if not isinstance(value, str):
        return value  # the strict string check says what is wrong
    if not value.strip():
        raise reject("这里是空的", "写上内容；不需要就把这一项整行删掉")
    if UNSEEN.search(value.strip()) or _BREAK.search(value.strip()):
        raise reject("这里只能写一行，里面有换行或看不见的字符", "改成一行，删掉换行")
    if len(value) > _MAX_TEXT:
        raise reject(f"这里写了 {len(value)} 个字，太长了", f"缩短到 {_MAX_TEXT} 字以内，细节写进正文")
    return value.strip()


def _parse_date(value: Any) -> Any:
    if value is None or isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise reject(f"日期“{quote(value)}”的写法不对", "写成 2026-12-05 这样：四位年-两位月-两位日")
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise reject(f"没有 {value} 这一天", "对照日历，改成真实的日期") from None
    if day.year not in _YEARS:
        raise reject(f"日期 {value} 的年份不对", f"年份在 {_YEARS[0]} 到 {_YEARS[-1]} 之间，检查一下")
    return day


def _resolve_date(value: Any, info: ValidationInfo) -> Any:
    """Return the day that *value* names; days in words are resolved by the term that the reader gives along."""
    if isinstance(value, str) and info.context and not _ISO_DATE.fullmatch(value):
        resolve: Callable[[str], datetime.date] = info.context[RESOLVE_DATE]
        return resolve(value)
    return _parse_date(value)


def _parse_clock_range(value: Any) -> Any:
    if value is None or isinstance(value, tuple):
        return value
    found = _CLOCK_RANGE.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise reject(f"时间“{quote(value)}”的写法不对", "写成 09:30-10:30 这样：开始-结束，用英文冒号和减号")
    first_hour, first_minute, last_hour, last_minute = (int(part) for part in found.groups())
    try:
        first = datetime.time(first_hour, first_minute)
        last = datetime.time(last_hour, last_minute)
    except ValueError:
        raise reject(f"时间“{quote(value)}”里有不存在的钟点", "小时写 0 到 23，分钟写 00 到 59；午夜写 23:59") from None
    if last <= first:
        raise reject(f"时间“{quote(value)}”的结束不在开始之后", "检查两个时间，把早的写在前面")
    return first, last


def _matching(pattern: re.Pattern[str], message: str, fix: str) -> Callable[[Any], Any]:
    """Return a validator that accepts text which *pattern* matches whole."""

    def validate(value: Any) -> Any:
        if value == "index":
            raise reject("代号不能是 index", "index 留给首页，换一个词")
        if isinstance(value, int) and not isinstance(value, bool) and pattern.fullmatch(str(value)):
            raise reject(message.replace("{value}", quote(value)), f"给它加上引号；{fix}")
        if value is not None and (not isinstance(value, str) or not pattern.fullmatch(value)):
            raise reject(message.replace("{value}", quote(value)), fix)
        return value

    return validate


def _parse_band(value: Any) -> Any:
    """Return the loss band unchanged when its bounds rise: ``0``, ``1万-5万``, ``100万以上``."""
    fix = "写区间，例如 5千-1万、1万-5万、100万以上；没有损失写 0"
    if value is None:
        return value
    if value in (0, "0") and value is not False:
        return "0"
    bounds = str(value).removesuffix("以上").split("-")
    amounts = [_yuan(bound) for bound in bounds]
    expected = 1 if str(value).endswith("以上") else 2
    if len(bounds) != expected or None in amounts:
        raise reject(f"损失金额“{quote(value)}”的写法不对", fix)
    if amounts != sorted(set(amounts), key=lambda amount: amount or 0):
        raise reject(f"损失金额“{quote(value)}”前面的数应当比后面的小", fix)
    return str(value)


def _yuan(text: str) -> int | None:
    found = _MONEY.fullmatch(text)
    if not found or (not found[2] and 0 < int(found[1]) < _SMALLEST_BOUND):
        return None  # in 5-10万 the first bound has lost its unit
    return int(found[1]) * {"千": 1_000, "万": 10_000}.get(found[2] or "", 1)


def yuan_floor(band: str) -> int:
    """Return the lower bound in yuan of a valid loss band, to sort by."""
    return _yuan(band.removesuffix("以上").split("-")[0]) or 0


def period_days(period: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a valid quarter or half of a year."""
    months = {"Q": 3, "H": 6}[period[5]]
    year, last_month = int(period[:4]), int(period[6]) * months
    following = datetime.date(year + last_month // 12, last_month % 12 + 1, 1)
    return datetime.date(year, last_month - months + 1, 1), following - datetime.timedelta(days=1)


def half_year(period: str) -> str:
    """Return the half of a year that a valid quarter lies in; a half as it is."""
    return period if period[5] == "H" else f"{period[:5]}H{(int(period[6]) + 1) // 2}"


def _schema(pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


Text = Annotated[str, AfterValidator(_text)]
"""One line of text, not empty, at most 2,000 characters."""

IsoDate = Annotated[datetime.date, BeforeValidator(_parse_date), _schema(r"^\d{4}-\d{2}-\d{2}$", "2026-12-05")]
"""A calendar day in Asia/Shanghai."""

ClassDate = Annotated[
    datetime.date,
    BeforeValidator(_resolve_date),
    WithJsonSchema({"type": "string", "examples": ["2026-12-05", "12月第二个周六", "冬至前一天", "腊月廿三"]}),
]
"""A calendar day in Asia/Shanghai, written as a date or in words that name one day of the term."""

ClockRange = Annotated[
    tuple[datetime.time, datetime.time],
    BeforeValidator(_parse_clock_range),
    _schema(r"^\d{1,2}:\d{2}-\d{1,2}:\d{2}$", "09:30-10:30"),
]
"""(start, end) on one day in Asia/Shanghai, where start < end."""

Slug = Annotated[
    str,
    BeforeValidator(_matching(_SLUG, "代号“{value}”的写法不对", "只用小写英文字母、数字和减号，例如 parcel-card")),
    _schema(r"^[a-z0-9]+(-[a-z0-9]+)*$", "parcel-card"),
]
"""An identifier: lower-case ASCII words joined by hyphens."""

FormNumber = Annotated[
    str,
    BeforeValidator(
        _matching(
            _FORM_NUMBER,
            "同意书编号的写法不对",
            "写成 2026-014 或 TY-2026-014 这样：年份-序号；不写姓名、电话和证件号",
        )
    ),
    _schema(r"^[A-Z]{0,4}-?20\d{2}-\d{1,4}$", "TY-2026-014"),
]
"""The number of a paper form kept at the station: a year and a serial number, which tell nothing of a person."""

LessonId = Annotated[
    str,
    BeforeValidator(
        _matching(
            _LESSON_ID,
            "课程代号“{value}”的写法不对",
            "写成“课程文件夹/课”，例如 anti-fraud/task-rebate（不带前面的序号和 .md）",
        )
    ),
    _schema(r"^[a-z0-9-]+/[a-z0-9-]+$", "anti-fraud/task-rebate"),
]
"""A lesson: its course's folder, a slash, its file name without number and ending."""

SiteAddress = Annotated[
    str,
    BeforeValidator(
        _matching(
            _SITE_ADDRESS,
            "网址“{value}”的写法不对",
            "写成 https://ketang.example/ 这样：https:// 开头，/ 结尾，不带 ? 和 #",
        )
    ),
    _schema(r"^https?://.*/$", "https://ketang.example/"),
]
"""Where a site is published: an absolute URL that ends in a slash, in ASCII (RFC 3986)."""

OutsideAddress = Annotated[
    str,
    BeforeValidator(
        _matching(
            _OUTSIDE,
            "地址“{value}”的写法不对",
            "网页写成 https://www.12321.cn/ 这样，域名后面要有 /；邮箱写成 mailto:名字@域名；账号只写账号",
        )
    ),
    WithJsonSchema({"type": "string", "examples": ["https://www.12321.cn/"]}),
]
"""A page (an absolute URL without query), a mailbox (RFC 6068) or the id of an account, outside the site."""

Quarter = Annotated[
    str,
    BeforeValidator(_matching(_QUARTER, "时间“{value}”应当只写到季度", "写成 2025-Q3 这样：年-Q 季度，不写月和日")),
    _schema(r"^\d{4}-(Q[1-4]|H[12])$", "2025-Q3"),
]
"""A quarter of a year, the finest time a case may tell, or the half of a year that it is written wider to."""

LossBand = Annotated[str, BeforeValidator(_parse_band), WithJsonSchema({"type": ["string", "integer"]})]
"""Money lost, as a band in yuan."""

Texts = Annotated[tuple[Text, ...], Field(strict=False)]
"""A list of one-line texts; may be empty."""

SomeTexts = Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]
"""A list of one-line texts with at least one."""

Slugs = Annotated[tuple[Slug, ...], Field(strict=False)]
"""A list of identifiers; may be empty."""
