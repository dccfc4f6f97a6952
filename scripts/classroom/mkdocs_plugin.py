"""MkDocs events → calls, and MkDocs run for a plan that is there already; the only module that knows MkDocs."""

import datetime
import hashlib
import html
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure import nav as mkdocs_nav
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from classroom.cache import Cache, open_cache
from classroom.checks.anonymity.scanner import open_scanner
from classroom.clock import EDITION, OFFLINE, PROGRESS, SOURCE_DATE_EPOCH, epoch_of, read_today
from classroom.library.layout import FOLDERS
from classroom.markdown import cell_alignment
from classroom.markdown.extensions import PURE_EXTENSIONS
from classroom.navigation import Named, Navigation, Section
from classroom.plan import Plan, plan_site
from classroom.problem import has_errors
from classroom.settings import engine_settings, fetched_file, left_out_templates

Progress = Callable[[int, int], None]
"""Told how many pages are done and how many there are."""

log = logging.getLogger("mkdocs.plugins.classroom")


class EngineError(Exception):
    """MkDocs did not finish, or had a warning; holds what it said."""


class ClassroomConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Options under the plugin's name in `mkdocs.yml`."""

    edition = config_options.Choice(("public", "instructor"), default="public")
    """Which edition to make; the environment's `CLASSROOM_EDITION` goes before it."""
    levels = config_options.Optional(config_options.Type(object))
    travel_minutes = config_options.Optional(config_options.Type(object))
    untaught_days = config_options.Optional(config_options.Type(object))
    """These are read from the file by `classroom.options`, which tells mistakes in Chinese."""


