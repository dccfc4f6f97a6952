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
        ("腰三灵灵灵灵灵八二六七", ["腰三灵灵灵灵灵八二六七"]),
        ("yao san ba ling ling ling ling yi er san si", ["yao san ba ling ling ling ling yi er san si"]),
        ("一百三十六零零零零四一七二", ["一百三十六零零零零四一七二"]),
        ("137…0000…5…2…9…3", ["137…0000…5…2…9…3"]),
        ("155，中间0000，后四位0417", ["155，中间0000，后四位0417"]),
        ("138🈚0000🈚0417", ["138🈚0000🈚0417"]),
        ("timeout: 13500000000", []),
        ("儿孙满堂，三山五岳，七老八十，要依山傍水", []),
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
        ("010-90006188-2204", ["010-90006188-2204"]),
        ("拨九零零零三三二七", ["九零零零三三二七"]),
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
        ("350403，接着年份1999，月日1201，末尾0001", ["350403，接着年份1999，月日1201，末尾0001"]),
        ("身份证六二二八二六幺九四七零四幺五三个零零", ["六二二八二六幺九四七零四幺五三个零零"]),
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
        ("卡号6217990000…翻页…126350673", ["6217990000…翻页…126350673"]),
        ("6222 0000 0417 0088", ["6222 0000 0417 0088"]),
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
        ("G.0000.8814", ["G.0000.8814"]),
        ("护照G 0000 6318复印件", ["G 0000 6318"]),
        ("P0000123", []),
        ("护照E5****218", []),
        ("乘坐G1234次", []),
        ("G20240417 号通告", []),
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
        ("C00000417拿去用了", ["C00000417"]),
        ("证件类型：台胞证，号码：00004182", ["00004182"]),
        ("台胞证10000284（T）", ["10000284（T）"]),
        ("优待证号优 51 0000 4162 8", ["优 51 0000 4162 8"]),
        ("警官证，编号公字第004417号", ["公字第004417号"]),
        ("社保卡年审", []),
        ("驾驶证扣了12分", []),
        ("学号最后两位", []),
        ("警号03****", []),
        ("国办发明电〔2025〕7号", []),
        ("门诊卡0000417263", ["0000417263"]),
        ("低保本 D35040200417", ["D35040200417"]),
        ('student_no: "2023000417"', ["2023000417"]),
        ("H00004175280", ["H00004175280"]),
        ("830000199904170005 港居证", ["830000199904170005"]),
        ("| 姓名 | 工号 |\n|---|---|\n| 张某 | 0041726 |", ["0041726"]),
        ("取证20240417", []),
        ("学号一共八位", []),
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
        ("甘Q:8K0M7", ["甘Q:8K0M7"]),
        ("渝ED62918", ["渝ED62918"]),
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
        ("追逃令编号川公缉〔2024〕00071号", ["追逃令编号川公缉〔2024〕00071号"]),
        ("凭取件码7-2-4018取件", ["7-2-4018"]),
        ("“交易单号你念一下。”“4200002304202406110000718826。”", ["4200002304202406110000718826"]),
        ("交易2025041722001400001417000088", ["2025041722001400001417000088"]),
        ("借条编号JT-2025-0417", ["JT-2025-0417"]),
        ("物理地址是3C:46:D8:00:41:7A", ["3C:46:D8:00:41:7A"]),
        ("网卡00:00:00:00:00:00", []),
        ("车架号LSVAA49J0000417A6", ["LSVAA49J0000417A6"]),
        ("（2022）浙杭东证民字第00417号", ["（2022）浙杭东证民字第00417号"]),
        ("川0199刑初00317号（2024）", ["川0199刑初00317号（2024）"]),
        ("EMS-EA00006182CN", ["EMS-EA00006182CN"]),
        ("输880417这个取件码", ["880417"]),
        ("尾数4821的包裹", []),
        ("| 运单 | 收件 |\n|---|---|\n| 78700004172638 | 李某 |", ["78700004172638"]),
        ("运单,收件\n78700004172638,李某", ["78700004172638"]),
        ("| 班次 | 收件 |\n|---|---|\n| 78700004172638 | 李某 |", []),
        ("公治〔2010〕7号", []),
        ("流水号2025-04-17", []),
        ("订单号满5000元", []),
        ("高检发〔2022〕5号", []),
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
