// What the reader has chosen, what passes, and how a choice is kept in the address of the page.

const FACETS = ["type", "community", "factuality", "voice", "relation", "topic", "source", "article", "confidence", "date", "text", "columns"];
const VOICES = ["publisher", "reported"];
const SIZES = ["degree", "strength", "betweenness", "pagerank", "core"];
const dated = statements.filter((statement) => statement.first || statement.last).length;

// Publishers, and at the end of each list what has none
const sources = [...new Set(articles.map((article) => article.publisher ?? ""))].filter(Boolean).sort((a, b) => a.localeCompare(b, "en"));
const NO_SOURCE = sources.length;
const NO_TOPIC = topics.length;
const sourceOf = articles.map((article) => (article.publisher ? sources.indexOf(article.publisher) : NO_SOURCE));

const initial = () => ({
  off: Object.fromEntries(Object.keys(LENGTHS).map((facet) => [facet, new Set()])),
  confidence: 0,
  basis: dated * 2 >= statements.length ? "event" : "article",
  from: null, to: null, undated: true, text: "",
  columns: new Map(),
  near: null,
});
const LENGTHS = {
  type: types.length, community: communities.length, factuality: factualities.length, voice: VOICES.length, relation: relations.length,
  topic: NO_TOPIC + 1, source: NO_SOURCE + 1, article: articles.length,
};
const drawing = () => ({ bundle: true, unlinked: false, core: null, colour: "type", size: "degree", grouped: actors.length > MOST_DRAWN && communities.length > 1, opened: new Set() });
const MOST_DRAWN = 1500;
const state = { ...initial(), ...drawing(), view: "graph", theme: null, chosen: null };

// A choice is `{actor}`, `{pair: [left, right], statement?}`, `{statement}`, `{path: [from, to], without}` or
// `{article, statement?}`, each by its place.

const voiceOf = (statement) => (statement.voices.length ? "reported" : "publisher");
const sentenceOf = (statement) => data.sentences[statement.sentence];
const topicsOf = (statement) => (statement.topics.length ? statement.topics : [NO_TOPIC]);

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

const ends = (statement) => [statement.subject, statement.object].filter((end) => typeof end === "number");

const TESTS = {
  type: (s) => ends(s).every((end) => !state.off.type.has(actors[end].type)),
  community: (s) => !state.off.community.size || ends(s).every((end) => !state.off.community.has(actors[end].community)),
  factuality: (s) => !state.off.factuality.has(s.factuality),
  voice: (s) => !state.off.voice.has(VOICES.indexOf(voiceOf(s))),
  relation: (s) => !state.off.relation.has(s.relation),
  topic: (s) => topicsOf(s).some((topic) => !state.off.topic.has(topic)),
  source: (s) => !state.off.source.has(sourceOf[s.article]),
  article: (s) => !state.off.article.has(s.article),
  confidence: (s) => s.confidence >= state.confidence,
  date: inTime,
  text: (s) => !state.text || fold(sentenceOf(s)).includes(fold(state.text)),
  columns: (s) => [...state.columns].every(([column, text]) => fold(String(COLUMNS[column].value(s))).includes(fold(text))),
};

// The statements that pass everything, and for each facet those that would pass if that facet let all through: the
// numbers beside its boxes say what a click would bring. A neighbourhood is cut out of what passes the facets.
function sift() {
  const passing = { all: [] };
  for (const facet of FACETS) passing[facet] = [];
  for (const statement of statements) {
    const failed = FACETS.filter((facet) => !TESTS[facet](statement));
    if (!failed.length) passing.all.push(statement);
    if (failed.length <= 1) for (const facet of failed.length ? failed : FACETS) passing[facet].push(statement);
  }
  if (state.near) {
    const within = neighbourhood(passing.all, state.near);
    for (const list of Object.keys(passing)) passing[list] = passing[list].filter((s) => ends(s).length > 0 && ends(s).every((end) => within.has(end)));
  }
  return passing;
}

const isFiltered = () =>
  Object.values(state.off).some((set) => set.size) || state.confidence > 0 || state.from || state.to || !state.undated || state.text || state.columns.size || state.near;

// ---- the address ----

const KEYS = {
  type: (place) => types[place]?.name,
  community: (place) => communities[place] && String(place),
  factuality: (place) => factualities[place],
  voice: (place) => VOICES[place],
  relation: (place) => relations[place]?.name,
  topic: (place) => (place === NO_TOPIC ? "" : topics[place]),
  source: (place) => sources[place] ?? "",
  article: (place) => articles[place]?.id,
};
const NAMED = ["subject", "relation", "object", "sure", "date", "speaker", "sentence", "article"];

function writeHash() {
  const words = new URLSearchParams();
  for (const [facet, off] of Object.entries(state.off)) {
    for (const place of [...off].sort((a, b) => a - b)) words.append("no-" + facet, KEYS[facet](place));
  }
  if (state.confidence) words.set("confidence", state.confidence);
  if (state.basis !== initial().basis) words.set("time", state.basis);
  for (const name of ["from", "to", "text"]) if (state[name]) words.set(name, state[name]);
  for (const [column, text] of state.columns) words.set("in-" + column, text);
  if (!state.undated) words.set("undated", "no");
  writeDrawing(words);
  writeChoice(words);
  const hash = words.toString();
  try {
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  } catch { /* a page inside another (a notebook) may not change its address */ }
}

