/* How the reader wants to read, kept on this device: runs before the first paint, so that nothing jumps. */
(function () {
  "use strict";

  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    root.dataset.reading = localStorage.getItem("reading") || "";
  } catch {
    root.dataset.reading = ""; // a browser that keeps nothing: standard
  }
})();
