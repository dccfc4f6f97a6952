"""`classroom scan`: any text, for people and for programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classroom.cli import main

NUMBER = "打 138-0000-8809 找他"


def scan(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["scan", *arguments], input=given)


def test_a_clean_text() -> None:
    done = scan(given="居民甲接到自称客服的电话，停手，打 110。\n")
    assert (done.exit_code, done.output) == (0, "查完了：没有找到能认出人的内容。请再请一个人看一遍。\n")


def test_a_finding_is_shown_masked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"第一行\n{NUMBER}\n", "utf-8")
    done = scan(str(file))
    assert (done.exit_code, done.output) == (
        1,
        f"{file}:2:3 “1*********”像是手机号。怎么改：删掉，写“一个手机号” [MOBILE]\n查完了：找到 1 处。\n",
    )


def test_json_lines() -> None:
    lines = [{"id": "a", "text": NUMBER}, {"id": 2, "text": "没有"}]
    done = scan("--jsonl", given="\n".join(json.dumps(line) for line in lines) + "\n\n")
    assert done.exit_code == 0
    assert [json.loads(line) for line in done.output.splitlines()] == [
        {"id": "a", "spans": [[2, 15, "MOBILE"]]},
        {"id": 2, "spans": []},
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"text": "a"}', '{"id": 1, "text": 5}', "[" * 100_000])
def test_a_line_that_is_none(line: str) -> None:
    done = scan("--jsonl", given=line)
    assert (done.exit_code, done.output) == (2, '-:1 这一行不是 {"id": …, "text": "…"} 的 JSON。\n')


def test_text_that_is_not_utf8() -> None:
    done = scan(given="号码".encode("gb18030"))
    assert (done.exit_code, done.output) == (2, "读到的不是 UTF-8 编码的文字，先另存为 UTF-8。\n")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = scan(str(tmp_path / "none.txt"))
    assert done.exit_code == 2
    assert "Traceback" not in done.output
