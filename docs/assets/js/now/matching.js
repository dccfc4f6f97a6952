/* A message and what frauds.yml says of fraudsters' words → what it looks like, and which of its words fired.

   It runs on the reader's device and reads nothing but its arguments. */
(function () {
  "use strict";

  var GAP = 16; /* signs that … may stand for, as the handbook says */
  var NUMBER = "[0-9〇零一二两三四五六七八九十百千万几]+";
  var END = "。";
  var ENDS = /[。！？!?;；｡\n\r]/u;
  var SIGN = /[\p{Script=Han}〇a-z0-9]/u;
  var PARTS = /（([^（）]*)）|(…+)|(#)|([^（）…#]+)/gu;

  /* Return the signs of `text` that carry words, in one writing, each with its place in `text`.

     Full width, capitals, traditional characters, spaces, dots and pictures between signs, and the disguises of
     `data` are read as what they stand for. The end of a sentence is one 。 */
  function readSigns(text, data) {
    var kept = new Set(data.disguises.map(function (pair) { return pair[0]; }).join(""));
    var signs = [];
    var place = 0;
    for (var written of text) {
      var next = place + written.length;
      if (ENDS.test(written)) {
        if (signs.length && signs[signs.length - 1].sign !== END) signs.push({ sign: END, start: place, end: next });
      } else {
        for (var plain of written.normalize("NFKC").toLowerCase()) {
          var sign = data.simplified[plain] || plain;
          if (SIGN.test(sign) || kept.has(sign)) signs.push({ sign: sign, start: place, end: next });
        }
      }
      place = next;
    }
    return undisguise(signs, data.disguises).filter(function (item) {
      return item.sign === END || (item.sign.length === 1 && SIGN.test(item.sign));
    });
  }

  /* `disguises` are pairs of what is written and what it stands for, the longest first. */
  function undisguise(signs, disguises) {
    var read = [];
    for (var i = 0; i < signs.length; ) {
      var found = disguises.find(function (pair) {
        return Array.from(pair[0]).every(function (sign, k) { return i + k < signs.length && signs[i + k].sign === sign; });
      });
      if (!found) {
        read.push(signs[i]);
        i += 1;
        continue;
      }
      var length = Array.from(found[0]).length;
      for (var sign of found[1]) read.push({ sign: sign, start: signs[i].start, end: signs[i + length - 1].end });
      i += length;
    }
    return read;
  }

  /* Return the pattern of words: fraudsters put stops between the signs of one. */
  function spell(words) {
    return Array.from(words, function (sign) { return sign === "#" ? NUMBER : sign; }).join(END + "?");
  }

  /* Return the pattern of a phrase: （甲/乙） is either, … a gap in one sentence, # a number. */
  function compile(phrase) {
    var source = "";
    for (var part of phrase.matchAll(PARTS)) {
      if (source && !part[2] && !source.endsWith("?")) source += END + "?";
      if (part[1] !== undefined) source += "(?:" + part[1].split("/").map(spell).join("|") + ")";
      else if (part[2]) source += "[^" + END + "]{0," + GAP + "}?";
      else if (part[3]) source += NUMBER;
      else source += spell(part[4]);
    }
    return new RegExp(source, "gu");
  }

  /* Return where one of `phrases` stands in `signs`, as places in the text they were read from. */
  function find(phrases, signs) {
    var line = signs.map(function (item) { return item.sign; }).join("");
    var spans = [];
    phrases.forEach(function (phrase) {
      for (var found of line.matchAll(compile(phrase))) {
        var last = signs[found.index + found[0].length - 1];
        spans.push({ phrase: phrase, start: signs[found.index].start, end: last.end });
      }
    });
    return spans;
  }

  /* Return `spans` without those that overlap a longer one, and one of a phrase only. */
  function apart(spans) {
    var chosen = [];
    spans.slice().sort(function (a, b) { return b.end - b.start - (a.end - a.start); }).forEach(function (span) {
      var clashes = chosen.some(function (other) {
        return other.phrase === span.phrase || (span.start < other.end && other.start < span.end);
      });
      if (!clashes) chosen.push(span);
    });
    return chosen;
  }

  /* Return `spans` in the order of the text, those that touch as one. */
  function join(spans) {
    var joined = [];
    spans.slice().sort(function (a, b) { return a.start - b.start; }).forEach(function (span) {
      var last = joined[joined.length - 1];
      if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
      else joined.push({ start: span.start, end: span.end });
    });
    return joined;
  }

  /* Return the outcome, `likely`, `unsure` or `none`; the fraud types that it looks like, the likeliest first;
     the places in `text` of what fired; and whether somebody seems to warn of a fraud.

     One phrase, or two hints, make it likely; who warns of a fraud says the same words, and is unsure. */
  function judge(text, data) {
    var signs = readSigns(text, data);
    var isWarning = find(data.shared.warnings, signs).length > 0;
    var spans = find(data.shared.phrases, signs);
    var phrases = spans.length;
    var sharedHints = find(data.shared.hints, signs);
    var best = 2 * phrases + apart(sharedHints).length;
    var kinds = [];
    spans = spans.concat(sharedHints);
    data.frauds.forEach(function (fraud) {
      var own = find(fraud.phrases, signs);
      var hints = find(fraud.hints, signs);
      var score = 2 * new Set(own.map(function (span) { return span.phrase; })).size + apart(hints).length;
      best = Math.max(best, 2 * (own.length + phrases) + apart(hints.concat(sharedHints)).length);
      if (score >= 2) kinds.push({ id: fraud.id, score: score });
      spans = spans.concat(own, hints);
    });
    kinds.sort(function (a, b) { return b.score - a.score; });
    return {
      outcome: best === 0 ? "none" : best === 1 || isWarning ? "unsure" : "likely",
      kinds: kinds.slice(0, 2).map(function (kind) { return kind.id; }),
      spans: join(spans),
      isWarning: isWarning
    };
  }

  window.fraudMatching = { judge: judge, readSigns: readSigns };
})();
