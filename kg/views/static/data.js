// What the page knows, and the few helpers that everything else uses. Text from articles enters the document only as
// text nodes; nothing here or elsewhere parses HTML.

const data = JSON.parse(document.getElementById("data").textContent);
const { actors, statements, tenures, relations, types, articles, topics, factualities } = data;
const communities = data.communities;
const $ = (id) => document.getElementById(id);

statements.forEach((statement, place) => {
  statement.index = place;
  statement.voices ??= [];
  statement.topics ??= [];
});
// Communities are numbered as in the exports; here each is told by its place in the list, small ones by none.
const communityPlaces = new Map(communities.map(({ number }, place) => [number, place]));
actors.forEach((actor, place) => {
  actor.index = place;
  actor.community = communityPlaces.get(actor.community);
  actor.measures &&= Object.fromEntries(data.measures.map((name, i) => [name, actor.measures[i]]));
  actor.statements = [];
  actor.spoke = [];
});
for (const statement of statements) {
  for (const end of new Set([statement.subject, statement.object])) {
    if (typeof end === "number") actors[end].statements.push(statement);
  }
  for (const voice of statement.voices) {
    if (typeof voice.who === "number" && !actors[voice.who].spoke.includes(statement)) actors[voice.who].spoke.push(statement);
  }
}

const joins = (statement) =>
  typeof statement.subject === "number" && typeof statement.object === "number" && statement.subject !== statement.object;

// ---- the document ----

function el(tag, attributes = {}, ...children) {
  const svg = ["svg", "path", "circle", "line"].includes(tag);
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name.startsWith("--")) node.style.setProperty(name, value);
    else if (name in { checked: 1, indeterminate: 1, value: 1 }) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// What is drawn anew takes the keyboard with it: it is put back on the same row, the same box, the same letter.
function keepFocus(place, draw) {
  const old = document.activeElement;
  const row = place.contains(old) ? old.closest(".row") : null;
  const key = place.contains(old) && { id: old.id, facet: row?.dataset.facet, value: row?.dataset.key, at: old.selectionStart ?? null };
  draw();
  if (!key) return;
  const rows = key.facet ? [...place.querySelectorAll(".row")].find((each) => each.dataset.facet === key.facet && each.dataset.key === key.value) : null;
  const now = rows?.querySelector("input") ?? (key.id ? $(key.id) : null);
  now?.focus({ preventScroll: true });
  if (now && key.at !== null && now.type === "search") now.setSelectionRange(key.at, key.at);
}

// A link only to http and https; anything else (`javascript:`, `data:`) stays text.
function webLink(address, text, fragment = "") {
  try {
    const url = new URL(address);
    if (url.protocol === "http:" || url.protocol === "https:") {
      const href = url.href + (url.hash ? "" : fragment);
      return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
    }
  } catch { /* not an address: shown as text */ }
  return el("span", {}, text);
}

// ---- words ----

// Every word of the interface stands in `words.*.toml`; `{name}` is filled in.
function word(key, values = {}) {
  const text = key.split(".").reduce((part, name) => part?.[name], data.words) ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const digits = (value) => value.toLocaleString(data.words.locale);

// "1 statement", "2,720 statements"
function count(amount, thing) {
  const forms = data.words.counts[thing];
  return (amount === 1 ? forms.one : forms.many).replace("{n}", digits(amount));
}

const say = (text) => { $("said").textContent = text; };

// ---- words and numbers ----

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const MONTHS = data.words.dates.months;

// `2022`, `2022-10`, `2022-10-07`, `2023-01-02/2023-01-08`, `2020/..` as words
function dateWords(value) {
  if (!value) return "";
  const ends = value.split("/");
  if (ends.length === 2) {
    const [from, to] = ends.map((end) => (end === ".." ? "" : dateWords(end)));
    return from && to ? `${from} – ${to}` : from ? word("dates.since", { from }) : word("dates.until", { to });
  }
  const [year, month, day] = value.split("-");
  const name = MONTHS[Number(month) - 1];
  return !name ? year : day ? word("dates.day", { day: Number(day), month: name, year }) : word("dates.month", { month: name, year });
}

const argumentName = (end) => (typeof end === "number" ? actors[end].name : end ?? "");
const percent = (share) => `${Math.round(share * 100)} %`;

// ---- small pictures ----

// The outline of a shape around (x, y), as vis-network draws it
function shapePath(shape, x, y, r) {
  const polygon = (points) => "M" + points.map(([px, py]) => `${(x + px).toFixed(2)} ${(y + py).toFixed(2)}`).join("L") + "Z";
  const ring = (corners, radius, turn) =>
    Array.from({ length: corners }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / corners;
      return [Math.cos(angle) * radius(i), Math.sin(angle) * radius(i)];
    });
  switch (shape) {
    case "square": return polygon([[-r, -r], [r, -r], [r, r], [-r, r]]);
    case "diamond": return polygon([[0, -r], [r, 0], [0, r], [-r, 0]]);
    case "hexagon": return polygon(ring(6, () => r, 0));
    case "star": return polygon(ring(10, (i) => (i % 2 ? r * 0.5 : r * 1.1), -Math.PI / 2));
    case "triangle": return polygon([[0, -r], [r, r * 0.8], [-r, r * 0.8]]);
    case "triangleDown": return polygon([[0, r], [-r, -r * 0.8], [r, -r * 0.8]]);
    default: return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
}

function shapeSwatch(type, size = 14) {
  const path = el("path", {
    d: shapePath(type.shape, size / 2, size / 2, size * (type.shape === "square" ? 0.38 : 0.45)),
    class: type.hollow ? "shape hollow" : "shape", "--light": type.light, "--dark": type.dark,
  });
  return el("svg", { class: "swatch", width: size, height: size, "aria-hidden": "true" }, path);
}

// How each factuality is drawn: dashes in units of the page, and the head of the arrow
const STROKES = {
  asserted: { dashes: false, head: "triangle" },
  planned: { dashes: [7, 5], head: "triangle" },
  possible: { dashes: [2, 4], head: "triangle" },
  requested: { dashes: [14, 5], head: "triangle" },
  hypothetical: { dashes: [12, 4, 2, 4], head: "triangle" },
  denied: { dashes: [2, 4], head: "bar" },
};

function lineSwatch(factuality, reported = false) {
  const stroke = `var(--${factuality})`;
  const { dashes, head } = STROKES[factuality];
  const tip = reported ? "M25 2L31 6L25 10" : head === "bar" ? "M31 1V11" : "M25 2L32 6L25 10Z";
  return el("svg", { class: "swatch", width: 34, height: 12, "aria-hidden": "true" },
    el("line", { x1: 0, y1: 6, x2: head === "bar" || reported ? 30 : 26, y2: 6, "stroke-width": 2, "stroke-dasharray": dashes ? dashes.join(" ") : null, style: `stroke:${stroke}` }),
    el("path", { d: tip, "stroke-width": 2, style: `stroke:${stroke};fill:${reported || head === "bar" ? "none" : stroke}` }));
}
