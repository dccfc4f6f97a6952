"""`bad-image`, `unsafe-svg`, `file-metadata`: nobody is recognised from a file.

Pictures lose what they tell when the site is made; what cannot be cleaned is told to its author.

Good: ``images/step-1.png``, a PDF without an author. Bad: a Word file renamed to ``a.png``, an SVG with a script.
"""

from collections.abc import Iterator
from pathlib import Path

from classroom.checks.context import Context
from classroom.pictures.cleaning import BadPictureError, check_picture, ending_of, is_picture
from classroom.pictures.recordings import find_tags
from classroom.pictures.svg import find_svg_faults
from classroom.problem import Problem, Severity

CODE_IMAGE = "bad-image"
CODE_SVG = "unsafe-svg"
CODE_METADATA = "file-metadata"

_SOFTWARE = frozenset(("Creator",))
"""Names a program in most files, and no printing dialog leaves it out: worth a look, no reason to stop."""
_FIXES = {
    "pdf": "重新导出 PDF：导出前在“文件、属性”里清空作者，不勾“文档属性”和加密",
    "ico": "换成另存为 png 的图标",
}
_FIX = "在 Windows 里右键点它，选“属性、详细信息、删除属性和个人信息”，用新文件换掉它"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each thing about an asset that keeps it from being published."""
    for path, file in context.library.assets.items():
        yield from check_asset(file, path)


def check_asset(file: Path, path: str) -> Iterator[Problem]:
    """Yield the problems of one asset; *path* names it in them."""
    try:
        data = file.read_bytes()
    except OSError as error:
        message, fix = f"文件打不开（{error.strerror}）", "检查文件是否被别的程序占用、有没有读取权限"
        yield Problem(path, 1, 1, CODE_IMAGE, message, fix)
        return
    if is_picture(path):
        yield from _check_picture(data, path)
    yield from check_data(data, path)


def _check_picture(data: bytes, path: str) -> Iterator[Problem]:
    try:
        check_picture(data, ending_of(path))
    except BadPictureError as error:
        yield Problem(path, 1, 1, CODE_IMAGE, error.message, error.fix)


def check_data(data: bytes, path: str) -> Iterator[Problem]:
    """Yield the problems of a file that is published as it stands: an SVG, a document, a recording."""
    ending = ending_of(path)
    if ending == "svg":
        for fault in find_svg_faults(data):
            code = CODE_IMAGE if fault.is_broken else CODE_SVG
            yield Problem(path, fault.line, fault.column, code, fault.message, fault.fix)
    tags = find_tags(data, ending)
    if tags:
        severity: Severity = "warning" if _SOFTWARE.issuperset(tags) else "error"
        message = f"文件里带着制作者的信息（{'、'.join(tags)}）"
        yield Problem(path, 1, 1, CODE_METADATA, message, _FIXES.get(ending, _FIX), severity)
