"""Sixty baits, five kinds in each of twelve places: none gets out, and the site of before stays."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pictures.bait import SEEDED
from tests.site.station import copy_station, read_folder, run

pytestmark = pytest.mark.xdist_group("site")

KINDS = {
    "手机号": "打他手机 13800008809",
    "电话号码": "座机 0591-80001234",
    "身份证号": "身份证 360102198305040000",
    "护照号": "护照 E00001234",
    "证件号": "港澳通行证 C00001234",
    "银行卡号": "卡号 6212260000471871",
    "账号": "他的微信 xiaopeng_czd1993",
    "网名": "飞机号@chuan_u_2024",
    "邮箱": "邮箱 ran.qihang93@yeah.net",
    "车牌号": "车牌 川A·0D0X7",
    "经纬度": "位置 30.657420,104.065840",
    "钱包地址": "转到 TVj7RNVHy6thbM7BWdSe9G6gXwKhjdhdNZ",
    "单号或案号": "快递 JT5100001234567",
    "具体住址": "住在榕树巷9号3单元1102",
    "学校和班级": "孩子在双桂小学三年级1班",
    "出生日期": "生于1966年2月14日",
    "人名": "受害人樊丽君",
    "能认出是谁的细节": "全县唯一的女消防站站长",
}
"""What is planted, by what the report calls it; numbers are from ranges never issued."""

PLACES: dict[str, tuple[str, ...]] = {
    "body": ("手机号", "人名", "具体住址", "车牌号", "能认出是谁的细节"),
    "front matter": ("人名", "身份证号", "银行卡号", "账号", "学校和班级"),
    "alternative text": ("人名", "手机号", "单号或案号", "邮箱", "出生日期"),
    "table": ("人名", "电话号码", "具体住址", "身份证号", "护照号"),
    "comment": ("人名", "手机号", "账号", "网名", "经纬度"),
    "drawing": ("人名", "手机号", "车牌号", "钱包地址", "具体住址"),
    "quiz": ("人名", "银行卡号", "证件号", "邮箱", "能认出是谁的细节"),
    "schedule": ("人名", "手机号", "身份证号", "学校和班级", "出生日期"),
    "data file": ("人名", "单号或案号", "电话号码", "钱包地址", "护照号"),
    "generated page": ("人名", "手机号", "具体住址", "银行卡号", "能认出是谁的细节"),
    "search data": ("人名", "身份证号", "邮箱", "账号", "经纬度"),
}
PAGE = "docs/about/index.md"
LESSON = "courses/anti-fraud/01-task-rebate.md"
TERM = "courses/schedule/2026-winter.yml"
FIGURES = "docs/data/figures.yml"
HOOK = """
from pathlib import Path

def on_post_build(config):
    for file in Path(__file__).parent.joinpath("planted").rglob("*"):
        if file.is_file():
            target = Path(config.site_dir, file.relative_to(Path(__file__).parent / "planted"))
            target.write_bytes((target.read_bytes() if file.suffix == ".html" else b"") + file.read_bytes())
