"""Checks → site → proof, in one run that leaves the previous site alone until the new one is proved."""

import datetime
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from classroom.cache import Cache, open_cache
from classroom.checks.anonymity.scanner import Scanner, open_scanner
from classroom.history import Origin
from classroom.mkdocs_plugin import Progress, run_engine
from classroom.models.lesson import Edition
from classroom.options import FILE
from classroom.outputs.folder_hint import hint_name
from classroom.plan import Plan, plan_site
from classroom.problem import Problem, has_errors
from classroom.release.sealing import seal_site
from classroom.site_check.built_site import ERROR_PAGE
from classroom.site_check.proof import prove_site


class SiteFolderError(Exception):
    """The folder to build into holds something else than a site."""


@dataclass(frozen=True)
class Built:
    """What came of a build: the plan, and what the proof found; the site is in place when neither has errors."""

    plan: Plan
    proof: tuple[Problem, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether the new site was put in place."""
        return not has_errors((*self.plan.problems, *self.proof))


@dataclass(frozen=True)
class Order:
    """What to build: the site under `root`, one edition, for one day.

    A site that `is_folder` opens from a stick or a disk. One with an `origin` is a release: it says what it is.
    One that `is_fresh` takes nothing from earlier builds.
    """

    root: Path
    edition: Edition
    today: datetime.date
    is_folder: bool = False
    is_fresh: bool = False
    origin: Origin | None = None


def build_site(order: Order, site_dir: Path, progress: Progress) -> Built:
    """Build *order* into *site_dir*, calling *progress* with pages done and in all.

    Raises:
        EngineError: MkDocs did not finish, or had a warning.
        SiteFolderError: *site_dir* is not empty and holds no site.
    """
    _refuse_foreign(order.root, site_dir)
    scanner, cache = (Scanner(), Cache()) if order.is_fresh else (open_scanner(order.root), open_cache(order.root))
    plan = plan_site(order.root, order.today, order.edition, is_folder=order.is_folder, scanner=scanner, cache=cache)
    scanner.save()
    if has_errors(plan.problems):
        return Built(plan, ())
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=site_dir.parent, prefix=f".{site_dir.name}-") as folder:
        made = Path(folder) / "site"
        run_engine(plan, order.root / FILE, made, today=order.today, cache=cache, progress=progress)
        if order.origin:
            seal_site(made, plan.edition, plan.site_title, order.today, order.origin)
        machine_paths = (str(order.root), folder, f"{Path.home()}/", tempfile.gettempdir() + "/")
        proof = prove_site(made, plan, machine_paths, scanner, cache=cache, is_release=order.origin is not None)
        scanner.save()
        cache.save()
        built = Built(plan, proof)
        if built.is_good:
            _put_in_place(made, site_dir, Path(folder))
    return built


def _refuse_foreign(root: Path, site_dir: Path) -> None:
    """Refuse a folder that a build would wipe though it was never a site."""
    inside = root == site_dir or site_dir in root.parents
    if inside or (site_dir.exists() and (not site_dir.is_dir() or not _is_site(site_dir))):
        raise SiteFolderError(str(site_dir))


def _is_site(folder: Path) -> bool:
    marks = (ERROR_PAGE, hint_name())
    is_made = (folder / "index.html").exists() and any((folder / name).exists() for name in marks)
    return is_made or not any(folder.iterdir())


def _put_in_place(made: Path, site_dir: Path, beside: Path) -> None:
    """Move *made* to *site_dir*; the old site goes only when the new one stands."""
    old = beside / "old"
    if site_dir.exists():
        site_dir.replace(old)
    try:
        made.replace(site_dir)
    except OSError:
        if old.exists():
            old.replace(site_dir)
        raise
    shutil.rmtree(old, ignore_errors=True)
