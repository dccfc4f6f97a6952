"""Where each kind of content lives, and what a file's place makes it."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["page", "guide", "course", "lesson", "case", "term", "holidays", "waivers", "data", "asset", "stray"]

FOLDERS = ("docs", "courses", "cases")
"""The folders that hold content; everything else in the repository is not."""

DATA_FILES = ("station", "contacts", "venues", "figures", "frauds", "glossary")
"""Data files under `docs/data/` that a site needs."""

ASSET_ENDINGS = frozenset(
    ("png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "pdf", "woff2", "ico", "txt", "mp3", "mp4")
)
_NOT_IN_CASES = frozenset(("pdf", "mp3", "mp4"))
"""A voice or a face can be recognised, and a document tells who wrote it: a case is told in its own text."""
_IGNORED = re.compile(r"(^|/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini|__MACOSX)(/|$)", re.IGNORECASE)
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("holidays", re.compile(r"docs/data/holidays/(?P<id>20[0-9]{2})\.yml")),
    ("waivers", re.compile(r"docs/data/(?P<id>waivers)\.yml")),
    ("data", re.compile(rf"docs/data/(?P<id>{'|'.join(DATA_FILES)})\.yml")),
    ("term", re.compile(r"courses/schedule/(?P<id>20[0-9]{2}-(?:spring|summer|autumn|winter))\.yml")),
    ("page", re.compile(r"(?P<id>(?:courses|cases|courses/schedule|docs/guides)/index)\.md")),
    ("course", re.compile(rf"courses/(?!schedule/)(?P<id>{_SLUG})/index\.md")),
    ("lesson", re.compile(rf"courses/(?!schedule/)(?P<course>{_SLUG})/[0-9]{{2}}-(?P<id>{_SLUG})\.md")),
    ("case", re.compile(rf"cases/(?!by-)(?P<id>{_SLUG})\.md")),
    ("guide", re.compile(rf"docs/guides/(?P<id>{_SLUG})\.md")),
    ("page", re.compile(rf"docs/(?!data/|cases/|courses/)(?P<id>(?:{_SLUG}/)*{_SLUG})\.md")),
)
_ASSET_PATH = re.compile(r"[a-z0-9._/-]+")


_STRAYS = (
    (
        re.compile(r"docs/data/.*\.(?:md|markdown|ya?ml)", re.DOTALL),
        "docs/data 里没有这样的数据文件",
        f"文件名用这些之一：{'、'.join(f'{name}.yml' for name in DATA_FILES)}、waivers.yml，或 holidays/年份.yml",
    ),
    (re.compile(r"docs/data/.*", re.DOTALL), "docs/data 里只放数据文件", "移到别处，网站不会用到它"),
    (
        re.compile(r"courses/schedule/.*\.(?:ya?ml|md)", re.DOTALL),
        "课表文件的名字不对",
        "写成 courses/schedule/2026-winter.yml 这样：年份-spring、summer、autumn 或 winter",
    ),
    (
        re.compile(r"courses/.*\.md", re.DOTALL),
        "课的文件名不对",
        "写成 courses/课程文件夹/01-task-rebate.md 这样：两位序号-小写英文.md，文件夹也只用小写英文",
    ),
    (
        re.compile(r"cases/.*\.(?:docx?|wps|pptx?|dps|xlsx?|et|rtf|odt|pdf)", re.DOTALL | re.IGNORECASE),
        "案例里不放 Word、WPS、PDF 这样的文件，里面会留下作者和改动的记录",
        "把文字复制到 cases/ 下的 .md 文件里，再删掉这个文件；图另存为 png",
    ),
    (
        re.compile(r"cases/.*\.(?:mp3|mp4|m4a|wav|amr|aac|mov|avi|wmv)", re.DOTALL | re.IGNORECASE),
        "案例里不放录音和录像，声音和面容认得出人",
        "把经过写成文字，再删掉这个文件",
    ),
    (re.compile(r".*\.(?:MD|Md|mD|markdown|mdown)", re.DOTALL), "扩展名不对", "把扩展名改成小写的 .md"),
    (re.compile(r"cases/by-.*", re.DOTALL), "by- 开头的名字留给案例列表用", "换一个文件名，例如 parcel-card.md"),
    (
        re.compile(r".*\.md", re.DOTALL),
        "文件名或位置不对",
        "文件名只用小写英文字母、数字和减号，例如 parcel-card.md；案例直接放在 cases/ 下，课放在 courses/ 下",
    ),
    (
        re.compile(rf".*\.(?:{'|'.join(sorted(ASSET_ENDINGS))})", re.DOTALL | re.IGNORECASE),
        "图片等文件的名字不对",
        "路径只用小写英文字母、数字、减号和点，例如 images/step-1.png",
    ),
    (re.compile(r".*", re.DOTALL), "网站不用这种文件", "移到别处；要放进网站的资料先转成 pdf、png 或 jpg"),
)


@dataclass(frozen=True)
class Placement:
    """What the file at `path` is; `id` names it among its kind."""

    path: str
    kind: Kind
    id: str


def is_ignored(path: str) -> bool:
    """Tell whether *path* is a file that editors and systems leave behind."""
    return bool(_IGNORED.search(path))


def place(path: str) -> Placement:
    """Return what the file at *path*, relative to the repository, is by its place and name."""
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(path)
        if found:
            parts = found.groupdict()
            return Placement(path, kind, f"{parts['course']}/{parts['id']}" if "course" in parts else parts["id"])
    ending = PurePosixPath(path).suffix.removeprefix(".")
    is_asset = ending in ASSET_ENDINGS and _ASSET_PATH.fullmatch(path) and not path.startswith("docs/data/")
    is_asset = is_asset and not (path.startswith("cases/") and ending in _NOT_IN_CASES)
    return Placement(path, "asset" if is_asset else "stray", path)


def site_path(path: str) -> str:
    """Return the place in the source tree of the repository's file *path*.

    `docs/` is the tree's root, the other folders stand in it under their own names; a term's data becomes a
    folder with an opening page.
    """
    uri = path.removeprefix("docs/")
    return uri.removesuffix(".yml") + "/index.md" if uri.endswith(".yml") else uri


def role_uri(role_id: str) -> str:
    """Return the place in the source tree of the page of a volunteer role."""
    return f"about/roles/{role_id}.md"


def needs_review(path: str) -> bool:
    """Tell whether the text at *path* is published only after a review: guides, lessons and cases."""
    return place(path).kind in ("guide", "lesson", "case")


def explain_stray(path: str) -> tuple[str, str]:
    """Return why the file at *path* is no content, and what its author should do."""
    return next((message, fix) for pattern, message, fix in _STRAYS if pattern.fullmatch(path))
