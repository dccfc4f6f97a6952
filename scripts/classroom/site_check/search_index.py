"""`search-missing`, `search-not-wired`, `search-blind`: the search is on every page, whole, and finds what it should.

Its index is read back as the browser reads it. A part of the index tells of nobody by itself when every gram in it
stands in a text that is looked at elsewhere; such parts are mere distances and pairs of characters.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from classroom.outputs.output import Output
from classroom.outputs.programs import place_program
from classroom.plan import Plan
from classroom.problem import Problem
from classroom.search.characters import all_phrases, choose_characters, group_characters
from classroom.search.files import FOLDER, HEAD, NOW, RARE, SOUNDS
from classroom.search.pieces import decode_pages, piece_of
from classroom.search.signs import find_grams
from classroom.search.sounds import collect_sounds
from classroom.site_check.built_site import BuiltSite

CODE_MISSING = "search-missing"
CODE_WIRED = "search-not-wired"
CODE_BLIND = "search-blind"

PROGRAM = "assets/js/search.js"
PROGRAMS = (PROGRAM, *(f"assets/js/search/{name}.js" for name in ("pieces", "signs", "ranking", "box")))

_CALL = re.compile(
    r'classroomSearch\.take\("(?P<name>[a-z0-9/-]+)","(?P<edition>[0-9a-f]{8})",(?P<data>.*)\);\n', re.DOTALL
)
_LINE = re.compile(r"[^ :\"\\]{1,24}:[0-9A-Za-z_-]+")
CANARY = "我把钱转过去了"
"""Who types this must see the page for emergencies first, before all that is found."""

_WORDS = f"{FOLDER}/words/"
_FIX = "这是生成程序的问题，请把这一行发给维护网站的人"


@dataclass(frozen=True)
class SearchIndex:
    """The parts of the search in a built site."""

    site: BuiltSite

    def read(self, name: str) -> tuple[str, Any] | None:
        """Return the edition and the data of the part *name*, None where it is missing or broken."""
        found = _CALL.fullmatch(self.site.texts.get(name, ""))
        if not found or f"{FOLDER}/{found['name']}.js" != name:
            return None
        try:
            return found["edition"], json.loads(found["data"])
        except ValueError:
            return None

    @cached_property
    def pieces(self) -> dict[str, dict[str, str]]:
        """The pieces of the index that are whole, by file: gram → its pages as they are written."""
        return {name: piece for name in self.site.texts if name.startswith(_WORDS) and (piece := self._piece(name))}

    def _piece(self, name: str) -> dict[str, str] | None:
        read = self.read(name)
        lines = read[1].split(" ") if read and isinstance(read[1], str) else []
        if not lines or not all(_LINE.fullmatch(line) for line in lines):
            return None
        return dict(line.split(":") for line in lines)


def find_index_files(site: BuiltSite) -> frozenset[str]:
    """Return the files of the search in *site* that tell of nobody.

    They are the pieces whose every gram stands in a text of the search, which is looked at like any other, and the
    tables of characters that are what the libraries say of them.
    """
    index = SearchIndex(site)
    tables = frozenset(name for name in (SOUNDS, RARE) if _is_table(index.read(name)))
    derived = tables | index.pieces.keys()
    parts = (text for name, text in site.texts.items() if name.startswith(f"{FOLDER}/") and name not in derived)
    grams = {gram for text in parts for line in _lines(text) for gram in find_grams(line)}
    return tables | {name for name, piece in index.pieces.items() if piece.keys() <= grams}


def _is_table(part: tuple[str, Any] | None) -> bool:
    """Tell whether *part* holds nothing but what pypinyin and OpenCC say of characters."""
    data = part[1] if part else None
    if not isinstance(data, dict):
        return False
    sounds = data.get("sounds", data)
    hanzi = {sign for signs in sounds.values() if isinstance(signs, str) for sign in signs} - {"|"}
    if sounds != collect_sounds(hanzi):
        return False
    if sounds is data:
        return True
    characters, phrases = data.get("characters", {}), data.get("phrases", {})
    return (
        set(data) == {"sounds", "characters", "phrases"}
        and characters == group_characters(choose_characters("".join(characters)))
        and phrases.items() <= all_phrases().items()
    )


def _lines(text: str) -> list[str]:
    """Return the texts in a part: what stands between quotation marks, names of a page one by one."""
    return [line.replace('\\"', '"').replace("\\\\", "\\") for line in re.split(r'(?<!\\)"|\|', text)]


def check_search(site: BuiltSite, plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each page without the search, each part that is missing, each page it does not find."""
    pages = [output for output in plan.outputs if output.is_page]
    programs = [place_program(program, plan.programs) for program in PROGRAMS]
    if not any(output.uri == HEAD for output in plan.outputs):
        return
    for name in (*(output.site_uri for output in pages), "404.html", "search.html"):
        if name in site.pages and not _is_wired(site, name, programs):
            yield Problem(name, 1, 1, CODE_WIRED, "这一页没有接上搜索", _FIX)
    for name in programs:
        if name not in site.files:
            yield Problem(name, 1, 1, CODE_MISSING, "搜索少了一个程序文件", _FIX)
    yield from _check_parts(SearchIndex(site), pages)


def _is_wired(site: BuiltSite, name: str, programs: list[str]) -> bool:
    text = site.texts[name]
    fetched = [reference.url for reference in site.pages[name].references if reference.is_fetched]
    wanted = [f"{program} " for program in programs[1:-1]] + [f'{programs[-1]}"']
    return any(url.endswith(programs[0]) for url in fetched) and all(program in text for program in wanted)


def _check_parts(index: SearchIndex, pages: list[Output]) -> Iterator[Problem]:
    head = index.read(HEAD)
    for name in (HEAD, SOUNDS, RARE, *(f"{FOLDER}/text/{page.site_uri.removesuffix('.html')}.js" for page in pages)):
        part = index.read(name)
        if part is None or head is None or part[0] != head[0]:
            yield Problem(name, 1, 1, CODE_MISSING, "搜索的索引少了一块，或者这一块坏了", _FIX)
    if head is None:
        return
    edges = head[1]["edges"]
    for number in range(len(edges) + 1):
        if f"{_WORDS}{number}.js" not in index.pieces:
            yield Problem(f"{_WORDS}{number}.js", 1, 1, CODE_MISSING, "搜索的索引少了一块，或者这一块坏了", _FIX)
    numbers = {page[0]: number for number, page in enumerate(head[1]["pages"])}
    for page in pages:
        if not _finds(index, edges, page.title, numbers.get(page.site_uri.removesuffix(".html"))):
            yield Problem(page.site_uri, 1, 1, CODE_BLIND, f"用标题“{page.title}”搜不到这一页", _FIX)
    place = NOW.removesuffix(".html")
    if place in numbers and _find_urgent(head[1]["triage"]) != numbers[place]:
        yield Problem(NOW, 1, 1, CODE_BLIND, f"搜“{CANARY}”，没有先看到这一页", _FIX)


def _find_urgent(triage: list[list[Any]]) -> int | None:
    """Return the number of the page that the rules send to for the canary."""
    return next((number for number, _, rules in triage if any(re.search(rule, CANARY) for rule in rules)), None)


def _finds(index: SearchIndex, edges: list[str], title: str, number: int | None) -> bool:
    """Tell whether every gram of *title* leads to the page *number*."""
    for gram in set(find_grams(title)):
        piece = index.pieces.get(f"{_WORDS}{piece_of(gram, edges)}.js", {})
        if number is None or number not in decode_pages(piece.get(gram, "")):
            return False
    return True
