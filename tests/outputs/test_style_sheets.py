"""Sheets that import others are sent as one, in order; what went into them is not sent by itself."""

import datetime
from pathlib import Path

from classroom.plan import plan_site
from tests.sample import write_sample

TODAY = datetime.date(2026, 11, 20)


def styles(root: Path, texts: dict[str, str | None]) -> dict[str, str]:
    """Return what the site sends of the style sheets *texts*, by their places."""
    plan = plan_site(write_sample(root, texts), TODAY)
    return {
        output.uri.replace(plan.programs, "assets/"): output.read_bytes().decode()
        for output in plan.outputs
        if output.uri.startswith(f"{plan.programs}css/") and "print" not in output.uri
    }


def test_imports_stand_in_their_order_without_comments(tmp_path: Path) -> None:
    made = styles(
        tmp_path,
        {
            "docs/assets/css/site.css": '/* All. */\n@import "b.css";\n@import "a.css";\n',
            "docs/assets/css/a.css": "/* Words. */\na {\n  color: red;\n}\n",
            "docs/assets/css/b.css": "b {\n  color: blue;\n}\n",
        },
    )
    assert made == {"assets/css/site.css": "b {\ncolor: blue;\n}\na {\ncolor: red;\n}\n"}


def test_a_sheet_that_imports_nothing_is_sent_as_it_is(tmp_path: Path) -> None:
    text = "/* Words. */\na {\n  color: red;\n}\n"
    assert styles(tmp_path, {"docs/assets/css/a.css": text}) == {"assets/css/a.css": text}


def test_an_import_that_leads_nowhere_stays(tmp_path: Path) -> None:
    made = styles(
        tmp_path,
        {
            "docs/assets/css/site.css": '@import "a.css";\n@import "gone.css";\n',
            "docs/assets/css/a.css": "a {}\n",
        },
    )
    assert made == {"assets/css/site.css": 'a {}\n@import "gone.css";\n'}
