// Start, keyboard, and the one function through which every change goes.

function refresh() {
  const passing = sift();
  drawGraph(passing.all);
  drawFilters(passing);
  drawTimeline(passing);
  drawPanel(passing);
  drawTable(passing.all);
  drawCounts(passing.all);
  writeHash();
}

function drawCounts(list) {
  const of = (now, all) => (now === all ? el("b", {}, digits(now)) : [el("b", {}, digits(now)), ` ${word("counts_bar.of", { all: digits(all) })}`]);
  const met = (some) => new Set(some.flatMap(ends)).size;
  const held = state.text && ` ${word("counts_bar.with", { text: state.text })}`;
  $("counts").replaceChildren(...[of(met(list), met(statements)), ` ${word("counts_bar.actors")} · `, of(list.length, statements.length), ` ${word("counts_bar.statements")}`, held].flat());
  $("reset").hidden = !isFiltered();
  const isTable = state.view === "table";
  $("table").hidden = !isTable;
  $("graph").style.visibility = isTable ? "hidden" : "";
  $("view-graph").setAttribute("aria-pressed", String(!isTable));
  $("view-table").setAttribute("aria-pressed", String(isTable));
  // A table without a choice needs the room of the panel.
  document.querySelector(".desk").classList.toggle("wide", isTable && !state.chosen);
  drawEmpty(list, isTable);
  drawBanner();
}

// What is shown of what: how the page was made, and what of it is drawn
function drawBanner() {
  const parts = [];
  if (data.omitted) parts.push(omittedWords(data.omitted), " ");
  if (shown.left) {
    const met = [...shown.degree.keys()].reduce((sum, place) => sum + (nodeOf(place).members?.length ?? 1), 0);
    const set = (core) => () => { state.core = core; refresh(); fit({ animate: true }); };
    parts.push(word("banner.core", { drawn: digits(met), all: count(met + shown.left, "actor"), core: digits(shown.core) }), " ",
      el("button", { type: "button", class: "linkish", id: "draw-all", onclick: set(0) }, word("banner.draw_all")));
  }
  if (state.near) {
    const end = () => { state.near = null; refresh(); fit({ animate: true }); };
    parts.push(word("banner.near", { name: actors[state.near.actor].name, steps: count(state.near.hops, "step") }), " ",
      el("button", { type: "button", class: "linkish", id: "near-end", onclick: end }, word("banner.near_end")));
  }
  $("banner").replaceChildren(...parts);
  $("banner").hidden = !parts.length;
}

function omittedWords({ actors: all, statements: allStatements, fitting, by, topic, focus, hops }) {
  const part = (some, all, thing) => word("banner.part", { some: digits(some), all: count(all, thing) });
  const how = [
    topic && word("banner.topic", { topic }), focus && word("banner.focus", { name: focus, steps: count(hops, "step") }),
    fitting > actors.length && word(`banner.by_${by}`),
  ];
  return word("banner.omitted", { actors: part(actors.length, all, "actor"), how: how.filter(Boolean).join(""), statements: part(statements.length, allStatements, "statement") });
}

function drawEmpty(list, isTable) {
  const box = $("empty");
  const bare = !list.some(joins) && !shown.nodes.size;
  box.hidden = isTable ? list.length > 0 : !bare;
  if (box.hidden) return;
  const picture = el("svg", { viewBox: "0 0 120 60", "aria-hidden": "true" },
    el("path", { d: "M24 40L60 18L98 42", "stroke-dasharray": "3 5", fill: "none" }),
    el("circle", { cx: 24, cy: 40, r: 8 }), el("circle", { cx: 60, cy: 18, r: 10 }), el("circle", { cx: 98, cy: 42, r: 7 }));
  if (!statements.length) {
    box.replaceChildren(picture, el("h2", {}, word("empty.title")), el("p", {}, word("empty.why", { articles: count(articles.length, "article") })),
      el("p", {}, word("empty.how"), " ", el("code", {}, 'kg try RELATION "sentence"')));
  } else if (list.length) {
    box.replaceChildren(picture, el("h2", {}, word("empty.no_lines")), el("p", {}, word("empty.no_ends")),
      el("button", { type: "button", class: "more", onclick: () => { state.view = "table"; refresh(); } }, word("empty.table")));
  } else {
    box.replaceChildren(picture, el("h2", {}, word("empty.filtered")), el("button", { type: "button", class: "more", onclick: reset }, word("bar.reset")));
  }
}

