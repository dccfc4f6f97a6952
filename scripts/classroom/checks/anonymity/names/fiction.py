"""Persons of stories, exercises and lies: the figure of a play, the 小王 of a question, a swindler's invented self."""

import re
from functools import cache

from classroom.checks.anonymity.names.known_people import has_private_word
from classroom.checks.anonymity.names.lexicon import load_lexicon
from classroom.checks.anonymity.names.sentences import find_context

_STORY = re.compile(
    r"(?:小说|话剧|小品|相声|戏曲|京剧|越剧|豫剧|川剧|评书|电影|影片|电视剧|动画片?|课文)(?:里|中|《[^》]{1,20}》|人物|角色|）)"
    r"|剧本|人物表|人物[:：]|角色[卡表]?[:：]|笔下|书中|书里|剧中|剧里|片中|主人公|台词|旁白"
    r"|第[一二三四五\d]+[幕场]|情景剧|情境剧|《[^》]{1,20}》(?:里|中|第|讲|的|写|一[书剧])"
)
_EXERCISE = re.compile(
    r"例题|题目|选择题|判断题?[:：]|判断题|单选|多选|填空|小测|测验|问答题|思考题|讨论题|情景题|情境题?[:：]|练习[:：题]|案例题|分析题"
    r"|应(?:该|当)?怎么(?:办|做)|正确的?做法|（[　\s]*）|\(\s*\)|请(?:指出|判断|分析|回答|选出|替)"
    r"|代称|通用称呼|泛称|均为化名|虚构"
)
_SUPPOSED = re.compile(r"(?:假设|假如|假定|设想|如果你?是|例如|譬如|比如|比方说|代称)[^。！？\n]{0,12}$")
"""Straight before the name; a story may hold such a word anywhere."""
_REAL = re.compile(
    r"昨[天晚日]|前天|前几天|那天|上(?:个)?(?:月|周|星期)|去年|前年|今早|刚才|我们?(?:楼|村|小区|社区|店|厂|单位"
    r"|班|队)|隔壁|邻居家|本(?:村|社区)|真事|真实"
)
_ACTED = re.compile(r"\s*(?:扮演|饰演|饰|出演|主演|表演|演|朗诵|编剧|执导)")
_ACTOR = re.compile(r"(?:饰演者|演员|编剧|导演|由)[:：]?$")
_LIE = re.compile(
    r"(?:自称|冒充|假冒|谎称|假称|化名|伪装[成为]|假扮|扮成|假装|装成|号称|网名|假(?:客服|警察|老师|导师|老板"
    r"|领导)说她?他?姓)"
    r"(?:自己)?(?:是|叫做?|为|姓|做|成)?[^，。！？；”]{0,8}[“\"「『]?$|(?:骗子"
    r"|对方)[^，。！？；]{0,4}(?:说)?(?:自己)?(?:是|叫|姓)[“\"「『]?$"
)
_PERSONA = re.compile(
    r"(?:叫|名为|昵称|(?:网上|软件上?|群里|直播间里?|平台上?|网络上|话术里?|脚本里?|APP上?"
    r"|屏幕里)的?[^，。“”]{0,6}(?:“[^”]{1,6}”[、和]?)*)[“\"「『]$"
)
_SCRIPT = re.compile(r"[“\"][^“”]{0,6}(?:我是|这里是)[^，。“”]{0,8}$")
_THREAT = re.compile(r"骗子|电话那头|涉嫌|洗钱|安全账户|冒充|假警察|假客服")
_PERSONA_AFTER = re.compile(
    r"[”\"」』]的?(?:女主播|主播|客服|网友|导师|老师|分析师|助理|男子|女子|女孩|白富美|高富帅)?"
)
_PAYEE = re.compile(r"(?:收款方|收款人|户名|开户人|账户名|持卡人|账户|卡主|机主|号主)(?:是|就)?(?:叫|名为)[“\"「『]$")
_FIGURE = re.compile(r"》(?:里|中|第|讲|写|的|一[书剧]|热播)|笔下|剧中|书中|书里|片中|主人公|主角|男主|女主|人物表")
_PUBLIC = re.compile(
    r"(?:(?:世界|奥运|全国|亚运|大满贯|世锦赛|残奥)(?:会)?(?:冠军|亚军|名将)|航天员|宇航员|院士|影帝|影后|视帝"
    r"|视后|总统|首相|总理|外长|国家主席|国务委员"
    r"|元勋|皇帝|共和国勋章获得者|诺贝尔[^，。]{0,6}[奖得者主]+|科学技术奖获得者|球星|名宿|国手|天王|天后|民族英雄"
    r"|(?:缉毒|消防|抗洪|救火|抗疫|战斗|排雷|抗震|援鄂)英雄|[男女](?:足|篮|排|乒)[^，。、]{0,4}|革命烈士|抗日英雄"
    r"|抗日名将|楷模”?|神探|大侠"
    r"|(?:社会|经济|心理|哲|物理|数|化|生物|人类|政治|历史|语言|天文|犯罪)学家"
    r"|(?:唐|宋|元|明|清|汉|晋|隋|魏|秦|北宋|南宋|东汉|西汉|晚清|五代|南朝|北朝|近|现)(?:朝|代|末"
    r"|初)?的?(?:大)?(?:诗人|词人|画家|书法家|文学家|医学家|名医|将领|名将|大臣|思想家|科学家|学者|作家)"
    r"|(?:英|美|法|德|俄|苏联|日本?|韩|意|奥地利|希腊|意大利|俄罗斯|瑞典|瑞士|荷兰|印度|加拿大|奥|波兰|丹麦"
    r"|挪威)国?的?(?:著名)?[^，。、]{0,4}"
    r"(?:家|诗人|作家|学者|球星|导演|演员|歌手|教授))[“\"「『]?$"
)
"""Who is public by what he is; an amateur poet or a local singer is not."""


