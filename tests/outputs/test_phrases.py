"""The script that carries the phrases to the browser."""

import datetime
import json
from pathlib import Path

from classroom.library.loading import load_library
from classroom.models.data import Frauds
from classroom.outputs.phrases import URI, collect_phrases
from classroom.plan import plan_site
from classroom.source.traditional import OLDER_FORMS, traditional_characters
from tests.sample import page, write_sample
from tests.site.station import REPOSITORY

TODAY = datetime.date(2026, 11, 23)


def _scripts(root: Path) -> list[str]:
    return [output.content or "" for output in plan_site(root, TODAY).outputs if output.uri == URI]


def _frauds(**shared: object) -> Frauds:
    fraud = {
        "id": "rebate",
        "name": "刷单",
        "opening": "点赞就给钱",
        "steps": ["拉人"],
        "red_flags": ["先垫钱"],
        "stop": "停",
        "phrases": ["先垫（付/资）"],
        "hints": ["账户"],
    }
    return Frauds.model_validate({"source": "手册", "frauds": [fraud], "shared": shared})


def test_what_the_browser_gets() -> None:
    found = collect_phrases(_frauds(warnings=["谨防"], disguises={"微信": ["薇", "威 信"], "加": ["➕➕➕"]}))
    assert found["frauds"] == [{"id": "rebate", "phrases": ("先垫（付/资）",), "hints": ("账户",)}]
    assert found["shared"] == {"phrases": (), "hints": (), "warnings": ("谨防",)}
    assert found["disguises"] == [("➕➕➕", "加"), ("威信", "微信"), ("薇", "微信")]
    assert found["simplified"] == {"墊": "垫", "帐": "账", "帳": "账", "戶": "户", "謹": "谨", "資": "资", "賬": "账"}


def test_it_is_made_where_the_page_is(tmp_path: Path) -> None:
    assert _scripts(write_sample(tmp_path / "without")) == []
    [script] = _scripts(write_sample(tmp_path / "with", {"docs/now/check.md": page("这是不是骗局")}))
    head, _, value = script.removesuffix(";\n").partition(" = ")
    assert head == "window.fraudPhrases"
    assert [fraud["id"] for fraud in json.loads(value)["frauds"]] == ["rebate", "police"]


def test_the_table_of_characters_is_sound() -> None:
    table = traditional_characters() | OLDER_FORMS
    assert [pair for pair in table.items() if not len(pair[0]) == len(pair[1]) == 1] == []
    assert set(OLDER_FORMS) & set(OLDER_FORMS.values()) == set()
    assert {table[sign] for sign in "轉帳賬"} == {"转", "账"}


def test_every_type_of_this_station_has_phrases() -> None:
    library = load_library(REPOSITORY).library
    assert library is not None
    frauds = collect_phrases(library.data.frauds.model)["frauds"]
    assert [fraud["id"] for fraud in frauds if len(fraud["phrases"]) < 5] == []
    assert len(frauds) == 10
