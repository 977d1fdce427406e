// The legend is the filter: each row shows how a thing is drawn, how many there are, and a box to take it out.

function facetRow({ facet, place, label, swatch, number, title, child }) {
  const off = state.off[facet];
  const toggle = () => {
    if (!off.delete(place)) off.add(place);
    refresh();
  };
  const only = () => {
    const others = [...Array(LENGTHS[facet]).keys()].filter((each) => each !== place);
    const isOnly = !off.has(place) && others.every((each) => off.has(each));
    off.clear();
    if (!isOnly) others.forEach((each) => off.add(each));
    refresh();
  };
  return el("li", { class: `row${child ? " child" : ""}${off.has(place) ? " off" : ""}`, "data-facet": facet, "data-key": KEYS[facet](place) },
    el("label", { title },
      el("input", { type: "checkbox", checked: !off.has(place), onchange: toggle }), swatch,
      el("span", { class: "text" }, label), el("span", { class: "number" }, number.toLocaleString("en"))),
    el("button", { type: "button", class: "only", onclick: only, "aria-label": `Only ${label}` }, "only"));
}

const tally = (list, key) => {
  const counts = new Map();
  for (const item of list) for (const value of [key(item)].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

// A section keeps its open state and its scroll when it is drawn anew.
const closed = new Set();
function facetBox(id, title, ...content) {
  const box = el("details", { class: "facet", id, open: !closed.has(id) }, el("summary", {}, title), ...content);
  box.addEventListener("toggle", () => (box.open ? closed.delete(id) : closed.add(id)));
  return box;
}

function typeRows(passing) {
  const ends = (statement) => [statement.subject, statement.object].filter((end) => typeof end === "number");
  const met = new Set(passing.type.flatMap(ends));
  const counts = tally([...met], (place) => actors[place].type);
  // A type whose actors are only mentioned has nothing to filter.
  const used = new Set(actors.filter((actor) => state.unlinked || actor.statements.length).map((actor) => actor.type));
  return types
    .map((type, place) => ({ type, place, number: counts.get(place) ?? 0 }))
    .filter(({ place }) => used.has(place))
    .sort((a, b) => b.number - a.number || a.place - b.place)
    .map(({ type, place, number }) => facetRow({ facet: "type", place, label: type.label, swatch: shapeSwatch(type), number }));
}

function relationRows(passing) {
  const counts = tally(passing.relation, (statement) => statement.relation);
  const families = Map.groupBy(relations.map((relation, place) => ({ relation, place })), ({ relation }) => relation.family);
  const total = (members) => members.reduce((sum, { place }) => sum + (counts.get(place) ?? 0), 0);
  const rows = [...families].sort(([a, x], [b, y]) => total(y) - total(x) || a.localeCompare(b)).flatMap(([family, members]) => [
    families.size > 1 && familyRow(family, members.map(({ place }) => place), total(members)),
    ...members
      .sort((a, b) => (counts.get(b.place) ?? 0) - (counts.get(a.place) ?? 0) || a.place - b.place)
      .map(({ relation, place }) => facetRow({ facet: "relation", place, label: relation.label, number: counts.get(place) ?? 0, child: families.size > 1 })),
  ]);
  return rows.filter(Boolean);
}

function familyRow(family, places, number) {
  const off = state.off.relation;
  const hidden = places.filter((place) => off.has(place)).length;
  const toggle = () => {
    places.forEach((place) => (hidden ? off.delete(place) : off.add(place)));
    refresh();
  };
  const box = { type: "checkbox", checked: !hidden, indeterminate: hidden > 0 && hidden < places.length, onchange: toggle };
  return el("li", { class: "row family" },
    el("label", {}, el("input", box), el("span", { class: "text" }, family), el("span", { class: "number" }, number.toLocaleString("en"))));
}

let articleWords = "";
function articleRows(passing) {
  const counts = tally(passing.article, (statement) => statement.article);
  const wanted = fold(articleWords);
  return articles
    .map((article, place) => ({ article, place, number: counts.get(place) ?? 0 }))
    .filter(({ article, number, place }) => (number || state.off.article.has(place)) && fold(`${article.title} ${article.publisher ?? ""}`).includes(wanted))
    .sort((a, b) => b.number - a.number || a.place - b.place)
    .slice(0, 200)
    .map(({ article, place, number }) => facetRow({
      facet: "article", place, label: article.title, number,
      title: [article.title, article.publisher, dateWords(article.published)].filter(Boolean).join(" — "),
    }));
}

function articleBox(passing) {
  const list = el("ul", { class: "scroll" }, articleRows(passing));
  const words = el("input", {
    type: "search", placeholder: "Find an article", "aria-label": "Find an article", value: articleWords,
    oninput: (event) => { articleWords = event.target.value; list.replaceChildren(...articleRows(sift())); },
  });
  return list.childElementCount || articleWords ? facetBox("by-article", "Article", articles.length > 8 && words, list) : null;
}

function factualityRows(passing) {
  const counts = tally(passing.factuality, (statement) => statement.factuality);
  const present = new Set(statements.map((statement) => statement.factuality));
  return factualities.flatMap((name, place) =>
    present.has(place) ? [facetRow({ facet: "factuality", place, label: name, swatch: lineSwatch(name), number: counts.get(place) ?? 0 })] : []);
}

function voiceRows(passing) {
  const counts = tally(passing.voice, voiceOf);
  const labels = ["the article itself", "others, reported"];
  return VOICES.map((voice, place) => facetRow({
    facet: "voice", place, label: labels[place], number: counts.get(voice) ?? 0, swatch: lineSwatch("asserted", voice === "reported"),
  }));
}

function confidenceBox() {
  const value = el("output", {}, percent(state.confidence));
  const slider = el("input", {
    type: "range", min: 0, max: 1, step: 0.05, value: state.confidence, "aria-label": "Least confidence", id: "confidence",
    oninput: (event) => { state.confidence = Number(event.target.value); value.textContent = percent(state.confidence); refresh({ keep: "confidence" }); },
  });
  return facetBox("by-confidence", "Confidence at least", el("div", { class: "slider" }, slider, value));
}

function drawingBox(unlinked) {
  const option = (name, label, number) => el("li", { class: "row" }, el("label", {},
    el("input", { type: "checkbox", checked: state[name], id: `option-${name}`, onchange: () => { state[name] = !state[name]; refresh(); } }),
    el("span", { class: "text" }, label), number ? el("span", { class: "number" }, number.toLocaleString("en")) : null));
  return facetBox("drawing", "Drawing", el("ul", {}, option("bundle", "bundle like statements"), unlinked ? option("unlinked", "actors without a line", unlinked) : null));
}

function drawFilters(passing) {
  const place = document.activeElement?.closest?.("#filters .row, #filters .slider");
  const key = place && [place.dataset.facet, place.dataset.key, document.activeElement.id];
  const scroll = [...document.querySelectorAll("#filters .scroll")].map((box) => box.scrollTop);
  const linked = new Set(statements.filter(joins).flatMap((statement) => [statement.subject, statement.object]));
  if (!statements.length) return $("filters").replaceChildren(el("p", { class: "names" }, "The legend comes with the first statement."));
  const boxes = [
    facetBox("by-type", "Actors", el("ul", {}, typeRows(passing))),
    facetBox("by-factuality", "How sure it is", el("ul", {}, factualityRows(passing))),
    facetBox("by-voice", "Who says so", el("ul", {}, voiceRows(passing))),
    facetBox("by-relation", "Relation", el("ul", {}, relationRows(passing))),
    confidenceBox(), articleBox(passing), drawingBox(actors.length - linked.size),
  ];
  $("filters").replaceChildren(...boxes.filter(Boolean));
  document.querySelectorAll("#filters .scroll").forEach((box, i) => { box.scrollTop = scroll[i] ?? 0; });
  if (key) restoreFocus(key);
}

// The rows are new, so the keyboard is put back where it was.
function restoreFocus([facet, key, id]) {
  const row = [...document.querySelectorAll("#filters .row")].find((each) => facet && each.dataset.facet === facet && each.dataset.key === key);
  (row?.querySelector("input") ?? (id ? $(id) : null))?.focus({ preventScroll: true });
}
