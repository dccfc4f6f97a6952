"""The shape of the toolkit: who may import whom, what may read the clock, what must be documented and named how."""

import ast
import re
import subprocess
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "classroom"

LAYERS = (
    "problem",
    "cache",
    "pictures",
    "models",
    "source",
    "markdown",
    "contacts",
    "almanac",
    "library",
    "timetable",
    "publication",
    "private_text",
    "checks",
    "anonymisation",
    "word",
    "render",
    "snippets",
    "outputs",
    "preview",
    "navigation",
    "search",
    "options",
    "drafts",
    "plan",
    "history",
    "commits",
    "snapshot",
    "settings",
    "generate",
    "clock",
    "schema",
    "report",
    "release",
    "site_check",
    "mkdocs_plugin",
    "build_site",
    "standing_site",
    "publishing",
    "bundles",
    "verification",
    "cli",
)
"""Modules and packages directly under `classroom`, the lowest first; each imports itself and lower ones only."""

MAY_READ_THE_SURROUNDINGS = frozenset(("clock", "cli", "mkdocs_plugin"))
"""What may ask for the time or the environment; everything else is given both as arguments."""

VAGUE_NAMES = frozenset(("utils", "util", "helpers", "helper", "common", "manager", "misc"))
READS = frozenset(
    ("os.environ", "os.environb", "os.getenv", "os.putenv", "time.time", "time.time_ns", "time.localtime")
)
READS_BY_METHOD = frozenset(("now", "utcnow", "today"))

FOLDERS = re.compile(r"(?:(?<![\w.)\]}/*~-])|(?<=file://))/(?:home|root|work)/")
"""An absolute path into somebody's folders; not a part of a longer path or address."""

REGISTRIES = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|npmmirror\.com|crates\.io|proxy\.golang\.org"
    r"|tuna\.tsinghua\.edu\.cn|mirrors\.[\w-]+\.com)\b|--(?:extra-)?index-url"
)


def find_modules() -> dict[str, ast.Module]:
    """Return the syntax tree of every module by its dotted name, `classroom` itself included."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = ast.parse(file.read_text("utf-8"), str(file))
    return found


MODULES = find_modules()
NAMES = sorted(MODULES)


def find_imports(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted name of everything that *tree* imports, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that this test can read them"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def as_module(name: str) -> str | None:
    """Return the module of the toolkit that *name* is or lies in."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


def imported_modules(name: str) -> set[str]:
    found = {as_module(imported) for imported in find_imports(MODULES[name])}
    return {module for module in found if module is not None and module != "classroom"}


def layer(name: str) -> int:
    return LAYERS.index(name.split(".")[1])


def test_every_module_has_a_layer() -> None:
    assert sorted({name.split(".")[1] for name in NAMES if "." in name}) == sorted(LAYERS)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "classroom"])
def test_imports_go_down(name: str) -> None:
    assert [other for other in sorted(imported_modules(name)) if layer(other) > layer(name)] == []


