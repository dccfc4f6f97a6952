"""What names nobody and still leaves one person."""

import pytest

from classroom.checks.anonymity.only_one import find_only_ones
from tests.checks.anonymity.invented import found


@pytest.mark.parametrize(
    "text",
    [
        "全县唯一的女消防站站长也接到了电话。",
        "镇上独一份的修表铺老板中招了。",
        "班里就她一个坐轮椅的女生。",
        "全校唯一一对龙凤双胞胎里的姐姐被骗。",
        "我们厂仅有的两名女焊工之一被骗走积蓄。",
        "这条街上只有他家卖羊杂汤。",
        "石坪村现任妇女主任刷单亏了钱。",
        "云坪镇卫生院院长的妻子被拉进荐股群。",
        "2024年5月20日14:05，29岁的孕妇被骗46,800元。",
        "3月8日，长岭镇67岁的赤脚医生被骗。",
        "村里那个做过心脏移植的退休列车长投了钱。",
        "本县无人不知的“豆腐西施”被骗。",
    ],
)
def test_somebody_is_singled_out(text: str) -> None:
    assert len(found(text, "QUASI")) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "官方App是唯一的下载渠道。",
        "三明市首家社区警校挂牌。",
        "全国唯一的预警专线是96110。",
        "全镇第一次集中清理两卡。",
        "全县首支义警队伍成立。",
        "唯一正确的做法是挂断。",
        "一位退休阿姨接到电话，说她的医保卡被冒用。",
        "2026年第二季度，福建某社区，一位宝妈损失在1万到5万之间。",
        "12月5日上午9:30，社区民警在列东支行讲转账风险。",
        "骗子冒充云坪镇卫生院院长借钱。",
        "桃源社区主任介绍了课程。",
        "小区门口卖菜的",
        "受害人平均37岁，18—40岁占62.1%。",
        "70多岁的居民甲接到“孙子”的电话，转了两万多元。",
        "某村村支书被骗",
        "对方自称是驻外军医，离异，有一个女儿，她信了，转账三次。",
        "有的骗子扮成博士、教授，有的扮成海归。",
        "一位患癌的退休教师被“神药”骗走积蓄。",
    ],
)
def test_nobody_is_singled_out(text: str) -> None:
    assert found(text, "QUASI") == []


def test_the_words_are_found_whole() -> None:
    text = "报警的有全乡唯一的铁匠。"
    assert [text[start:end] for start, end in find_only_ones(text)] == ["全乡唯一的铁匠"]
