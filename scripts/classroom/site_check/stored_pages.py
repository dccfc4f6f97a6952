"""`not-storable`, `unfit-name`: what a browser keeps is all there, and a folder for a stick fits on it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from classroom.outputs.stored_pages import WORKER
from classroom.problem import Problem
from classroom.site_check.built_site import BuiltSite
from classroom.site_check.landing import find_target

CODE_STORED = "not-storable"
CODE_NAME = "unfit-name"

LONGEST_PATH = 180
"""Characters from the folder on: Windows opens paths of 260, and the folder stands somewhere."""

_FILES = re.compile(r"^const FILES = (\[.*\]);$", re.MULTILINE)
_UNFIT = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
"""Names that Windows keeps for devices, whatever their ending; its rules on naming files."""
_FIX = "这是生成程序的问题，请把这一行发给维护网站的人"


def check_stored(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each file that the worker of *site* keeps and that is not there, or that a kept page lacks.

    The worker keeps all or nothing, so one file too many would keep every page from readers.
    """
    found = _FILES.search(site.texts.get(WORKER, ""))
    stored = [unquote(name) for name in json.loads(found[1])] if found else []
    for name in stored:
        if name not in site.files:
            yield Problem(WORKER, 1, 1, CODE_STORED, f"没有网络时要用的 {name} 不在网站里", _FIX)
        for reference in site.pages[name].references if name in site.pages else ():
            target = find_target(name, unquote(urlsplit(reference.url).path), site.place)
            if reference.is_fetched and not reference.url.startswith("data:") and target not in stored:
                at = (name, reference.line, reference.column)
                yield Problem(*at, CODE_STORED, f"没有网络时，这一页要用的 {target} 没有存下", _FIX)


def check_names(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each file of *site* whose name FAT32, exFAT or Windows refuses, or mixes up with another."""
    names = Counter(name.casefold() for name in site.files)
    for name in sorted(site.files):
        parts = PurePosixPath(name).parts
        is_unfit = any(_UNFIT.search(part) or part.partition(".")[0].casefold() in _DEVICES for part in parts)
        if is_unfit or len(name) > LONGEST_PATH or names[name.casefold()] > 1:
            yield Problem(
                name,
                1,
                1,
                CODE_NAME,
                "U 盘上放不了这个文件名，或者和另一个只差大小写",
                "换一个短的、只有字母数字的文件名",
            )
