/* The sheet of what to tell the police → sentences to read aloud on the phone.

   Nothing leaves the page and nothing is kept: no request, no storage, no address with what was written. */
(function () {
  "use strict";

  var sheet = document.getElementById("police-sheet");
  var speech = document.getElementById("sheet-speech");
  var words = document.getElementById("sheet-words");
  if (!sheet || !speech || !words) return;

  /* Return what was written into `element`, a box or a group of choices, on one line. */
  function readAnswer(element) {
    if (element.tagName === "TEXTAREA") return element.value.replace(/\s+/g, " ").trim();
    var chosen = Array.from(element.querySelectorAll("input:checked"));
    return chosen.map(function (input) { return input.value; }).join("、");
  }

  /* Return the sentences that were filled in, a line for each transfer and one for the rest. */
  function compose() {
    var groups = Array.from(sheet.querySelectorAll(".sheet-transfer, .sheet-rest"));
    return groups.map(function (group) {
      var said = "";
      group.querySelectorAll("[data-say]").forEach(function (element) {
        var answer = readAnswer(element);
        if (answer) said += element.dataset.say.split("{}").join(answer);
      });
      return said && (group.dataset.say || "") + said;
    }).filter(Boolean);
  }

  function show() {
    var lines = [words.dataset.first].concat(compose(), words.dataset.last);
    words.replaceChildren.apply(words, lines.map(function (line) {
      var paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }));
  }

  var second = document.getElementById("sheet-second");
  var folded = sheet.querySelectorAll(".sheet-transfer")[1];
  function fold(isFolded) {
    folded.classList.toggle("is-folded", isFolded);
    second.hidden = !isFolded;
  }

  sheet.addEventListener("input", show);
  sheet.addEventListener("submit", function (event) { event.preventDefault(); });
  second.addEventListener("click", function () {
    fold(false);
    folded.querySelector("textarea").focus();
  });
  document.getElementById("sheet-print").addEventListener("click", function () { window.print(); });
  document.getElementById("sheet-clear").addEventListener("click", function () {
    sheet.reset();
    fold(true);
    show();
  });
  window.addEventListener("pagehide", function () { sheet.reset(); });

  fold(true);
  show();
  speech.hidden = false;
})();
