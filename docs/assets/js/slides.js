/* A lesson as slides: a heading each, counted down by the minutes that the bars of the page show. Fetched when they
   are first asked for. */
(function () {
  "use strict";

  const box = document.querySelector(".present");
  const words = box.dataset;
  const article = box.parentElement;

  function make(tag, className, text = "") {
    return Object.assign(document.createElement(tag), { className, textContent: text });
  }

  function makeButton(name, act) {
    const button = make("button", `show-${name}`, words[name]);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  /* Return [title, segment…], each a list of slides: a slide starts at each heading of a segment. */
  function readSlides() {
    const title = [article.querySelector("h1"), article.querySelector(".lead"), box.previousElementSibling];
    const groups = [];
    let group = null;
    for (const element of article.children) {
      const isHead = element.tagName === "H2";
      if (isHead) group = element.nextElementSibling?.matches(".segment-minutes") ? [] : null;
      if (isHead && group) groups.push(group);
      if (!group || element.matches(".instructor, .quiz-answers, script")) continue; // the room reads along
      if (/^H[23]$/.test(element.tagName)) group.push([]);
      group.at(-1).push(element);
    }
    const goals = [...article.children].find((element) => element.tagName === "UL");
    return [[[title[0], title[1], goals].filter(Boolean)], ...groups];
  }

  function copy(element) {
    const made = element.cloneNode(true);
    for (const marked of [made, ...made.querySelectorAll("[id]")]) marked.removeAttribute("id");
    for (const note of made.querySelectorAll(".instructor")) note.remove();
    return made;
  }

  /* Return the slides of the cut that `bar` draws: {segment, elements}, segment -1 for the title. */
  function cut(bar) {
    const rects = [...bar.querySelectorAll("rect")];
    return readSlides().flatMap((slides, index) => {
      const isKept = index === 0 || !rects[index - 1]?.matches(".keep-out");
      return isKept ? slides.map((elements) => ({ segment: index - 1, elements })) : [];
    });
  }

  function say(ms, left, over) {
    const seconds = Math.ceil(Math.abs(ms) / 1000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    return (ms >= 0 ? left : over).replace("{time}", time);
  }

  /* Show the slides of the cut that `bar` draws. */
  function present(bar) {
    const rects = [...bar.querySelectorAll("rect")];
    const minutes = rects.map((rect) => (rect.matches(".keep-out") ? 0 : Number(rect.getAttribute("width"))));
    const whole = minutes.reduce((sum, each) => sum + each, 0);
    const spent = minutes.map(() => 0);
    const slides = cut(bar);
    const top = scrollY;
    let index = 0;
    let since = Date.now();

    const dialog = make("dialog", "show");
    const slide = make("div", "show-slide");
    const place = make("p", "show-place");
    const clock = make("p", "show-clock");
    const bottom = make("div", "show-bar");
    const light = makeButton("light", () => darken(false));
    dialog.setAttribute("aria-label", words.lead);
    clock.setAttribute("role", "timer");
    slide.tabIndex = -1;
    bottom.append(makeButton("previous", () => turn(-1)), makeButton("next", () => turn(1)), place, clock,
      makeButton("black", () => darken(true)), makeButton("leave", () => dialog.close()));
    dialog.append(slide, bottom, light);

    function tick() {
      const { segment } = slides[index];
      const now = Date.now();
      if (segment >= 0) spent[segment] += now - since;
      since = now;
      const total = whole * 60000 - spent.reduce((sum, each) => sum + each, 0);
      const here = segment >= 0 ? say(minutes[segment] * 60000 - spent[segment], words.left, words.over) : "";
      clock.replaceChildren(make("span", "", here), make("span", "", say(total, words.whole, words.late)));
    }

    function show() {
      slide.replaceChildren(...slides[index].elements.map(copy));
      slide.scrollTop = 0;
      place.textContent = `${index + 1} / ${slides.length}`;
      slide.focus({ preventScroll: true });
    }

    /* Go on by what is seen: a long slide is read to its end before the next. */
    function turn(way) {
      if (dialog.classList.contains("is-black")) return darken(false);
      const left = way > 0 ? slide.scrollHeight - slide.clientHeight - slide.scrollTop : slide.scrollTop;
      if (left > 8) return slide.scrollBy({ top: way * slide.clientHeight * 0.8, behavior: "instant" });
      const next = index + way;
      if (next < 0 || next >= slides.length) return undefined;
      tick(); // before the slide changes: the time went to the one that was shown
      index = next;
      show();
      return tick();
    }

    function darken(isBlack) {
      dialog.classList.toggle("is-black", isBlack);
      (isBlack ? light : slide).focus({ preventScroll: true });
    }

    const ways = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
    dialog.addEventListener("keydown", (event) => {
      const isPlain = !(event.ctrlKey || event.altKey || event.metaKey);
      if (isPlain && ways[event.key]) turn(ways[event.key]);
      // by its place too: with a Chinese input method on, the key itself is not told
      else if (isPlain && (["b", "B", "."].includes(event.key) || ["KeyB", "Period"].includes(event.code)))
        darken(!dialog.classList.contains("is-black"));
      else return;
      event.preventDefault();
    });
    const timer = setInterval(tick, 1000);
    dialog.addEventListener("close", () => {
      clearInterval(timer);
      dialog.remove();
      document.documentElement.classList.remove("is-presenting");
      scrollTo({ top, behavior: "instant" });
    });
    document.documentElement.classList.add("is-presenting");
    document.body.append(dialog);
    dialog.showModal();
    show();
    tick();
  }

  window.presentLesson = present;
})();
