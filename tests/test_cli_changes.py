"""`classroom diff` and `classroom posters`, word for word, in real Git repositories."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classroom.cli import main
from classroom.models.schedule_file import ScheduleFile
from classroom.snapshot import read_snapshot
from tests.repository import ENVIRONMENT, FOREIGN, commit_all
from tests.sample import FILES, small_class, term, write_sample

WINTER = "courses/schedule/2026-winter.yml"
STATION = "docs/data/station.yml"
WEEKLY = (
    "  - {id: w-mobile, kind: mobile, title: 流动站, answers: [transfer], audience: [居民], venue: hall,\n"
    '     teacher: 教官乙, repeat: {every: week, on: 周三, from: 2026-12-02, times: 6}, at: "15:00-17:00"}\n'
)
HANG_UP = small_class("w-hang-up", "safety/hang-up", "2026-12-05").replace("}\n", ", posters: [北门, 食堂]}\n")
STOP = small_class("w-stop", "safety/stop", "2027-01-09")
TERM = term("2026-winter", HANG_UP, STOP, WEEKLY)
SAMPLE = {
    "mkdocs.yml": "site_name: 甲\n",
    STATION: FILES[STATION] + "site_address: https://ketang.example/\n",
    WINTER: TERM,
}
LAST = "全部课表：https://ketang.example/courses/schedule/index.html\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose only commit is of 2026-11-20; today is 2026-11-23."""
    variables = {**ENVIRONMENT, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent), "SOURCE_DATE_EPOCH": "1795420800"}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in FOREIGN:
        monkeypatch.delenv(name, raising=False)
    folder = write_sample(tmp_path / "站点", SAMPLE)
    commit_all(folder)
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str, charset: str = "utf-8") -> Result:
    return CliRunner(charset=charset).invoke(main, arguments)


def said(done: Result) -> tuple[int, str, str]:
    return done.exit_code, done.stdout, done.stderr


def change(root: Path, *replacements: tuple[str, str], path: str = WINTER) -> None:
    text = (root / path).read_text("utf-8")
    for old, new in replacements:
        assert text.count(old) == 1
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


ON_HANG_UP = "on: 2026-12-05"
ON_STOP = "on: 2027-01-09"
CANCEL_HANG_UP = (ON_HANG_UP, f"{ON_HANG_UP}, status: cancelled")


def test_one_line_changed_to_cancelled(root: Path) -> None:
    change(root, CANCEL_HANG_UP)
    assert said(run("diff", "HEAD")) == (
        0,
        f"【小课堂有变】\n✖ 取消：12月5日（周六）9:30 先挂断（活动室）\n{LAST}",
        "",
    )
    assert said(run("posters", "--since", "HEAD")) == (
        0,
        "【海报要换】\n✖ 撕下：先挂断，12月5日（周六），取消了\n　贴在：北门、食堂\n",
        "",
    )


def test_several_changes(root: Path) -> None:
    change(
        root,
        (ON_HANG_UP, f"{ON_HANG_UP}, status: moved, reason: 培训, moved: {{on: 2026-12-12, at: '14:00-15:00'}}"),
        ('from: 2026-12-02, times: 6}, at: "15:00', 'from: 2026-12-02, times: 6}, status: cancelled, at: "15:00'),
        (ON_STOP, "on: 2027-01-10, title: 先停"),
    )
    new = small_class("w-new", "safety/stop", "2027-01-16").replace("}\n", ", posters: [南门]}\n")
    (root / WINTER).write_text((root / WINTER).read_text("utf-8") + new, "utf-8")
    assert said(run("diff", "HEAD")) == (
        0,
        "【小课堂有变】\n"
        "✖ 取消：12月2日起每周三，共6次，15:00 流动站（活动室）\n"
        "➜ 改期：先挂断。原定 12月5日（周六）9:30，改到 12月12日（周六）14:00，活动室。原因：培训\n"
        "✎ 变动：先停。原来 2027年1月9日（周六）9:30，现在 2027年1月10日（周日）9:30，活动室。原来的题目：先停手\n"
        f"＋ 新增：2027年1月16日（周六）9:30 先停手（活动室）\n{LAST}",
        "",
    )
    done = run("posters", "--since", "HEAD", "--format", "json")
    tasks = json.loads(done.stdout)
    assert {name: [task["class"] for task in tasks[name]] for name in ("take_down", "reprint", "put_up")} == {
        "take_down": ["w-mobile"],
        "reprint": ["w-hang-up", "w-stop"],
        "put_up": ["w-new"],
    }
    reprint, put_up = tasks["reprint"][0], tasks["put_up"][0]
    assert said(run("posters", "--since", "HEAD")) == (
        0,
        "【海报要换】\n"
        "✖ 撕下：流动站，12月2日（周三），取消了\n"
        "　没有写贴在哪里\n"
        "↻ 换新：先挂断，12月12日（周六）\n"
        "　贴在：北门、食堂\n"
        f"　海报：courses/schedule/2026-winter/poster/w-hang-up.html，编号 {reprint['version']}"
        f"，旧的 {reprint['old_version']}\n"
        "↻ 换新：先停，2027年1月10日（周日）\n"
        "　没有写贴在哪里\n"
        f"　海报：courses/schedule/2026-winter/poster/w-stop.html，编号 {tasks['reprint'][1]['version']}"
        f"，旧的 {tasks['reprint'][1]['old_version']}\n"
        "＋ 新贴：先停手，2027年1月16日（周六）\n"
        "　贴在：南门\n"
        f"　海报：courses/schedule/2026-winter/poster/w-new.html，编号 {put_up['version']}\n"
        "海报在做好的网站文件夹里，先运行 classroom build。\n",
        "",
    )


