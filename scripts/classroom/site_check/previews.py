"""`wrong-share-image`: every planned picture for chats is a PNG of the right size, and every page names one of them.

That it is there and tells of nobody is proved with all other files.
"""

import struct
from collections.abc import Iterator

from classroom.pictures.share_card import HEIGHT, WIDTH
from classroom.plan import Plan
from classroom.problem import Problem
from classroom.site_check.built_site import BuiltSite

CODE_SHARE = "wrong-share-image"

_FIX = "这是生成程序的问题，请把这一行发给维护网站的人"
_HEAD = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", WIDTH, HEIGHT)
"""How a PNG of the right size begins (PNG specification, sections 5.2 and 11.2.1)."""


def check_previews(site: BuiltSite, plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each picture of another size, and each page that names one which is not planned."""
    planned = {output.site_uri for output in plan.outputs if output.card is not None}
    for name in sorted(planned & site.files):
        if not (site.folder / name).read_bytes().startswith(_HEAD):
            yield Problem(name, 1, 1, CODE_SHARE, f"分享图不是 {WIDTH}×{HEIGHT} 的 png", _FIX)
    for name, page in site.pages.items():
        for url in page.previews:
            if not any(url.endswith(f"/{uri}") for uri in planned):
                yield Problem(name, 1, 1, CODE_SHARE, f"这一页的分享图 {url[:80]} 不在网站里", _FIX)
