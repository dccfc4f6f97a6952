"""The kinds of people that a report on the school names: as a report writes them all are refused, masked all pass.

Three are told by full name and office, five by surname and what one calls them. Names here are invented.
"""

import pytest

from classroom.anonymisation.rounds import anonymise
from classroom.checks.anonymity.recognisers import scan

REPORT = [
    ("社区民警樊丽君每周三到社区警校讲课。", "樊丽君"),
    ("“人熟地熟，是我们的本钱。”义警队员龙海生说。", "龙海生"),
    ("派出所党支部书记蒲文静介绍，义警队成立以来化解了不少纠纷。", "蒲文静"),
    ("社区工作者樊女士把反诈传单送到楼下。", "樊女士"),
    ("五金机电城经营者龙老板说，巡逻的人多了，店门口清静了。", "龙老板"),
    ("险些被骗的居民彭阿姨至今后怕。", "彭阿姨"),
    ("困难居民蒲大爷家的线路，是义警帮着换的。", "蒲大爷"),
    ("店主冯先生被提醒后，当场拔掉了充电器。", "冯先生"),
]


@pytest.mark.parametrize(("text", "name"), REPORT)
def test_whom_a_report_names_is_refused(text: str, name: str) -> None:
    assert [(text[each.start : each.end], each.kind) for each in scan(text)] == [(name, "NAME")]


@pytest.mark.parametrize(("text", "name"), REPORT)
def test_masked_nobody_is_named(text: str, name: str) -> None:
    masked = anonymise(text, "plain").text
    assert scan(masked) == ()
    assert name[0] not in masked


def test_the_whole_report_is_masked_at_once() -> None:
    report = "".join(f"{text}\n\n" for text, _ in REPORT)
    masked = anonymise(report, "markdown")
    assert (masked.left, scan(masked.text)) == ((), ())
    assert [name for _, name in REPORT if name in masked.text] == []
    assert masked.text.count("\n") == report.count("\n")
