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
      el("span", { class: "text" }, label), el("span", { class: "number" }, digits(number))),
    el("button", { type: "button", class: "only", onclick: only, "aria-label": word("filters.only_label", { label }) }, word("filters.only")));
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
    el("label", {}, el("input", box), el("span", { class: "text" }, family), el("span", { class: "number" }, digits(number))));
}

function communityRows(passing) {
  const met = new Set(passing.community.flatMap(ends));
  const counts = tally([...met], (place) => actors[place].community);
  return communities
    .map((community, place) => ({ community, place, number: counts.get(place) ?? 0 }))
    .filter(({ number, place }) => number || state.off.community.has(place))
    .sort((a, b) => b.number - a.number || a.place - b.place)
    .map(({ community, place, number }) => facetRow({ facet: "community", place, label: word("filters.around", { name: community.label }), swatch: hueSwatch(place), number }));
}

const hueSwatch = (place) => el("span", { class: "hue", "--hue": place < HUES ? `var(--hue-${place})` : "var(--soft)", "aria-hidden": "true" });

// A long list: the most frequent first, with a box to look for others
const looked = { topic: "", source: "", article: "" };
const LISTS = {
  topic: { size: () => NO_TOPIC + 1, key: topicsOf, label: (place) => topics[place] ?? word("filters.no_topic") },
  source: { size: () => NO_SOURCE + 1, key: (s) => sourceOf[s.article], label: (place) => sources[place] ?? word("filters.no_source") },
  article: {
    size: () => articles.length, key: (s) => s.article, label: (place) => articles[place].title,
    title: (place) => [articles[place].title, articles[place].publisher, dateWords(articles[place].published)].filter(Boolean).join(" — "),
  },
};
const MOST_ROWS = 200;

function listRows(facet, passing) {
  const { size, key, label, title } = LISTS[facet];
  const counts = tally(passing[facet], key);
  const wanted = fold(looked[facet]);
  return [...Array(size()).keys()]
    .map((place) => ({ place, number: counts.get(place) ?? 0 }))
    .filter(({ place, number }) => (number || state.off[facet].has(place)) && fold(title ? title(place) : label(place)).includes(wanted))
    .sort((a, b) => b.number - a.number || a.place - b.place)
    .slice(0, MOST_ROWS)
    .map(({ place, number }) => facetRow({ facet, place, label: label(place), number, title: title?.(place) }));
}

function listBox(facet, passing) {
  const list = el("ul", { class: "scroll" }, listRows(facet, passing));
  const words = el("input", {
    type: "search", id: `look-${facet}`, placeholder: word(`filters.look_${facet}`), "aria-label": word(`filters.look_${facet}`), value: looked[facet],
    oninput: (event) => { looked[facet] = event.target.value; list.replaceChildren(...listRows(facet, sift())); },
  });
  const isLong = LISTS[facet].size() > 9;
  // A list of one row has nothing to choose.
  return list.childElementCount > 1 || looked[facet] || state.off[facet].size ? facetBox(`by-${facet}`, word(`filters.${facet}`), isLong && words, list) : null;
}

function factualityRows(passing) {
  const counts = tally(passing.factuality, (statement) => statement.factuality);
  const present = new Set(statements.map((statement) => statement.factuality));
  return factualities.flatMap((name, place) =>
    present.has(place) ? [facetRow({ facet: "factuality", place, label: word(`factuality.${name}`), swatch: lineSwatch(name), number: counts.get(place) ?? 0 })] : []);
}

function voiceRows(passing) {
  const counts = tally(passing.voice, voiceOf);
  const labels = [word("filters.publisher"), word("filters.others")];
  return VOICES.map((voice, place) => facetRow({
    facet: "voice", place, label: labels[place], number: counts.get(voice) ?? 0, swatch: lineSwatch("asserted", voice === "reported"),
  }));
}

