"""MkDocs events → calls; the only module that knows MkDocs."""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from classroom.checks.anonymity.scanner import open_scanner
from classroom.clock import EDITION, OFFLINE, PROGRESS, SOURCE_DATE_EPOCH, epoch_of, read_today
from classroom.library.layout import FOLDERS
from classroom.markdown import cell_alignment
from classroom.plan import Plan, plan_site
from classroom.problem import has_errors
from classroom.settings import engine_settings, fetched_file, left_out_templates

log = logging.getLogger("mkdocs.plugins.classroom")


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
        self._pages_done = 0

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview, in which problems are shown and stop nothing."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the plan; stop a build that has errors before anything is removed or written."""
        settings = Path(config.config_file_path)
        root = settings.parent
        if not self._epoch_is_given:
            os.environ.pop(SOURCE_DATE_EPOCH, None)  # set by the build before; a preview may run past midnight
        today = read_today()
        if not self._epoch_is_given:
            os.environ[SOURCE_DATE_EPOCH] = str(epoch_of(today))  # dates the sitemap and its archive
        edition: Any = os.environ.get(EDITION, self.config.edition)
        scanner = open_scanner(root)
        self._plan = plan_site(
            root,
            today,
            edition,
            preview=self._is_preview,
            is_folder=bool(os.environ.get(OFFLINE)),
            settings=settings,
            scanner=scanner,
        )
        scanner.save()
        self._pages_done = 0
        for problem in self._plan.problems:
            is_error = problem.severity == "error"
            log.log(logging.ERROR if is_error else logging.INFO, str(problem))
        if has_errors(self._plan.problems) and not self._is_preview:
            raise PluginError("内容有错误，网站没有生成；原来的网站没有动")
        made = engine_settings(self._plan)
        config.site_name = made["site_name"]
        config.nav = made["nav"]
        config.extra.update(made["extra"])
        self._place_programs(config, self._plan)
        config.theme.static_templates -= left_out_templates(self._plan)
        cell_alignment.on_config(config)
        config.watch += [str(folder) for folder in self._watched(root)]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put the plan's files in the place of those that MkDocs found in the docs folder."""
        left_out = left_out_templates(self._current_plan)  # no template any more, MkDocs would copy it as a file
        for file in list(files):
            if file.src_dir == config.docs_dir or file.src_uri in left_out:
                files.remove(file)
        for output in self._current_plan.outputs:
            if output.copied_from and not output.is_cleaned:
                file = File.generated(config, output.uri, abs_src_path=str(output.copied_from))
            else:
                file = File.generated(config, output.uri, content=output.read_bytes())  # text would lose its CRLF
            file.edit_uri = output.source
            files.append(file)
        return files

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Tell who waits how far the build is."""
        self._pages_done += 1
        if os.environ.get(PROGRESS):
            total = sum(made.is_page for made in self._current_plan.outputs)
            sys.stdout.write(json.dumps({"done": self._pages_done, "total": total}) + "\n")
            sys.stdout.flush()
        return output

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
