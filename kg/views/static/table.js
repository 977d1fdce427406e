// The same statements as a table, those without a subject or object too: for reading, sorting and screen readers.

const COLUMNS = [
  ["Subject", (s) => argumentName(s.subject)],
  ["Relation", (s) => relations[s.relation].label],
  ["Object", (s) => argumentName(s.object)],
  ["How sure", (s) => factualities[s.factuality]],
  ["Date", (s) => s.date ?? ""],
  ["According to", (s) => s.voices.map((voice) => argumentName(voice.who) || "unnamed").join(", ")],
  ["Sentence", sentenceOf],
  ["Article", (s) => articles[s.article]?.title ?? ""],
  ["Conf.", (s) => s.confidence],
];
const PAGE = 200;
const sorting = { column: null, down: false, rows: PAGE };

function drawTable(list) {
  if (state.view !== "table") return;
  const ordered = [...list];
  if (sorting.column !== null) {
    const value = COLUMNS[sorting.column][1];
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
    ordered.sort((a, b) => (sorting.down ? -1 : 1) * compare(value(a), value(b)) || a.index - b.index);
  }
  const head = COLUMNS.map(([name], place) => el("th", { scope: "col", "aria-sort": sorting.column === place ? (sorting.down ? "descending" : "ascending") : null },
    el("button", { type: "button", onclick: () => sortBy(place) }, name)));
  const more = ordered.length > sorting.rows
    ? el("button", { type: "button", class: "more", onclick: () => { sorting.rows += PAGE; refresh(); } }, `Show more (${(ordered.length - sorting.rows).toLocaleString("en")} left)`) : null;
  $("table").replaceChildren(
    el("table", {}, el("caption", { class: "unseen" }, "Statements that pass the filters"), el("thead", {}, el("tr", {}, head)), el("tbody", {}, ordered.slice(0, sorting.rows).map(tableRow))),
    more ?? "");
}

function sortBy(column) {
  Object.assign(sorting, { column, down: sorting.column === column && !sorting.down });
  refresh();
  $("table").querySelectorAll("th button")[column].focus();
}

function tableRow(statement) {
  const open = () => choose({ ...(joins(statement) ? { pair: [statement.subject, statement.object].sort((a, b) => a - b) } : {}), statement: statement.index });
  const key = (event) => { if (event.key === "Enter") { open(); event.stopPropagation(); } };
  const end = (place) => argumentName(place) || el("span", { class: "nobody" }, "–");
  const name = factualities[statement.factuality];
  const cells = [
    el("td", {}, end(statement.subject)), el("td", {}, relations[statement.relation].label), el("td", {}, end(statement.object)),
    el("td", {}, el("span", { class: "chip fact", "--fact": `var(--${name})` }, lineSwatch(name, statement.voices.length > 0), name)),
    el("td", { class: "tight" }, dateWords(statement.date)), el("td", {}, COLUMNS[5][1](statement)),
    el("td", { class: "wide" }, el("div", { class: "clamp" }, sentenceOf(statement))), el("td", {}, el("div", { class: "clamp" }, COLUMNS[7][1](statement))), el("td", { class: "number" }, percent(statement.confidence)),
  ];
  return el("tr", { tabindex: 0, class: state.chosen?.statement === statement.index ? "chosen" : null, onclick: open, onkeydown: key }, cells);
}
