"""Names that the model knows too little of, and short ones that stand for anybody."""

import pytest

from classroom.checks.anonymity.names.clans import find_clans
from classroom.checks.anonymity.names.dotted import find_dotted
from classroom.checks.anonymity.names.everyman import find_everymen
from classroom.checks.anonymity.names.tagger import Reading, read_sentences
from classroom.checks.anonymity.reading import enter


def _read(text: str) -> Reading:
    return read_sentences([text], enter)[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("羊舌砚把卡交了", ["羊舌砚"]),
        ("亓石头没接电话", ["亓石头"]),
        ("请找逯秋实登记", ["逯秋实"]),
        ("万俟静值班", ["万俟静"]),
        ("缑家村的人", []),
        ("昝的读音是zan", []),
        ("真相里没有网络", []),
        ("仝古", []),
        ("亓网", []),
    ],
)
def test_a_telling_surname(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_clans(text, _read(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("买买提·艾力来登记", ["买买提·艾力"]),
        ("区·其其格说", ["区·其其格"]),
        ("那日松·巴图没转账", ["那日松·巴图"]),
        ("库尔班江·买合苏提家", ["库尔班江·买合苏提"]),
        ("平安·健康·快乐", []),
        ("宋·岳飞", []),
        ("内蒙古·赤峰", []),
        ("微信·支付宝", []),
        ("2025·厦门", []),
    ],
)
def test_a_dot_inside(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_dotted(text, _read(text))] == names


@pytest.mark.parametrize(
    ("text", "names", "anybody"),
    [
        ("老李、小王谁家都可能接到", ["老李", "小王"], {"老李", "小王"}),
        ("王老师李老师都说好", ["王老师", "李老师"], {"王老师", "李老师"}),
        ("你好，我是平台客服的小王", ["小王"], {"小王"}),
        ("您好，这里是医保中心李主任", ["李主任"], {"李主任"}),
        ("昨天老李、小王被骗了", ["老李", "小王"], set()),
        ("老池、小巫来了", ["老池", "小巫"], set()),
        ("小王来了", ["小王"], set()),
    ],
)
def test_short_names_of_anybody(text: str, names: list[str], anybody: set[str]) -> None:
    spans = {(text.index(name), text.index(name) + len(name)) for name in names}
    assert find_everymen(text, spans) == anybody
