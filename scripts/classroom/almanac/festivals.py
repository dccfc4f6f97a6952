"""The days that people name: festivals and days of a cause, each by its month and day in its calendar."""

from dataclasses import dataclass
from typing import Literal

Calendar = Literal["solar", "lunar"]


@dataclass(frozen=True)
class Festival:
    """A day that comes every year, by its month and day, and everything it is called.

    Day 0 of a lunar month is the day before its first: the last month of a year has 29 or 30 days.
    """

    calendar: Calendar
    month: int
    day: int
    names: tuple[str, ...]


_TABLE: tuple[tuple[Calendar, int, int, str], ...] = (
    ("solar", 1, 1, "元旦 元旦节"),
    ("solar", 1, 10, "人民警察节 中国人民警察节 警察节"),
    ("solar", 3, 8, "妇女节 三八妇女节 国际妇女节"),
    ("solar", 3, 15, "消费者权益日 国际消费者权益日"),
    ("solar", 4, 15, "国家安全教育日 全民国家安全教育日"),
    ("solar", 5, 1, "劳动节 五一 五一劳动节 国际劳动节"),
    ("solar", 5, 12, "防灾减灾日 全国防灾减灾日"),
    ("solar", 6, 1, "儿童节 六一 六一儿童节 国际儿童节"),
    ("solar", 6, 26, "国际禁毒日 禁毒日"),
    ("solar", 10, 1, "国庆 国庆节"),
    ("solar", 11, 9, "消防日 消防宣传日 全国消防日 全国消防宣传日"),
    ("solar", 12, 2, "全国交通安全日 交通安全日"),
    ("solar", 12, 4, "国家宪法日 宪法日"),
    ("lunar", 12, 8, "腊八 腊八节"),
    # 官三民四船五: the north, and so most printed calendars, keep 廿三; much of the south keeps 廿四.
    ("lunar", 12, 23, "小年 北方小年"),
    ("lunar", 12, 24, "南方小年"),
    ("lunar", 1, 0, "除夕 大年三十"),
    ("lunar", 1, 1, "春节 大年初一"),
    ("lunar", 1, 15, "元宵 元宵节"),
    ("lunar", 5, 5, "端午 端午节"),
    ("lunar", 7, 7, "七夕 七夕节"),
    ("lunar", 8, 15, "中秋 中秋节"),
    ("lunar", 9, 9, "重阳 重阳节 老年节"),
)

FESTIVALS = {
    name: Festival(calendar, month, day, tuple(names.split()))
    for calendar, month, day, names in _TABLE
    for name in names.split()
}
"""Every festival by each of its names; 清明节 is a solar term."""
