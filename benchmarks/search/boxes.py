"""Two search boxes, ours and stock Material's, asked in the same way and timed on the page itself."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

ASK = """async ({ field, panel, isFirst, isDone, text, links }) => {
  const input = document.querySelector(field), watched = document.querySelector(panel);
  const [first, done] = [isFirst, isDone].map(rule => new Function("panel", `return ${rule}`));
  const start = performance.now();
  let firstAt = 0;
  await new Promise(finish => {
    const look = () => {
      if (first(watched) && !firstAt) firstAt = performance.now();
      if (done(watched)) finish();
    };
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(look).observe(watched, all);
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    look();
  });
  const found = [...document.querySelectorAll(links)].map(link => new URL(link.href).pathname);
  return [found, (firstAt || performance.now()) - start, performance.now() - start];
}"""


@dataclass(frozen=True)
class Answer:
    """The places found, the likeliest first, and the milliseconds to the first and to the last list."""

    links: list[str]
    first_ms: float
    last_ms: float


@dataclass(frozen=True)
class Box:
    """How a search box is asked; what its search fetches lies in `folders`, what it fetches later in `later`."""

    name: str
    folders: tuple[str, ...]
    later: str
    asking: dict[str, str]
    rest: str
    """What the page says once an empty question is answered."""

    def open(self, page: Page, root: str) -> None:
        """Open the site at *root* with the box at rest."""
        page.goto(f"{root}index.html")
        page.wait_for_load_state("networkidle")

    def clear(self, page: Page) -> None:
        """Empty the box, and let it rest as a hand does."""
        page.evaluate(ASK, self._words("", self.rest))
        page.wait_for_timeout(100)

    def ask(self, page: Page, question: str) -> Answer:
        """Return what the box of *page*, which is empty, answers to *question*."""
        found, first, last = page.evaluate(ASK, self._words(question, self.asking["isDone"]))
        return Answer(list(dict.fromkeys(found)), first, last)

    def touch(self, page: Page) -> None:
        """Put the cursor into the box, as a reader does."""
        page.focus(self.asking["field"])

    def _words(self, text: str, done: str) -> dict[str, Any]:
        return {**self.asking, "isDone": done, "text": text}


OURS = Box(
    "ours",
    ("search/", "/js/search/"),
    "search/text/",
    {
        "field": ".search-field",
        "panel": ".search-panel",
        "isFirst": "panel.querySelector('.search-hit') || panel.dataset.asked !== undefined",
        "isDone": "panel.dataset.asked !== undefined",
        "links": ".search-hit",
    },
    "panel.hidden",
)
STOCK = Box(
    "stock",
    ("search/", "assets/javascripts/workers/", "assets/javascripts/lunr/"),
    "\0",
    {
        "field": ".md-search__input",
        "panel": ".md-search-result",
        "isFirst": "/结果/.test(panel.querySelector('.md-search-result__meta').textContent)",
        "isDone": "/结果/.test(panel.querySelector('.md-search-result__meta').textContent)",
        "links": ".md-search-result__item > a",
    },
    "/键入/.test(panel.querySelector('.md-search-result__meta').textContent)",
)
