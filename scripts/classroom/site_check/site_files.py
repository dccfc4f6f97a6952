"""`unknown-file`, and of every file what `checks.assets` says: whoever made the folder, no file tells of a person."""

from collections.abc import Iterator

from classroom.checks.assets import CODE_IMAGE, CODE_METADATA, check_data
from classroom.pictures.cleaning import ending_of, is_picture
from classroom.pictures.parts import find_metadata
from classroom.problem import Problem
from classroom.site_check.built_site import BuiltSite
from classroom.source.shown_text import TEXT_ENDINGS

CODE_UNKNOWN = "unknown-file"

KNOWN_ENDINGS = frozenset(ending.removeprefix(".") for ending in TEXT_ENDINGS) | frozenset(
    ("png", "jpg", "jpeg", "gif", "webp", "ico", "pdf", "woff2", "mp3", "mp4")
)
"""What a site may hold; of each it is known what it can tell."""
KNOWN_FILES = frozenset(("sitemap.xml.gz", ".nojekyll", "CNAME"))
"""Files without such an ending: the engine's, and two that tell a host how to serve the folder."""
_CHECKED_ENDINGS = frozenset(("svg", "ico", "pdf", "mp3", "mp4"))
_FIX = "不要往做好的网站里放文件；图片放进 docs、courses 或 cases 里，重新生成"


def check_files(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each file of *site* that is of no known kind or tells more than it shows."""
    for name in sorted(site.files):
        ending = ending_of(name)
        if name not in KNOWN_FILES and ("." not in name or ending not in KNOWN_ENDINGS):
            yield Problem(name, 1, 1, CODE_UNKNOWN, "网站里有一个不认识的文件", _FIX)
        elif is_picture(name):
            yield from _check_picture(name, (site.folder / name).read_bytes())
        elif ending in _CHECKED_ENDINGS:
            yield from check_data((site.folder / name).read_bytes(), name)


def _check_picture(name: str, data: bytes) -> Iterator[Problem]:
    try:
        found = find_metadata(data, ending_of(name))
    except ValueError:
        yield Problem(name, 1, 1, CODE_IMAGE, "图片坏了，或者不是这种图片", _FIX)
        return
    if found:
        yield Problem(name, 1, 1, CODE_METADATA, f"图片里还留着拍摄或编辑的信息（{'、'.join(found)}）", _FIX)
