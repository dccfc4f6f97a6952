"""居民甲, 居民乙, …: one letter a person in a whole text, also where the person is told in another form."""

import re
import unicodedata
from itertools import chain, product

from classroom.anonymisation.vocabulary import any_of, read_titles, read_words

_STEMS = "甲乙丙丁戊己辛壬癸"
"""Without 庚, which the check takes for a given name."""
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_COMPOUND = frozenset(read_words("compound_surnames"))
_TITLES = read_titles()
_ANYBODY = "居民"
_TITLE = re.compile(f"(?P<stem>.+?)(?P<title>{'|'.join(sorted(_TITLES, key=len, reverse=True))})$")
_FAMILIAR = re.compile("[老小阿大](?P<stem>.)$")
_ROLE_BEFORE = re.compile(f"{any_of('roles')}$")
_NOISE = re.compile(r"[\s·•・.*_=~`\u200b-\u200f\u2060\ufeff]")


class Pseudonyms:
    """The persons of a text, by letter; letters that the text already uses are left to those who have them."""

    def __init__(self, text: str) -> None:
        """Keep the letters free that *text* has."""
        used = set(re.findall(f"居民([{_STEMS}{_BRANCHES}庚]{{1,2}})", text))
        used |= {found for role in set(_TITLES.values()) for found in re.findall(f"{role}([{_STEMS}])", text)}
        letters = chain(_STEMS, map("".join, product(_STEMS, _BRANCHES)))
        self._free = (letter for letter in letters if letter not in used)
        self._letters: dict[str, str] = {}
        """Whole name, or what is known of it → letter."""
        self._roles: dict[str, str] = {}
        self._full: list[str] = []

    def meet(self, names: list[str]) -> None:
        """Learn of the whole names among *names*, which stand in this order, before any of them is replaced."""
        for name in names:
            key = _read(name)
            stem, title = _split(key)
            if not _is_surname(stem, key) and stem not in self._full:
                self._full.append(stem)
            if title and _TITLES[title] != _ANYBODY:
                self._roles.setdefault(stem if stem in self._full else stem + _TITLES[title], _TITLES[title])

    def replace(self, name: str, before: str) -> str:
        """Return what stands for *name* after the words *before*: 居民甲, or 甲 alone after a role."""
        key = _read(name)
        stands_in = next((letter for letter in self._letters.values() if key == f"居民{letter}"), None)
        if stands_in is not None:  # the check takes 居 for a surname where a name is asked for
            return stands_in
        person = self._find_person(key)
        if person not in self._letters:
            self._letters[person] = next(self._free, "某")
        letter = self._letters[person]
        return letter if _ROLE_BEFORE.search(before) else self._roles.get(person, _ANYBODY) + letter

    @property
    def whole_names(self) -> tuple[str, ...]:
        """The whole names met so far, of Chinese characters alone."""
        return tuple(name for name in self._full if re.fullmatch(r"[\u3400-\u9fff]{2,4}", name))

    def _find_person(self, key: str) -> str:
        """Return the whole name that *key* is a form of, the one met last; otherwise what *key* is made of.

        王警官 is not 王建国, whom nobody calls an officer: one of the two is often the swindler.
        """
        stem, title = _split(key)
        if stem in self._full:
            return stem
        role = _TITLES.get(title, _ANYBODY)
        known = [name for name in reversed(self._full) if role in (_ANYBODY, self._roles.get(name))]
        forms = [name for name in known if name.startswith(stem)] + [name for name in known if name.endswith(stem)]
        return forms[0] if forms else stem + role.removeprefix(_ANYBODY)


def _read(name: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).lower()


def _split(key: str) -> tuple[str, str]:
    """Return the name in *key* and the title after it: 张阿姨 → 张 and 阿姨, 老张 → 张."""
    familiar = _FAMILIAR.match(key)
    if familiar and len(key) == 2:
        return familiar["stem"], ""
    titled = _TITLE.match(key)
    return (titled["stem"], titled["title"]) if titled else (key, "")


def _is_surname(stem: str, key: str) -> bool:
    return len(stem) == 1 or (stem in _COMPOUND and stem != key)
