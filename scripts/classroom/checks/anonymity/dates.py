"""How days are written: in digits, in numerals, by the lunar calendar, in English, with or without a year."""

import re

from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("birth_words")

_NUMERAL = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_DIGIT = rf"零〇○{_NUMERAL}0-9"
_BRANCH = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
_BEAST = "[鼠牛虎兔龙蛇马羊猴鸡狗猪]"
_BEAST_YEAR = rf"(?:[木火土铁金水][阴阳]?)?{_BEAST}年"
_YEAR = (
    rf"(?:民国[{_NUMERAL}廿卅0-9]{{1,3}}年|(?:公元)?\s?(?:[{_DIGIT}]{{4}}|[{_DIGIT}]{{2}})\s?年(?:[，,（(]?(?:岁次)?{_BRANCH}年?[）)，,]?)?"
    rf"|{_BRANCH}{_BEAST}?年|{_BEAST_YEAR}|(?:康德|宣统)[{_NUMERAL}]{{1,3}}年)"
)
_LUNAR = any_of(_WORDS["calendar"])
_MONTH = rf"(?:闰?(?:[0-9]{{1,2}}|[{_NUMERAL}]{{1,3}}|正|元|冬|腊|寒|杏|桃|榴|荷|桂|菊)\s?月)"
_ONE_TO_NINE = "[一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_DAY = (
    rf"(?:初[{_NUMERAL}]|(?<=月)半|(?:[二三贰叁]?[十拾]|廿|卅|念){_ONE_TO_NINE}?|[二三]{_ONE_TO_NINE}(?![十百])"
    rf"|{_ONE_TO_NINE}|[0-9]{{1,2}})(?:\s?[日号])?"
)
_FEAST = rf"{any_of(_WORDS['feast'])}(?:节|夜|当天|那天|这天){{0,2}}"
_MONTH_NAME = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_TIME = (
    rf"(?:\s?[子丑寅卯辰巳午未申酉戌亥]时|\s?{any_of(_WORDS['part_of_day'])}"
    rf"(?:[{_NUMERAL}0-9]{{1,3}}[点时][{_NUMERAL}0-9半]{{0,3}}分?)?|[ T][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?"
)

_SPOKEN = "零〇○幺一二两三四五六七八九"
_SPOKEN_YEAR = rf"(?<![{_SPOKEN}])(?:[一幺]九|二[零〇○])[{_SPOKEN}]{{2}}"
_PAUSE = "[，,、 ．.·-]"

DATE = re.compile(
    rf"(?<![0-9])(?:{_LUNAR}?\s?{_YEAR}\s?(?:的|，)?\s?{_LUNAR}?\s?{_MONTH}的?\s?{_DAY}"
    r"|(?<![0-9./\-])(?:19|20)[0-9]{2}\s?(?P<mark>[-./．、|·•_ ])\s?[01]?[0-9]\s?(?P=mark)\s?[0-3]?[0-9](?![0-9./\-]))"
    rf"{_TIME}|{_YEAR}的?{_LUNAR}?{_FEAST}"
    r"|(?<![0-9])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
    rf"|{_SPOKEN_YEAR}{_PAUSE}[零〇]?[{_NUMERAL}]{{1,2}}{_PAUSE}[零〇初]?[{_NUMERAL}廿]{{1,3}}(?![{_NUMERAL}元块万年])"
    rf"|{_SPOKEN_YEAR}[、，, -]?[零〇幺一][{_SPOKEN}][、，, -]?[零〇幺一二三][{_SPOKEN}](?![{_SPOKEN}])"
)
"""A day with its year: 1966年2月14日, 六八年腊月初三, 1966.02.14, 19660214."""

SHORT_DATE = re.compile(
    rf"(?<![0-9]){_LUNAR}?\s?{_MONTH}的?\s?{_DAY}{_TIME}"
    r"|(?<![0-9.])[0-9]{2}(?P<mark>[-./])(?:0?[1-9]|1[0-2])(?P=mark)(?:0?[1-9]|[12][0-9]|3[01])(?![0-9.\-/])"
    r"|(?<![0-9./\-])[01]?[0-9][-./][0-3]?[0-9](?![0-9./-])|(?<![0-9])[01][0-9][0-3][0-9](?![0-9])"
    r"|(?<![0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
    r"|(?<![0-9/])(?:0?[1-9]|[12][0-9]|3[01])[/.-](?:0?[1-9]|[12][0-9]|3[01])[/.-](?:19|20)?[0-9]{2}(?![0-9])"
    rf"|(?<![0-9]){_FEAST}"
    rf"|(?<![{_SPOKEN}])[{_SPOKEN}]{{2}}[零〇幺一][{_SPOKEN}][零〇幺一二三][{_SPOKEN}](?![{_SPOKEN}])"
    rf"|{_MONTH_NAME} ?[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? ?(?:19|20)[0-9]{{2}})?(?![0-9])"
    rf"|(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH_NAME}(?:,?[ -](?:19|20)?[0-9]{{2}})?",
    re.IGNORECASE,
)
"""A day that may lack its year, or has it last: 2月14日, 02-14, 0214, 02/14/1966, 14 Feb 1966."""

MONTH = re.compile(
    rf"(?<![0-9.])(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?:年\s?[0-9]{{1,2}}月|[-./][01]?[0-9])(?![0-9./日号\-])|{_YEAR}{_MONTH}"
)
"""A month with its year: 1966年2月, 1966.02."""

YEAR = re.compile(rf"(?<![0-9{_DIGIT}]){_YEAR}(?:生|的|人)?")
"""A year alone: 1966年, 六六年的, 庚子年."""
