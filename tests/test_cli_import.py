"""`classroom import`: a Word file becomes a lesson or a case that passes the check, or nothing is written."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from classroom.cli import main
from tests.sample import write_sample
from tests.word import make


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_sample(tmp_path / "我的 站点")
    (root / "mkdocs.yml").write_text("plugins:\n  - classroom\n", "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795147200")
    return root


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=answers)


def files(root: Path) -> set[str]:
    return {
        file.relative_to(root).as_posix()
        for folder in ("cases", "courses", "docs")
        for file in (root / folder).rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("into", ["courses/new-course", "cases"])
@pytest.mark.parametrize("made", [it for it in make.GOOD if it is not make.pandoc], ids=lambda it: it.__name__)
def test_what_is_imported_passes_the_check(site: Path, made: make.Made, into: str) -> None:
    (site.parent / "教案 一.docx").write_bytes(made())
    done = run("import", str(site.parent / "教案 一.docx"), "--into", into)
    assert (done.exit_code, done.exception if done.exit_code else None) == (0, None), done.output
    assert run("check").exit_code == 0, run("check").output


def test_findings_are_numbered_and_masked(site: Path) -> None:
    file = site.parent / "a.docx"
    file.write_bytes(make.raw(make.paragraph("开头。") + make.paragraph("打 13800008809 找他。")))
    done = run("import", str(file), "--into", "courses/safety", "--title", "一课", "--slug", "one")
    assert done.exit_code == 1
    assert "要改的地方" in done.output
    assert "13800008809" not in done.output
    assert "courses/safety/03-one.md 第 " in done.output


def test_a_name_that_is_taken_stays(site: Path) -> None:
    file = site.parent / "a.docx"
    file.write_bytes(make.plain())
    before = files(site)
    done = run("import", str(file), "--into", "cases", "--slug", "card")
    assert (done.exit_code, files(site)) == (1, before)
    assert done.stderr == "--slug 写的“card”不行：这个代号已经用过，换一个\n"


@pytest.mark.parametrize("name", make.BAD)
def test_a_bad_file_is_one_sentence_and_writes_nothing(site: Path, name: str) -> None:
    made, words = make.BAD[name]
    (site.parent / name).write_bytes(made())
    before = files(site)
    done = run("import", str(site.parent / name))
    assert (done.exit_code, files(site), done.stdout) == (2, before, "")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


def test_pictures_are_named_in_ascii(site: Path) -> None:
    file = site.parent / "a.docx"
    file.write_bytes(make.picture())
    run("import", str(file), "--into", "courses/safety", "--title", "看图", "--slug", "look")
    text = (site / "courses/safety/03-look.md").read_text("utf-8")
    assert "![三个路口的示意图](images/look-1.jpg)" in text
    assert {"courses/safety/images/look-1.jpg", "courses/safety/images/look-2.jpg"} <= files(site)
