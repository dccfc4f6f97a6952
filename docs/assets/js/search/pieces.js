/* The parts of the search's index: each is a script that hands over its data, so that they load from a folder too. */
(function () {
  "use strict";

  const waiting = new Map();
  const loaded = new Map();
  let base = "";
  let edition = "";

  /* Called by every part; one of another edition of the site than the head's is refused. */
  function take(name, itsEdition, data) {
    if (name === "head") edition = itsEdition;
    const wanted = waiting.get(name);
    if (wanted) wanted(itsEdition === edition ? data : undefined);
  }

  /* Return a promise of the part `name`; it fails where the part is missing or broken, and may be asked for again. */
  function load(name) {
    if (!loaded.has(name)) {
      const promise = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const settle = (data) => {
          waiting.delete(name);
          script.remove();
          if (data === undefined) reject(new Error(name));
          else resolve(data);
        };
        waiting.set(name, settle);
        script.addEventListener("load", () => waiting.get(name) === settle && settle(undefined));
        script.addEventListener("error", () => settle(undefined));
        script.src = `${base}${name}.js${edition && `?${edition}`}`;
        document.head.append(script);
      });
      promise.catch(() => loaded.delete(name));
      loaded.set(name, promise);
    }
    return loaded.get(name);
  }

  window.classroomSearch = { take, load, from: (folder) => { base = folder; } };
})();