def is_lie(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` is what a swindler calls himself."""
    left = text[max(0, start - 24) : start]
    if _PERSONA.search(left) and _PERSONA_AFTER.match(text, end) and not _PAYEE.search(left):
        return True
    return bool(_LIE.search(left))


def is_quoted_lie(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` is that and stands in quotation marks, as a whole name has to."""
    return text[start - 1 : start] in ("“", '"', "「") and is_lie(text, start, end)


def is_short_figure(text: str, start: int, end: int) -> bool:
    """Return whether a surname with a title, or 老王, at `text[start:end]` is of a story, an exercise or a lie."""
    left, right = find_context(text, start, end)
    if is_lie(text, start, end) or (_SCRIPT.search(text[left:start]) and _THREAT.search(text, left, right)):
        return True
    if _is_actor(text, start, end):
        return False
    around = text[left:right]
    if _REAL.search(around):
        return False
    return bool(
        _SUPPOSED.search(text[left:start])
        or _EXERCISE.search(around)
        or _STORY.search(around)
        or _work_pattern().search(text[left:start])
    )


def is_figure(text: str, start: int, end: int) -> bool:
    """Return whether a whole name at `text[start:end]` is of a story or of somebody public by his office.

    A title in 《》 alone does not make a story of a case: nothing may tell of everyday life nearby, and the name has to
    follow what says that it is of a work.
    """
    before = text[max(0, start - 24) : start]
    if _PUBLIC.search(before):
        return True
    if _is_actor(text, start, end) or has_private_word(text, start, end):
        return False
    left, right = find_context(text, start, end)
    if _REAL.search(text, left, right):
        return False
    told = text[left:start]
    return bool(_FIGURE.search(told) and (_STORY.search(told) or _work_pattern().search(told)))


def _is_actor(text: str, start: int, end: int) -> bool:
    return bool(_ACTED.match(text, end) or _ACTOR.search(text[max(0, start - 6) : start]))


@cache
def _work_pattern() -> re.Pattern[str]:
    """Return what matches a known title in 《》, or a long one that is no word without them."""
    works = sorted(load_lexicon().works, key=lambda work: (-len(work), work))
    bare = [work for work in works if work in _BARE]
    return re.compile(f"《(?:{'|'.join(map(re.escape, works))})》(?=[里中的讲写第人]|，)|{'|'.join(bare)}")


_BARE = frozenset(
    [
        "聊斋",
        "水浒",
        "水浒传",
        "红楼梦",
        "西游记",
        "三国演义",
        "封神演义",
        "儒林外史",
        "武林外传",
        "甄嬛传",
        "阿Q正传",
        "骆驼祥子",
        "白鹿原",
        "锁麟囊",
        "四郎探母",
        "西厢记",
        "牡丹亭",
        "梁祝",
    ]
)