function writeDrawing(words) {
  const usual = drawing();
  if (!state.bundle) words.set("bundle", "no");
  if (state.unlinked) words.set("unlinked", "yes");
  if (state.core !== null) words.set("core", state.core);
  for (const name of ["colour", "size"]) if (state[name] !== usual[name]) words.set(name, state[name]);
  if (state.grouped !== usual.grouped) words.set("groups", state.grouped ? "yes" : "no");
  for (const place of [...state.opened].sort((a, b) => a - b)) words.append("open", place);
  for (const [place, { x, y }] of moved) if (actors[place]) words.append("at", `${actors[place].id}@${Math.round(x)},${Math.round(y)}`);
  if (state.view !== "graph") words.set("view", state.view);
  if (state.theme) words.set("theme", state.theme);
}

function writeChoice(words) {
  if (state.near) words.set("near", `${state.near.hops}@${actors[state.near.actor].id}`);
  const { actor, pair, statement, path, without, article } = state.chosen ?? {};
  if (actor !== undefined) words.set("actor", idOf(actor));
  if (pair) pair.forEach((end) => words.append("pair", idOf(end)));
  if (path) path.forEach((end) => words.append("path", idOf(end)));
  for (const place of without ?? []) words.append("without", relations[place].name);
  if (article !== undefined) words.set("read", articles[article].id);
  if (statement !== undefined) words.set("statement", statements[statement].id);
}

function readHash() {
  const words = new URLSearchParams(location.hash.slice(1));
  Object.assign(state, initial(), drawing(), { chosen: null });
  for (const facet of Object.keys(state.off)) {
    const off = new Set(words.getAll("no-" + facet));
    for (let place = 0; off.size && place < LENGTHS[facet]; place++) if (off.has(KEYS[facet](place))) state.off[facet].add(place);
  }
  state.confidence = Math.min(1, Math.max(0, Number(words.get("confidence")) || 0));
  if (["event", "article"].includes(words.get("time"))) state.basis = words.get("time");
  for (const end of ["from", "to"]) if (/^\d{4}(-\d\d){0,2}$/.test(words.get(end))) state[end] = words.get(end);
  state.text = words.get("text") ?? "";
  for (const column of NAMED) if (words.get("in-" + column)) state.columns.set(column, words.get("in-" + column));
  state.undated = words.get("undated") !== "no";
  readDrawing(words);
  state.near = readNear(words.get("near") ?? "");
  state.chosen = readChoice(words);
}

function readDrawing(words) {
  state.bundle = words.get("bundle") !== "no";
  state.unlinked = words.get("unlinked") === "yes";
  if (/^\d{1,3}$/.test(words.get("core"))) state.core = Number(words.get("core"));
  if (words.get("colour") === "community" && communities.length) state.colour = "community";
  if (SIZES.includes(words.get("size"))) state.size = words.get("size");
  if (communities.length && words.has("groups")) state.grouped = words.get("groups") === "yes";
  state.opened = new Set(words.getAll("open").map(Number).filter((place) => communities[place]));
  moved.clear();
  for (const text of words.getAll("at")) {
    const [, id, x, y] = /^(.*)@(-?\d{1,6}),(-?\d{1,6})$/s.exec(text) ?? [];
    const place = actors.findIndex((actor) => actor.id === id);
    if (place >= 0) moved.set(place, { x: Number(x), y: Number(y) });
  }
  state.view = words.get("view") === "table" ? "table" : "graph";
  state.theme = ["light", "dark"].includes(words.get("theme")) ? words.get("theme") : null;
}

function readNear(text) {
  const [, hops, id] = /^([123])@(.*)$/s.exec(text) ?? [];
  const actor = actors.findIndex((each) => each.id === id);
  return actor < 0 ? null : { actor, hops: Number(hops) };
}

// Super-nodes come after the actors, one for each community.
const idOf = (place) => actors[place]?.id ?? `community:${place - actors.length}`;
function placeOf(id) {
  const place = actors.findIndex((actor) => actor.id === id);
  const [, community] = /^community:(\d{1,6})$/.exec(id ?? "") ?? [];
  return place < 0 && communities[community] ? actors.length + Number(community) : place;
}

function readChoice(words) {
  const statement = statements.findIndex((each) => each.id === words.get("statement"));
  const known = (name) => words.getAll(name).map(placeOf);
  const rest = statement < 0 ? {} : { statement };
  const article = articles.findIndex((each) => each.id === words.get("read"));
  if (article >= 0 && articles[article].text) return { article, ...rest };
  const [pair, path] = [known("pair"), known("path")];
  if (pair.length === 2 && !pair.includes(-1)) return { pair, ...rest };
  if (path.length === 2 && path.every((place) => actors[place])) {
    const names = new Set(words.getAll("without"));
    return { path, without: new Set([...relations.keys()].filter((place) => names.has(relations[place].name))) };
  }
  if (words.has("actor") && placeOf(words.get("actor")) >= 0) return { actor: placeOf(words.get("actor")) };
  return statement < 0 ? null : { statement };
}
