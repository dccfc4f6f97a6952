"""The command `classroom`: messages in Chinese, progress, exit codes 0 clean, 1 problems, 2 cannot run."""

from importlib import import_module
from pathlib import Path

import click

from classroom import __version__

_MODULES = {
    "build": "build",
    "bundle": "bundle",
    "check": "check",
    "diff": "changes",
    "generate": "generate",
    "import": "import_word",
    "mask": "mask",
    "new": "new",
    "posters": "changes",
    "prove": "prove",
    "publish": "publish",
    "releases": "publish",
    "rollback": "publish",
    "scan": "scan",
    "schema": "schema",
    "search-report": "search_report",
    "serve": "serve",
    "verify": "verify",
}
"""Where each command is; a module is imported when its command is run, for nobody waits for the others."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click calls it so
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"{__name__}.{_MODULES[cmd_name]}")
        found = (made for made in vars(module).values() if isinstance(made, click.Command) and made.name == cmd_name)
        return next(found)


@click.group(
    cls=_Commands,
    help="把课程、案例和课表做成网站。",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="classroom")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=None,
    help="站点所在的文件夹；不写就从当前文件夹往上找 mkdocs.yml",
)
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Find the site and run one of the commands."""
    context.obj = root
