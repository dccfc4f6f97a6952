/* The search field in use: what is typed → results below it, with the keys that people know from elsewhere.

   It works on the page's own thread in slices of a few milliseconds; a question typed meanwhile ends the one before. */
(function () {
  "use strict";

  const search = window.classroomSearch;
  if (!search || !search.rank) return;

  const BEST = 3; /* shown in their order; those after them stand by the section of the site */
  const SHOWN = 10;
  const NEAREST = 5;
  const TYPES = 10;
  const EXCERPT = 64;
  const SLICE_MS = 12;
  const TYPING_MS = 60; /* keys that follow each other sooner are of one word: it is asked once */
  const LONGEST_SHOWN = 30;

  const form = document.querySelector(".search-form");
  const field = form.querySelector(".search-field");
  const panel = document.querySelector(".search-panel");
  const status = panel.querySelector(".search-status");
  const hits = panel.querySelector(".search-hits");
  const help = panel.querySelector(".search-help");
  const words = form.dataset;
  const root = new URL(words.root, document.baseURI).href.replace(/index\.html$/, "");
  let opened = null;
  let rare = null;
  const pieces = new Map();
  let serial = 0;
  let isComposing = false;
  let timer = 0;
  let shown = "";
  let typedAt = -TYPING_MS;

  search.from(new URL(words.parts, document.baseURI).href.replace(/head\.js.*$/, ""));

  /* Run `steps`, a generator, in slices; return what it returns, or nothing once `isOver`. */
  async function drive(steps, isOver) {
    let since = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - since > SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        if (isOver()) return undefined;
        since = performance.now();
      }
    }
  }

  function open() {
    if (!opened) {
      opened = (async () => {
        const head = await search.load("head");
        const table = await search.load("sounds");
        const index = await drive(search.openHead(head, search.signs.makeSounds([table])), () => false);
        return Object.assign(index, { rawSounds: table });
      })();
      opened.catch(() => { opened = null; });
    }
    return opened;
  }

  const make = (tag, className, ...inside) => {
    const made = Object.assign(document.createElement(tag), { className });
    made.append(...inside);
    return made;
  };

  function say(text) {
    status.textContent = text;
    panel.hidden = false;
  }

  /* Return `text` with `marks` set off; a long one is cut around where most of them stand. */
  function excerpt(text, marks, length) {
    let from = 0;
    if (text.length > length && marks.length) {
      const worth = (start) => marks.reduce((sum, mark) => sum + (mark.start >= start && mark.end <= start + length ? mark.weight : 0), 0);
      const best = marks.reduce((a, b) => (worth(b.start) > worth(a.start) ? b : a));
      from = Math.max(0, best.start - length / 4);
      const before = text.slice(0, best.start).search(/[^。！？；\n]*$/);
      if (best.start - before < length / 2) from = before;
    }
    const to = Math.min(text.length, from + length);
    const made = document.createDocumentFragment();
    if (from) made.append("…");
    let at = from;
    for (const { start, end } of marks) {
      if (start < from || end > to || end <= at) continue;
      made.append(text.slice(at, Math.max(at, start)), make("mark", "", text.slice(Math.max(at, start), end)));
      at = end;
    }
    made.append(text.slice(at, to));
    if (to < text.length) made.append("…");
    return made;
  }

  const address = (page, heading) => {
    const section = page.sections[heading];
    const name = section && section.heading ? section.anchor ?? anchorOf(section.heading) : "";
    return `${root}${page.place}.html${name && `#${encodeURIComponent(name)}`}`;
  };

  const anchorOf = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc} -]/gu, "").replaceAll(" ", "-");

  function makeHit(result, question, index, isFirst) {
    const page = index.pages[result.number];
    const link = make("a", "search-hit", excerpt(page.title, search.findMarks(page.title, result.grams, question.sounds), 60));
    const group = index.groups.find(([name]) => name === page.kind);
    const place = make("span", "search-place", group ? group[1] : "");
    const text = make("span", "search-excerpt");
    const item = make("li", isFirst ? "search-first" : "", link, place, text);
    link.href = address(page, result.heading);
    if (isFirst) place.textContent = words.first;
    showSection(item, page, result.heading, "", result, question);
    return item;
  }

  /* Show under a hit which part of its page the question leads to, and the words there. */
  function showSection(item, page, heading, text, result, question) {
    const section = page.sections[heading];
    const line = item.querySelector(".search-excerpt");
    item.querySelector(".search-hit").href = address(page, heading);
    line.replaceChildren();
    if (section && section.heading) {
      const marks = search.findMarks(section.heading, result.grams, question.sounds);
      line.append(make("span", "search-heading", excerpt(section.heading, marks, 40)), text ? "：" : "");
    }
    if (text) line.append(excerpt(text, search.findMarks(text, result.grams, question.sounds), EXCERPT));
  }

  /* Find the part of the page that says most of what was asked, once its text is there. */
  async function completeHit(item, result, question, index, isOver) {
    const page = index.pages[result.number];
    const sections = await search.load(`text/${page.place}`);
    if (isOver()) return;
    let best = { worth: -1 };
    for (const [heading, ...blocks] of sections) {
      const named = search.findMarks(page.sections[heading].heading, result.grams, question.sounds);
      const base = named.reduce((sum, mark) => sum + mark.weight, 0) * 1.5 + (heading === result.heading && named.length ? 1 : 0);
      for (const block of blocks) {
        const seen = new Set();
        let worth = base;
        for (const mark of search.findMarks(block, result.grams, question.sounds)) {
          const said = block.slice(mark.start, mark.end);
          worth += seen.has(said) ? mark.weight / 10 : mark.weight;
          seen.add(said);
        }
        if (worth > best.worth) best = { worth, heading, block };
      }
    }
    if (best.worth >= 0) showSection(item, page, best.heading, best.block, result, question);
  }

  /* Return `results` with those after the best three put together by the section of the site they stand in. */
  function arrange(results, index) {
    const rest = results.slice(BEST, SHOWN);
    const order = [...new Set(rest.map(({ number }) => index.pages[number].kind))];
    return { best: results.slice(0, BEST), groups: order.map((name) => [name, rest.filter(({ number }) => index.pages[number].kind === name)]) };
  }

  async function show(results, question, index, isOver, isLast) {
    const urgent = search.triage(question, index);
    const first = urgent && { number: urgent.number, heading: urgent.heading, grams: new Set(), score: 0 };
    const others = results.filter(({ number }) => !first || number !== first.number);
    const items = [];
    const add = (result, isFirst) => {
      const item = makeHit(result, question, index, isFirst);
      items.push([item, result]);
      return item;
    };
    const { best, groups } = arrange(others, index);
    const list = [...(first ? [add(first, true)] : []), ...best.map((result) => add(result))];
    for (const [name, members] of groups) {
      const title = index.groups.find(([group]) => group === name)[1];
      list.push(make("li", "search-group", title), ...members.map((result) => add(result)));
    }
    hits.replaceChildren(...list);
    help.replaceChildren(...(items.length || !isLast ? [] : offerHelp(question, index)));
    const total = others.length + (first ? 1 : 0);
    const asked = [...question.plain.trim()].slice(0, LONGEST_SHOWN).join("");
    if (total) say(words.found.replace("{count}", total > SHOWN ? `${SHOWN}+` : total));
    else say(isLast ? words.none.replace("{words}", asked) : words.waiting);
    if (isLast) panel.dataset.asked = asked;
    if (isLast) for (const [item, result] of items) if (result !== first) await completeHit(item, result, question, index, isOver);
  }

  /* Return what helps who finds nothing: whom to call, names that are near, the types of fraud. */
  function offerHelp(question, index) {
    const calls = make("p", "search-calls");
    for (const part of words.calls.split(/(<\d+>)/)) {
      const number = part.match(/^<(\d+)>$/);
      calls.append(number ? Object.assign(make("a", "", number[1]), { href: `tel:${number[1]}` }) : part);
    }
    const chips = (title, made) => (made.length ? [make("p", "search-group", title), make("ul", "search-chips", ...made)] : []);
    const near = search.nearest(question, index, NEAREST).map((name) => {
      const button = Object.assign(make("button", "search-chip", name), { type: "button" });
      button.addEventListener("click", () => {
        field.value = name;
        field.focus();
        ask();
      });
      return make("li", "", button);
    });
    const types = index.frauds.slice(0, TYPES).map(([name, place]) => {
      const link = make("a", "search-chip", name);
      link.href = `${root}${place || "guides/index"}.html`;
      return make("li", "", link);
    });
    return [calls, ...chips(words.near, near), ...chips(words.types, types)];
  }

  async function answer(text, isOver) {
    const index = await open();
    const plain = search.signs.normalise(text);
    if (!rare && search.signs.hasRare(plain, index.sounds)) rare = await search.load("rare");
    if (isOver()) return;
    const question = search.readQuestion(text, index, rare);
    const wanted = search.choosePieces(question, index);
    const missing = wanted.filter((number) => !pieces.has(number));
    const early = missing.length && (await drive(search.rank(question, index, pieces), isOver));
    if (isOver()) return;
    if (early) await show(early, question, index, isOver, false);
    await Promise.all(missing.map(async (number) => pieces.set(number, search.openPiece(await search.load(`words/${number}`)))));
    if (isOver()) return;
    const results = await drive(search.rank(question, index, pieces), isOver);
    if (!isOver()) await show(results, question, index, isOver, true);
  }

  function ask() {
    clearTimeout(timer);
    const text = field.value;
    const mine = (serial += 1);
    const isOver = () => mine !== serial;
    shown = text;
    delete panel.dataset.asked;
    if (!text.trim()) {
      panel.hidden = true;
      hits.replaceChildren();
      return;
    }
    if (!hits.firstChild) say(words.waiting);
    answer(text, isOver).catch(() => {
      if (isOver()) return;
      help.replaceChildren();
      say(words.failed);
    });
  }

  /* Ask at once after a rest, else once the hand rests; never while an input method composes. */
  function askSoon() {
    clearTimeout(timer);
    const now = performance.now();
    if (!isComposing) timer = setTimeout(ask, now - typedAt < TYPING_MS ? TYPING_MS : 0);
    typedAt = now;
  }

  function close() {
    serial += 1;
    clearTimeout(timer);
    panel.hidden = true;
    field.focus();
  }

  /* Move among the field and the links below it. */
  function move(step) {
    const stops = [field, ...panel.querySelectorAll(".search-hit, .search-help a, .search-help button")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    stops[(at + step + stops.length) % stops.length].focus();
  }

  field.addEventListener("compositionstart", () => { isComposing = true; clearTimeout(timer); });
  field.addEventListener("compositionend", () => { isComposing = false; askSoon(); });
  field.addEventListener("input", (event) => { if (!event.isComposing) askSoon(); });
  field.addEventListener("focus", () => { if (field.value.trim() && panel.hidden) askSoon(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = panel.querySelector(".search-hit");
    if (!isComposing && shown === field.value && !panel.hidden && first && matchMedia("(pointer: fine)").matches) first.click();
    else ask();
  });
  form.parentElement.addEventListener("keydown", (event) => {
    if (event.isComposing || isComposing) return;
    if (event.key === "Escape" && !panel.hidden) close();
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !panel.hidden) move(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  });

  search.open = () => {
    open().catch(() => {});
    if (field.value.trim() && !isComposing) ask();
  };
})();
