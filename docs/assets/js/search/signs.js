/* What was typed → what is looked up: hanzi, syllables and words, and how well a sign of a page fits each.

   The rules of pairs, words and near sounds are those of scripts/classroom/search/signs.py and sounds.py. */
(function () {
  "use strict";

  const RUNS = /([\u3400-\u9fff\u3007\u{20000}-\u{3ffff}]+)|([a-z0-9]+)/gu;
  const LONGEST = 40; /* signs of a question that are looked at; the rest of a pasted page tells nothing more */
  const LONGEST_WORD = 24;
  const LEAST_WORD = 3;
  const EMPTY = new Set("的了着吗呢吧啊呀也就都还又很这那您你我他她它们");
  const LETTERS = /^[a-z]+$/;
  const NEAR = [[/^([zcs])h/, "$1"], [/^[nr](?=.)/, "l"], [/^hu(?=.)/, "f"], [/^fei/, "fi"], [/([aei]n)g$/, "$1"]];
  const SAME = { exact: 1, spelled: 0.9, sound: 0.7, near: 0.5, start: 0.45 };

  const near = (syllable) => NEAR.reduce((text, [pattern, put]) => text.replace(pattern, put), syllable);

  /* Return the readings of hanzi in `tables`, an object of syllable → "first|further". */
  function makeSounds(tables) {
    const readings = new Map();
    for (const further of [false, true])
      for (const table of tables)
        for (const [syllable, text] of Object.entries(table))
          for (const sign of text.split("|")[further ? 1 : 0] || "") {
            if (!readings.has(sign)) readings.set(sign, []);
            readings.get(sign).push(syllable);
          }
    const syllables = new Set(tables.flatMap((table) => Object.keys(table)));
    const nears = new Map([...syllables].map((syllable) => [syllable, near(syllable)]));
    for (const syllable of nears.values()) nears.set(syllable, near(syllable)); /* "sua" is typed for shua */
    return { readings, syllables, nears };
  }

  /* Return `text` in one writing. Half a surrogate pair, which no file holds, is dropped. */
  function normalise(text) {
    const whole = text.slice(0, 2000).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, " ");
    return whole.normalize("NFKC").toLowerCase();
  }

  /* Tell whether a sign of `text` has no reading: a table of rarer characters is wanted then. */
  function hasRare(text, sounds) {
    return Array.from(text.matchAll(RUNS)).some(([, hanzi]) => hanzi && [...hanzi].some((sign) => !sounds.readings.has(sign)));
  }

  function simplify(text, rare) {
    if (!rare) return text;
    if (!rare.simplified) {
      rare.simplified = new Map();
      for (const [read, written] of Object.entries(rare.characters)) for (const sign of written) rare.simplified.set(sign, read);
    }
    let plain = Array.from(text, (sign) => rare.simplified.get(sign) || sign).join("");
    for (const [said, here] of Object.entries(rare.phrases)) plain = plain.replaceAll(said, here);
    return plain;
  }

  /* Return `text` without the words of questions, unless nothing would be left. */
  function stripStops(text, stops) {
    let left = text;
    for (const stop of stops) left = left.replaceAll(stop, " ");
    return /[\u3400-\u9fff]|[a-z0-9]/.test(left) ? left : text;
  }

  /* Return up to three ways to read `letters` as syllables, the plainest first; what is no syllable starts one. */
  function spell(letters, sounds) {
    const starts = sounds.starts || (sounds.starts = new Set([...sounds.nears.keys()].flatMap((it) => [...it].map((_, i) => it.slice(0, i + 1)))));
    let ways = [{ at: 0, cost: 0, parts: [] }];
    const done = [];
    for (let step = 0; step < letters.length && ways.length; step += 1) {
      const next = [];
      for (const way of ways) {
        for (let end = way.at + 1; end <= Math.min(way.at + 6, letters.length); end += 1) {
          const part = letters.slice(way.at, end);
          const whole = sounds.nears.has(part);
          if (!whole && !starts.has(part)) continue;
          if (!whole && end < letters.length && part.length > 2) continue;
          const cost = way.cost + (whole ? (part.length === 1 ? 1.6 : sounds.syllables.has(part) ? 1 : 1.4) : 1.7);
          const made = { at: end, cost, parts: [...way.parts, { kind: whole ? "syllable" : "start", text: part }] };
          (end === letters.length ? done : next).push(made);
        }
      }
      ways = next.sort((a, b) => a.cost - b.cost || b.at - a.at).slice(0, 60);
    }
    return done.sort((a, b) => a.cost - b.cost).slice(0, 3).map((way) => way.parts);
  }

  /* Return `word` in two where it holds a word of the pages and letters besides: "fzapp" is fz and app. */
  function splitWord(word, words) {
    if (words.has(word)) return [word];
    for (let at = word.length - LEAST_WORD; at > 0; at -= 1) if (words.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
    for (let at = word.length - 1; at >= LEAST_WORD; at -= 1) if (words.has(word.slice(0, at))) return [word.slice(0, at), word.slice(at)];
    return [word];
  }

  /* Return the ways to read `text`: each a list of runs, which are lists of units that stand beside each other. */
  function readUnits(text, words, sounds) {
    const plain = [];
    const spelled = [];
    let run = [];
    let other = [];
    let end = -1;
    let count = 0;
    let spellings = 0;
    for (const found of text.matchAll(RUNS)) {
      if (count >= LONGEST) break;
      if (found.index !== end) {
        if (run.length) plain.push(run);
        if (other.length) spelled.push(other);
        run = [];
        other = [];
      }
      end = found.index + found[0].length;
      let units;
      let sounded;
      if (found[1]) {
        units = sounded = [...found[1]].slice(0, LONGEST - count).map((sign) => ({ kind: "hanzi", text: sign }));
      } else {
        const word = found[2].slice(0, LONGEST_WORD);
        units = sounded = [{ kind: "word", text: word }];
        const ways = LETTERS.test(word) && !words.has(word) ? spell(word, sounds) : [];
        if (ways.length && word.length > 1) {
          const parts = splitWord(word, words);
          const isWhole = parts.length < 2 || ways[0].every(({ kind }) => kind !== "start");
          const read = (part) => (!words.has(part) && spell(part, sounds)[0]) || [{ kind: "word", text: part }];
          sounded = isWhole ? ways[0] : parts.flatMap(read);
          spellings += 1;
        }
      }
      count += units.length;
      run = run.concat(units);
      other = other.concat(sounded);
    }
    if (run.length) plain.push(run);
    if (other.length) spelled.push(other);
    return spellings ? [plain, spelled] : [plain];
  }

  /* Return how well `sign`, a hanzi or word of a page, fits `unit`: 1 where it is the same, 0 where it does not. */
  function fit(unit, sign, sounds) {
    if (unit.text === sign) return SAME.exact;
    if (unit.kind === "word") return unit.text.length > 2 && sign.startsWith(unit.text) ? SAME.start : 0;
    const theirs = sounds.readings.get(sign);
    if (!theirs) return 0;
    if (unit.kind === "start") return theirs.some((it) => it.startsWith(unit.text)) ? SAME.start : 0;
    const ours = unit.kind === "syllable" ? [unit.text] : sounds.readings.get(unit.text) || [];
    if (theirs.some((it) => ours.includes(it))) return unit.kind === "syllable" ? SAME.spelled : SAME.sound;
    const near = ours.map((it) => sounds.nears.get(it));
    return theirs.some((it) => near.includes(sounds.nears.get(it))) ? SAME.near : 0;
  }

  /* Return where what fits `units` is filed in the index: by their near sounds, or by a letter after a `_`. */
  function soundClass(units, sounds) {
    const classes = units.map((unit) => {
      if (unit.kind === "syllable") return sounds.nears.get(unit.text);
      const first = sounds.readings.get(unit.text);
      return first ? sounds.nears.get(first[0]) : `_${[...unit.text][0]}`;
    });
    return classes[0].startsWith("_") ? classes[0] : classes.join("-");
  }

  window.classroomSearch.signs = { EMPTY, RUNS, fit, hasRare, makeSounds, normalise, readUnits, simplify, soundClass, stripStops };
})();
