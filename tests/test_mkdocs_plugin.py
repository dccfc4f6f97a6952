"""What the plugin tells MkDocs, event by event."""

import datetime
import os
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from classroom import mkdocs_plugin
from tests.site.station import copy_station


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_station(tmp_path / "root")


def test_a_long_preview_asks_the_clock_again_at_each_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    seen: list[str | None] = []
    days = iter((datetime.date(2026, 11, 23), datetime.date(2026, 11, 24)))

    def read_today() -> datetime.date:
        seen.append(os.environ.get("SOURCE_DATE_EPOCH"))
        return next(days)

    monkeypatch.setattr(mkdocs_plugin, "read_today", read_today)
    plugin = mkdocs_plugin.ClassroomPlugin()
    plugin.load_config({})
    set_to = []
    for _ in range(2):
        plugin.on_config(load_config(str(root / "mkdocs.yml")))
        set_to.append(os.environ.pop("SOURCE_DATE_EPOCH"))
        os.environ["SOURCE_DATE_EPOCH"] = set_to[-1]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert (seen, int(set_to[1]) - int(set_to[0])) == ([None, None], 86400)


def test_content_templates_and_overrides_are_watched(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795420800")
    plugin = mkdocs_plugin.ClassroomPlugin()
    plugin.load_config({})
    config = plugin.on_config(load_config(str(root / "mkdocs.yml")))
    toolkit = Path(mkdocs_plugin.__file__).parent
    own = [toolkit / "templates", toolkit / "assets"]
    watched = [root / "docs", root / "courses", root / "cases", root / "overrides", *own]
    assert [Path(path) for path in config.watch] == watched


def test_a_build_stops_where_a_preview_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795420800")
    (root / "cases" / "empty.md").write_text("", "utf-8")
    building, previewing = mkdocs_plugin.ClassroomPlugin(), mkdocs_plugin.ClassroomPlugin()
    for plugin, command in ((building, "build"), (previewing, "serve")):
        plugin.load_config({})
        plugin.on_startup(command=command, dirty=False)
    with pytest.raises(PluginError, match=r"^内容有错误，网站没有生成；原来的网站没有动$"):
        building.on_config(load_config(str(root / "mkdocs.yml")))
    config = previewing.on_config(load_config(str(root / "mkdocs.yml")))
    assert (config.nav or [])[0] == "problems.md"
