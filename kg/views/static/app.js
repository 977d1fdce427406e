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
  const of = (now, all) => (now === all ? el("b", {}, now.toLocaleString("en")) : [el("b", {}, now.toLocaleString("en")), ` of ${all.toLocaleString("en")}`]);
  const met = (some) => new Set(some.flatMap((s) => [s.subject, s.object]).filter((end) => typeof end === "number")).size;
  $("counts").replaceChildren(...[of(met(list), met(statements)), " actors · ", of(list.length, statements.length), " statements", state.text && ` with “${state.text}”`].flat());
  $("reset").hidden = !isFiltered();
  const isTable = state.view === "table";
  $("table").hidden = !isTable;
  $("graph").style.visibility = isTable ? "hidden" : "";
  $("view-graph").setAttribute("aria-pressed", String(!isTable));
  $("view-table").setAttribute("aria-pressed", String(isTable));
  drawEmpty(list, isTable);
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
    const read = articles.length ? `${count(articles.length, "article")} ${articles.length === 1 ? "was" : "were"} read` : "No article was read";
    box.replaceChildren(picture, el("h2", {}, "No statements yet"),
      el("p", {}, `${read}, and no sentence says that one actor does something to another, or holds an office, in words that the lexicon knows.`),
      el("p", {}, "How a sentence is read: ", el("code", {}, 'kg try RELATION "sentence"')));
  } else if (list.length) {
    box.replaceChildren(picture, el("h2", {}, "No lines to draw"), el("p", {}, "None of the statements has both a subject and an object. The table shows them."),
      el("button", { type: "button", class: "more", onclick: () => { state.view = "table"; refresh(); } }, "Open the table"));
  } else {
    box.replaceChildren(picture, el("h2", {}, "Nothing passes the filters"), el("button", { type: "button", class: "more", onclick: reset }, "Reset filters"));
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
  if (chosen?.statement !== undefined) $("panel").querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  announce();
}

// On a phone the panel covers the lower half: what is chosen is moved to what is left of the graph.
function showAboveSheet() {
  const ends = state.chosen.pair ?? (state.chosen.actor === undefined ? [] : [state.chosen.actor]);
  if (!ends.length) return;
  const [x, y] = ["x", "y"].map((axis) => ends.reduce((sum, end) => sum + at(end)[axis], 0) / ends.length);
  const stage = $("graph").getBoundingClientRect();
  const visible = Math.max(80, innerHeight - $("panel").offsetHeight - Math.max(stage.top, 0));
  network.moveTo({ position: { x, y }, scale: Math.max(network.getScale(), 0.6), offset: { x: 0, y: visible / 2 - stage.height / 2 } });
}

function announce() {
  const { actor, pair } = state.chosen ?? {};
  if (actor !== undefined) say(`${actors[actor].name}, ${types[actors[actor].type].label}, ${count(shown.degree.get(actor) ?? 0, "connection")}`);
  else if (pair) say(`${pair.map((end) => actors[end].name).join(" and ")}, ${count($("panel").querySelectorAll(".card").length, "statement")}`);
  else say("");
}

// ---- keyboard ----

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest actor in that direction: a partner if there is one, else anybody.
function walk([dx, dy]) {
  const from = state.chosen?.actor;
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
  else if (event.target !== $("graph")) return;
  else if (ARROWS[event.key]) walk(ARROWS[event.key]);
  else if (event.key === "Enter" && state.chosen) ($("panel").querySelector(".line") ?? $("panel")).focus();
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

function startBanner() {
  if (!data.omitted) return;
  const part = (some, all, word) => `${some.toLocaleString("en")} of ${all.toLocaleString("en")} ${word}`;
  $("banner").textContent = `Shown are the ${part(actors.length, data.omitted.actors, "actors")} with the most statements, and ${part(statements.length, data.omitted.statements, "statements")}. `
    + "The tables and the GEXF and GraphML files hold them all.";
  $("banner").hidden = false;
}

readHash();
if (state.theme) document.documentElement.dataset.theme = state.theme;
startBanner();
startGraph();
startSearch();
startButtons();
refresh();
fit();
document.fonts?.ready.then(() => network.redraw());

// For scripts and tests: what is shown, and the same choices that a reader has.
window.policyGraph = Object.freeze({
  counts: () => ({ actors: shown.degree.size, lines: shown.lines.size, statements: sift().all.length }),
  lines: () => [...shown.lines.values()].map(({ left, right, factuality, reported, width, statements: list }) => ({
    left: actors[left].id, right: actors[right].id, factuality: factualities[factuality], reported, width, statements: list.map((s) => s.id),
  })),
  chooseActor: (id) => choose(placeOf(id) < 0 ? null : { actor: placeOf(id) }),
  choosePair: (left, right) => (Math.min(placeOf(left), placeOf(right)) < 0 ? choose(null) : openPair(placeOf(left), placeOf(right))),
  chooseNothing: () => choose(null),
  screen: (id) => network.canvasToDOM(at(placeOf(id))),
  svg: toSvg,
  csv: () => toCsv(sift().all),
});
