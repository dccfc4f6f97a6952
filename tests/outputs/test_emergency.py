"""How the text of a page under `now/` falls into questions, steps and notes."""

from classroom.outputs.emergency import split_body

BODY = """!!! danger "先停手"
    打 110。

## 一、钱出去了吗？

- [转了](#转了)
- [没有](other.md)

## 转了

1. 停手。
2. 打 110。

## 带上

- 手机
- [身份证](a.md)
"""


def test_parts() -> None:
    lead, parts = split_body(BODY)
    assert lead == '!!! danger "先停手"\n    打 110。'
    assert [(part.kind, part.text.splitlines()[0]) for part in parts] == [
        ("question", "## 一、钱出去了吗？"),
        ("steps", "## 转了"),
        ("notes", "## 带上"),
    ]
    assert parts[1].text == "## 转了\n\n1. 停手。\n2. 打 110。"


def test_a_body_without_headings_is_all_lead() -> None:
    assert split_body("正文。\n") == ("正文。", ())
