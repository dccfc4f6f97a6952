/* The search field before it is used: nothing of the search is loaded until somebody turns to the field.

   Then its programs, which the form names, are loaded one after another. Nothing is ever sent anywhere. */
(function () {
  "use strict";

  const form = document.querySelector(".search-form");
  if (!form) return;
  const field = form.querySelector(".search-field");
  const panel = document.querySelector(".search-panel");
  let isStarted = false;

  function fail() {
    isStarted = false;
    panel.querySelector(".search-status").textContent = form.dataset.failed;
    panel.hidden = false;
  }

  function start() {
    if (isStarted) return;
    isStarted = true;
    let left = 0;
    for (const address of form.dataset.programs.split(" ")) {
      const script = document.createElement("script");
      script.async = false;
      script.src = address;
      script.addEventListener("error", fail);
      left += 1;
      script.addEventListener("load", () => {
        left -= 1;
        if (!left && window.classroomSearch && window.classroomSearch.open) window.classroomSearch.open();
      });
      document.head.append(script);
    }
  }

  field.addEventListener("focus", start);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start();
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && !field.value) field.value = asked;
  if (field.value || document.activeElement === field) start();
})();
