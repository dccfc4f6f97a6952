/* Says by the reader's clock which classes are over, running, today or soon, so that a page is right long after
   it was made. Without it the dates stand for themselves. Words come from the page; nothing is fetched or kept. */
(function () {
  "use strict";

  const DAY_MS = 24 * 60 * 60 * 1000;
  const SHANGHAI_MS = 8 * 60 * 60 * 1000; // no summer time since 1991
  const SOON_DAYS = 14;
  const words = document.querySelector(".made-on");

  function shanghaiDay(ms) {
    return Math.floor((ms + SHANGHAI_MS) / DAY_MS);
  }

  function span(time) {
    return { start: Date.parse(time.dateTime), end: Date.parse(time.dataset.end) };
  }

  function wordsFor(time, now) {
    const { start, end } = span(time);
    const days = shanghaiDay(start) - shanghaiDay(now);
    if (now >= end) return words.dataset.over;
    if (now >= start) return words.dataset.running;
    if (days === 0) return words.dataset.today;
    if (days === 1) return words.dataset.tomorrow;
    return days <= SOON_DAYS ? words.dataset.days.replace("{days}", days) : "";
  }

  function mark(time, now) {
    const isOver = now >= span(time).end;
    const isCancelled = "cancelled" in time.dataset;
    const said = isCancelled && !isOver ? "" : wordsFor(time, now);
    let note = time.nextElementSibling;
    if (!note || !note.classList.contains("clock-note")) {
      note = document.createElement("span");
      note.className = "clock-note";
      time.after(note);
    }
    note.textContent = said ? `（${said}）` : "";
    const item = time.closest("li");
    if (item) item.classList.toggle("is-over", isOver);
  }

  function choose(list) {
    const limit = Number(list.dataset.limit);
    const items = [...list.querySelectorAll("li")];
    const coming = items.filter((item) => !item.classList.contains("is-over"));
    list.classList.add("is-counted");
    for (const item of items) item.hidden = !coming.slice(0, limit).includes(item);
    let none = list.querySelector(".clock-none");
    if (!none) {
      none = document.createElement("p");
      none.className = "clock-none";
      none.textContent = words.dataset.none;
      list.append(none);
    }
    none.hidden = coming.length > 0;
  }

  function stand(box, now) {
    const times = [...document.querySelectorAll(".when .occurrence")];
    const isOver = times.length > 0 && times.every((time) => now >= span(time).end);
    const said = box.querySelector(".standing-words");
    if (isOver && said && !box.classList.contains("is-cancelled")) {
      said.textContent = words.dataset.ended;
      box.classList.add("is-ended");
    }
  }

  function tellZone() {
    if (new Date().getTimezoneOffset() === -SHANGHAI_MS / 60000 || document.querySelector(".clock-zone")) return;
    const note = document.createElement("span");
    note.className = "clock-zone";
    note.textContent = words.dataset.elsewhere;
    words.append(note);
  }

  function update() {
    const now = Date.now();
    document.querySelectorAll("time.occurrence").forEach((time) => mark(time, now));
    document.querySelectorAll(".coming").forEach(choose);
    document.querySelectorAll(".month td[data-day]").forEach((cell) => {
      const isToday = Date.parse(cell.dataset.day) / DAY_MS === shanghaiDay(now);
      cell.classList.toggle("is-today", isToday);
      if (isToday) cell.setAttribute("aria-current", "date");
      else cell.removeAttribute("aria-current");
    });
    document.querySelectorAll(".standing").forEach((box) => stand(box, now));
    tellZone();
  }

  if (words) {
    update();
    setInterval(update, 60 * 1000); // a page left open past midnight
    document.addEventListener("visibilitychange", update);
  }
})();
