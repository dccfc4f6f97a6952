"""`classroom publish`, `rollback`, `releases`, `verify` and `bundle` with the whole station, as somebody types them."""

from pathlib import Path

import pytest

from classroom.publishing.local_folder import LocalDestination
from classroom.release.manifest import RELEASE_FILE, SOFTWARE_FILE, read_release
from tests.publishing.sites import ME
from tests.site.station import copy_station, read_folder, run

pytestmark = pytest.mark.xdist_group("site")

LESSON = "courses/anti-fraud/01-task-rebate.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_station(tmp_path_factory.mktemp("publish") / "root")


@pytest.fixture(scope="module")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the station was published to once."""
    target = tmp_path_factory.mktemp("published") / "www"
    done = run("classroom", "publish", str(target), cwd=root)
    assert done.returncode == 0, done.stderr
    sealed = read_release((target / "current" / RELEASE_FILE).read_bytes())
    record = f".classroom/published/{sealed.name}.json"
    assert done.stdout.splitlines() == [
        f"发布好了：0001-{sealed.name}，{len(sealed.release.files) + 1} 个文件。",
        "提交：不在 Git 里",
        f"指纹：{sealed.sha256}",
        f"留底：{record}。以后核对用：classroom verify 网址 --release {record}",
        f"网站服务器指向 {target}/current，换版只在一瞬间。",
    ]
    return target


def test_what_is_published_is_what_is_built_and_what_it_says_of_itself(published: Path, built: Path) -> None:
    files = read_folder((published / "current").resolve())
    assert set(files) - set(read_folder(built)) == {RELEASE_FILE, SOFTWARE_FILE}
    assert {name: files[name] for name in read_folder(built)} == read_folder(built)


def test_another_place_and_zone_make_the_same_release(published: Path, tmp_path: Path) -> None:
    root = copy_station(tmp_path / "另一个 文件夹", is_cold=True)
    done = run("classroom", "publish", "www", cwd=root, TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert read_folder((root / "www/current").resolve()) == read_folder((published / "current").resolve())


def test_what_fails_the_check_or_the_proof_is_never_shown(published: Path, tmp_path: Path) -> None:
    before = read_folder((published / "current").resolve())
    root = copy_station(tmp_path / "root")
    template = root / "overrides" / "main.html"
    good = template.read_text("utf-8")
    template.write_text(good.replace("{% block announce %}", '{% block announce %}<a href="gone.html">x</a>'), "utf-8")
    proof = run("classroom", "publish", str(published), cwd=root)
    assert (proof.returncode, "[dead-link]" in proof.stderr) == (1, True)
    (root / LESSON).write_bytes((root / LESSON).read_bytes().replace(b"title:", b"titel:"))
    check = run("classroom", "publish", str(published), cwd=root)
    assert (check.returncode, "[unknown-key]" in check.stderr) == (1, True)
    last = "什么也没有发布，读者看到的还是原来的网站。请按上面的提示改好再来。"
    assert [done.stderr.splitlines()[-1] for done in (proof, check)] == [last, last]
    assert read_folder((published / "current").resolve()) == before
    assert len(list((published / "releases").iterdir())) == 1


def test_verify_tells_the_published_from_the_defaced(published: Path, root: Path, tmp_path: Path) -> None:
    sealed = read_release((published / "current" / RELEASE_FILE).read_bytes())
    record = root / ".classroom" / "published" / f"{sealed.name}.json"
    good = run("classroom", "verify", str(published), "--release", str(record), cwd=root)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.splitlines()[-1] == "核对完毕：一个文件也没有变。"
    copy = tmp_path / "copy"
    for path, data in read_folder((published / "current").resolve()).items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(data)
    page = copy / "index.html"
    page.write_text(page.read_text("utf-8").replace("96110", "96119"), "utf-8")
    bad = run("classroom", "verify", str(copy), "--release", sealed.sha256, cwd=root)
    codes = {line.rpartition("[")[2] for line in bad.stdout.splitlines() if line.startswith("index.html:")}
    assert (bad.returncode, {"file-altered]", "unregistered-number]"} <= codes) == (1, True)
    outside = run("classroom", "verify", str(copy), "--release", sealed.sha256, cwd=tmp_path)
    assert outside.stdout.splitlines()[0].startswith("index.html:1:1 错误：和发布时不一样，被改过。")
    assert outside.stderr == "提醒：这里不是站点文件夹，只比对文件，不检验内容。\n"


def test_what_cannot_be_done_is_said_and_ends_with_two(published: Path, root: Path, tmp_path: Path) -> None:
    with LocalDestination(published).open(ME):
        busy = run("classroom", "publish", str(published), cwd=root)
    assert (busy.returncode, busy.stderr) == (2, "正有人往这里发布（测试机 1），这一次没有动。等他做完再试。\n")
    back = run("classroom", "rollback", str(published), cwd=root)
    assert (back.returncode, back.stderr) == (2, "没有更早的一版可以退。用 classroom releases 看有哪些。\n")
    none = run("classroom", "releases", str(tmp_path), cwd=root)
    assert (none.returncode, none.stderr) == (2, f"{tmp_path} 里还没有发布过。先运行 classroom publish。\n")
    wrong = run("classroom", "publish", "ftp://example.org/x", cwd=root)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    nothing = run("classroom", "verify", str(tmp_path), cwd=root)
    assert nothing.returncode == 2
    assert nothing.stderr.startswith("这里没有 release.json，或者它坏了")
    listed = run("classroom", "releases", str(published), cwd=root)
    assert (listed.returncode, listed.stdout.endswith("　← 现在这一版\n")) == (0, True)


def test_bundles_are_equal_byte_for_byte(root: Path, tmp_path: Path) -> None:
    made = []
    for name, zone, locale in (("a", "UTC", "C.UTF-8"), ("b", "America/Los_Angeles", "C")):
        surroundings = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": "random"}
        done = run("classroom", "bundle", "--out", str(tmp_path / name), cwd=root, **surroundings)
        assert done.returncode == 0, done.stderr
        made.append(read_folder(tmp_path / name))
    assert made[0] == made[1]
    zipped = "classroom-2026-11-23.zip"
    assert {zipped, f"{zipped}.sha256", "classroom-2026-winter.html"} <= set(made[0])
    unknown = run("classroom", "bundle", "--out", str(tmp_path / "c"), "--term", "1999-winter", cwd=root)
    assert (unknown.returncode, list((tmp_path / "c").iterdir())) == (2, [])
