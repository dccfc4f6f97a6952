/* A question → the pages that answer it, the likeliest first: BM25 over pairs of hanzi and over words, joined by OR.

   Titles, names and headings are read as they are; texts through the pieces of the index. */
(function () {
  "use strict";

  const { EMPTY, RUNS, fit, makeSounds, normalise, readUnits, simplify, soundClass, stripStops } = window.classroomSearch.signs;
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const COUNTS = [1, 2, 3.5, 6];
  const FIELD = { title: 2.2, alias: 2.4, heading: 1.3, related: 0.5 };
  const WHOLE = { title: 2.2, alias: 3.4, heading: 1.2, related: 0.4 };
  const TEXT = 1.0;
  const GROUP = { now: 1.05, guides: 1.15, cases: 0.8, schedule: 0.95, courses: 0.85, about: 1, handbook: 0.45 };
  const LONE = 0.3; /* a hanzi of a pair that is found alone */
  const SYNONYM = 0.55;
  const LEAST_PAIR = 0.3; /* a pair of two near sounds is no find */
  const LEAST_LONE = 0.7;
  const SHORT = 8; /* signs of a run that may hold a slip: two signs swapped, one left out, put in or taken for another */
  const SLIP = 0.5;
  const FAINT = 0.7; /* a pair that weighs less tells nothing by itself */
  const TITLE_TOO = 0.3; /* how much of a title's likeness counts beside that of another name */
  const TERM = /^courses\/schedule\/\d/;
  const IN_TERM = 0.75; /* the pages of a term and of its classes, beside those that lead to them */
  const REPEATED = 0.5;
  const COMMON = new Set("我说是有没不在要让给把被就会能叫对跟和与或从得为什么怎吗着可以只再才又吧");
  const AMONG = 0.65; /* a hanzi that stands beside any other */
  const GLOSSARY = "about/glossary";
  const PIECES = 8;
  const OTHER = 0.4; /* how much of a likeness counts where the very pair stands on some page */

  /* Return the head ready to be searched: every title, name and heading as numbers of signs, one after another. */
  function* openHead(head, sounds) {
    const numbers = new Map();
    const signs = [""];
    const codes = [0];
    const fields = [];
    const add = (page, kind, text, heading) => {
      const start = codes.length;
      for (const [, hanzi, word] of normalise(text).matchAll(RUNS))
        for (const sign of hanzi || [word]) {
          if (!numbers.has(sign)) {
            numbers.set(sign, signs.length);
            signs.push(sign);
          }
          codes.push(numbers.get(sign));
        }
      if (codes.length > start) fields.push({ number: page, kind, text, heading, start, end: codes.length });
      codes.push(0);
    };
    const pages = [];
    for (const [place, title, group, length, aliases, related, headings] of head.pages) {
      const page = pages.length;
      if (page % 20 === 19) yield;
      for (const part of title.split("：")) add(page, "title", part, 0);
      const isList = place === GLOSSARY; /* its names are those of many things, and each has a better page */
      for (const alias of aliases.split("|")) add(page, isList ? "related" : "alias", alias, 0);
      for (const word of related.split("|")) add(page, "related", word, 0);
      const sections = headings.map((it) => (typeof it === "string" ? { heading: it } : { heading: it[0], anchor: it[1] }));
      sections.forEach(({ heading }, i) => heading && add(page, "heading", heading, i));
      const name = head.groups[group][0];
      const prior = GROUP[name] * (TERM.test(place) ? IN_TERM : 1);
      pages.push({ place, title, kind: name, length, sections, prior });
    }
    yield;
    const mean = pages.reduce((sum, page) => sum + page.length, 0) / pages.length || 1;
    const words = new Set(head.words.split(" "));
    const triage = head.triage.map(([page, heading, rules]) => ({ number: page, heading, rules: rules.map((rule) => new RegExp(rule)) }));
    const places = signs.map(() => []);
    codes.forEach((code, at) => code && places[code].push(at));
    yield;
    const fieldAt = new Uint32Array(codes.length);
    fields.forEach(({ start, end }, f) => fieldAt.fill(f, start, end));
    const bySound = new Map();
    signs.forEach((sign, code) => {
      for (const syllable of sounds.readings.get(sign) || [])
        for (const key of [syllable, `~${sounds.nears.get(syllable)}`]) {
          if (!bySound.has(key)) bySound.set(key, new Set());
          bySound.get(key).add(code);
        }
    });
    const wordCodes = signs.map((_, code) => code).filter((code) => /^[a-z0-9]/.test(signs[code]));
    const unless = head.unless.map((rule) => new RegExp(rule, "g"));
    return { ...head, unless, pages, mean, codes: Uint32Array.from(codes), signs, numbers, places, fieldAt, bySound, wordCodes, fields, words, triage, sounds };
  }

  /* Return code → how well it fits, for the signs of titles, names and headings that fit `unit`. */
  function findFits(unit, index, sounds) {
    const codes = new Set();
    const add = (key) => { for (const code of index.bySound.get(key) || []) codes.add(code); };
    const same = index.numbers.get(unit.text);
    if (same) codes.add(same);
    if (unit.kind === "word") for (const code of index.wordCodes) codes.add(code);
    else if (unit.kind === "start") for (const key of index.bySound.keys()) if (key.startsWith(unit.text)) add(key);
    if (unit.kind === "hanzi" || unit.kind === "syllable")
      for (const syllable of unit.kind === "syllable" ? [unit.text] : sounds.readings.get(unit.text) || []) {
        add(syllable);
        add(`~${sounds.nears.get(syllable)}`);
      }
    const fits = new Map();
    for (const code of codes) {
      const quality = fit(unit, index.signs[code], sounds);
      if (quality) fits.set(code, quality);
    }
    return fits;
  }

  /* Return the question that was typed as `text`: what it is in plain writing, its units, and the grams looked up. */
  function readQuestion(text, index, rare) {
    const sounds = rare && rare.sounds ? (rare.all = rare.all || makeSounds([index.rawSounds, rare.sounds])) : index.sounds;
    const plain = simplify(normalise(text), rare);
    const asked = stripStops(plain, index.stops);
    const ways = readUnits(asked, index.words, sounds).map((runs) => ({ grams: makeGrams(runs, 1), runs }));
    const close = plain.replace(/\s+/g, "");
    const seen = new Set();
    for (const [said, here] of Object.entries(index.synonyms))
      if (close.includes(said))
        for (const word of here) {
          if (seen.has(word) || close.includes(word)) continue;
          seen.add(word);
          ways[0].grams.push(...makeGrams(readUnits(word, index.words, sounds)[0], SYNONYM / Math.sqrt(here.length), false));
        }
    return { plain, close, ways, sounds };
  }

  const weigh = ({ text }) => (EMPTY.has(text) ? 0.25 : COMMON.has(text) ? AMONG : 1);

  /* Return the pairs, lone hanzi and words of `runs`; with `lone`, also each hanzi of a pair. */
  function makeGrams(runs, weight, lone = true) {
    const grams = [];
    const seen = new Set();
    const put = (units, itsWeight, maySlip = false, isLone = false) => {
      const key = units.map((unit) => unit.text).join(" ");
      if (!seen.has(key)) grams.push({ units, key, weight: itsWeight, isLone: isLone || itsWeight < weight * FAINT, maySlip });
      seen.add(key);
    };
    for (const run of runs) {
      run.forEach((unit, i) => {
        const next = run[i + 1];
        if (unit.kind === "word") put([unit], weight * (/^\d+$/.test(unit.text) && unit.text.length < 3 ? 0.7 : 1.5));
        else if (run.length === 1) put([unit], weight * 0.8);
        if (next && unit.kind !== "word" && next.kind !== "word")
          put([unit, next], weight * weigh(unit) * weigh(next), lone && run.length <= SHORT);
      });
      if (lone && run.length > 2 && run.length <= SHORT)
        for (let i = 0; i + 2 < run.length; i += 1) {
          const around = [run[i], run[i + 2]];
          if (around.every((unit) => unit.kind === "hanzi" && !EMPTY.has(unit.text)))
            grams.push({ units: around, key: `${run[i].text}~${run[i + 2].text}`, weight: weight * SLIP, isLone: true });
        }
      if (lone && run.length > 1)
        for (const unit of run) if (unit.kind === "hanzi" && !EMPTY.has(unit.text)) put([unit], weight * LONE * 0.5, false, true);
    }
    return grams;
  }

  /* Return the index's pieces that tell most of `question`. */
  function choosePieces(question, index) {
    const numbers = new Set();
    for (const { grams } of question.ways)
      for (const gram of grams) {
        if (gram.isLone || gram.units.some((unit) => unit.kind === "start" || EMPTY.has(unit.text))) continue;
        const name = soundClass(gram.units, question.sounds);
        if (numbers.size < PIECES) numbers.add(index.edges.filter((edge) => edge <= name).length);
      }
    return [...numbers];
  }

  /* Return where a gram stands in titles, names and headings: a list of [field, how well]. */
  function scan(gram, fits, index) {
    const best = new Map();
    const [first, second] = gram.units.map((unit) => fits(unit));
    const { codes } = index;
    const isSlip = gram.maySlip || (second && gram.isLone);
    for (const [code, quality] of first)
      for (const at of index.places[code]) {
        let other = second ? second.get(codes[at + 1]) || 0 : 1;
        if (isSlip && codes[at + 1]) other = Math.max(other, SLIP * (second.get(codes[at + 2]) || 0));
        if (gram.maySlip) other = Math.max(other, SLIP * (second.get(codes[at - 1]) || 0));
        const score = quality * other;
        const f = index.fieldAt[at];
        if (score >= (second ? LEAST_PAIR : LEAST_LONE) && score > (best.get(f) || 0)) best.set(f, score);
      }
    return [...best];
  }

  /* Return page → how well and how often, for a gram in the `pieces` that are there. */
  function lookUp(gram, index, pieces, sounds) {
    const found = new Map();
    if (gram.isLone || gram.units.some((unit) => unit.kind === "start")) return found;
    const name = soundClass(gram.units, sounds);
    const piece = pieces.get(index.edges.filter((edge) => edge <= name).length);
    if (!piece) return found;
    for (const [key, pages] of piece) {
      const signs = gram.units[0].kind === "word" ? [key] : [...key];
      const first = fit(gram.units[0], signs[0], sounds);
      if (!first) continue;
      const isLone = !gram.units[1];
      const quality = isLone ? first : signs[1] ? first * fit(gram.units[1], signs[1], sounds) : 0;
      if (quality < LEAST_PAIR || (isLone && quality < LEAST_LONE && gram.units[0].kind !== "word")) continue;
      let page = -1;
      for (const number of decode(pages)) {
        page += Math.floor(number / 4) + 1;
        const before = found.get(page);
        if (!before || quality > before[0]) found.set(page, [quality, COUNTS[number % 4]]);
      }
    }
    return found;
  }

  function decode(text) {
    const numbers = [];
    let value = 0;
    let factor = 1;
    for (const digit of text) {
      const place = DIGITS.indexOf(digit);
      value += (place % 32) * factor;
      factor *= 32;
      if (place < 32) {
        numbers.push(value);
        value = 0;
        factor = 1;
      }
    }
    return numbers;
  }

  const openPiece = (text) => text.split(" ").map((line) => line.split(":"));

  /* Return the pages for `question`, the likeliest first, each with its score, its heading and the grams it has. */
  function* rank(question, index, pieces) {
    let best = [];
    for (const way of question.ways) {
      const isStart = way.runs.some((run) => run.some((unit) => unit.kind === "start"));
      const ranked = isStart ? rankStarts(way, question, index) : yield* rankWay(way, question, index, pieces);
      yield;
      if (!best.length || (ranked.length && ranked[0].score > best[0].score)) best = ranked;
    }
    return demoteRepeats(best, index);
  }

  /* Put the classes of a term that go by the title of a better page behind it, and behind others. */
  function demoteRepeats(ranked, index) {
    const titles = new Set();
    for (const result of ranked) {
      const { title, place } = index.pages[result.number];
      if (titles.has(title) && TERM.test(place)) result.score *= REPEATED;
      titles.add(title);
    }
    return ranked.sort((a, b) => b.score - a.score || a.number - b.number);
  }

  function* rankWay({ grams }, question, index, pieces) {
    const known = new Map();
    const fits = (unit) => {
      const key = unit.kind + unit.text;
      if (!known.has(key)) known.set(key, findFits(unit, index, question.sounds));
      return known.get(key);
    };
    const scanned = [];
    const texts = [];
    for (const gram of grams) {
      scanned.push(scan(gram, fits, index));
      texts.push(lookUp(gram, index, pieces, question.sounds));
      yield;
    }
    const total = index.pages.length;
    const scores = new Map();
    const fieldScores = new Map();
    let mass = 0;
    grams.forEach((gram, g) => {
      const having = new Map();
      for (const [f, quality] of scanned[g]) {
        const { number: page } = index.fields[f];
        having.set(page, Math.max(having.get(page) || 0, quality));
      }
      for (const [page, [quality]] of texts[g]) having.set(page, Math.max(having.get(page) || 0, quality));
      if (!having.size) {
        if (!gram.isLone && gram.weight >= 1) mass += Math.log(1 + total) * gram.weight * 0.5;
        return;
      }
      const top = Math.max(...having.values());
      const scale = (quality) => quality * (quality < top - 0.05 ? OTHER : 1);
      const many = [...having.values()].filter((quality) => quality >= top - 0.05).length;
      const rarity = Math.log(1 + (total - many + 0.5) / (many + 0.5)) * gram.weight;
      if (!gram.isLone) mass += rarity * (gram.weight >= 0.8 ? 1 : 0.3);
      const own = new Map();
      for (const [f, quality] of scanned[g]) {
        const { number: page, kind } = index.fields[f];
        const worth = rarity * scale(quality);
        own.set(page, Math.max(own.get(page) || 0, worth * FIELD[kind]));
        const field = fieldScores.get(f) || { worth: 0, covered: 0 };
        field.worth += worth;
        field.covered += scale(quality) * (gram.isLone || gram.weight < 0.6 ? 0 : 1);
        fieldScores.set(f, field);
      }
      for (const [page, worth] of own) put(page, worth, gram, rarity);
      for (const [page, [quality, count]] of texts[g]) {
        const long = 0.6 + 0.4 * (index.pages[page].length / index.mean);
        put(page, TEXT * rarity * scale(quality) * (count * 2.2) / (count + 1.2 * long), gram, rarity);
      }
    });
    function put(page, worth, gram, rarity) {
      const score = scores.get(page) || { number: page, score: 0, mass: 0, grams: new Set(), heading: 0, best: 0 };
      score.score += worth;
      if (!gram.isLone && !score.grams.has(gram)) score.mass += rarity * (gram.weight >= 0.8 ? 1 : 0.3);
      score.grams.add(gram);
      scores.set(page, score);
    }
    const whole = new Map();
    for (const [f, { worth, covered }] of fieldScores) {
      const { number: page, kind, heading, start, end } = index.fields[f];
      const share = Math.min(1, covered / Math.max(1, end - start - 1));
      const value = worth * WHOLE[kind] * share * share;
      if (!whole.has(page)) whole.set(page, { title: 0, name: 0 });
      const known = whole.get(page);
      const which = kind === "title" ? "title" : "name";
      known[which] = Math.max(known[which], value);
      const score = scores.get(page);
      if (score && kind === "heading" && worth > score.best) {
        score.best = worth;
        score.heading = heading;
      }
    }
    for (const score of scores.values()) {
      const { prior } = index.pages[score.number];
      const pairs = [...score.grams].filter((gram) => !gram.isLone).length;
      const { title, name } = whole.get(score.number) || { title: 0, name: 0 };
      score.score += Math.max(title, name) + TITLE_TOO * Math.min(title, name);
      score.score *= prior * (pairs ? 1 : 0.4);
      score.score *= 0.6 + 0.4 * Math.min(1, score.mass / (mass || 1));
    }
    return [...scores.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  }

  /* Return the pages with a title, name or heading whose characters begin, one after another, as was typed. */
  function rankStarts({ runs }, question, index) {
    const units = runs.flat();
    if (units.length < 2) return [];
    const fits = units.map((unit) => findFits(unit, index, question.sounds));
    const grams = new Set(makeGrams([units], 1));
    const scores = new Map();
    for (const code of fits[0].keys())
      for (const at of index.places[code]) {
        const qualities = fits.map((fitting, i) => fitting.get(index.codes[at + i]) || 0);
        if (qualities.includes(0)) continue;
        const field = index.fields[index.fieldAt[at]];
        const share = units.length / (field.end - field.start);
        const sum = qualities.reduce((all, quality) => all + quality, 0);
        const worth = sum * FIELD[field.kind] * (0.5 + share + (at === field.start ? 0.3 : 0));
        const score = worth * index.pages[field.number].prior;
        const before = scores.get(field.number) || { number: field.number, score: 0, grams, heading: 0, title: 0, name: 0 };
        if (score > before.score) Object.assign(before, { score, heading: field.heading });
        const which = field.kind === "title" ? "title" : "name";
        before[which] = Math.max(before[which], score);
        scores.set(field.number, before);
      }
    for (const score of scores.values()) score.score += TITLE_TOO * Math.min(score.title, score.name);
    return [...scores.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  }

  /* Return where the question sends to at once, or nothing: the money is gone, or they have the password. */
  function triage(question, index) {
    const said = index.unless.reduce((text, rule) => text.replace(rule, "，"), question.close);
    return index.triage.find(({ rules }) => rules.some((rule) => rule.test(said)));
  }

  /* Return titles and names that share a sign with the question, for who finds nothing. */
  function nearest(question, index, count) {
    const units = question.ways.flatMap(({ runs }) => runs.flat()).filter((unit) => unit.kind !== "start" && !EMPTY.has(unit.text));
    const scores = new Map();
    for (const { kind, start, end, text } of index.fields) {
      if (kind !== "alias") continue;
      let score = 0;
      for (const unit of units)
        for (let at = start; at < end; at += 1) score += fit(unit, index.signs[index.codes[at]], question.sounds) > 0.4 ? 1 : 0;
      if (score) scores.set(text, score / (end - start));
    }
    return [...scores].sort((a, b) => b[1] - a[1]).slice(0, count).map(([text]) => text);
  }

  /* Return what of `text` is found: the start, end and weight of each place. */
  function findMarks(text, grams, sounds) {
    const signs = [];
    for (const found of text.toLowerCase().matchAll(RUNS)) {
      let at = found.index;
      for (const sign of found[1] || [found[2]]) {
        signs.push({ sign, start: at, end: at + sign.length });
        at += sign.length;
      }
    }
    const marks = [];
    for (const gram of grams) {
      if (gram.isLone) continue;
      for (let i = 0; i + gram.units.length <= signs.length; i += 1) {
        const quality = gram.units.reduce((all, unit, k) => all && all * fit(unit, signs[i + k].sign, sounds), 1);
        const isClose = gram.units.length < 2 || signs[i + 1].start === signs[i].end;
        if (quality > 0.4 && isClose) marks.push({ start: signs[i].start, end: signs[i + gram.units.length - 1].end, weight: gram.weight * quality });
      }
    }
    return marks.sort((a, b) => a.start - b.start);
  }

  Object.assign(window.classroomSearch, { choosePieces, findMarks, nearest, openHead, openPiece, rank, readQuestion, triage });
})();
