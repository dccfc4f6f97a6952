"""`identifies-person`: the built site tells of no private person, whoever made it.

The rule of the same name reads what authors write; this reads what residents get: text across inline tags,
attributes, comments, structured data, search data, feeds, unfolded calendars, drawings and file names. A text that
stands in several files is read once, by itself; what only one file says is read together, as a page tells a story.
"""

from collections import Counter
from collections.abc import Iterator

from classroom.checks.anonymity.masking import mask
from classroom.checks.identity import CODE, KINDS, Reader
from classroom.problem import Problem
from classroom.site_check.built_site import BuiltSite

_FIX = "按提示改好内容再生成；内容里找不到它，请把这一行发给维护网站的人"


def check_persons(site: BuiltSite, reader: Reader, engine_files: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each thing in *site* by which somebody could be recognised; *engine_files* are left out."""
    shown = {name: texts for name, texts in site.shown_texts.items() if name not in engine_files}
    files = Counter(text for texts in shown.values() for text in texts)
    for name, texts in shown.items():
        for text in texts:
            if files[text] > 1:
                yield from _check(name, text, reader)
        yield from _check(name, "\n".join(text for text in texts if files[text] == 1), reader)
    for name in site.files - engine_files:
        yield from _check(name, name, reader)


def _check(name: str, text: str, reader: Reader) -> Iterator[Problem]:
    for finding, found in reader.read(text):
        kind, _ = KINDS[finding.kind]
        if not reader.waivers.covers_on_site(found, finding.kind):
            yield Problem(name, 1, 1, CODE, f"网站里的“{mask(found)}”像是{kind}，能认出人来", _FIX)
