/* Offers to read a page aloud where the device itself speaks Mandarin. Its words come from the page; what reads comes
   when it is asked for. */
(function () {
  "use strict";

  /* Return the best Mandarin voice on the device, or none. A voice that is not would send the page's text, and with
     it what somebody is worried about, to its maker; so a device that has only such voices is not offered any. */
  function chooseVoice(voices) {
    const rank = ({ lang }) => {
      const name = lang.replaceAll("_", "-").toLowerCase();
      if (!/^(zh|cmn)\b/.test(name) || /-(hk|mo|yue)\b/.test(name)) return 0;
      return /-(cn|hans)\b/.test(name) ? 2 : 1;
    };
    const own = voices.filter((voice) => voice.localService && rank(voice));
    return own.sort((a, b) => rank(b) - rank(a) || b.default - a.default)[0];
  }

  const box = document.querySelector(".speak");
  const engine = window.speechSynthesis;
  const offer = (window.readAloud = { box, engine, chooseVoice });
  if (!box || !engine || !window.SpeechSynthesisUtterance) return;
  const scripts = document.currentScript.src;
  const main = (offer.main = document.createElement("button"));
  main.type = "button";
  main.textContent = box.dataset.start;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", box.dataset.name);
  box.append(main);

  offer.findVoice = () => {
    offer.voice = chooseVoice(engine.getVoices());
    box.hidden = !offer.voice;
    offer.onvoice?.();
  };

  function press() {
    engine.speak(new SpeechSynthesisUtterance("")); // a phone lets a page speak later that spoke when it was touched
    const script = document.createElement("script");
    script.src = new URL("aloud.js", scripts);
    script.addEventListener("error", () => {
      if (main === box.lastChild) box.append(box.dataset.failed);
      main.addEventListener("click", press, { once: true });
    });
    document.head.append(script);
  }

  main.addEventListener("click", press, { once: true });
  engine.addEventListener?.("voiceschanged", offer.findVoice); // often they are told only after a while
  offer.findVoice();
})();
