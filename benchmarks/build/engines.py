"""The programs that are compared, each with the same pages in its own folder."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(sys.executable).parent

_MATERIAL = """site_name: 小课堂
docs_dir: docs
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
  custom_dir: overrides
plugins: [search]
markdown_extensions: [admonition, attr_list, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences]
"""
_HUGO = """baseURL = "https://ketang.example/"
title = "小课堂"
disableKinds = ["taxonomy", "term", "RSS"]
[outputs]
home = ["HTML", "JSON"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
_BASE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ if $.IsDescendant . }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}</li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main></body></html>
"""
_SEARCH = """[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "t" .Title "u" .RelPermalink "b" .Plain | jsonify }}{{ end }}]
"""


@dataclass(frozen=True)
class Engine:
    """A program: the command that builds, the folder to run it in, and the site it makes.

    `pages` is the folder of its pages, `template` a template of its theme, `kept` what it keeps between builds, `known`
    what of that is about texts and not about pages.
    """

    name: str
    command: tuple[str, ...]
    folder: Path
    site: Path
    pages: Path
    template: Path
    kept: tuple[Path, ...] = ()
    known: Path | None = None


def prepare_engines(station: Path, tree: Path, folder: Path) -> list[Engine]:
    """Return the engines, the first ours on *station*, the others on copies of *tree*, which `generate` made of it."""
    ours = Engine(
        "classroom",
        (str(PROGRAMS / "classroom"), "build"),
        station,
        station / "site",
        station,
        station / "overrides/main.html",
        (station / ".classroom", station / "site"),
        station / ".classroom/scanned.json",
    )
    engines = [ours, _prepare_mkdocs("Material + prune", str(PROGRAMS / "mkdocs"), tree, folder / "material")]
    if (PROGRAMS / "properdocs").exists():
        engines.append(_prepare_mkdocs("ProperDocs + prune", str(PROGRAMS / "properdocs"), tree, folder / "properdocs"))
    if (PROGRAMS / "zensical").exists():
        engines.append(_prepare_zensical(str(PROGRAMS / "zensical"), tree, folder / "zensical"))
    if shutil.which("hugo"):
        engines.append(_prepare_hugo(tree, folder / "hugo"))
    return engines


def _prepare_mkdocs(name: str, program: str, tree: Path, folder: Path) -> Engine:
    _copy_pages(tree, folder / "docs")
    (folder / "mkdocs.yml").write_text(_MATERIAL, "utf-8")
    template = folder / "overrides/main.html"
    template.parent.mkdir()
    template.write_text('{% extends "base.html" %}\n', "utf-8")
    return Engine(
        name, (program, "build", "-q"), folder, folder / "site", folder / "docs", template, (folder / "site",)
    )


def _prepare_zensical(program: str, tree: Path, folder: Path) -> Engine:
    made = _prepare_mkdocs("Zensical + prune", program, tree, folder)
    return Engine(
        made.name,
        (program, "build"),
        folder,
        made.site,
        made.pages,
        made.template,
        (folder / ".cache", folder / "site"),
    )


def _prepare_hugo(tree: Path, folder: Path) -> Engine:
    _copy_pages(tree, folder / "content")
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    layouts = folder / "layouts"
    (layouts / "_default").mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"_default/{name}.html").write_text(_BASE, "utf-8")
    (layouts / "index.html").write_text(_BASE, "utf-8")
    (layouts / "index.json").write_text(_SEARCH, "utf-8")
    (folder / "config.toml").write_text(_HUGO, "utf-8")
    template = layouts / "_default/single.html"
    return Engine(
        "Hugo", ("hugo", "--quiet"), folder, folder / "public", folder / "content", template, (folder / "public",)
    )


def _copy_pages(tree: Path, target: Path) -> None:
    """Copy the pages of *tree* alone: what it copies and prints costs the other engines nothing."""
    for file in tree.rglob("*.md"):
        place = target / file.relative_to(tree)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(file.read_text("utf-8").replace("{{", "{ {"), "utf-8")
