/* Has the browser keep pages for when there is no network, and says so: of when a kept page is, and which are kept.
   Opened from a folder, or where a browser keeps nothing, it does nothing. Words come from the page. */
(function () {
  "use strict";

  const foot = document.querySelector(".footer-offline");
  const list = document.querySelector(".stored-read");
  const when = document.querySelector(".stored-when");
  const stored = document.documentElement.dataset.stored;
  const SHOWN = 20;

  function say(moment) {
    const way = { timeZone: "Asia/Shanghai", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" };
    const isOld = moment.getFullYear() !== new Date().getFullYear();
    return moment.toLocaleString("zh-CN", { ...way, hourCycle: "h23", ...(isOld && { year: "numeric" }) });
  }

  function link({ url, title }) {
    const item = document.createElement("li");
    const words = new DOMParser().parseFromString(title, "text/html").body.textContent;
    item.append(Object.assign(document.createElement("a"), { href: url, textContent: words }));
    return item;
  }

  function hear({ data }) {
    if (data.version) {
      foot.querySelector("span").textContent = data.version;
      foot.hidden = false;
    }
    if (data.read && data.read.length) {
      list.querySelector("ul").replaceChildren(...data.read.slice(0, SHOWN).map(link));
      list.hidden = false;
    }
  }

  if (stored && when) when.textContent = `${say(new Date(stored))} `;
  for (const button of document.querySelectorAll("[data-retry]")) {
    button.addEventListener("click", () => location.reload());
  }
  if (!foot || !location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  const ask = () =>
    workers.ready.then(({ active }) => {
      active.postMessage("version");
      if (list) active.postMessage("read");
    });
  workers.addEventListener("message", hear);
  workers.addEventListener("controllerchange", ask);
  workers.startMessages();
  ask();
  const savesData = navigator.connection && navigator.connection.saveData;
  if (foot.dataset.worker && !savesData) {
    addEventListener("load", () => workers.register(foot.dataset.worker).catch(() => {}));
  }
})();