def test_nothing_changed(root: Path) -> None:
    assert said(run("diff", "HEAD")) == (0, "课表没有变。\n", "")
    assert said(run("posters", "--since", "HEAD")) == (0, "海报都不用动。\n", "")


def test_from_one_commit_to_another(root: Path) -> None:
    change(root, CANCEL_HANG_UP)
    commit_all(root)
    change(root, (ON_STOP, f"{ON_STOP}, status: cancelled"))
    cancelled = "✖ 取消：{}9:30 {}（活动室）\n"
    hang_up, stop = cancelled.format("12月5日（周六）", "先挂断"), cancelled.format("2027年1月9日（周六）", "先停手")
    for states, lines in {
        ("HEAD~1", "HEAD"): hang_up,
        ("HEAD",): stop,
        ("HEAD~1",): hang_up + stop,
        ("HEAD", "HEAD~1"): "↺ 恢复：12月5日（周六）9:30 先挂断（活动室），不取消了\n",
    }.items():
        assert said(run("diff", *states)) == (0, f"【小课堂有变】\n{lines}{LAST}", "")
    assert said(run("diff", "HEAD", "HEAD")) == (0, "课表没有变。\n", "")


def test_from_a_schedule_file(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_text(read_snapshot(root, "HEAD").schedule.model_dump_json(by_alias=True), "utf-8")
    change(root, CANCEL_HANG_UP)
    expected = said(run("diff", "HEAD"))
    assert said(run("diff", str(file))) == expected
    assert said(run("diff", "../old.json")) == expected
    assert said(run("posters", "--since", str(file))) == said(run("posters", "--since", "HEAD"))
    assert ScheduleFile.model_validate_json(file.read_text("utf-8")).generated_for.isoformat() == "2026-11-20"


def test_what_is_past_is_told_on_demand(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(root, CANCEL_HANG_UP)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796486400")  # 2026-12-06 in Shanghai
    line = "✖ 取消：12月5日（周六）9:30 先挂断（活动室）\n"
    assert said(run("diff", "HEAD")) == (0, "还没上的课没有变。\n", "")
    assert said(run("diff", "HEAD", "--all")) == (0, f"【小课堂有变】\n{line}{LAST}", "")


def test_a_class_that_is_over_takes_its_posters_down(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796486400")
    assert said(run("posters", "--since", "HEAD")) == (
        0,
        "【海报要换】\n✖ 撕下：先挂断，12月5日（周六），上完了\n　贴在：北门、食堂\n",
        "",
    )


def test_an_example_says_so(root: Path) -> None:
    change(root, CANCEL_HANG_UP, ("why: 岁末多骗局\n", "why: 岁末多骗局\nexample: true\n"))
    assert run("diff", "HEAD").stdout.splitlines()[:2] == ["【小课堂有变】", "课表是示例，由派出所填写后才算数。"]


def test_without_an_address_there_is_no_last_line(root: Path) -> None:
    (root / STATION).write_text(FILES[STATION], "utf-8")
    change(root, CANCEL_HANG_UP)
    assert run("diff", "HEAD").stdout == "【小课堂有变】\n✖ 取消：12月5日（周六）9:30 先挂断（活动室）\n"


def test_json(root: Path) -> None:
    change(root, (ON_HANG_UP, f"{ON_HANG_UP}, status: cancelled, reason: 检修"))
    done = run("diff", "HEAD", "--format", "json")
    slot = {"title": "先挂断", "day": "2026-12-05", "start": "09:30", "end": "10:30", "place": "活动室"}
    row = {"key": "w-hang-up", "class": "w-hang-up", "before": slot, "after": slot, "reason": "检修"}
    kinds = ("added", "moved", "cancelled", "restored", "altered", "removed")
    lists = {kind: [row] if kind == "cancelled" else [] for kind in kinds}
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"format": 1, "is_partial": False, **lists})


def test_a_site_in_a_subfolder_of_its_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".git").rename(root.parent / ".git")
    commit_all(root.parent)
    change(root, CANCEL_HANG_UP)
    monkeypatch.chdir(root / "courses")
    assert run("diff", "HEAD").stdout.splitlines()[1:2] == ["✖ 取消：12月5日（周六）9:30 先挂断（活动室）"]


