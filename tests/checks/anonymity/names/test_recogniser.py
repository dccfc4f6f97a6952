import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.checks.anonymity.names.recogniser import find
from classroom.checks.anonymity.normal_text import normalise


def find_names(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(normalise(text))]


NAMES = {
    "in a sentence": [
        ("昨天苟雪梅到派出所做了笔录。", ["苟雪梅"]),
        ("令狐晓峰把手机交了出去。", ["令狐晓峰"]),
        ("我妈叫陈桂兰，我爸叫李大勇。", ["陈桂兰", "李大勇"]),
        ("受害人余音被骗三万元", ["余音"]),
        ("我叫张望，是社区的志愿者", ["张望"]),
        ("陳志明說他沒有轉賬", ["陳志明"]),
    ],
    "behind a label": [
        ("姓名：高兴", ["高兴"]),
        ("姓　名：刘桂香", ["刘桂香"]),
        ("签名：__刘桂香__", ["刘桂香"]),
        ("出镜：禹海波、逯建平", ["禹海波", "逯建平"]),
        ("文：岳小川", ["岳小川"]),
        ("（通讯员 敬小刚 文/图）", ["敬小刚"]),
    ],
    "in data": [
        ("---\ntitle: 一封感谢信\ndonor: 万里鹏\n---", ["万里鹏"]),
        ("teachers: [翟羽佳, 秦书怡]", ["翟羽佳", "秦书怡"]),
        ("authors:\n  - 贺兰英\n  - 尹桂芝\ntitle: 平安", ["贺兰英", "尹桂芝"]),
        ("| 组别 | 组长 |\n|---|---|\n| 三组 | 樊丽君 |", ["樊丽君"]),
        ("| 组长 | 樊丽君 |", ["樊丽君"]),
        ("姓名,金额\n晏如冰,2000\n郗玉兰,500", ["晏如冰", "郗玉兰"]),
    ],
    "in Markdown": [
        ("![锦旗合影_贺兰英](photo/2024/banner.jpg)", ["贺兰英"]),
        ("[下载：牟长青讲稿](x.pdf)", ["牟长青"]),
        ("<!-- 版本记录：2024-06 秦书怡 初稿 -->", ["秦书怡"]),
        ("讲稿由<b>卜向东</b>整理", ["卜向东"]),
        ("图为**谭春桃**在讲课", ["谭春桃"]),
        ("配图说明：左二为被骗的龙海生，右一为其妻子。", ["龙海生"]),
        ("images/2024-段誉文-颁奖.jpg", ["段誉文"]),
    ],
    "spaced out": [
        ("感谢　张　伟　同志", ["张　伟"]),
        ("李　娜的手机", ["李　娜"]),
        ("报警人：王 建 国", ["王 建 国"]),
    ],
    "of other peoples": [
        ("彝族小伙阿木·日哈在工地打工", ["阿木·日哈"]),
        ("买买提·艾力接到电话", ["买买提·艾力"]),
        ("藏族老人扎西顿珠接过传单", ["扎西顿珠"]),
        ("外籍教师约翰·史密斯", ["约翰·史密斯"]),
    ],
    "by surname": [
        ("钱大妈在菜市场门口摔了一跤", ["钱大妈"]),
        ("李女士接到自称客服的电话", ["李女士"]),
        ("“赵姐，我是物业的。”", ["赵姐"]),
        ("小唐跑来报告", ["小唐"]),
        ("“老魏，你可不能转账啊！”", ["老魏"]),
        ("欧阳老师讲得好", ["欧阳老师"]),
    ],
    "said again": [
        ("报警人：慕容复兴\n\n慕容复兴说，他没转钱。", ["慕容复兴", "慕容复兴"]),
    ],
}

CLEAN = {
    "masked": [
        "张某某被判三年。",
        "李某、王某取现",
        "林**收到短信",
        "陈某华承认",
        "赵×把手机交给民警",
        "王XX：我不信",
        "孙*明 已止付",
    ],
    "nobody": [
        "张三欠李四五万元，王五作保",
        "居民甲说慢一点，居民乙说快一点",
        "小明的爷爷接到电话",
        "韩梅梅问李雷",
        "A女士说没收到",
    ],
    "history and fiction": [
        "诸葛亮的空城计骗的是司马懿",
        "孙悟空认得白骨精，林黛玉不认得",
        "苏格拉底和柏拉图都讨论过欺骗",
        "列夫·托尔斯泰说，幸福的家庭都是相似的",
        "学习雷锋，走到群众中去",
        "贝卡里亚反对酷刑",
    ],
    "places and firms": [
        "中山路和解放路口新增两处监控",
        "王家庄到张家口的班车停在马鞍山路",
        "白求恩医院门诊改到二楼",
        "李宁店门口的促销员",
        "王老吉和周黑鸭没有做过扫码领奖",
    ],
    "words": [
        "高兴归高兴，中奖短信还是别点",
        "方便的话，周末来做个笔录",
        "金条、金店、金融、金额",
        "任何时候都不要给验证码，何况是陌生人",
        "冷冰冰的机器语音",
        "高职生、应届生、研究生",
        "左边是出口，左一、左二排先走",
        "高明的骗子不骗钱，只骗信任",
        "马上停、马虎不得",
        "每天写一张图、一段话",
    ],
    "roles": [
        "主讲：社区民警　主持：网格员",
        "联系人：值班室",
        "联系人：居委会",
        "负责人：待定",
        "author: 三元分局社区警校",
        "| 姓名 | 电话 |\n|---|---|\n| （不填） | |",
        "班主任、车间主任、社区主任都在群里",
        "语文老师和数学老师一起来",
        "这位先生请留步，那位女士请稍等",
        "彭孃孃买菜时接到电话",
        "老李头说：“我一辈子没占过便宜。”",
    ],
    "said to be invented": ["林小芸（化名）转了六笔，林小芸后来成了志愿者。"],
}


@pytest.mark.parametrize(("text", "names"), [case for cases in NAMES.values() for case in cases])
def test_names_are_found(text: str, names: list[str]) -> None:
    assert find_names(text) == names


@pytest.mark.parametrize("text", [text for texts in CLEAN.values() for text in texts])
def test_clean_texts_pass(text: str) -> None:
    assert find_names(text) == []


TEXTS = st.lists(
    st.sampled_from(
        [
            "张伟",
            "欧阳",
            "某",
            "姓名：",
            "|",
            "\n",
            " ",
            "　",
            "·",
            "阿木",
            "author:",
            "- ",
            "，",
            "李",
            "女士",
            "图为",
            "**",
            "[",
            "](",
            "<!--",
            "a1",
            "張",
            "😀",
            "",
        ]
    )
    | st.text(max_size=4),
    max_size=25,
).map("".join)


@settings(max_examples=150)
@given(TEXTS)
def test_spans_lie_inside_the_text_in_order(text: str) -> None:
    found = list(find(normalise(text)))
    assert found == list(find(normalise(text)))
    ends = [0]
    for one in found:
        assert ends[-1] <= one.start < one.end <= len(text)
        assert one.kind == "NAME"
        ends.append(one.end)