def test_no_cycle() -> None:
    graph = {name: imported_modules(name) - {name} for name in NAMES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_nothing_is_imported_by_the_package_itself() -> None:
    assert list(find_imports(MODULES["classroom"])) == []


def test_the_site_engine_is_imported_in_one_module() -> None:
    users = [name for name in NAMES if any(f"{found}.".startswith("mkdocs.") for found in find_imports(MODULES[name]))]
    assert users == ["classroom.mkdocs_plugin"]


def test_names_say_what_a_module_is_about() -> None:
    assert [name for name in NAMES if VAGUE_NAMES & set(name.split("."))] == []


def dotted(node: ast.expr) -> str:
    """Return *node* as `a.b.c`, or what of it is names and attributes."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def find_reads(tree: ast.AST) -> Iterator[str]:
    """Yield what in *tree* asks for the time or the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and dotted(node) in READS:
            yield dotted(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS_BY_METHOD:
            yield dotted(node.func)
    yield from (name for name in find_imports(tree) if name in READS)


@pytest.mark.parametrize("name", [name for name in NAMES if name.split(".")[-1] not in MAY_READ_THE_SURROUNDINGS])
def test_time_and_environment_are_arguments(name: str) -> None:
    assert list(find_reads(MODULES[name])) == []


@pytest.mark.parametrize(
    ("code", "reads"),
    [
        ("import os\nos.environ['A']", ["os.environ"]),
        ("import os\nos.environ.get('A')", ["os.environ"]),
        ("import os\nos.getenv('A')", ["os.getenv"]),
        ("from os import environ", ["os.environ"]),
        ("from time import time", ["time.time"]),
        ("import time\ntime.time()", ["time.time"]),
        ("import datetime\ndatetime.datetime.now(x)", ["datetime.datetime.now"]),
        ("import datetime as d\nd.date.today()", ["d.date.today"]),
        ("from datetime import date\ndate.today()", ["date.today"]),
        ("def f():\n    return datetime.utcnow()", ["datetime.utcnow"]),
        ("site.today", []),
        ("self.today - now", []),
        ("import os\nos.walk('.')", []),
        ("import time\ntime.perf_counter()", []),
        ("environment = 'os.environ'", []),
    ],
)
def test_reads_are_found(code: str, reads: list[str]) -> None:
    assert list(find_reads(ast.parse(code))) == reads


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def find_definitions(tree: ast.Module) -> Iterator[tuple[str, Definition, bool]]:
    """Yield every class and function with its name and whether it and all around it is public."""

    def walk(node: ast.AST, path: tuple[str, ...], *, is_public: bool) -> Iterator[tuple[str, Definition, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Definition):
                shown = is_public and not child.name.startswith("_")
                yield ".".join((*path, child.name)), child, shown
                inner_is_public = shown and isinstance(child, ast.ClassDef)
                yield from walk(child, (*path, child.name), is_public=inner_is_public)
            else:
                yield from walk(child, path, is_public=is_public)

    yield from walk(tree, (), is_public=True)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_public_is_documented(name: str) -> None:
    tree = MODULES[name]
    missing = [found for found, node, is_public in find_definitions(tree) if is_public and not ast.get_docstring(node)]
    assert (bool(ast.get_docstring(tree)), missing) == (True, [])


@pytest.mark.parametrize("name", NAMES)
def test_functions_tell_what_they_return(name: str) -> None:
    functions = [(found, node) for found, node, _ in find_definitions(MODULES[name])]
    missing = [found for found, node in functions if not isinstance(node, ast.ClassDef) and node.returns is None]
    assert missing == []


def text_files() -> list[str]:
    """Return the files that are or would be committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for path in sorted(set(listed.split("\0"))) if path and (ROOT / path).is_file()]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_no_file_tells_of_somebodys_machine() -> None:
    found = []
    for path in text_files():
        try:
            lines = (ROOT / path).read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture, or a test of how such a file is refused
        for number, line in enumerate(lines, 1):
            if FOLDERS.search(line) or REGISTRIES.search(line):
                found.append(f"{path}:{number}")
    assert found == []


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("/ho¬me/somebody/site", True),
        ("cd /wo¬rk/site", True),
        ("root='/ro¬ot/.cache'", True),
        ("file:///ho¬me/somebody", True),
        ("docs/ho¬me/index.md", False),
        ("../work/index.md", False),
        ("https://example.org/work/a", False),
        ("/homework/", False),
        ("/workspace/", False),
        ("pip install --index¬-url x", True),
        ("https://pypi¬.org/simple", True),
        ("https://files.pythonhosted¬.org/packages/a.whl", True),
        ("https://registry.npmjs¬.org/a", True),
        ("https://pypi.tuna¬.tsinghua.edu.cn/simple", True),
        ("https://mirrors¬.aliyun.com/pypi", True),
        ("https://example.org/pypi.organ", False),
        ("mypypi.orgs", False),
        ("index-url", False),
    ],
)
def test_lines_that_tell_of_a_machine(line: str, is_found: bool) -> None:  # noqa: FBT001
    text = line.replace("¬", "")  # written with a sign in it, so that this file is no find itself
    assert bool(FOLDERS.search(text) or REGISTRIES.search(text)) is is_found
