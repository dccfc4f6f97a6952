"""`broken-link`, `broken-anchor`, `missing-image`, `missing-alt`: a link lands, a picture exists and is described.

Good: ``[防骗指南](../docs/guides/task-rebate.md#一定别做)``, ``![三个路口的示意图](images/gate.png)``.
Bad: ``[防骗指南](guide.md)``, ``![](images/gone.png)``.
"""

import posixpath
from collections.abc import Iterator

from pydantic import BaseModel

from classroom.checks.context import Context
from classroom.library.entry import Entry
from classroom.markdown.links import Link
from classroom.problem import Problem
from classroom.source.validation import nearest, suggest

CODE_LINK = "broken-link"
CODE_ANCHOR = "broken-anchor"
CODE_IMAGE = "missing-image"
CODE_ALT = "missing-alt"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each link or picture that leads nowhere."""
    anchors = {entry.path: [heading.anchor for heading in entry.body.headings] for entry in context.library.written}
    library = context.library
    data = {term.path for term in library.terms} | {file.path for file in library.unreadable}
    files = anchors.keys() | library.assets.keys() | data
    for entry in context.library.written:
        for link in entry.body.links:
            yield from _check_link(entry, link, files, anchors)


def _check_link(
    entry: Entry[BaseModel], link: Link, files: set[str], anchors: dict[str, list[str]]
) -> Iterator[Problem]:
    at = (link.line, link.start + 1)
    if link.is_picture and not link.text.strip():
        yield entry.body_problem(
            *at, CODE_ALT, "图片没有说明文字", "在方括号里写一句话说明图上是什么，给看不到图的人听"
        )
    if not link.target.strip():
        yield entry.body_problem(
            *at, CODE_LINK, "链接没有写地址", "在圆括号里写上文件的路径，例如 [指南](../docs/guides/task-rebate.md)"
        )
        return
    if not link.is_well_formed:
        yield entry.body_problem(*at, CODE_LINK, f"网址“{link.target}”写得不对", "照着浏览器地址栏重新复制一遍")
        return
    if link.is_external:
        if link.is_picture:
            yield entry.body_problem(*at, CODE_IMAGE, "图片放在别的网站上", "把图片存到本文件旁边的 images/ 里再引用")
        return
    target = link.target_path(entry.path)
    if target not in files:
        yield _explain_missing(entry, link, target, files)
    elif link.anchor and link.anchor not in anchors.get(target, [link.anchor]):
        otherwise = f"{target} 里的小标题有：{'、'.join(anchors[target])}"
        if not anchors[target]:
            otherwise = "那一页没有小标题，去掉 # 和后面的字"
        advice = suggest(link.anchor, anchors[target], otherwise)
        yield entry.body_problem(*at, CODE_ANCHOR, f"{target} 里没有小标题“{link.anchor}”", advice)


def _explain_missing(entry: Entry[BaseModel], link: Link, target: str, files: set[str]) -> Problem:
    at = (link.line, link.start + 1)
    if link.is_picture:
        advice = _advise(entry, target, files, "把图片放进本文件旁边的 images/，检查文件名的每个字母")
        return entry.body_problem(*at, CODE_IMAGE, f"找不到图片 {target}", advice)
    advice = _advise(entry, target, files, "检查路径：从本文件所在的文件夹写起，../ 表示上一层")
    return entry.body_problem(*at, CODE_LINK, f"链接指向的文件 {target} 不存在", advice)


def _advise(entry: Entry[BaseModel], target: str, files: set[str], otherwise: str) -> str:
    """Return the nearest file as a path that can be pasted, or *otherwise*."""
    plain = target.lstrip("/")
    same = (plain, f"{plain}/index.md", f"{plain.removesuffix('.html')}.md", f"docs/{plain}")
    found = next((file for file in same if file in files), None) or nearest(plain, files, cutoff=0.8)
    return f"是不是“{posixpath.relpath(found, posixpath.dirname(entry.path))}”？" if found else otherwise
