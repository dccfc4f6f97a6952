"""Whatever is written, nobody can be recognised in what comes out, and it is built as it was."""

import datetime
import json
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.anonymisation import anonymise
from classroom.anonymisation.marks import FIXED_KEYS, Form
from classroom.anonymisation.reading import read
from classroom.anonymisation.structure import is_kept
from classroom.checks.anonymity.recognisers import scan
from classroom.models.case import Case
from classroom.plan import find_problems
from tests.sample import REVIEW, case, write_sample

BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "anonymity"
STORY = "2026年3月8日14:25，长岭镇67岁的赤脚医生被骗12,650元。"

WORDED: list[tuple[Form, str, str]] = [
    ("markdown", "打 138-0000-8809 找他", "打一个手机号找他"),
    ("markdown", "手机号是13800008809", "手机号是（略）"),
    ("markdown", "这个13800008809是骗子", "这个手机号是骗子"),
    ("markdown", "158\u200b0000\u200b8809是受害者本人", "一个手机号是受害者本人"),
    ("markdown", "张阿姨和张秀兰、李娟来了，李娟先走。", "居民甲和居民甲、居民乙来了，居民乙先走。"),
    ("markdown", "受害人李娟报了警", "受害人甲报了警"),
    ("markdown", "居民甲说，李娟也来了", "居民甲说，居民乙也来了"),
    ("markdown", "李老师讲课，李娟听课", "老师甲讲课，居民乙听课"),
    ("markdown", "| 姓名 | 手机 |\n|:--|--|\n| 李娟 | 138 0000 8809 |",
     "| 姓名 | 手机 |\n|:--|--|\n| 居民甲 | 一个手机号 |"),
    ("markdown", "**138**0000 8809", "**一个手机号**"),
    ("markdown", "问 [138 0000 8809](tel:13800008809) 吧", "问一个手机号吧"),
    ("markdown", "写信 [给他](mailto:a.b_cc@foxmail.com) 吧", "写信给他吧"),
    ("markdown", "![李娟在讲台上](images/a.png)", "![居民甲在讲台上](images/a.png)"),
    ("markdown", "她1971年8月3日出生", "她二十世纪七十年代出生"),
    ("markdown", STORY, "某镇六十多岁的赤脚医生被骗一万多元。"),
    ("markdown", "全县唯一的女消防站站长也接到了这样的电话。", "一位居民也接到了这样的电话。"),
    ("markdown", "本县无人不知的“豆腐西施”被骗。", "一位居民被骗。"),
    ("markdown", "三年前火灾中失去双亲的高三女生被“助学金”骗走生活费。", "一位居民被“助学金”骗走生活费。"),
    ("markdown", "## 全县唯一的女消防站站长 {minutes=5 keep=must}", "## 一位居民 {minutes=5 keep=must}"),
    ("markdown", '!!! danger "全县唯一的女消防站站长"\n    先停', '!!! danger "一位居民"\n    先停'),
    ("markdown", "---\ntitle: '李娟: 13800008809'\n---\n李娟", "---\ntitle: '居民甲: 一个手机号'\n---\n居民甲"),
    ("yaml", "- {name: 李娟, phone: 13800008809}\n", "- {name: 居民甲, phone: 一个手机号}\n"),
    ("json", '{"name": "李娟", "phone": 13800008809}', '{"name": "居民甲", "phone": "一个手机号"}'),
    ("csv", "姓名,手机\n李娟,13800008809\n", "姓名,手机\n居民甲,一个手机号\n"),
    ("plain", "TAbCd1EfGh2JkLmN3\nPqRsT4UvWxYz5AaB7", "一个钱包地址\n"),
    ("markdown", "居民甲接到自称客服的电话，停手，打 110。", "居民甲接到自称客服的电话，停手，打 110。"),
    ("markdown", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "before", "after"), WORDED)
def test_wordings(form: Form, before: str, after: str) -> None:
    assert anonymise(before, form).text == after
    assert anonymise(before, form).left == ()


def test_a_picture_named_after_somebody_stays_and_is_told() -> None:
    done = anonymise("打13800001128，看 ![图](images/IMG_13900001128.png)")
    assert done.text == "打一个手机号，看 ![图](images/IMG_13900001128.png)"
    assert [(done.text[each.start : each.end], each.kind) for each in done.left] == [("13900001128", "MOBILE")]


