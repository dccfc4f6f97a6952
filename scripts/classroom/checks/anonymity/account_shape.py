"""How much a word of letters and digits looks like the id of an account, by itself and by what stands around it.

The services that have accounts are endless, so no service needs to be named: an id is known by its shape, and a place
for an id by the verbs and nouns of adding, searching, paying and logging in.
"""

import re

from classroom.checks.anonymity.surroundings import after, before
from classroom.checks.anonymity.vocabulary import any_of, read_words

_WORDS = read_words("account_context")
ENOUGH = 4
"""An id is what has this many points of shape and of place together."""
NOWHERE = -9
_CLOSE, _WIDE, _LONG = 14, 30, 6
_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = (
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|ia|ua|uo|[aeiouv])"
)
_PINYIN = re.compile(rf"(?:{_INITIAL}{_FINAL}|er|an|ang|ai|ao|en|ou|e|a){{2,8}}", re.IGNORECASE)
_MODEL = re.compile(r"[A-Z]{1,6}[-_]?[0-9]{1,6}[A-Za-z]{0,3}|[A-Z0-9]{1,6}-[A-Z0-9]{1,8}")
_LIST_NUMBER = re.compile(r"[A-Z][A-Z_\-]*[0-9]{4,8}(?:[-_][0-9]{2,8})*[A-Za-z]?")
_HASH = re.compile(r"(?=.*[0-9])[0-9a-f]{7,64}|(?=.*[0-9])[0-9A-F]{8,64}|0x[0-9a-fA-F]+")
_DATE = re.compile(r"(?:19|20)[0-9]{2}[-_.]?[01][0-9]|[0-9]{6,8}_[0-9]{4,6}")
_MIXED = re.compile("[a-z][0-9]{4}|[0-9]{4}[a-z]")
_NUMBERED = re.compile(rf"_v?[0-9]{{1,2}}$|_(?:19|20)[0-9]{{2,6}}|{any_of(_WORDS['english'])}")
_UNIT = re.compile(r"[0-9.]+[A-Za-z]{1,4}[0-9]?|[A-Za-z]{1,4}[0-9]{1,2}")
_NO_ID = frozenset(_WORDS["not_an_id"])
_FILE = re.compile(rf"\.{any_of(_WORDS['file_ending'])}(?![A-Za-z0-9])", re.IGNORECASE)
_CODE_AFTER = re.compile(r"\s?(?:[=(\[{<;:]|[/\\]|\.[a-z])")
_CODE_BEFORE = re.compile(
    r"(?:^|\n)[ \t>*#-]*[\"']?[A-Za-z_.\-]+[\"']?\s?[:=]\s?[\"']?[^\u4e00-\u9fff\n]{0,40}$"
    r"|[=({<$\\/]\s?$|[\"']\s?:\s?[\"']$"
)
_NOT_HERE = re.compile(rf"{any_of(_WORDS['not_here'])}[^A-Za-z0-9。！？；\n]{{0,4}}$", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?:{any_of(_WORDS['place'])}){any_of(_WORDS['link'])}{{0,5}}[^\w。！？；\n]{{0,4}}$", re.IGNORECASE
)
_PLACE_AFTER = re.compile(rf"[^\w。！？；\n]{{0,3}}{any_of(_WORDS['place_after'])}", re.IGNORECASE)
_NEAR = re.compile(any_of(_WORDS["near"]), re.IGNORECASE)


def points_of_shape(name: str) -> int:
    """Return 0 for what is surely no id (a model, a date, a hash), up to 4 for what hardly is anything else."""
    letters = re.sub("[^A-Za-z]", "", name)
    digits = sum(char.isdigit() for char in name)
    if not letters or len(name) < 5 or letters.lower() in _NO_ID or _is_known(name):
        return 0
    parts = [part for part in re.split(r"[_.\-]", name) if part]
    has_pinyin = any(map(_PINYIN.fullmatch, (letters, *re.findall("[A-Za-z]+", name))))
    if "_" in name:
        is_told = letters.islower() and len(letters) >= _LONG and has_pinyin and digits
        if (is_told or _MIXED.search(name)) and not _NUMBERED.search(name):
            return ENOUGH
        return 3 if digits and not name.isupper() else 1 + has_pinyin
    if len(parts) > 1:
        return 3 if digits and has_pinyin else (2 if digits >= 2 or has_pinyin else 1)
    if digits >= 2 and len(letters) >= 2:
        return 2 + (has_pinyin and digits >= 2)
    return 1


def _is_known(name: str) -> bool:
    return bool(
        _MODEL.fullmatch(name)
        or _LIST_NUMBER.fullmatch(name)
        or _HASH.fullmatch(name)
        or _UNIT.fullmatch(name)
        or _DATE.search(name)
    )


def points_of_place(text: str, start: int, end: int) -> int:
    """Return `NOWHERE` for code and files, 2 just beside a word that asks for one, 1 in the same sentence."""
    near = before(text, start, _WIDE)
    behind = after(text, end, _CLOSE)
    if _FILE.match(behind) or _CODE_AFTER.match(behind) or _CODE_BEFORE.search(text[max(0, start - 60) : start]):
        return NOWHERE
    if _NOT_HERE.search(near):
        return NOWHERE
    if _PLACE.search(near) or _PLACE_AFTER.match(behind):
        return 2
    return int(bool(_NEAR.search(near) or _NEAR.search(behind)))
