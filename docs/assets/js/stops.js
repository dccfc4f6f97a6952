/* A case's red flags as places to stop: the story goes on when the reader stops or reads on. What is folded stays in
   the page, and paper shows it. */
(function () {
  "use strict";

  const story = document.querySelector(".case");
  const steps = story ? [...story.querySelectorAll(".part-1 ol > li")] : [];
  const chances = steps.filter((step) => step.querySelector(".red-flag"));
  if (!chances.length) return;
  const words = story.dataset;
  const rest = [...story.querySelectorAll(".part:not(.part-1)")];
  const fill = (text, n) => text.replace("{n}", n).replace("{all}", chances.length);

  function fold(from) {
    const last = steps.indexOf(chances[from]);
    steps.forEach((step, index) => step.classList.toggle("is-folded", from < chances.length && index > last));
    for (const part of rest) part.classList.toggle("is-folded", from < chances.length);
  }

  function unfold() {
    fold(chances.length);
    for (const box of story.querySelectorAll(".stop-point")) box.remove();
  }

  /* Open all, and say `text` where the reader is. */
  function finish(box, text) {
    const place = box.parentElement;
    unfold();
    const said = document.createElement("p");
    said.tabIndex = -1;
    said.textContent = text;
    box.replaceChildren(said);
    place.append(box);
    said.focus({ preventScroll: true });
  }

  function ask(number) {
    const box = document.createElement("div");
    box.className = "stop-point";
    const question = document.createElement("p");
    question.textContent = fill(words.ask, number);
    box.append(question);
    const add = (name, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `stop-${name}`;
      button.textContent = words[name];
      button.addEventListener("click", act);
      box.append(button);
    };
    add("stop", () => finish(box, fill(words.stopped, number)));
    add("go", () => {
      if (number === chances.length) return finish(box, words.end);
      box.remove();
      fold(number);
      ask(number + 1);
      const next = steps[steps.indexOf(chances[number - 1]) + 1];
      next.tabIndex = -1;
      return next.focus({ preventScroll: true });
    });
    chances[number - 1].append(box);
  }

  /* Who comes by a link to what is folded sees it. */
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest(".is-folded")) {
      unfold();
      target.scrollIntoView();
    }
  }

  fold(0);
  ask(1);
  addEventListener("hashchange", follow);
  follow();
})();
