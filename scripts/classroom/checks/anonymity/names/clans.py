"""Names with a surname that is hardly anything else, 羊舌砚 or 亓石头: found whatever the model makes of them."""

from collections.abc import Iterator

from classroom.checks.anonymity.names.lexicon import UNSEEN, load_given_scores, load_surnames
from classroom.checks.anonymity.names.sightings import is_han, is_plain_word
from classroom.checks.anonymity.names.tagger import Reading
from classroom.checks.anonymity.names.tokens import load_cutter

_SELDOM_GIVEN = -1.0
"""The score of a character from which it may be the second of a given name with nothing else to say so."""
_NO_GIVEN = frozenset(
    "网方古香铃耳公的了着吗呢吧啊们这那个也都就在被把让勿说是有到和与跟对给要会能可不没之等及或从向为以而其所姓氏家某县市州区镇乡山城河水江湖路街村庄桥站陵读音字系族称式"
)


def find_clans(text: str, reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where *text* has a name that begins with a telling surname."""
    surnames = load_surnames()
    for start, char in enumerate(text):
        length = surnames.length_at(text, start)
        is_compound = length > 1 and text[start : start + length] in surnames.telling_compound
        if not is_compound and (length != 1 or char not in surnames.certain):
            continue
        end = _find_end(text, start + length, reading, is_compound=is_compound)
        if end and not is_plain_word(text[start:end]) and not _is_inside_word(text, start, start + length):
            yield start, end


def _find_end(text: str, at: int, reading: Reading, *, is_compound: bool) -> int:
    """Return where the given name that begins at *at* ends; 0 where none does."""
    first, second = text[at : at + 1], text[at + 1 : at + 2]
    if not first or not is_han(first) or first in _NO_GIVEN:
        return 0
    goes_on = bool(second) and is_han(second) and second not in _NO_GIVEN
    if goes_on and (reading.inside[at + 1] > 0.5 or _goes_together(text, at)):
        return 0 if _is_thing(text[at : at + 2]) and reading.inside[at] < 0.1 else at + 2
    ends_here = not second or not is_han(second) or second in _NO_GIVEN
    return at + 1 if is_compound or (ends_here and load_given_scores().get(first, UNSEEN) > 0) else 0


def _is_thing(given: str) -> bool:
    """Return whether *given* is a word whose characters are seldom in given names: 旧址, 烤鱼; 夏至 is not."""
    scores = load_given_scores()
    return is_plain_word(given) and sum(scores.get(char, UNSEEN) for char in given) < 0


def _goes_together(text: str, at: int) -> bool:
    """Return whether the two characters at *at* are cut off from what follows, and may be a given name."""
    first, *others = load_cutter().cut(text[at : at + 6])
    if len(first) != 1:
        return len(first) == 2
    scores = load_given_scores()
    is_single = bool(others) and len(others[0]) == 1
    return is_single and scores.get(text[at + 1], UNSEEN) >= _SELDOM_GIVEN


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Return whether a word of the dictionary begins before *start* and reaches into the surname: 真相里."""
    left = max(0, start - 4)
    at = left
    for word in load_cutter().cut(text[left : end + 2]):
        if at < start < at + len(word):
            return True
        at += len(word)
    return False
