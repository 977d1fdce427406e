// What the reader has chosen, what passes, and how a choice is kept in the address of the page.

const FACETS = ["type", "factuality", "voice", "relation", "article", "confidence", "date", "text"];
const VOICES = ["publisher", "reported"];
const dated = statements.filter((statement) => statement.first || statement.last).length;

const initial = () => ({
  off: { type: new Set(), factuality: new Set(), voice: new Set(), relation: new Set(), article: new Set() },
  confidence: 0,
  basis: dated * 2 >= statements.length ? "event" : "article",
  from: null, to: null, undated: true, text: "",
});
const state = { ...initial(), bundle: true, unlinked: false, view: "graph", theme: null, chosen: null };

// A choice is `{actor}`, `{pair: [left, right], statement?}` or `{statement}`, each by its place.

const voiceOf = (statement) => (statement.voices.length ? "reported" : "publisher");
const sentenceOf = (statement) => data.sentences[statement.sentence];

function timeOf(statement) {
  if (state.basis === "event") return [statement.first, statement.last];
  const day = articles[statement.article]?.day;
  return [day, day];
}

function inTime(statement) {
  const [first, last] = timeOf(statement);
  if (!first && !last) return state.undated;
  return (!state.from || !last || last >= state.from) && (!state.to || !first || first.slice(0, state.to.length) <= state.to);
}

const TESTS = {
  type: (s) => [s.subject, s.object].every((end) => typeof end !== "number" || !state.off.type.has(actors[end].type)),
  factuality: (s) => !state.off.factuality.has(s.factuality),
  voice: (s) => !state.off.voice.has(VOICES.indexOf(voiceOf(s))),
  relation: (s) => !state.off.relation.has(s.relation),
  article: (s) => !state.off.article.has(s.article),
  confidence: (s) => s.confidence >= state.confidence,
  date: inTime,
  text: (s) => !state.text || fold(sentenceOf(s)).includes(fold(state.text)),
};

// The statements that pass everything, and for each facet those that would pass if that facet let all through: the
// numbers beside its boxes say what a click would bring.
function sift() {
  const passing = { all: [] };
  for (const facet of FACETS) passing[facet] = [];
  for (const statement of statements) {
    const failed = FACETS.filter((facet) => !TESTS[facet](statement));
    if (!failed.length) passing.all.push(statement);
    if (failed.length <= 1) for (const facet of failed.length ? failed : FACETS) passing[facet].push(statement);
  }
  return passing;
}

const isFiltered = () =>
  Object.values(state.off).some((set) => set.size) || state.confidence > 0 || state.from || state.to || !state.undated || state.text;

// ---- the address ----

const KEYS = {
  type: (place) => types[place]?.name,
  factuality: (place) => factualities[place],
  voice: (place) => VOICES[place],
  relation: (place) => relations[place]?.name,
  article: (place) => articles[place]?.id,
};
const LENGTHS = { type: types.length, factuality: factualities.length, voice: VOICES.length, relation: relations.length, article: articles.length };

function writeHash() {
  const words = new URLSearchParams();
  for (const [facet, off] of Object.entries(state.off)) {
    for (const place of [...off].sort((a, b) => a - b)) words.append("no-" + facet, KEYS[facet](place));
  }
  if (state.confidence) words.set("confidence", state.confidence);
  if (state.basis !== initial().basis) words.set("time", state.basis);
  for (const name of ["from", "to", "text"]) if (state[name]) words.set(name, state[name]);
  if (!state.undated) words.set("undated", "no");
  if (!state.bundle) words.set("bundle", "no");
  if (state.unlinked) words.set("unlinked", "yes");
  if (state.view !== "graph") words.set("view", state.view);
  if (state.theme) words.set("theme", state.theme);
  const { actor, pair, statement } = state.chosen ?? {};
  if (actor !== undefined) words.set("actor", actors[actor].id);
  if (pair) pair.forEach((end) => words.append("pair", actors[end].id));
  if (statement !== undefined) words.set("statement", statements[statement].id);
  const hash = words.toString();
  try {
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  } catch { /* a page inside another (a notebook) may not change its address */ }
}

function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  Object.assign(state, initial(), { chosen: null });
  for (const facet of Object.keys(state.off)) {
    const off = new Set(words.getAll("no-" + facet));
    for (let place = 0; off.size && place < LENGTHS[facet]; place++) if (off.has(KEYS[facet](place))) state.off[facet].add(place);
  }
  state.confidence = Math.min(1, Math.max(0, Number(words.get("confidence")) || 0));
  if (["event", "article"].includes(words.get("time"))) state.basis = words.get("time");
  for (const end of ["from", "to"]) if (/^\d{4}(-\d\d){0,2}$/.test(words.get(end))) state[end] = words.get(end);
  state.text = words.get("text") ?? "";
  state.undated = words.get("undated") !== "no";
  state.bundle = words.get("bundle") !== "no";
  state.unlinked = words.get("unlinked") === "yes";
  state.view = words.get("view") === "table" ? "table" : "graph";
  state.theme = ["light", "dark"].includes(words.get("theme")) ? words.get("theme") : null;
  state.chosen = readChoice(words);
}

const placeOf = (id) => actors.findIndex((actor) => actor.id === id);

function readChoice(words) {
  const statement = statements.findIndex((each) => each.id === words.get("statement"));
  const pair = words.getAll("pair").map(placeOf);
  if (pair.length === 2 && !pair.includes(-1)) return statement < 0 ? { pair } : { pair, statement };
  if (words.has("actor") && placeOf(words.get("actor")) >= 0) return { actor: placeOf(words.get("actor")) };
  return statement < 0 ? null : { statement };
}
