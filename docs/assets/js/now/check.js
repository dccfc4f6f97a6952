/* The page that compares a message, or what the reader ticked, with what is known of frauds.

   Nothing leaves the page and nothing is kept. What was pasted is shown as text, never as markup. */
(function () {
  "use strict";

  var form = document.getElementById("check");
  var result = document.getElementById("check-result");
  var matching = window.fraudMatching;
  if (!form || !result || !matching || !window.fraudPhrases) return;

  var text = document.getElementById("check-text");
  var found = document.getElementById("check-found");
  var marked = document.getElementById("check-marked");
  var kinds = document.getElementById("check-kinds");
  var go = document.getElementById("check-go");
  var flags = document.getElementById("check-flags-go");
  var calls = document.getElementById("check-calls");

  /* Show the outcome `name` alone, right below `row`, or none of them where it is empty. */
  function showOutcome(name, row) {
    if (row) row.after(result);
    result.querySelectorAll("[data-outcome]").forEach(function (part) { part.hidden = part.dataset.outcome !== name; });
    result.dataset.shown = name;
    calls.hidden = !name;
    if (name) {
      result.focus({ preventScroll: true });
      result.scrollIntoView({ block: "start" });
    }
  }

  /* Show `message` with what fired marked. */
  function showMarks(message, spans) {
    var place = 0;
    var pieces = [];
    spans.forEach(function (span) {
      var mark = document.createElement("mark");
      mark.textContent = message.slice(span.start, span.end);
      pieces.push(document.createTextNode(message.slice(place, span.start)), mark);
      place = span.end;
    });
    pieces.push(document.createTextNode(message.slice(place)));
    marked.replaceChildren.apply(marked, pieces);
    found.hidden = spans.length === 0;
  }

  function showKinds(ids) {
    kinds.querySelectorAll("[data-kind]").forEach(function (item) { item.hidden = ids.indexOf(item.dataset.kind) < 0; });
    kinds.hidden = ids.length === 0;
  }

  function judgeMessage() {
    var message = text.value.trim();
    if (!message) {
      clear();
      text.focus();
      return;
    }
    var judged = matching.judge(message, window.fraudPhrases);
    showMarks(message, judged.spans);
    showKinds(judged.outcome === "likely" ? judged.kinds : []);
    showOutcome(judged.isWarning && judged.outcome === "unsure" ? "warning" : judged.outcome, go.parentElement);
  }

  function judgeFlags() {
    showMarks("", []);
    showKinds([]);
    var isFlagged = form.querySelector(".check-flag:checked");
    var isDoubted = form.querySelector(".check-doubt:checked");
    showOutcome(isFlagged ? "likely" : isDoubted ? "unsure" : "none", flags.parentElement);
  }

  function clear() {
    form.reset();
    showMarks("", []);
    showKinds([]);
    showOutcome("");
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  go.addEventListener("click", judgeMessage);
  document.getElementById("check-clear").addEventListener("click", clear);
  window.addEventListener("pagehide", clear);
  document.getElementById("check-message").hidden = false;

  if (flags) {
    flags.addEventListener("click", judgeFlags);
    document.getElementById("check-flags-row").hidden = false;
  }
})();
