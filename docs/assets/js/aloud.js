/* Reads a page aloud, sentence by sentence; `speak.js` fetches it at the first press of its button. */
(function () {
  "use strict";

  const LONG = 90; // signs; engines of phones stop in the middle of longer utterances
  const BLOCKS = "h1, h2, h3, h4, p, li, tr, dt, dd, summary, caption, figcaption, legend, blockquote, section, div, article";
  const SKIPPED = "script, style, svg, button, input, select, textarea, label, form, dialog, [aria-hidden=true], .made-on";

  /* Return [start, end] of each sentence of `text`; a line ends one, and a long one is parted at its commas. */
  function splitSentences(text) {
    const found = [];
    const keep = (start, end) => {
      const words = text.slice(start, end);
      const first = start + words.length - words.trimStart().length;
      const last = start + words.trimEnd().length;
      if (/[\p{L}\p{N}]/u.test(words)) found.push([first, last]);
    };
    for (const { 0: sentence, index } of text.matchAll(/(?:[^。！？!?；\n]|[!?](?=[\w/]))+[。！？!?；]*[”’」』）)]*/g)) {
      let start = 0;
      if (sentence.length > LONG) {
        for (const { 0: part, index: at } of sentence.matchAll(/[^，、：,]+[，、：,]?/g)) {
          if (at + part.length - start <= LONG || at === start) continue;
          keep(index + start, index + at);
          start = at;
        }
      }
      keep(index + start, index + sentence.length);
    }
    return found;
  }

  const offer = window.readAloud;
  const { box, engine, main } = offer;
  const words = box.dataset;
  const marks = window.CSS && CSS.highlights && window.Highlight ? CSS.highlights : null;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");
  let sentences = [];
  let place = 0;
  let state = "idle";
  let said = null; // held, or a browser may drop it before it tells that it ended
  let marked = null;
  let follows = true;

  const stop = document.createElement("button");
  stop.type = "button";
  stop.textContent = words.stop;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  box.append(stop, status);

  /* Return the page's sentences in order, each with its block and the pieces of text nodes that it is made of. */
  function readPage() {
    const blocks = [];
    const walker = document.createTreeWalker(box.parentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node === box || node.matches(SKIPPED) || (node.checkVisibility && !node.checkVisibility())
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let last = blocks.at(-1);
      if (node.nodeType !== Node.TEXT_NODE) {
        if (last && node.tagName === "BR") last.text += "\n";
        if (last && node.matches("td, th") && last.text && node.closest("tr") === last.element) last.text += "，";
        continue;
      }
      const element = node.parentElement.closest("tr") || node.parentElement.closest(BLOCKS);
      if (!node.data.trim() && (last?.element !== element || node.parentElement === element)) continue;
      if (last?.element !== element) {
        blocks.push((last = { element, text: "", pieces: [] }));
      }
      last.pieces.push({ node, at: last.text.length });
      last.text += node.data.replace(/[⚑\s]/g, " ");
    }
    return blocks.flatMap(({ element, text, pieces }) =>
      splitSentences(text).map(([start, end]) => ({ element, text: text.slice(start, end), pieces, start, end })));
  }

  function rangeOf({ pieces, start, end }) {
    const range = document.createRange();
    const within = (offset, { node, at }) => Math.max(0, Math.min(offset - at, node.length));
    const first = pieces.findLast(({ at }) => at <= start);
    const last = pieces.findLast(({ at }) => at < end);
    range.setStart(first.node, within(start, first));
    range.setEnd(last.node, within(end, last));
    return range;
  }

  function unmark() {
    if (marks) marks.delete("spoken");
    if (marked) marked.classList.remove("is-spoken");
    marked = null;
  }

  function mark(sentence) {
    unmark();
    const range = rangeOf(sentence);
    if (marks) marks.set("spoken", new Highlight(range));
    else (marked = sentence.element).classList.add("is-spoken");
    const { top, bottom } = range.getBoundingClientRect();
    const isSeen = top >= box.getBoundingClientRect().height && bottom <= innerHeight;
    if (!isSeen && follows && !isStill.matches) scrollBy({ top: top - innerHeight / 3, behavior: "smooth" });
  }

  function show(next) {
    state = next;
    main.textContent = words[{ idle: "start", reading: "pause", paused: "resume" }[state]];
    stop.hidden = state === "idle";
    box.classList.toggle("is-on", !stop.hidden);
  }

  function end() {
    said = null;
    engine.cancel();
    unmark();
    place = 0;
    if (document.activeElement === stop) main.focus({ preventScroll: true });
    show("idle");
  }

  function speak() {
    const sentence = sentences[place];
    if (!sentence) return end();
    mark(sentence);
    const utterance = (said = new SpeechSynthesisUtterance(sentence.text));
    utterance.voice = offer.voice;
    utterance.lang = offer.voice.lang;
    utterance.onend = () => {
      if (said !== utterance) return;
      place += 1;
      speak();
    };
    utterance.onerror = () => {
      if (said !== utterance) return;
      end();
      status.textContent = words.failed;
    };
    engine.speak(utterance);
  }

  function start() {
    if (state === "idle") sentences = readPage();
    status.textContent = "";
    follows = true;
    engine.cancel(); // what another page may have left
    show("reading");
    speak();
  }

  /* Not engine.pause(): phones end there, and a computer that was paused stays so for the next page. */
  function pause() {
    said = null;
    engine.cancel();
    show("paused");
  }

  offer.splitSentences = splitSentences;
  offer.onvoice = () => {
    if (!offer.voice && state !== "idle") end();
  };
  main.addEventListener("click", () => (state === "reading" ? pause() : start()));
  stop.addEventListener("click", end);
  for (const name of ["wheel", "touchmove"]) addEventListener(name, () => (follows = false), { passive: true });
  addEventListener("pagehide", end);
  start();
})();
