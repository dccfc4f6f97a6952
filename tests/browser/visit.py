"""A page as a reader opens it, and the pages of every kind."""

from typing import Literal

from playwright.sync_api import Browser, Page, Request

PAGES = (
    "index.html",
    "404.html",
    "search.html",
    "now/index.html",
    "guides/index.html",
    "guides/task-rebate.html",
    "cases/index.html",
    "cases/by-loss.html",
    "cases/parcel-card.html",
    "courses/index.html",
    "courses/anti-fraud/index.html",
    "courses/anti-fraud/01-task-rebate.html",
    "courses/schedule/index.html",
    "courses/schedule/2026-winter/index.html",
    "courses/schedule/2026-winter/w26-parcel-card.html",
    "courses/schedule/2026-winter/w26-shop-power.html",
    "about/index.html",
    "about/roles/index.html",
    "about/roles/publicity.html",
    "about/figures.html",
    "about/hotlines.html",
    "about/glossary.html",
    "handbook/lesson.html",
)
SIZES = ((360, 740), (1280, 800))


class Visit:
    """A page opened in a fresh context, with what it asked for and complained of."""

    def __init__(
        self,
        browser: Browser,
        size: tuple[int, int],
        *,
        scripts: bool = True,
        scheme: Literal["light", "dark"] = "light",
        contrast: Literal["more", "no-preference"] = "no-preference",
        reading: str = "",
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            color_scheme=scheme,
            contrast=contrast,
            timezone_id="Asia/Shanghai",
        )
        if reading:
            self.context.add_init_script(f"localStorage.setItem('reading', '{reading}')")
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note)
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)

    def open(self, url: str) -> Page:
        """Open *url* and wait until it asks for nothing more."""
        self.page.goto(url)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def load(self, url: str) -> Page:
        """Open *url* and wait for what the page itself names."""
        self.page.goto(url)
        return self.page