"""


def _append(root: Path, path: str, text: str) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def _replace(root: Path, path: str, pattern: str, replacement: Callable[[re.Match[str]], str]) -> None:
    text = (root / path).read_text("utf-8")
    changed, count = re.subn(pattern, replacement, text, count=5, flags=re.MULTILINE)
    assert count in (1, 5), count
    (root / path).write_text(changed, "utf-8")


def _plant_body(root: Path, baits: tuple[str, ...]) -> set[str]:
    _append(root, PAGE, "".join(f"\n{bait}。\n" for bait in baits))
    return {PAGE}


def _plant_front_matter(root: Path, baits: tuple[str, ...]) -> set[str]:
    cases = sorted(path for path in (root / "cases").glob("*.md") if path.name != "index.md")[:5]
    for case, bait in zip(cases, baits, strict=True):
        _replace(root, f"cases/{case.name}", "^summary: .*$", lambda _, bait=bait: f"summary: {bait}")  # type: ignore[misc]
    return {f"cases/{case.name}" for case in cases}


def _plant_alternative_text(root: Path, baits: tuple[str, ...]) -> set[str]:
    (root / "docs/about/step.png").write_bytes((root / "tests-step.png").read_bytes())
    _append(root, PAGE, "".join(f"\n![{bait}](step.png)\n" for bait in baits))
    return {PAGE}


def _plant_table(root: Path, baits: tuple[str, ...]) -> set[str]:
    _append(root, PAGE, "\n| 次序 | 内容 |\n|---|---|\n" + "".join(f"| 一 | {bait} |\n" for bait in baits))
    return {PAGE}


def _plant_comment(root: Path, baits: tuple[str, ...]) -> set[str]:
    _append(root, TERM, "".join(f"# {bait}\n" for bait in baits))
    return {TERM}


def _plant_drawing(root: Path, baits: tuple[str, ...]) -> set[str]:
    shown = "".join(f"<text>{bait[:4]}<tspan>{bait[4:]}</tspan></text>" for bait in baits)
    (root / "docs/assets/steps.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{shown}</svg>', "utf-8")
    return {"docs/assets/steps.svg"}


def _plant_quiz(root: Path, baits: tuple[str, ...]) -> set[str]:
    lines = "".join(f"  - text: {bait}\n" for bait in baits)
    _replace(root, LESSON, "^options:\n(?=  - text: 先垫一单试试)", lambda found: found[0] + lines)
    return {LESSON}


def _plant_schedule(root: Path, baits: tuple[str, ...]) -> set[str]:
    _replace(root, TERM, r"^    bring: \[家里收到", lambda _: f"    bring: [{'，'.join(baits)}, 家里收到")
    return {TERM}


def _plant_data_file(root: Path, baits: tuple[str, ...]) -> set[str]:
    left = iter(baits)
    _replace(root, FIGURES, "^    source: .*$", lambda _: f"    source: {next(left)}")
    return {FIGURES}


def _plant_after(root: Path, path: str, data: bytes) -> None:
    (root / "planted" / path).parent.mkdir(parents=True, exist_ok=True)
    (root / "planted" / path).write_bytes(data)
    (root / "hook.py").write_text(HOOK, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    if "hooks:" not in settings:
        (root / "mkdocs.yml").write_text(f"hooks: [hook.py]\n{settings}", "utf-8")


def _plant_generated_page(root: Path, baits: tuple[str, ...]) -> set[str]:
    _plant_after(root, "about/index.html", "".join(f"<p>{bait[:4]}<b>{bait[4:]}</b></p>" for bait in baits).encode())
    return {"about/index.html"}


def _plant_search_data(root: Path, baits: tuple[str, ...]) -> set[str]:
    part = f'classroomSearch.take("text/planted","00000000",{json.dumps([[0, *baits]])});\n'
    _plant_after(root, "search/text/planted.js", part.encode())
    return {"search/text/planted.js"}


PLANTERS: dict[str, Callable[[Path, tuple[str, ...]], set[str]]] = {
    "body": _plant_body,
    "front matter": _plant_front_matter,
    "alternative text": _plant_alternative_text,
    "table": _plant_table,
    "comment": _plant_comment,
    "drawing": _plant_drawing,
    "quiz": _plant_quiz,
    "schedule": _plant_schedule,
    "data file": _plant_data_file,
    "generated page": _plant_generated_page,
    "search data": _plant_search_data,
}
_LINE = re.compile(r"^(?P<path>\S+?):\d+:\d+ 错误：.*?“(?P<found>[^”]*)”像是(?P<kind>[^，]+)，.*\[identifies-person\]$")


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    """Return content to plant in, with a site of before; it was built once, so that it is known."""
    assert (built / "index.html").exists()
    folder = copy_station(tmp_path / "root")
    (folder / "site").mkdir()
    for name in ("index.html", "404.html"):
        (folder / "site" / name).write_text("before")
    (folder / "tests-step.png").write_bytes((built / "assets/images/favicon.png").read_bytes())
    return folder


@pytest.mark.parametrize("place", PLACES)
def test_no_bait_gets_out(root: Path, place: str) -> None:
    kinds = PLACES[place]
    before = read_folder(root / "site")
    paths = PLANTERS[place](root, tuple(KINDS[kind] for kind in kinds))
    done = run("classroom", "build", cwd=root)
    told = [found for line in done.stderr.splitlines() if (found := _LINE.match(line))]
    assert {(found["path"] in paths, found["kind"]) for found in told} == {(True, kind) for kind in kinds}
    assert (done.returncode, read_folder(root / "site") == before) == (1, True)
    assert "Traceback" not in done.stderr
    assert [kind for kind in kinds if KINDS[kind][-4:] in done.stderr + done.stdout] == []


def test_no_picture_tells_of_its_maker(root: Path) -> None:
    names = ("jpg-exif", "jpg-comment", "png-texts", "gif-comment", "webp-xmp")
    before = read_folder(root / "site")
    for name in names:
        _plant_after(root, f"assets/{name}.{name.partition('-')[0]}", SEEDED[name][1])
    done = run("classroom", "build", cwd=root)
    told = {line.partition(":")[0] for line in done.stderr.splitlines() if line.endswith("[file-metadata]")}
    assert told == {f"assets/{name}.{name.partition('-')[0]}" for name in names}
    assert (done.returncode, read_folder(root / "site") == before) == (1, True)


def test_sixty_baits_of_many_kinds() -> None:
    assert sum(map(len, PLACES.values())) + 5 == 60
    assert {kind for kinds in PLACES.values() for kind in kinds} == KINDS.keys()