class ClassroomPlugin(BasePlugin[ClassroomConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages, navigation and name that the content makes."""

    def __init__(self) -> None:
        self._is_preview = False
        self._epoch_is_given = SOURCE_DATE_EPOCH in os.environ
        self._plan: Plan | None = None
        self._is_given = False
        self._kept = KeptPages()
        self._progress: Progress = _print_step
        self._pages_done = 0

    def take(self, plan: Plan, cache: Cache, progress: Progress) -> None:
        """Build the site of *plan*, which has no errors, rather than make a plan; tell *progress* of each page."""
        self._is_given = True
        self._plan, self._kept.cache, self._progress = plan, cache, progress

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview, in which problems are shown and stop nothing."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the plan; stop a build that has errors before anything is removed or written."""
        root = Path(config.config_file_path).parent
        self._pages_done = 0
        if not self._is_given:
            self._plan = self._make_plan(root, Path(config.config_file_path))
        made = engine_settings(self._current_plan)
        config.site_name = made["site_name"]
        config.nav = made["nav"]
        config.extra.update(made["extra"])
        self._place_programs(config, self._current_plan)
        config.theme.static_templates -= left_out_templates(self._current_plan)
        cell_alignment.on_config(config)
        config.watch += [str(folder) for folder in self._watched(root)]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the plan's files in the place of those that MkDocs found in the docs folder."""
        left_out = left_out_templates(self._current_plan)  # no template any more, MkDocs would copy it as a file
        for file in list(files):
            if file.src_dir == config.docs_dir or file.src_uri in left_out:
                files.remove(file)
        titles = _find_titles(self._current_plan.navigation)
        for output in self._current_plan.outputs:
            if output.copied_from and not output.is_cleaned:
                file = File.generated(config, output.uri, abs_src_path=str(output.copied_from))
            else:
                file = File.generated(config, output.uri, content=output.read_bytes())  # text would lose its CRLF
            file.edit_uri = output.source
            files.append(file)
            if output.is_page:
                KeptPage(titles.get(output.uri), file, config, self._kept)
        return files

    def on_nav(self, nav: mkdocs_nav.Navigation, config: MkDocsConfig, files: Files) -> mkdocs_nav.Navigation:
        """Tell the pages what their Markdown is rendered among, which is complete by now."""
        self._kept.around = _describe_surroundings(config, files)
        return nav

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Tell who waits how far the build is."""
        self._pages_done += 1
        self._progress(self._pages_done, sum(made.is_page for made in self._current_plan.outputs))
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Keep what was made for the next build."""
        self._kept.cache.save()

    def _make_plan(self, root: Path, settings: Path) -> Plan:
        if not self._epoch_is_given:
            os.environ.pop(SOURCE_DATE_EPOCH, None)  # set by the build before; a preview may run past midnight
        today = read_today()
        if not self._epoch_is_given:
            os.environ[SOURCE_DATE_EPOCH] = str(epoch_of(today))  # dates the sitemap and its archive
        edition: Any = os.environ.get(EDITION, self.config.edition)
        scanner, self._kept.cache = open_scanner(root), open_cache(root)
        plan = plan_site(
            root,
            today,
            edition,
            preview=self._is_preview,
            is_folder=bool(os.environ.get(OFFLINE)),
            settings=settings,
            scanner=scanner,
            cache=self._kept.cache,
        )
        scanner.save()
        for problem in plan.problems:
            is_error = problem.severity == "error"
            log.log(logging.ERROR if is_error else logging.INFO, str(problem))
        if has_errors(plan.problems) and not self._is_preview:
            raise PluginError("内容有错误，网站没有生成；原来的网站没有动")
        return plan

    @property
    def _current_plan(self) -> Plan:
        if self._plan is None:
            raise PluginError("classroom: on_config did not run")
        return self._plan

    @staticmethod
    def _place_programs(config: MkDocsConfig, plan: Plan) -> None:
        config.extra_css = [fetched_file(plan, path) for path in config.extra_css]
        for place, script in enumerate(config.extra_javascript):
            if isinstance(script, str):
                config.extra_javascript[place] = fetched_file(plan, script)
            else:
                script.path = fetched_file(plan, script.path)

    @staticmethod
    def _watched(root: Path) -> list[Path]:
        own = [Path(__file__).parent / folder for folder in ("templates", "assets")]
        return [*(root / folder for folder in (*FOLDERS, "overrides") if (root / folder).is_dir()), *own]


class KeptPage(Page):
    """A page whose Markdown is rendered once, as long as nothing changes that goes into it.

    Other plugins' events are heard as ever: what they make of the Markdown goes in, what they make of the HTML comes
    after. What MkDocs said of a link while rendering is said again.
    """

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, kept: "KeptPages") -> None:
        """Make the page of *file*, called *title* in the navigation."""
        super().__init__(title, file, config)
        self._kept = kept

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content, table of contents, title, anchors and links to anchors, as MkDocs does."""
        if not self._kept.around:
            super().render(config, files)
            return
        parts = (self._kept.around, self.file.src_uri, self.title or "", self.markdown or "")
        made = self._kept.cache.keep_data("markdown", parts, lambda: self._render_anew(config, files))
        if self.content is None:
            self._take(made, files)

    def _take(self, made: Mapping[str, Any], files: Files) -> None:
        self.content, self.title = made["content"], made["title"]
        self.toc = get_toc(made["toc"])
        self.present_anchor_ids = set(made["anchors"])
        self.links_to_anchors = {files.src_uris[uri]: links for uri, links in made["links"].items()}
        for name, level, message in made["said"]:
            logging.getLogger(name).log(level, message)

    def _render_anew(self, config: MkDocsConfig, files: Files) -> dict[str, Any]:
        with _listen() as said:
            super().render(config, files)
        links = {file.src_uri: links for file, links in (self.links_to_anchors or {}).items()}
        return {
            "content": self.content,
            "title": self.title,
            "toc": [_write_link(link) for link in self.toc],
            "anchors": sorted(self.present_anchor_ids or ()),
            "links": links,
            "said": [(record.name, record.levelno, record.getMessage()) for record in said],
        }


@dataclass
class KeptPages:
    """Where pages keep their Markdown, and what it is rendered among: nothing is kept while that is empty."""

    cache: Cache = field(default_factory=Cache)
    around: bytes = b""


def run_engine(  # noqa: PLR0913  # what to build by what into where, for which day, and who waits
    plan: Plan, settings: Path, site_dir: Path, *, today: datetime.date, cache: Cache, progress: Progress
) -> None:
    """Build the site of *plan* into *site_dir* by *settings*, telling *progress* of each page.

    Raises:
        EngineError: MkDocs did not finish, or had a warning.
        OSError: a file could not be read or written.
    """
    variables = {SOURCE_DATE_EPOCH: str(epoch_of(today)), "NO_MKDOCS_2_WARNING": "1"}
    with _set_environment(variables), _listen() as said:
        try:
            _build(plan, settings, site_dir, cache, progress)
        except OSError:
            raise
        except Exception as error:  # MkDocs, a template or anybody's plugin
            raise EngineError("\n".join((*_tell(said), f"{type(error).__name__}: {error}"))) from error
    if any(record.levelno >= logging.WARNING for record in said):
        raise EngineError("\n".join(_tell(said)))


def _build(plan: Plan, settings: Path, site_dir: Path, cache: Cache, progress: Progress) -> None:
    config = load_config(str(settings), site_dir=str(site_dir), strict=True)
    plugin = config.plugins.get("classroom")
    if not isinstance(plugin, ClassroomPlugin):
        raise PluginError("mkdocs.yml 的 plugins 里没有 classroom")
    plugin.take(plan, cache, progress)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _tell(said: Iterable[logging.LogRecord]) -> list[str]:
    return [record.getMessage() for record in said if record.levelno >= logging.WARNING]


def _find_titles(navigation: Navigation) -> dict[str, str]:
    """Return the names that pages go by in *navigation* where those are not their titles, as HTML."""
    titles: dict[str, str] = {}
    for item in navigation:
        if isinstance(item, Section):
            titles |= _find_titles(item.children)
        elif isinstance(item, Named):
            titles[item.uri] = html.escape(item.title)
    return titles


def _describe_surroundings(config: MkDocsConfig, files: Files) -> bytes:
    """Return a hash of what Markdown is rendered among besides its text: settings and the pages that links lead to.

    It is empty where an extension or a hook is at work that may look elsewhere.
    """
    names = [name for name in config.markdown_extensions if isinstance(name, str)]
    own = [made for made in config.markdown_extensions if not isinstance(made, str)]
    if not PURE_EXTENSIONS.issuperset(names) or any(type(made) is not cell_alignment.CellAlignment for made in own):
        return b""
    said = [*names, repr(sorted(config.mdx_configs.items())), str(config.use_directory_urls), repr(config.validation)]
    said += sorted(f"{file.src_uri}\0{file.dest_uri}" for file in files)
    return hashlib.sha256("\0".join(said).encode()).digest()


def _write_link(link: AnchorLink) -> dict[str, Any]:
    """Return *link* of a table of contents as MkDocs takes it."""
    children = [_write_link(child) for child in link.children]
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}


def _print_step(done: int, total: int) -> None:
    if os.environ.get(PROGRESS):
        sys.stdout.write(json.dumps({"done": done, "total": total}) + "\n")
        sys.stdout.flush()


class _Listener(logging.Handler):
    def __init__(self, said: list[logging.LogRecord]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record)


@contextmanager
def _listen() -> Iterator[list[logging.LogRecord]]:
    """Give the list to which everything is added that MkDocs says meanwhile."""
    said: list[logging.LogRecord] = []
    listener = _Listener(said)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)


@contextmanager
def _set_environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set *variables* meanwhile."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
