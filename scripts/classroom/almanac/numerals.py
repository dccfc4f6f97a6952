"""Numbers and weekdays as authors write them: 12 or 十二, 廿三, 周六 or 星期六."""

_DIGITS = "零一二三四五六七八九"
_WEEKDAY_WORDS = ("周", "星期", "礼拜")

NUMBER = "[0-9]{1,3}|[零〇一二两三四五六七八九十廿卅百]{1,5}"
"""The pattern of a number, also of one that `parse_number` cannot read, such as 三百."""

WEEKDAY = f"(?:{'|'.join(_WEEKDAY_WORDS)})."
"""The pattern of a weekday, also of one that is none, such as 周八."""


def spell_number(number: int) -> str:
    """Return *number*, from 1 to 99, in Chinese: 5 is 五, 12 is 十二, 23 is 二十三."""
    tens, ones = divmod(number, 10)
    spelt = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return spelt + (_DIGITS[ones] if ones else "")


_NUMBERS = {
    "两": 2,
    "廿": 20,
    "卅": 30,
    **{spell_number(number): number for number in range(1, 100)},
    **{f"廿{_DIGITS[ones]}": 20 + ones for ones in range(1, 10)},
}


def parse_number(text: str) -> int | None:
    """Return the number that *text* writes in digits or, from 1 to 99, in Chinese; None when it writes none."""
    return int(text) if text.isascii() and text.isdigit() else _NUMBERS.get(text)


_WEEKDAYS = {
    word + sign: weekday
    for word in _WEEKDAY_WORDS
    for weekday, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天"))
    for sign in signs
}


def parse_weekday(text: str) -> int | None:
    """Return 0 for 周一, 星期一, 礼拜一 and 周1, up to 6 for 周日 and 周天; None for what is no weekday."""
    return _WEEKDAYS.get(text)
