"""Every way to get content wrong, and the words that its author then reads.

Each file of `content/bad/` changes a copy of `content/good/`, which has no problems:

    about: what is wrong, in English
    write: {path: text}             # a file, made or replaced
    replace: [{path, find, with}]   # `find` stands in the file once; `repeat` writes `with` so many times
    delete: [path]                  # a file or a folder
    bytes: {path: {...}}            # `hex`, or `text` (the file's own when left out) in `encoding`, with
                                    # `newline`, `repeat` times
    unreadable: [path]              # reading it is refused
    expect: [line]                  # every problem as `str(problem)`, in order; the last key of the file

`pytest --update-expected` rewrites `expect`. Read what it wrote: a message must be true, stand at the mistake,
and tell somebody who has never seen YAML how to mend it.
"""

import ast
import datetime
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import classroom
from classroom.plan import find_problems
from classroom.source import yaml_tree

CONTENT = Path(__file__).parent / "content"
GOOD = CONTENT / "good"
BAD = {file.stem: file for file in sorted((CONTENT / "bad").glob("*.yml"))}
TODAY = datetime.date(2026, 11, 23)

PYTHON_LOADER_DIFFERS = {
    "date-empty": "where nothing stands before a closing brace, libyaml is after the space and the other before it",
}
"""Name of a file whose problems differ with PyYAML's own loader → why that cannot be helped."""


@pytest.mark.parametrize("name", BAD)
def test_problems_are_told_word_for_word(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update_expected: bool
) -> None:
    case = read_case(name)
    lines = find_lines(case, tmp_path, monkeypatch)
    if update_expected:
        write_expected(BAD[name], lines)
    else:
        assert lines == case["expect"]
    assert lines, "a bad input must give a problem"
    assert not any("\n" in line for line in lines), "a problem is one line"


@pytest.mark.parametrize("name", sorted(BAD.keys() - PYTHON_LOADER_DIFFERS))
def test_python_loader_gives_the_same_problems(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "LOADER", yaml.SafeLoader)
    case = read_case(name)
    assert find_lines(case, tmp_path, monkeypatch) == case["expect"]


def test_good_content_has_no_problems() -> None:
    library, problems = find_problems(GOOD, TODAY)
    assert library is not None
    assert problems == ()


def test_every_code_is_expected_somewhere() -> None:
    expected = {line.rpartition("[")[2].removesuffix("]") for name in BAD for line in read_case(name)["expect"]}
    assert expected == codes_in_source()


def read_case(name: str) -> dict[str, Any]:
    """Return the case in `content/bad/NAME.yml`, refusing keys that nothing reads."""
    case: dict[str, Any] = yaml.safe_load(BAD[name].read_text("utf-8"))
    assert set(case) <= {"about", "write", "replace", "delete", "bytes", "unreadable", "expect"}
    assert next(iter(case)) == "about"
    assert list(case)[-1] == "expect"
    return case


def find_lines(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the problems of *case*, made in *tmp_path*, in the form that authors see."""
    root = tmp_path / "content"
    shutil.copytree(GOOD, root)
    change_content(case, root)
    refuse_reading({root / path for path in case.get("unreadable", ())}, monkeypatch)
    return [str(problem) for problem in find_problems(root, TODAY)[1]]


def change_content(case: dict[str, Any], root: Path) -> None:
    """Make the change of *case* to the content under *root*."""
    for path, text in case.get("write", {}).items():
        write_bytes(root / path, text.encode())
    for change in case.get("replace", ()):
        file = root / change["path"]
        text = file.read_bytes().decode()
        assert text.count(change["find"]) == 1, f"{change['find']!r} must stand in {change['path']} exactly once"
        write_bytes(file, text.replace(change["find"], change["with"] * change.get("repeat", 1)).encode())
    for path in case.get("delete", ()):
        if (root / path).is_dir():
            shutil.rmtree(root / path)
        else:
            (root / path).unlink()
    for path, content in case.get("bytes", {}).items():
        write_bytes(root / path, make_bytes(root / path, **content))


def make_bytes(
    file: Path,
    *,
    hex: str | None = None,  # noqa: A002  # the name in the case files
    text: str | None = None,
    encoding: str = "utf-8",
    newline: str = "\n",
    repeat: int = 1,
) -> bytes:
    """Return the bytes that a case describes, from its own text or from *file* as it stands."""
    if hex is not None:
        return bytes.fromhex(hex) * repeat
    whole = file.read_bytes().decode() if text is None else text
    return (whole * repeat).replace("\n", newline).encode(encoding)


def write_bytes(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def refuse_reading(files: set[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make reading any of *files* fail, as the system does for a file that another program holds."""
    read = Path.read_bytes

    def read_or_refuse(self: Path) -> bytes:
        if self in files:
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", read_or_refuse)


def write_expected(file: Path, lines: list[str]) -> None:
    """Replace `expect`, the last key of *file*."""
    kept = re.sub(r"^expect:.*", "", file.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    expected = yaml.safe_dump({"expect": lines}, allow_unicode=True, width=10**6)
    file.write_text(kept + expected, encoding="utf-8", newline="\n")


def codes_in_source() -> set[str]:
    """Return every code of a problem: `CODE…` in the rules, words with hyphens in reading and loading."""
    package = Path(classroom.__file__).parent
    codes: set[str] = set()
    for file in (package / "checks").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                codes |= {node.value.value for name in names if name.startswith("CODE")}
    for file in (*(package / "source").rglob("*.py"), *(package / "library").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                codes |= set(re.findall(r"\A[a-z]+(?:-[a-z0-9]+)+\Z", node.value)) - {"utf-8"}
    return codes
