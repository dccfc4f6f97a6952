"""What is written instead of each kind of finding, so that it reads as Chinese where it stands."""

import re
from collections.abc import Callable

from classroom.anonymisation.vocabulary import any_of
from classroom.checks.anonymity.finding import FindingKind

_NOUNS: dict[FindingKind, tuple[str, str]] = {
    "MOBILE": ("一个", "手机号"),
    "LANDLINE": ("一个", "电话号码"),
    "IDCARD": ("一个", "身份证号"),
    "PASSPORT": ("一个", "护照号"),
    "PERMIT": ("一个", "证件号"),
    "BANKCARD": ("一张", "银行卡"),
    "ACCOUNT": ("一个", "账号"),
    "EMAIL": ("一个", "邮箱"),
    "PLATE": ("一辆", "车"),
    "IP": ("一个", "网络地址"),
    "WALLET": ("一个", "钱包地址"),
    "USCC": ("一个", "信用代码"),
    "ORDERNO": ("一个", "单号"),
}
_LABEL = re.compile(f"{any_of('number_labels')}(?:是|为|叫|就是)?$")
_COUNTED = re.compile("[个张位辆这那某]$")
_PLACES: tuple[tuple[str, str], ...] = (
    ("小区|花园|家园|公寓|苑|庭|府|新城|山庄|公馆|华府|名都|社区", "某小区"),
    ("村|屯|寨|自然村|组|坝|湾", "某村"),
    ("镇|乡", "某镇"),
    ("宿舍", "某宿舍"),
    ("街|路|巷|弄|道|胡同|里", "某条街"),
    ("楼|栋|幢|单元|室|座|号", "某栋楼"),
)
_SCHOOLS = (
    ("幼儿园", "一所幼儿园"),
    ("小学", "一所小学"),
    ("中学|[一二三四五六七八九十]中|高中|初中|附中", "一所中学"),
    ("大学|学院|职校|技校", "一所大学"),
)
_CLASS_ALONE = re.compile("(?:学校|小学|中学|幼儿园|大学)$")
_BIRTHDAY = re.compile("生日(?:是|为)?$")
_SOME_PLACE = re.compile("(?:某小区|某村|某镇|某条街|某栋楼|某社区|小区|社区|村|住址|地址)$")
_DECADES = "零一二三四五六七八九"
LEFT_OUT = "（略）"


def word(kind: FindingKind, found: str, before: str) -> str:
    """Return what stands for *found*, a finding of *kind* that follows the words *before*; never empty.

    Names and stories are no business of this function.
    """
    special = _SPECIAL.get(kind)
    if special:
        return special(found, before)
    counter, noun = _NOUNS[kind]
    if _LABEL.search(before):
        return LEFT_OUT
    return noun if _COUNTED.search(before) else counter + noun


def _word_place(found: str, before: str) -> str:
    if _SOME_PLACE.search(before):
        return LEFT_OUT if before.endswith("址") else "某栋楼"
    place = next((words for pattern, words in _PLACES if re.search(pattern, found)), "某处")
    return place.removeprefix("某") if before.endswith("某") else place


def _word_school(found: str, before: str) -> str:
    if _CLASS_ALONE.search(before):
        return "某班"
    school = next((words for pattern, words in _SCHOOLS if re.search(pattern, found)), "一所学校")
    return school.removeprefix("一所") if before.endswith(("所", "某")) else school


def _word_birth(found: str, before: str) -> str:
    """Return the decade of a year in digits, or 某年."""
    if _BIRTHDAY.search(before):
        return LEFT_OUT
    year = re.search("19([0-9])[0-9]", found)
    return f"二十世纪{_DECADES[int(year[1])]}十年代" if year and int(year[1]) > 1 else "某年"


def _word_handle(found: str, before: str) -> str:  # noqa: ARG001  # one of _SPECIAL
    return "某某" if before.endswith(tuple("“\"「『【‘'")) else "某网友"


def _word_spot(found: str, before: str) -> str:  # noqa: ARG001  # one of _SPECIAL
    return "某处"


_SPECIAL: dict[FindingKind, Callable[[str, str], str]] = {
    "ADDRESS": _word_place,
    "SCHOOL": _word_school,
    "BIRTH": _word_birth,
    "HANDLE": _word_handle,
    "GPS": _word_spot,
}
