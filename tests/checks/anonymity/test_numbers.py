"""Telephones, papers, cards: what is found, what is masked, what only looks alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.checks.anonymity.idcard import has_check_digit, is_identity
from tests.checks.anonymity.invented import cards, credit_codes, found, identities, mobiles

SEPARATORS = ("", " ", "-", ".", "·", "—", "\n", "★", "/", "、", "**", "\u200b", "&nbsp;", "<br>", "）（", "空格")
SPELLINGS = (
    "0123456789",
    "零一二三四五六七八九",
    "〇壹贰叁肆伍陆柒捌玖",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "０１２３４５６７８９",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("打13800001234。", ["13800001234"]),
        ("+86 138-0000-1234", ["+86 138-0000-1234"]),
        ("008613800001234", ["008613800001234"]),
        ("号码是幺三八零零零零一二三四", ["幺三八零零零零一二三四"]),
        ("13800001234转13900001234", ["13800001234", "13900001234"]),
        ("+852 5123 4567", ["+852 5123 4567"]),
        ("138****1234", []),
        ("1380000XXXX", []),
        ("13XXXXXXXXX", []),
        ("12800001234", []),
        ("1380000123", []),
        ("138000012345", []),
        ("98138000012340", []),
        ("价13,800,001,234元", []),
        ("共13800001234元", []),
        ("¥13800001234", []),
        ("以 +、00852 开头的来电", []),
        ("110 119 120 122 96110 12345 12348", []),
        ("2025-06-18 09:30:00", []),
        ("价目：13800、15800、17800三档", []),
    ],
)
def test_mobile(text: str, numbers: list[str]) -> None:
    assert found(text, "MOBILE") == numbers


@settings(max_examples=300)
@given(
    mobiles, st.sampled_from(SEPARATORS), st.sampled_from(SPELLINGS), st.sampled_from(((3, 4, 4), (3, 8), (1,) * 11))
)
def test_mobile_split_and_spelled(number: str, separator: str, spelling: str, lengths: tuple[int, ...]) -> None:
    spelled = number.translate(str.maketrans("0123456789", spelling))
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    written = separator.join(spelled[end - length : end] for end, length in zip(ends, lengths, strict=True))
    assert found(f"联系{written}，谢谢", "MOBILE") == [written]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0598-8270000", ["0598-8270000"]),
        ("（028）8700 0034", ["（028）8700 0034"]),
        ("05988270000转208", ["05988270000转208"]),
        ("+86-20-8300-0056", ["+86-20-8300-0056"]),
        ("座机8270000", ["8270000"]),
        ("编号8270000", []),
        ("0598-827****", []),
        ("010-12321", []),
        ("95588、10086、400-800-8000", []),
        ("派出所值班电话0598-8270000", []),
        ("举报电话（010）65000000", []),
        ("2026-02-14, 2026-02-28", []),
        ("cubic-bezier(0.2,0.9,0.4,1.1) 0.4", []),
    ],
)
def test_landline(text: str, numbers: list[str]) -> None:
    assert found(text, "LANDLINE") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("360102198305040000", ["360102198305040000"]),
        ("350403 19991201 0001", ["350403 19991201 0001"]),
        ("身份证号360102198305040001", ["360102198305040001"]),
        ("350402620917001", ["350402620917001"]),
        ("身份证350403-1999-1201-000x", ["350403-1999-1201-000x"]),
        ("香港身份证A123456(7)", ["A123456(7)"]),
        ("A123456(7)", []),
        ("3601**********0000", []),
        ("360102198313040000", []),
        ("990102198305040000", []),
        ("36010219830504000", []),
        ("'2', '2020-07-21 10:38:12'", []),
    ],
)
def test_identity(text: str, numbers: list[str]) -> None:
    assert found(text, "IDCARD") == numbers


@given(identities, st.sampled_from(SEPARATORS), st.sampled_from(SPELLINGS))
def test_identity_split_and_spelled(number: str, separator: str, spelling: str) -> None:
    spelled = number.translate(str.maketrans("0123456789", spelling))
    written = separator.join((spelled[:6], spelled[6:14], spelled[14:]))
    assert found(f"登记{written}。", "IDCARD") == [written]
    assert (is_identity(number), has_check_digit(number)) == (True, True)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("6212260000471871", ["6212260000471871"]),
        ("6228 4800 0013 4826 908", ["6228 4800 0013 4826 908"]),
        ("卡号6212260000471872", ["6212260000471872"]),
        ("开户行某支行，账号3501000012340009871", ["3501000012340009871"]),
        ("6212260000471872", []),
        ("尾号1871的卡", []),
        ("6212 **** **** 1871", []),
        ("涉案6212260000471871元", ["6212260000471871"]),
        ("预算 4000、5000、6000、8000 元", []),
    ],
)
def test_card(text: str, numbers: list[str]) -> None:
    assert found(text, "BANKCARD") == numbers


@given(cards, st.sampled_from(SEPARATORS), st.sampled_from(SPELLINGS))
def test_card_split_and_spelled(number: str, separator: str, spelling: str) -> None:
    spelled = number.translate(str.maketrans("0123456789", spelling))
    written = separator.join(spelled[place : place + 4] for place in range(0, len(spelled), 4))
    assert found(f"转到{written}。", "BANKCARD") == [written]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("护照E50000218", ["E50000218"]),
        ("EJ1000045", ["EJ1000045"]),
        ("护照号：P0000123", ["P0000123"]),
        ("P0000123", []),
        ("护照E5****218", []),
        ("乘坐G1234次", []),
    ],
)
def test_passport(text: str, numbers: list[str]) -> None:
    assert found(text, "PASSPORT") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("往来港澳通行证C80000352", ["C80000352"]),
        ("台胞证号：00004418", ["00004418"]),
        ("军字第0000417号", ["军字第0000417号"]),
        ("自称警号035817", ["035817"]),
        ("学号2021000347", ["2021000347"]),
        ("社保卡年审", []),
        ("驾驶证扣了12分", []),
        ("学号最后两位", []),
        ("警号03****", []),
        ("国办发明电〔2025〕7号", []),
    ],
)
def test_permit(text: str, numbers: list[str]) -> None:
    assert found(text, "PERMIT") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("川A·5X82K", ["川A·5X82K"]),
        ("渝AD20358", ["渝AD20358"]),
        ("粤BF01234", ["粤BF01234"]),
        ("赣F8W03挂", ["赣F8W03挂"]),
        ("粤Z·1234港", ["粤Z·1234港"]),
        ("闽 G F8 273", ["闽 G F8 273"]),
        ("车牌5X82K", ["5X82K"]),
        ("川A牌照", []),
        ("川A·****K", []),
        ("川A·XXX12", []),
        ("川A123", []),
        ("型号5X82K", []),
    ],
)
def test_plate(text: str, numbers: list[str]) -> None:
    assert found(text, "PLATE") == numbers


@given(credit_codes)
def test_credit_codes_are_found(code: str) -> None:
    assert found(f"执照{code}。", "USCC") == [code]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("91350100M000100Y43", ["91350100M000100Y43"]),
        ("税号91350100M000100Y44", ["91350100M000100Y44"]),
        ("91350100M000100Y44", []),
        ("91350100********43", []),
    ],
)
def test_credit_code(text: str, numbers: list[str]) -> None:
    assert found(text, "USCC") == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("SF1400000927115", ["SF1400000927115"]),
        ("订单编号202411070000885213", ["202411070000885213"]),
        ("（2023）闽0402刑初217号", ["（2023）闽0402刑初217号"]),
        ("明公受案字〔2024〕00417号", ["明公受案字〔2024〕00417号"]),
        ("接警编号：J3504020000231107", ["J3504020000231107"]),
        ("法释〔2025〕13号", []),
        ("公通字〔2021〕21号", []),
        ("国办发明电〔2025〕7号", []),
        ("GB 11643-1999、GB/T 35273-2020", []),
        ("（2023）某刑初××号", []),
        ("SF14*********15", []),
        ("订单满199减30", []),
    ],
)
def test_order(text: str, numbers: list[str]) -> None:
    assert found(text, "ORDERNO") == numbers