def read_benchmark(name: str) -> list[str]:
    lines = (BENCHMARKS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


@pytest.mark.parametrize(("name", "every"), [("dev", 1), ("own", 6), ("fresh", 6), ("names", 6)])
def test_texts_of_the_benchmark_come_clean(name: str, every: int) -> None:
    texts = read_benchmark(name)[::every]
    assert [text for text in texts if scan(anonymise(text).text)] == []


NAMES = st.sampled_from(("李娟", "王建国", "张秀兰", "欧阳明", "樊丽君", "张阿姨", "王警官", "老李", "龙海生"))
NUMBERS = st.sampled_from(
    ("13800008809", "138-0000-8809", "１５８００００８８０９", "360102198305040000", "6228480000000000008",
     "0598-8270000", "a.b_cc@foxmail.com", "川A·5X82K", "xiaopeng_czd1993", "117.28.45.206", "E117.6385 N26.2674")
)  # fmt: skip
SENTENCES = st.one_of(
    st.builds("{}接到电话，对方是{}。".format, NAMES, NAMES),
    st.builds("微信号：{}，电话{}".format, NUMBERS, NUMBERS),
    st.builds("{}住锦江区双桂路88号附12号3单元9楼2号，打 {} 找".format, NAMES, NUMBERS),
    st.builds("孩子在梧桐小学五年级3班，{}年8月3日出生".format, st.sampled_from(("1971", "2014", "六八"))),
    st.just(STORY.rstrip("。")),
    st.just("石坪村现任妇女主任刷单亏了钱"),
    st.just("全县唯一的女消防站站长也接到了这样的电话"),
    st.just("四月十七日，71岁、育有四个女儿的退休校长在列东支行汇出38.6万元"),
    st.just("先停手，打 110，再想一想"),
)
BLOCKS = st.one_of(
    SENTENCES,
    st.builds("- {}\n  - **{}**".format, SENTENCES, SENTENCES),
    st.builds("> {}".format, SENTENCES),
    st.builds("| 姓名 | 说明 |\n|---|:-:|\n| {} | {} |".format, NAMES, SENTENCES),
    st.builds("[{}](tel:{}) 和 ![{}](images/a.png)".format, NAMES, NUMBERS, NAMES),
    st.builds("<!-- {} -->".format, SENTENCES),
    st.builds("```\n{}\n```".format, SENTENCES),
)
MARKDOWN = st.builds(
    lambda title, note, who, blocks: (
        f'---\ntitle: {title}\nnote: "{note}"\nperson: {{age: 60-69, work: {who}}}\n---\n' + "\n\n".join(blocks) + "\n"
    ),
    SENTENCES.filter(lambda text: ": " not in text and "@" not in text), SENTENCES, NAMES, st.lists(BLOCKS, max_size=4),
)  # fmt: skip
DATA = st.dictionaries(st.sampled_from(("name", "note", "who")), st.one_of(SENTENCES, NAMES, NUMBERS), min_size=1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKDOWN)
def test_any_markdown_comes_clean_and_keeps_its_build(text: str) -> None:
    done = anonymise(text)
    assert (scan(done.text), read(done.text, "markdown"), done.left) == ((), (), ())
    assert is_kept(text, done.text, "markdown")
    assert anonymise(done.text).text == done.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DATA, min_size=1, max_size=3))
def test_any_json_comes_clean_and_keeps_its_build(data: list[dict[str, str]]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    done = anonymise(text, "json")
    assert scan(done.text) == ()
    assert [list(row) for row in json.loads(done.text)] == [list(row) for row in data]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet="李娟王1380-|*[](:#>\n “”（），。a@.'\"{}岁年月日元被骗村", max_size=60),
    st.sampled_from(get_args(Form)),
)
def test_no_text_is_too_odd(text: str, form: Form) -> None:
    done = anonymise(text, form)
    assert done.left == read(done.text, form)
    assert is_kept(text, done.text, form)


def test_words_from_a_list_are_never_made_vaguer() -> None:
    chosen = {
        name
        for name, field in Case.model_fields.items()
        if get_origin(field.annotation) is Literal or name in ("fraud", "period", "lessons", "review")
    }
    assert chosen - FIXED_KEYS == set()


def test_a_case_still_loads(tmp_path: Path) -> None:
    extra = f"person: {{age: 60-69, work: 长岭镇67岁的赤脚医生李娟}}\n{REVIEW}"
    dirty = case("李娟接到138-0000-8809的电话", extra=extra).replace(
        "1. 接到电话。", f"1. {STORY}\n2. 李娟住水岸名都8-2-1503。"
    )
    root = write_sample(tmp_path, {"cases/a.md": dirty})
    today = datetime.date(2026, 2, 1)
    before = [problem.code for problem in find_problems(root, today)[1] if problem.path == "cases/a.md"]
    (root / "cases/a.md").write_text(anonymise(dirty).text, "utf-8")
    after = [problem.code for problem in find_problems(root, today)[1] if problem.path == "cases/a.md"]
    assert set(before) == {"dangling-reference", "identifies-person", "unregistered-number"}
    assert set(after) == {"dangling-reference"}
