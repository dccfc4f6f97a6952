"""A station whose print has everything at once: the longest titles and lists, full months, every state of a class."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

from classroom.models.repeat import WEEKDAYS, Repeat
from classroom.timetable.recurrence import expand_rule
from tests.sample import FILES, write_sample

TODAY = datetime.date(2026, 11, 20)
SITE = "https://ketang.sanming.example.cn/"
LONG_TITLE = (
    "接到自称公安局打来的电话说你涉案要你把钱转到安全账户怎么办："
    "先挂断，再拨打九六一一零问一问，别怕他吓唬你，也别一个人扛着"
)
"""60 characters."""

PLAIN: Mapping[str, Any] = {
    "lesson": "safety/stop",
    "answers": ["transfer"],
    "audience": ["居民"],
    "venue": "hall",
    "teacher": "教官甲",
    "at": "09:30-10:30",
}
LONG: Mapping[str, Any] = {
    **PLAIN,
    "title": LONG_TITLE,
    "venue": "long-hall",
    "services": ["反诈咨询", "帮查名下电话卡", "电动车充电安全提醒", "问欠薪欠款该找谁", "现场登记居住证"],
    "audience": ["居民", "老年人", "家长", "学生", "上班族", "商户", "财务人员", "司机和快递员"],
    "bring": ["家里收到的陌生小卡片，先别扫码", "常用的手机和充电器", "老花镜", "合同、欠条或者工资记录"],
    "rain": "改到社区服务中心二楼的大会议室，还是这个时间，从东门进，坐电梯上去",
}
WEEKLY = {"every": "week", "on": "周三", "from": "2026-12-02", "times": 12}
CHANGES = [
    {"day": "2026-12-09", "status": "cancelled", "reason": "场地检修，教官也要去参加市里的培训"},
    {"day": "2026-12-16", "status": "moved", "moved": {"on": "2026-12-17", "at": "19:00-20:30", "venue": "room-1"}},
    {
        "day": "2026-12-23",
        "status": "moved",
        "reason": "让给社区的活动",
        "moved": {"on": "2026-12-24", "venue": "room-2"},
    },
    {"day": "2027-01-06", "status": "moved", "moved": {"on": "2027-01-07", "venue": "room-3"}},
    {"day": "2027-01-13", "status": "cancelled", "reason": "下大雪"},
    {"day": "2027-01-20", "status": "cancelled", "reason": "临近春节，先停一停"},
    {"day": "2027-01-27", "status": "cancelled", "reason": "临近春节，先停一停"},
]

POSTERS: Mapping[str, Mapping[str, Any]] = {
    "plain": {**PLAIN, "on": "2026-12-05"},
    "short": {**PLAIN, "title": "别转账", "on": "2026-12-06"},
    "long": {**LONG, "on": "2026-12-30"},
    "long-moved": {
        **LONG,
        "on": "2026-12-28",
        "status": "moved",
        "reason": "教官当天要去参加市里的培训，场地也正好要检修，往后挪几天",
        "moved": [
            {"on": "2026-12-29", "venue": "room-1"},
            {"on": "2026-12-31", "at": "19:30-20:30", "venue": "room-2"},
        ],
    },
    "long-cancelled": {
        **LONG,
        "on": "2026-12-27",
        "status": "cancelled",
        "reason": "教官当天要去参加市里的培训，场地也正好要检修，往后挪几天再说",
    },
    "twelve": {**PLAIN, "title": "相约流动警务室：物流园", "repeat": WEEKLY},
    "long-twelve": {**LONG, "repeat": WEEKLY},
    "long-changed": {**LONG, "repeat": WEEKLY, "changes": CHANGES},
    "all-cancelled": {**LONG, "repeat": WEEKLY, "status": "cancelled", "reason": "这个冬天先不办了"},
    "daily": {
        **LONG,
        "repeat": {
            "every": "week",
            "on": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
            "from": "2026-12-01",
            "until": "2027-02-28",
        },
    },
}
"""Classes by id, each in a term of its own kind of trouble."""


def write_crowded(root: Path, classes: Mapping[str, Mapping[str, Any]], *, address: str | None = SITE) -> Path:
    """Write a station under *root* with *classes* in one winter term and return *root*.

    Nothing about when and where is checked: the classes are to be printed, not to be held.
    """
    venues = [
        {"id": "hall", "name": "活动室", "address": "某路 1 号", "getting_in": ["从正门进，在一楼"]},
        {
            "id": "long-hall",
            "name": "社区党群服务中心北楼二层多功能大活动室",
            "address": "某某市某某区某某街道某某社区某某路一百二十八号院内北侧第三栋",
            "getting_in": [
                "从社区正门进来，沿着右手边的小路一直走到头",
                "看到红色的牌子以后左转，进第二个门",
                "坐电梯到二楼，出电梯右转走到底",
                "走楼梯的从东边上，二楼左手第一间",
                "厕所在同一层的西头，门口有牌子",
                "找不到就问门口穿红马甲的志愿者",
            ],
        },
        *(
            {
                "id": f"room-{number}",
                "name": f"第{number}警校教室",
                "address": f"某路 {number} 号院里二楼",
                "getting_in": ["走正门"],
            }
            for number in range(1, 4)
        ),
    ]
    everywhere = {"capacity": 100, "step_free": False, "toilet": True}
    station = FILES["docs/data/station.yml"] + (f"site_address: {address}\n" if address else "")
    station = station.replace("school: 某社区警校", "school: 某某市公安局某某分局社区警校某某分校")
    contacts = [
        {
            "id": "police-110",
            "action": "报警",
            "number": "110",
            "name": "报警",
            "purpose": "有危险",
            "urgent": True,
            "verified": "2026-11-01",
        },
        {
            "id": "fraud",
            "action": "咨询",
            "number": "96110",
            "name": "反诈专线",
            "purpose": "来问",
            "urgent": True,
            "verified": "2026-11-01",
        },
        {"id": "gov", "number": "12345", "name": "便民热线", "purpose": "不急的事", "verified": "2026-11-01"},
    ]
    words = ["居民", "老年人", "家长", "学生", "上班族", "商户", "财务人员", "司机和快递员"]
    audience = {word: f"word-{index}" for index, word in enumerate(words)}
    changes = {
        "docs/data/station.yml": station.replace("{居民: residents}", json.dumps(audience, ensure_ascii=False)),
        "docs/data/venues.yml": _as_yaml({"venues": [{**everywhere, **venue} for venue in venues]}),
        "docs/data/contacts.yml": _as_yaml({"contacts": contacts}),
        "courses/schedule/2026-autumn.yml": None,
        "courses/schedule/2026-winter.yml": _as_yaml(
            {
                "season": "2026-winter",
                "title": "冬季小课堂",
                "why": "岁末用钱多、网购多、返乡多，天冷用电多，课就围着这几件事排",
                "weak_links": [
                    {
                        "id": "transfer",
                        "text": "岁末转账多，冒充领导、客服、公检法要钱的骗局跟着来，老年人和财务人员尤其要当心",
                    }
                ],
                "classes": [{"id": class_id, **values} for class_id, values in classes.items()],
            }
        ),
        "mkdocs.yml": f"plugins:\n  - classroom:\n      levels: {{{_OFF}}}\n",
    }
    return write_sample(root, changes)


_OFF = ", ".join(
    f"{code}: off"
    for code in (
        "teacher-conflict", "venue-conflict", "audience-conflict", "travel-time", "outside-term",
        "on-holiday", "on-working-weekend", "holidays-not-announced", "fraud-untaught", "lesson-expired",
    )
)  # fmt: skip


def _as_yaml(data: object) -> str:
    own = json.loads(json.dumps(data))  # no value stands twice, so no anchors are written
    return yaml.safe_dump(own, allow_unicode=True, sort_keys=False)


def daily_month() -> dict[str, dict[str, Any]]:
    """Return 31 classes, one on each day of December, with titles of 20 characters."""
    return {
        f"day-{day}": {**PLAIN, "title": f"接到陌生来电先挂断再问一问家里人第{day:02}讲", "on": f"2026-12-{day:02}"}
        for day in range(1, 32)
    }


def full_day(count: int = 5) -> dict[str, dict[str, Any]]:
    """Return *count* classes of one day."""
    return {
        f"hour-{hour}": {
            **PLAIN,
            "title": f"接到陌生来电先挂断再问一问家里人第{hour:02}讲",
            "on": "2026-12-05",
            "at": f"{hour:02}:00-{hour:02}:45",
        }
        for hour in range(8, 8 + count)
    }


_CHARACTERS = "的一是在不了有和人这中大为上个国我以要他呢来用们生到作地吗出就分对成会可主发年动同工也能下"
_WORDS = ("WiFi", "96110", "A4", "App", "(示例)", "2026-12-05", "“小卡片”", "（二楼）", "long-latin-words-in-a-row")


def random_text(random: Random, length: int) -> str:
    """Return *length* characters with punctuation, Latin words, brackets and quotation marks among them."""
    text = ""
    while len(text) < length:
        is_mark = text and text[-1] in _CHARACTERS and random.random() < 0.12
        if is_mark:
            text += random.choice("，，。：；、？！")
        else:
            text += random.choice(_WORDS) if random.random() < 0.05 else random.choice(_CHARACTERS)
    return text[:length].strip()


def random_classes(seed: int, count: int) -> dict[str, dict[str, Any]]:
    """Return *count* classes of every shape: short and long, single and repeated, moved and cancelled."""
    random = Random(seed)  # noqa: S311  # the same classes on every run
    return {f"random-{number}": _random_class(random) for number in range(count)}


def _random_class(random: Random) -> dict[str, Any]:
    first = datetime.date(2026, 12, 1) + datetime.timedelta(days=random.randrange(60))
    values: dict[str, Any] = {
        **PLAIN,
        "title": random_text(random, random.choice((2, 5, 9, 14, 20, 30, 45, 60, 80))),
        "audience": random.sample(LONG["audience"], random.randint(1, 8)),
        "venue": random.choice(("hall", "long-hall", "room-1")),
    }
    for name, longest in (("bring", 30), ("services", 20)):
        if random.random() < 0.5:
            values[name] = [random_text(random, random.randint(2, longest)) for _ in range(random.randint(1, 6))]
    if random.random() < 0.5:
        values["rain"] = random_text(random, random.randint(4, 100))
    if random.random() < 0.5:
        return {**values, "on": str(first), **_random_status(random, first)}
    weekdays = random.sample(WEEKDAYS, random.randint(1, 7))
    rule = {"every": "week", "on": weekdays, "from": str(first), "times": random.randint(2, 40)}
    days = expand_rule(Repeat.model_validate(rule))
    changed = random.sample(days, min(len(days), random.randint(0, 8)))
    changes = [{"day": str(day), **_random_status(random, day)} for day in sorted(changed)]
    return {**values, "repeat": rule, "changes": [change for change in changes if len(change) > 1]}


def _random_status(random: Random, day: datetime.date) -> dict[str, Any]:
    reason = random_text(random, random.randint(3, 80))
    venues = [random.choice(("hall", "long-hall", "room-2", "room-3")) for _ in range(random.randint(1, 3))]
    moves = [{"on": str(day + datetime.timedelta(days=step)), "venue": venue} for step, venue in enumerate(venues, 1)]
    statuses: tuple[dict[str, Any], ...] = (
        {},
        {"status": "cancelled", "reason": reason},
        {"status": "moved", "reason": reason, "moved": moves},
        {"status": "moved", "moved": moves[0]},
    )
    return random.choice(statuses)
