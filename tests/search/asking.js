/* Questions → the pages found for each, the likeliest first, by the site's own programs and without a browser.

   node asking.js FOLDER < questions.json: FOLDER holds the scripts of an index; the answers are JSON too. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = process.argv[2];
const programs = path.join(__dirname, "../../docs/assets/js/search");
const window = { classroomSearch: {} };
const context = vm.createContext({ window, performance, console });
const search = window.classroomSearch;
const run = (name) => vm.runInContext(fs.readFileSync(path.join(programs, `${name}.js`), "utf-8"), context);
run("signs");
let compared = 0;
const { fit } = search.signs;
search.signs.fit = (...signs) => { compared += 1; return fit(...signs); };
run("ranking");
let taken;
window.classroomSearch.take = (name, edition, data) => { taken = data; };
context.classroomSearch = search;
const fetched = new Set();

function load(name) {
  fetched.add(name);
  vm.runInContext(fs.readFileSync(path.join(folder, `${name}.js`), "utf-8"), context);
  return taken;
}

function finish(steps) {
  let count = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return [step.value, count];
    count += 1;
  }
}

const head = load("head");
const table = load("sounds");
const index = finish(search.openHead(head, search.signs.makeSounds([table])))[0];
index.rawSounds = table;
let rare = null;
const pieces = new Map();

function answer(text) {
  const before = new Set(fetched);
  compared = 0;
  const plain = search.signs.normalise(text);
  if (!rare && search.signs.hasRare(plain, index.sounds)) rare = load("rare");
  const question = search.readQuestion(text, index, rare);
  const wanted = search.choosePieces(question, index);
  for (const number of wanted) if (!pieces.has(number)) pieces.set(number, search.openPiece(load(`words/${number}`)));
  const used = new Map(wanted.map((number) => [number, pieces.get(number)]));
  const [results, steps] = finish(search.rank(question, index, used));
  const urgent = search.triage(question, index);
  const places = results.slice(0, 30).map(({ number }) => index.pages[number].place);
  const scores = results.slice(0, 10).map(({ score }) => Math.round(score * 100) / 100);
  const first = urgent ? index.pages[urgent.number].place : "";
  return {
    places: first ? [first, ...places.filter((place) => place !== first)] : places,
    scores,
    first,
    pieces: wanted.length,
    steps,
    compared,
    fetched: [...fetched].filter((name) => !before.has(name)),
  };
}

console.log(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf-8")).map(answer)));
