/* The controls of every page: how to read, and print; a lesson's slides and the text for a chat, whose scripts come
   when they are asked for. */
(function () {
  "use strict";

  const root = document.documentElement;
  const buttons = [...document.querySelectorAll("[data-reading][aria-pressed]")];

  function chosen() {
    return new Set(root.dataset.reading.split(" ").filter(Boolean));
  }

  function show() {
    const modes = chosen();
    for (const button of buttons) {
      const name = button.dataset.reading;
      button.setAttribute("aria-pressed", String(name === "standard" ? modes.size === 0 : modes.has(name)));
    }
  }

  function choose(name) {
    const modes = name === "standard" ? new Set() : chosen();
    if (name !== "standard" && !modes.delete(name)) modes.add(name);
    root.dataset.reading = [...modes].sort().join(" ");
    try {
      localStorage.setItem("reading", root.dataset.reading);
    } catch {
      // holds until the page is left
    }
    show();
  }

  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.reading));
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  show();

  function load(source, then) {
    const script = document.createElement("script");
    script.src = source;
    if (then) script.addEventListener("load", then, { once: true });
    document.head.append(script);
  }

  const share = document.querySelector(".share");
  if (share) share.addEventListener("toggle", () => load(share.dataset.script), { once: true });

  const present = document.querySelector(".present");
  const scripts = document.currentScript.src;

  function openSlides(bar) {
    if (window.presentLesson) window.presentLesson(bar);
    else load(new URL("slides.js", scripts), () => window.presentLesson(bar));
  }

  function say(tag, words) {
    const made = document.createElement(tag);
    made.textContent = words;
    present.append(made);
    return made;
  }

  if (present && window.HTMLDialogElement) {
    say("p", present.dataset.lead);
    for (const bar of document.querySelectorAll(".minute-bar")) {
      const button = say("button", bar.dataset.name);
      button.type = "button";
      button.addEventListener("click", () => openSlides(bar));
    }
    say("p", present.dataset.keys);
    present.hidden = false;
  }
})();
