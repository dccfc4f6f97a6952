"""`dead-link`, `dead-anchor`, `rooted-link`, `third-party`: every link lands and nothing is fetched from elsewhere."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from classroom.problem import Problem
from classroom.site_check.built_site import ERROR_PAGE, BuiltSite
from classroom.site_check.html_page import Reference, find_css_urls

CODE_LINK = "dead-link"
CODE_ANCHOR = "dead-anchor"
CODE_ROOTED = "rooted-link"
CODE_THIRD_PARTY = "third-party"

"""Served at any depth, so its links alone may begin at the server's root."""

_HARMLESS_SCHEMES = ("tel", "mailto", "sms", "data")
_FIX = "这是生成程序或模板的问题，请把这一行发给维护网站的人"


def check_landing(site: BuiltSite) -> Iterator[Problem]:
    """Yield a problem for each reference of a page or style sheet that does not land in *site*."""
    for name, page in site.pages.items():
        for reference in page.references:
            yield from _check_reference(site, name, reference)
    for name, text in site.texts.items():
        if name.endswith(".css"):
            for url in find_css_urls(text):
                yield from _check_reference(site, name, Reference(url, 1, 1, is_fetched=True))


def _check_reference(site: BuiltSite, name: str, reference: Reference) -> Iterator[Problem]:
    parts = urlsplit(reference.url)
    at = (name, reference.line, reference.column)
    if parts.scheme in _HARMLESS_SCHEMES:
        return
    if parts.scheme or parts.netloc:
        if reference.is_fetched:
            message = f"打开这一页会向别的网站请求 {reference.url[:80]}"
            yield Problem(*at, CODE_THIRD_PARTY, message, "把它存到本站再引用；字体、脚本都不从外面取")
        return
    if parts.path.startswith("/") and name != ERROR_PAGE:
        yield Problem(*at, CODE_ROOTED, f"链接 {reference.url} 从网站根目录写起，放进子目录就断了", _FIX)
        return
    target = find_target(name, unquote(parts.path), site.place)
    if target not in site.files:
        yield Problem(*at, CODE_LINK, f"链接 {reference.url} 指向的 {target} 不在网站里", _FIX)
    elif parts.fragment and target in site.pages and not reference.is_fetched:
        anchor = unquote(parts.fragment)
        if anchor not in site.pages[target].anchors and anchor != "__skip":
            yield Problem(*at, CODE_ANCHOR, f"链接 {reference.url}：{target} 里没有这个位置", _FIX)


def find_target(name: str, path: str, place: str = "/") -> str:
    """Return the file that *path*, a link's, leads to from the file *name*; both from the site's folder.

    *place* is the path on the server where the page for wrong addresses takes the site to be.
    """
    if not path:
        return name
    if path.startswith("/"):
        return (path.removeprefix(place) or "index.html") if path.startswith(place) else path
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