def test_content_older_than_the_models(root: Path) -> None:
    change(root, ("calendar_id: sample\n", ""), path=STATION)
    commit_all(root)
    change(root, ("roles:", "calendar_id: sample\nroles:"), path=STATION)
    change(root, CANCEL_HANG_UP)
    remark = "HEAD 里的 docs/data/station.yml 读不出，用了现在的。\n"
    lines = "【小课堂有变】\n✖ 取消：12月5日（周六）9:30 先挂断（活动室）\n"
    assert said(run("diff", "HEAD")) == (0, lines + LAST, remark)
    assert run("posters", "--since", "HEAD").stderr == remark


def test_a_term_that_could_not_be_read_then(root: Path) -> None:
    (root / WINTER).write_text("season: 2026-winter\n", "utf-8")
    commit_all(root)
    (root / WINTER).write_text(TERM, "utf-8")
    remark = f"HEAD 里的 {WINTER} 读不出，这个学期没有比较。\n"
    assert said(run("diff", "HEAD")) == (0, "比得了的课没有变。\n", remark)
    assert said(run("posters", "--since", "HEAD")) == (0, "比得了的课，海报都不用动。\n", remark)
    assert json.loads(run("diff", "HEAD", "--format", "json").stdout)["is_partial"] is True


@pytest.mark.parametrize("command", [("diff", "HEAD"), ("posters", "--since", "HEAD")])
def test_a_schedule_that_cannot_be_read_now(root: Path, command: tuple[str, ...]) -> None:
    change(root, (ON_STOP, "on: 明天"))
    done = run(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "现在的课表读不出，不能比较。请按上面的提示改好再来。"
    assert done.stderr.startswith(f"{WINTER}:")


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("HEAD~1", "没有“HEAD~1”这个版本。运行 git log --oneline 看看有哪些版本，写它最前面那一串。\n"),
        ("none.json", "没有 none.json 这个文件。检查路径写对了没有。\n"),
        (
            "mkdocs.yml",
            "mkdocs.yml 不是本工具做的 schedule.json。"
            "用网站文件夹里的 courses/schedule/schedule.json，拷来以后别改它。\n",
        ),
    ],
)
def test_a_state_that_is_not_there(root: Path, state: str, message: str) -> None:
    assert said(run("diff", state)) == (2, "", message)
    assert said(run("diff", "HEAD", state)) == (2, "", message)
    assert said(run("posters", "--since", state)) == (2, "", message)


def test_outside_a_repository(root: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    message = f"{root} 不在 Git 仓库里，没有以前的版本。改用以前的 schedule.json，或先用 git init 建仓库。\n"
    assert said(run("diff", "HEAD")) == (2, "", message)


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    message = "这台电脑没有装 Git，读不了以前的版本。先装好 Git，或改用以前的 schedule.json。\n"
    assert said(run("posters", "--since", "HEAD")) == (2, "", message)


def test_outside_a_site(tmp_path: Path) -> None:
    words = f"{tmp_path} 不是站点文件夹：里面没有 mkdocs.yml。请先进入站点文件夹再运行。\n"
    assert said(run("--root", str(tmp_path), "diff", "HEAD")) == (2, "", words)
    assert said(run("--root", str(tmp_path), "posters", "--since", "HEAD")) == (2, "", words)


def test_an_encoding_that_lacks_the_signs_gets_question_marks(root: Path) -> None:
    """Windows in Chinese writes files and pipes in GBK."""
    change(root, CANCEL_HANG_UP)
    done = run("diff", "HEAD", charset="gbk")
    assert (done.exit_code, done.stdout_bytes.decode("gbk").splitlines()[:2]) == (
        0,
        ["【小课堂有变】", "? 取消：12月5日（周六）9:30 先挂断（活动室）"],
    )


@pytest.mark.parametrize("command", [("diff",), ("posters",), ("diff", "HEAD", "HEAD", "HEAD"), ("diff", "HEAD", "-x")])
def test_a_wrong_call_is_refused(root: Path, command: tuple[str, ...]) -> None:
    done = run(*command)
    assert (done.exit_code, done.stdout) == (2, "")