function reset() {
  Object.assign(state, initial());
  refresh();
}

function choose(chosen) {
  const from = ["panel", "table"].find((id) => $(id).contains(document.activeElement));
  state.chosen = chosen;
  $("tip").hidden = true;
  refresh();
  // What had the focus is drawn anew; the keyboard goes on from the same place.
  if (from) (from === "table" ? $("table").querySelector("tr.chosen") ?? $("table") : $("panel")).focus({ preventScroll: true });
  $("panel").scrollTop = 0;
  if (chosen && innerWidth <= 860) showAboveSheet();
  const block = chosen?.article === undefined ? "nearest" : "center";
  if (chosen?.statement !== undefined) $("panel").querySelector(".chosen")?.scrollIntoView({ block });
  announce();
}

// On a phone the panel covers the lower half: what is chosen is moved to what is left of the graph.
function showAboveSheet() {
  const places = (state.chosen.pair ?? state.chosen.path ?? (state.chosen.actor === undefined ? [] : [state.chosen.actor])).map(siteOf);
  if (!places.length) return;
  const [x, y] = ["x", "y"].map((axis) => places.reduce((sum, place) => sum + at(place)[axis], 0) / places.length);
  const stage = $("graph").getBoundingClientRect();
  const visible = Math.max(80, innerHeight - $("panel").offsetHeight - Math.max(stage.top, 0));
  network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.6), offset: { x: 0, y: visible / 2 - stage.height / 2 } });
}

function announce() {
  const { actor, pair, path, article } = state.chosen ?? {};
  const both = (places) => places.map(labelOf).join(` ${word("panel.and")} `);
  if (actor !== undefined) say([labelOf(actor), actors[actor] && types[actors[actor].type].label, count(shown.degree.get(siteOf(actor)) ?? 0, "connection")].filter(Boolean).join(", "));
  else if (pair) say(`${both(pair)}, ${count($("panel").querySelectorAll(".card").length, "statement")}`);
  else if (path) say(`${both(path)}: ${$("path-lead").textContent}`);
  else say(article === undefined ? "" : articles[article].title);
}

// ---- keyboard ----

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest actor in that direction: a partner if there is one, else anybody.
function walk([dx, dy]) {
  const from = state.chosen?.actor === undefined ? undefined : siteOf(state.chosen.actor);
  if (from === undefined) {
    const hub = [...shown.degree].sort(([a, x], [b, y]) => y - x || a - b)[0];
    return hub && step(hub[0]);
  }
  const partners = new Set();
  for (const { left, right } of shown.lines.values()) if (left === from || right === from) partners.add(left === from ? right : left);
  const here = at(from);
  const cost = (place) => {
    const [x, y] = [at(place).x - here.x, at(place).y - here.y];
    const [along, aside] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    return along <= 0 || aside > along * 1.6 ? Infinity : along + 2 * aside;
  };
  const nearest = (places) => places.map((place) => [cost(place), place]).filter(([length]) => length < Infinity).sort((a, b) => a[0] - b[0] || a[1] - b[1])[0]?.[1];
  const next = nearest([...partners]) ?? nearest([...shown.nodes.keys()].filter((place) => place !== from));
  if (next !== undefined) step(next);
}

function step(place) {
  choose({ actor: place });
  const { x, y } = network.canvasToDOM(at(place));
  const { clientWidth, clientHeight } = $("graph");
  if (x < 60 || y < 40 || x > clientWidth - 60 || y > clientHeight - 40) centre(place);
}

