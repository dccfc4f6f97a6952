/* The controls of every page: how to read, print, and the text for a chat, whose script comes when it is asked for. */
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

  const share = document.querySelector(".share");
  if (share) {
    share.addEventListener(
      "toggle",
      () => document.head.append(Object.assign(document.createElement("script"), { src: share.dataset.script })),
      { once: true },
    );
  }
})();
