"""`wrong-file-name` and `place-taken`: a file is named for what it holds, and no two pages share a place.

Good: ``2026-winter.yml`` with ``season: 2026-winter``; ``holidays/2026.yml`` with ``year: 2026``.
Bad: ``2026-winter.yml`` with ``season: 2027-spring``; ``docs/about/roles/publicity.md`` beside the role `publicity`.
"""

from collections.abc import Iterator

from classroom.checks.context import Context
from classroom.library.layout import role_uri, site_path
from classroom.problem import Problem

CODE_NAME = "wrong-file-name"
CODE_TAKEN = "place-taken"


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each file whose name and content disagree, or whose page's place is taken."""
    for term in context.library.terms:
        if term.model.season != term.id:
            message = f"文件名是 {term.id}，里面写的是 {term.model.season}"
            yield term.problem(
                ("season",), CODE_NAME, message, f"改成 season: {term.id}，或把文件改名为 {term.model.season}.yml"
            )
    for year in context.library.holidays:
        if str(year.model.year) != year.id:
            message = f"文件名是 {year.id}，里面写的是 {year.model.year}"
            yield year.problem(
                ("year",), CODE_NAME, message, f"改成 year: {year.id}，或把文件改名为 {year.model.year}.yml"
            )
    roles = {role_uri(role.id): role.name for role in context.library.data.station.model.roles}
    for page in context.library.pages:
        role = roles.get(site_path(page.path))
        if role:
            message = f"这个位置留给角色“{role}”的页面"
            yield page.body_problem(1, 1, CODE_TAKEN, message, "换一个文件名；角色的内容写在 docs/data/station.yml")
