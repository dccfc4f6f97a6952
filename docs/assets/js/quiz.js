/* A quiz's options become buttons that say in words whether they are right, and why. Slides hold copies of a quiz,
   so that clicks are heard on the document. */
(function () {
  "use strict";

  function make(tag, className, text = "") {
    return Object.assign(document.createElement(tag), { className, textContent: text });
  }

  function clear(quiz) {
    for (const button of quiz.querySelectorAll(".quiz-option")) {
      button.classList.remove("is-right", "is-wrong");
      button.querySelector(".quiz-mark").textContent = "";
    }
    quiz.querySelector(".quiz-verdict").textContent = "";
    quiz.querySelector(".quiz-again").hidden = true;
  }

  function judge(quiz, button) {
    const words = quiz.querySelector(".quiz-hint").dataset;
    const buttons = [...quiz.querySelectorAll(".quiz-option")];
    const answers = words.answers.split(" ").map((index) => buttons[index]);
    const isRight = answers.includes(button);
    for (const wrong of quiz.querySelectorAll(".is-wrong")) {
      wrong.classList.remove("is-wrong");
      wrong.querySelector(".quiz-mark").textContent = "";
    }
    button.classList.add(isRight ? "is-right" : "is-wrong");
    button.querySelector(".quiz-mark").textContent = isRight ? "✓" : "✕";
    const isWhole = answers.every((answer) => answer.classList.contains("is-right"));
    const said = isRight ? (isWhole ? words.right : words.more) : words.wrong;
    const verdict = quiz.querySelector(".quiz-verdict");
    verdict.replaceChildren(make("strong", "", said), quiz.querySelector(".quiz-why").textContent);
    quiz.querySelector(".quiz-again").hidden = false;
  }

  for (const hint of document.querySelectorAll(".quiz-hint")) {
    const quiz = hint.closest(".admonition");
    const list = quiz.querySelector("ul");
    quiz.classList.add("quiz");
    for (const item of list.children) {
      const button = make("button", "quiz-option");
      button.type = "button";
      button.append(...item.childNodes, make("span", "quiz-mark"));
      item.append(button);
    }
    list.before(hint);
    const verdict = make("p", "quiz-verdict");
    verdict.setAttribute("role", "status");
    const again = make("button", "quiz-again", hint.dataset.again);
    again.type = "button";
    again.hidden = true;
    list.after(verdict, again);
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".quiz-option, .quiz-again");
    if (!button) return;
    const quiz = button.closest(".quiz");
    if (button.classList.contains("quiz-option")) judge(quiz, button);
    else {
      clear(quiz);
      quiz.querySelector(".quiz-option").focus();
    }
  });
})();
