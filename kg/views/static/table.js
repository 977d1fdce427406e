// The same statements as a table, those without a subject or object too: for reading, sorting and screen readers.

const COLUMNS = {
  subject: { value: (s) => argumentName(s.subject) },
  relation: { value: (s) => relations[s.relation].label },
  object: { value: (s) => argumentName(s.object) },
  sure: { value: (s) => word(`factuality.${factualities[s.factuality]}`) },
  date: { value: (s) => s.date ?? "" },
  speaker: { value: (s) => s.voices.map((voice) => argumentName(voice.who) || word("cards.unnamed")).join(", ") },
  sentence: { value: sentenceOf },
  article: { value: (s) => articles[s.article]?.title ?? "" },
  confidence: { value: (s) => s.confidence },
};
const PAGE = 200;
const sorting = { column: null, down: false, rows: PAGE };

function drawTable(list) {
  if (state.view !== "table") return;
  const ordered = [...list];
  if (sorting.column !== null) {
    const value = COLUMNS[sorting.column].value;
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
    ordered.sort((a, b) => (sorting.down ? -1 : 1) * compare(value(a), value(b)) || a.index - b.index);
  }
  const head = Object.keys(COLUMNS).map((column) => el("th", { scope: "col", "aria-sort": sorting.column === column ? (sorting.down ? "descending" : "ascending") : null },
    el("button", { type: "button", id: `sort-${column}`, onclick: () => sortBy(column) }, word(`table.${column}`)), column === "confidence" ? null : columnFilter(column)));
  const more = ordered.length > sorting.rows
    ? el("button", { type: "button", class: "more", onclick: () => { sorting.rows += PAGE; refresh(); } }, word("table.more", { number: digits(ordered.length - sorting.rows) })) : null;
  keepFocus($("table"), () => $("table").replaceChildren(
    el("table", {}, el("caption", { class: "unseen" }, word("table.caption")), el("thead", {}, el("tr", {}, head)), el("tbody", {}, ordered.slice(0, sorting.rows).map(tableRow))),
    more ?? ""));
}

// Words that a column must hold; the graph shows the same statements.
function columnFilter(column) {
  return el("input", {
    type: "search", id: `in-${column}`, value: state.columns.get(column) ?? "", "aria-label": word("table.filter", { column: word(`table.${column}`) }), placeholder: word("table.any"),
    oninput: (event) => {
      if (event.target.value) state.columns.set(column, event.target.value);
      else state.columns.delete(column);
      refresh();
    },
  });
}

function sortBy(column) {
  Object.assign(sorting, { column, down: sorting.column === column && !sorting.down });
  refresh();
  $(`sort-${column}`).focus();
}

function tableRow(statement) {
  const open = () => choose({ ...(joins(statement) ? { pair: [statement.subject, statement.object].sort((a, b) => a - b) } : {}), statement: statement.index });
  const key = (event) => { if (event.key === "Enter") { open(); event.stopPropagation(); } };
  const end = (place) => argumentName(place) || el("span", { class: "nobody" }, "–");
  const name = factualities[statement.factuality];
  const cells = [
    el("td", {}, end(statement.subject)), el("td", {}, relations[statement.relation].label), el("td", {}, end(statement.object)),
    el("td", {}, el("span", { class: "chip fact", "--fact": `var(--${name})` }, lineSwatch(name, statement.voices.length > 0), word(`factuality.${name}`))),
    el("td", { class: "tight" }, dateWords(statement.date)), el("td", {}, COLUMNS.speaker.value(statement)),
    el("td", { class: "wide" }, el("div", { class: "clamp" }, sentenceOf(statement))), el("td", {}, el("div", { class: "clamp" }, COLUMNS.article.value(statement))), el("td", { class: "number" }, percent(statement.confidence)),
  ];
  return el("tr", { tabindex: 0, class: state.chosen?.statement === statement.index ? "chosen" : null, onclick: open, onkeydown: key }, cells);
}
