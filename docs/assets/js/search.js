/* Search: what the reader types is looked up by the theme's worker, which is fetched with the site's words when the
   field is first used and not before. Nothing is sent anywhere. */
(function () {
  "use strict";

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const SHOWN = 10;
  const EXCERPT = 60;

  const form = document.querySelector(".search-form");
  if (!form) return;
  const field = form.querySelector(".search-field");
  const panel = document.querySelector(".search-panel");
  const status = panel.querySelector(".search-status");
  const hits = panel.querySelector(".search-hits");
  const words = form.dataset;
  const url = (path) => new URL(path, document.baseURI).href;
  let worker = null;

  function say(text) {
    status.textContent = text;
    panel.hidden = false;
  }

  function giveUp(reason) {
    hits.replaceChildren();
    say(reason);
  }

  function start() {
    if (worker) return worker;
    worker = fetch(url(words.index))
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then(
        (index) =>
          new Promise((resolve, reject) => {
            const made = new Worker(url(words.worker));
            made.addEventListener("error", reject);
            made.addEventListener("message", ({ data }) => {
              if (data.type === READY) resolve(made);
              if (data.type === RESULT) show(data.data.items);
            });
            made.postMessage({ type: SETUP, data: { ...index, options: { suggest: false } } });
          }),
      );
    return worker;
  }

  /* The index holds HTML; only its text and the marks of what was found are taken from it. */
  function textOf(html) {
    const body = new DOMParser().parseFromString(html.replaceAll("<br>", "，"), "text/html").body;
    const made = document.createDocumentFragment();
    const first = body.querySelector("mark");
    let skipped = 0;
    if (first) {
      const before = document.createRange();
      before.setStart(body, 0);
      before.setEndBefore(first);
      skipped = Math.max(0, before.toString().length - EXCERPT / 3);
    }
    if (skipped) made.append("…");
    let left = EXCERPT;
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && left > 0) {
      const node = walker.currentNode;
      const text = node.data.slice(skipped).slice(0, left);
      skipped = Math.max(0, skipped - node.data.length);
      left -= text.length;
      if (!node.parentElement.closest("mark")) made.append(text);
      else if (text) made.append(Object.assign(document.createElement("mark"), { textContent: text }));
    }
    if (left <= 0) made.append("…");
    return made;
  }

  function makeHit(parts) {
    const page = parts.find((part) => !part.location.includes("#")) || parts[0];
    const best = parts.reduce((a, b) => (b.score > a.score && b.text ? b : a), page);
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.className = "search-hit";
    link.href = url(`${words.base}/${page.location}`);
    link.append(textOf(page.title));
    const excerpt = document.createElement("span");
    excerpt.className = "search-excerpt";
    excerpt.append(textOf(best.text || page.text));
    item.append(link, excerpt);
    return item;
  }

  function show(items) {
    const asked = field.value.trim();
    if (!asked) return;
    hits.replaceChildren(...items.slice(0, SHOWN).map(makeHit));
    panel.classList.toggle("is-empty", items.length === 0);
    const count = items.length > SHOWN ? `${SHOWN}+` : items.length;
    say(items.length ? words.found.replace("{count}", count) : words.none.replace("{words}", asked));
  }

  function ask() {
    const asked = field.value.trim();
    if (!asked) {
      panel.hidden = true;
      return;
    }
    if (location.protocol === "file:") {
      giveUp(words.folder);
      return;
    }
    if (!panel.querySelector(".search-hit")) say(words.waiting);
    start()
      .then((made) => made.postMessage({ type: QUERY, data: field.value }))
      .catch(() => {
        worker = null;
        giveUp(words.failed);
      });
  }

  field.addEventListener("input", ask);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
    (panel.querySelector(".search-hit") || field).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    panel.hidden = true;
    field.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !field.value) {
    field.value = asked;
    ask();
  }
})();