// With Shift, an arrow moves the actor itself.
function nudge([dx, dy]) {
  const place = state.chosen?.actor;
  if (!actors[place] || isFolded(actors[place])) return;
  const { x, y } = at(place);
  moved.set(place, { x: x + 12 * dx, y: y + 12 * dy });
  bends.clear();
  refresh();
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "Escape") {
    $("export").open = false;
    toggleFilters(false);
    choose(null);
    $("graph").focus({ preventScroll: true });
  } else if (typing) return;
  else if (event.key === "/") $("search").focus();
  else if (event.key === "f") fit({ animate: true });
  else if (event.key === "t") switchView(state.view === "table" ? "graph" : "table");
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (/^[0-3]$/.test(event.key) && actors[state.chosen?.actor]) $(`near-${event.key}`)?.click();
  else if (event.key === "p" && actors[state.chosen?.actor]) $("path-to")?.focus();
  else if (event.target !== $("graph")) return;
  else if (ARROWS[event.key]) (event.shiftKey ? nudge : walk)(ARROWS[event.key]);
  else if (event.key === "Enter" && state.chosen) ($("open-group") ?? $("panel").querySelector(".line") ?? $("panel")).focus();
  else return;
  event.preventDefault();
}

// ---- start ----

function switchView(view) {
  state.view = view;
  refresh();
}

function toggleFilters(wanted) {
  const open = $("filters").classList.toggle("open", wanted);
  $("filters-button").setAttribute("aria-expanded", String(open));
}

function startButtons() {
  $("reset").addEventListener("click", reset);
  $("fit").addEventListener("click", () => fit({ animate: true }));
  $("view-graph").addEventListener("click", () => switchView("graph"));
  $("view-table").addEventListener("click", () => switchView("table"));
  $("theme").addEventListener("click", () => {
    state.theme = isDark() ? "light" : "dark";
    recolour();
    writeHash();
  });
  $("filters-button").addEventListener("click", () => toggleFilters());
  for (const button of document.querySelectorAll("[data-save]")) {
    button.addEventListener("click", () => {
      SAVERS[button.dataset.save]();
      $("export").open = false;
    });
  }
  document.addEventListener("click", (event) => { if (!event.target.closest("#export")) $("export").open = false; });
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", () => { readHash(); recolour(); refresh(); });
}

readHash();
if (state.theme) document.documentElement.dataset.theme = state.theme;
startGraph();
startSearch();
startButtons();
startSliders();
refresh();
fit();
network.once("afterDrawing", () => performance.mark("drawn"));
document.fonts?.ready.then(() => network.redraw());

// For scripts and tests: what is shown, and the same choices that a reader has.
window.policyGraph = Object.freeze({
  counts: () => ({ actors: shown.degree.size, lines: shown.lines.size, statements: sift().all.length }),
  lines: () => [...shown.lines.values()].map(({ left, right, factuality, reported, width, statements: list }) => ({
    left: idOf(left), right: idOf(right), factuality: factualities[factuality], reported, width, statements: list.map((s) => s.id),
  })),
  nodes: () => [...shown.nodes.keys()].map((place) => ({ id: idOf(place), radius: radius(place), ...lookOf(place) })),
  chooseActor: (id) => choose(placeOf(id) < 0 ? null : { actor: placeOf(id) }),
  choosePair: (left, right) => (Math.min(placeOf(left), placeOf(right)) < 0 ? choose(null) : openPair(placeOf(left), placeOf(right))),
  choosePath: (from, to) => choose(actors[placeOf(from)] && actors[placeOf(to)] ? { path: [placeOf(from), placeOf(to)], without: new Set() } : null),
  chooseNothing: () => choose(null),
  screen: (id) => network.canvasToDOM(at(placeOf(id))),
  positions: () => Object.fromEntries(actors.map((actor) => [actor.id, [Math.round(at(actor.index).x), Math.round(at(actor.index).y)]])),
  svg: toSvg,
  gexf: toGexf,
  csv: () => toCsv(sift().all),
});
