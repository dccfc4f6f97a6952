"""Who is named as the basis of a case, and what needs one."""

import datetime
from pathlib import Path

import pytest

from classroom.checks.basis import check
from classroom.checks.context import Context
from classroom.library.loading import load_library
from tests.sample import case, write_sample

DAY = datetime.date.fromisoformat
TODAY = DAY("2026-11-20")
NOTICE = "notices: [{name: 某市反诈通报, published: 2026-01-05}]"


def consents(*people: str) -> str:
    return f"consents: [{', '.join(f'{{by: {who}, number: 2026-014, on: 2026-01-05}}' for who in people)}]"


def problems_of(
    folder: Path, basis: str, extra: str = "", told: str = "1. 接到电话。", period: str = "2025-Q3"
) -> list[tuple[str, str]]:
    text = case("卡片案例", "safety/stop").replace("basis: 教学虚构", f"basis: {basis}\n{extra}".rstrip())
    text = text.replace("period: 2025-Q3", f"period: {period}").replace("1. 接到电话。", told)
    loaded = load_library(write_sample(folder, {"cases/card.md": text}))
    assert loaded.problems == ()
    assert loaded.library
    return [(problem.code, problem.message) for problem in check(Context(loaded.library, TODAY))]


MINOR = "person: {age: 10-19}"


@pytest.mark.parametrize(
    ("basis", "extra", "told", "lacks"),
    [
        ("公开通报", "", "1. 一位居民接到电话。", None),
        ("公开通报", MINOR, "1. 接到电话。", "要写明依据哪份公开的通报"),
        ("公开通报", f"{MINOR}\n{NOTICE}", "1. 接到电话。", None),
        ("综合改编", MINOR, "1. 接到电话。", "要写明依据哪份公开的通报"),
        ("综合改编", f"{MINOR}\n{consents('监护人')}", "1. 接到电话。", "要写明依据哪份公开的通报"),
        ("综合改编", f"{MINOR}\n{NOTICE}", "1. 接到电话。", None),
        ("教学虚构", MINOR, "1. 社区来调解，小学生也在。", None),
        ("本人同意", MINOR, "1. 接到电话。", "要有监护人的书面同意"),
        ("本人同意", f"{MINOR}\n{NOTICE}", "1. 接到电话。", "要有监护人的书面同意"),
        ("本人同意", f"{MINOR}\n{consents('本人')}", "1. 接到电话。", "要有监护人的书面同意"),
        ("本人同意", f"{MINOR}\n{consents('监护人')}", "1. 接到电话。", None),
        ("本人同意", "", "1. 邻里纠纷，社区来调解。", "要有甲方、乙方的书面同意"),
        ("本人同意", consents("甲方"), "1. 邻里纠纷，社区来调解。", "要有乙方的书面同意"),
        ("本人同意", consents("甲方", "乙方"), "1. 邻里纠纷，社区来调解。", None),
        ("公开通报", NOTICE, "1. 邻里纠纷，社区来调解。", None),
    ],
)
def test_what_names_a_basis(tmp_path: Path, basis: str, extra: str, told: str, lacks: str | None) -> None:
    found = problems_of(tmp_path, basis, extra, told)
    assert [(code, message.rpartition("，")[2]) for code, message in found] == (
        [("needs-basis", lacks)] if lacks else []
    )


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("一名小学生接到电话", "小学生"),
        ("未成年人接到电话", "未成年"),
        ("孩子被对方吓住了", "孩子被对方吓"),
        ("孩子被骗以后", "孩子被骗"),
        ("一位 12 岁的居民", "12 岁"),
        ("一位17周岁的居民", "17周岁"),
        ("一位十五六岁的居民", "十五六岁"),
        ("一位十七岁的居民", "十七岁"),
        ("在念初三年级的居民", "初三年级"),
        ("一位 18 岁的居民", None),
        ("一位三十多岁的居民", None),
        ("一位三四十岁的居民", None),
        ("一位一百零三岁的居民", None),
        ("正月初三接到电话", None),
        ("对方说“未成年人要冻结”", None),
        ("对方说==未成年人要冻结==", None),
        ("手机开了未成年人模式", None),
        ("打 12355 青少年服务台", None),
        ("去接孩子放学", None),
    ],
)
def test_words_that_tell_of_a_minor(tmp_path: Path, told: str, word: str | None) -> None:
    message = f"说到了未成年人（“{word}”），要写明依据哪份公开的通报"
    assert problems_of(tmp_path, "公开通报", told=f"1. {told}。") == ([("needs-basis", message)] if word else [])


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("邻里纠纷找上门", "邻里纠纷"),
        ("婚姻家庭纠纷", "婚姻家庭"),
        ("两口子闹离婚", "离婚"),
        ("社区来调解", "调解"),
        ("到人民调解委员会问一问", None),
        ("对方说“你家有债务纠纷”", None),
        ("对方说自己离异", None),
    ],
)
def test_words_that_tell_of_a_dispute(tmp_path: Path, told: str, word: str | None) -> None:
    message = f"说到了纠纷和调解（“{word}”），要写明依据哪份公开的通报"
    assert problems_of(tmp_path, "公开通报", told=f"1. {told}。") == ([("needs-basis", message)] if word else [])


def test_advice_at_the_end_tells_of_nobody(tmp_path: Path) -> None:
    told = "1. 接到电话。\n\n## 正确的做法\n\n1. 小学生也要知道，有纠纷找社区调解。\n\n## 还有"
    assert problems_of(tmp_path, "公开通报", told=told) == []


@pytest.mark.parametrize(
    ("period", "is_recent"),
    [
        ("2026-H2", True),
        ("2026-H1", False),
        ("2026-Q4", True),
        ("2026-Q3", True),
        ("2026-Q2", False),
        ("2025-Q4", False),
    ],
)
def test_what_is_recent(tmp_path: Path, period: str, is_recent: bool) -> None:  # noqa: FBT001
    message = f"{period} 结束还不到 90 天，要有本人的书面同意"
    assert problems_of(tmp_path, "本人同意", period=period) == ([("needs-basis", message)] if is_recent else [])


@pytest.mark.parametrize(
    # the second quarter ends on 2026-06-30
    ("today", "count"),
    [("2026-06-30", 1), ("2026-09-27", 1), ("2026-09-28", 0)],
)
def test_the_ninetieth_day(tmp_path: Path, today: str, count: int) -> None:
    written = "basis: 本人同意\nperiod: 2026-Q2"
    text = case("卡片案例", "safety/stop").replace("basis: 教学虚构\nperiod: 2025-Q3", written)
    library = load_library(write_sample(tmp_path, {"cases/card.md": text})).library
    assert library
    assert len(list(check(Context(library, DAY(today))))) == count