function confidenceBox() {
  const value = el("output", {}, percent(state.confidence));
  const slider = el("input", {
    type: "range", min: 0, max: 1, step: 0.05, value: state.confidence, "aria-label": word("filters.confidence"), "aria-valuetext": percent(state.confidence), id: "confidence",
    oninput: (event) => { state.confidence = Number(event.target.value); value.textContent = percent(state.confidence); refresh(); },
  });
  return facetBox("by-confidence", word("filters.confidence"), el("div", { class: "slider" }, slider, value));
}

// ---- the drawing ----

function drawingBox(unlinked) {
  const option = (name, label, amount) => el("li", { class: "row" }, el("label", {},
    el("input", { type: "checkbox", checked: state[name], id: `option-${name}`, onchange: () => { state[name] = !state[name]; refresh(); } }),
    el("span", { class: "text" }, label), amount ? el("span", { class: "number" }, digits(amount)) : null));
  const isMeasured = actors.some((actor) => actor.measures);
  return facetBox("drawing", word("drawing.title"),
    communities.length ? choiceRow("colour", ["type", "community"]) : null,
    isMeasured ? choiceRow("size", SIZES) : null,
    coreRow(),
    el("ul", {}, option("bundle", word("drawing.bundle")), unlinked ? option("unlinked", word("drawing.unlinked"), unlinked) : null,
      communities.length ? option("grouped", word("drawing.grouped")) : null),
    moved.size ? el("button", { type: "button", class: "more", id: "put-back", onclick: putBack }, word("drawing.put_back", { actors: count(moved.size, "actor") })) : null);
}

function choiceRow(name, values) {
  const select = el("select", { id: `option-${name}`, onchange: (event) => { state[name] = event.target.value; refresh(); } },
    values.map((value) => el("option", { value }, word(`drawing.${name}_${value}`))));
  select.value = state[name];
  return el("div", { class: "row" }, el("label", { for: `option-${name}` }, word(`drawing.${name}`)), select);
}

// How far into the core: only where there is something to peel
function coreRow() {
  if (!(shown.deepest > 1)) return null;
  const value = el("output", {}, digits(shown.core));
  const slider = el("input", {
    type: "range", min: 0, max: shown.deepest, step: 1, value: shown.core, id: "option-core", "aria-label": word("drawing.core"), "aria-valuetext": digits(shown.core),
    oninput: (event) => { state.core = Number(event.target.value); value.textContent = digits(state.core); refresh(); },
  });
  return el("div", {}, el("p", { class: "row hint" }, word("drawing.core")), el("div", { class: "slider" }, slider, value));
}

function putBack() {
  moved.clear();
  bends.clear();
  refresh();
}

function drawFilters(passing) {
  if (!statements.length) return $("filters").replaceChildren(el("p", { class: "names" }, word("filters.none")));
  if ($("filters").contains(sliding)) return;
  const scroll = [...document.querySelectorAll("#filters .scroll")].map((box) => box.scrollTop);
  const linked = new Set(statements.filter(joins).flatMap(ends));
  const boxes = [
    facetBox("by-type", word("filters.type"), el("ul", {}, typeRows(passing))),
    state.colour === "community" || state.off.community.size ? facetBox("by-community", word("filters.community"), el("ul", { class: "scroll" }, communityRows(passing))) : null,
    facetBox("by-factuality", word("filters.factuality"), el("ul", {}, factualityRows(passing))),
    facetBox("by-voice", word("filters.voice"), el("ul", {}, voiceRows(passing))),
    facetBox("by-relation", word("filters.relation"), el("ul", {}, relationRows(passing))),
    listBox("topic", passing), confidenceBox(), listBox("source", passing), listBox("article", passing), drawingBox(actors.length - linked.size),
  ];
  keepFocus($("filters"), () => $("filters").replaceChildren(...boxes.filter(Boolean)));
  document.querySelectorAll("#filters .scroll").forEach((box, i) => { box.scrollTop = scroll[i] ?? 0; });
}
