/* Copies the text for a chat, and hands it to the device's own share sheet where there is one. Loaded by site.js when
   the text is first shown. */
(function () {
  "use strict";

  const box = document.querySelector(".share");
  if (!box) return;
  const text = box.querySelector(".share-text");
  const copy = box.querySelector("[data-copy]");
  const share = box.querySelector("[data-share]");
  const status = box.querySelector(".share-status");

  function copySelected() {
    getSelection().selectAllChildren(text);
    return document.execCommand("copy"); // pages over plain http have no clipboard
  }

  copy.addEventListener("click", async () => {
    let isDone = false;
    try {
      await navigator.clipboard.writeText(text.textContent);
      isDone = true;
    } catch {
      isDone = copySelected();
    }
    status.textContent = isDone ? copy.dataset.done : copy.dataset.failed;
  });

  box.querySelector(".share-buttons").hidden = false;
  if (!navigator.share) return;
  share.hidden = false;
  share.addEventListener("click", () => navigator.share({ text: text.textContent }).catch(() => {}));
})();
