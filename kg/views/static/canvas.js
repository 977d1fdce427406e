// The drawing: vis-network shows the nodes and one line for each pair of actors and factuality. A denial is never
// hidden in a line that asserts.

let network = null;
let shown = { nodes: new Map(), lines: new Map(), degree: new Map() };
const nodeSet = new vis.DataSet();
const lineSet = new vis.DataSet();
const drawn = { nodes: new Map(), lines: new Map() };
// Positions are made for a wide window; a tall one gets them turned.
const isTall = innerHeight > 1.25 * innerWidth;
const origin = new Map(data.nodes.map(({ actor, x, y }) => [actor, isTall ? { actor, x: y, y: x } : { actor, x, y }]));
const moved = new Map();
const isDark = () =>
  (state.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

// Custom properties hold `light-dark(…)`; only a property that is used has one colour.
let colours = {};
function readColours() {
  const probe = document.body.appendChild(el("i", { hidden: true }));
  colours = {};
  for (const name of ["ground", "paper", "ink", "soft", "accent", "line", ...factualities]) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  colours.font = getComputedStyle(document.body).fontFamily;
}

const at = (actor) => moved.get(actor) ?? origin.get(actor);
// In a graph that only fits the window when drawn small, nodes and lines grow against it.
let magnify = 1;
const radius = (actor) => magnify * (5.5 + Math.min(17, 2.9 * Math.sqrt(shown.degree.get(actor) ?? 0)));

// ---- lines ----

function linesOf(visible) {
  const lines = new Map();
  for (const statement of visible.filter(joins)) {
    const [left, right] = [statement.subject, statement.object].sort((a, b) => a - b);
    const key = state.bundle ? `${left}-${right}-${statement.factuality}` : `s${statement.index}`;
    if (!lines.has(key)) lines.set(key, { id: key, left, right, factuality: statement.factuality, statements: [] });
    lines.get(key).statements.push(statement);
  }
  fanOut([...lines.values()]);
  for (const line of lines.values()) direct(line);
  return lines;
}

// Lines of one pair lie side by side; a pair whose straight line would run through a third node bends around it.
function fanOut(lines) {
  const pairs = Map.groupBy(lines, (line) => `${line.left}-${line.right}`);
  for (const group of pairs.values()) {
    const step = Math.min(0.16, 0.9 / group.length);
    const bend = pairs.size > MOST_BENDS ? 0 : bendOf(group[0].left, group[0].right);
    group.sort((a, b) => a.factuality - b.factuality);
    group.forEach((line, i) => { line.bend = bend + (i - (group.length - 1) / 2) * step; });
  }
}

// In a thicket, straight lines read better than a hundred detours, and finding those would take long.
const MOST_BENDS = 250;
const bends = new Map();
function bendOf(left, right) {
  const key = `${left}-${right}`;
  if (!bends.has(key)) bends.set(key, [0, 0.18, -0.18, 0.32, -0.32].find((bend) => isClear(left, right, bend)) ?? 0);
  return bends.get(key);
}

function isClear(left, right, bend) {
  const [a, b] = [at(left), at(right)];
  const via = viaOf(a, b, bend);
  const reach = Math.hypot(a.x - b.x, a.y - b.y) * 0.5 + 30;
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  for (const node of origin.values()) {
    if (node.actor === left || node.actor === right || !shown.degree.get(node.actor)) continue;
    const point = at(node.actor);
    if (Math.hypot(point.x - middle.x, point.y - middle.y) > reach) continue;
    for (let t = 0.1; t < 0.95; t += 0.1) {
      const on = onCurve(a, via, b, t);
      if (Math.hypot(point.x - on.x, point.y - on.y) < radius(node.actor) + 3) return false;
    }
  }
  return true;
}

// The same quadratic curve that vis-network draws for `curvedCW` and `curvedCCW`
function viaOf(a, b, bend) {
  const size = Math.hypot(b.x - a.x, b.y - a.y) * (Math.abs(bend) * 0.5 + 0.5);
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + (bend * 0.5 + 0.5) * Math.PI;
  return { x: a.x + size * Math.sin(angle), y: a.y + size * Math.cos(angle) };
}

const onCurve = (a, via, b, t) => ({
  x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * via.x + t ** 2 * b.x,
  y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * via.y + t ** 2 * b.y,
});

function direct(line) {
  const directed = line.statements.filter((statement) => !relations[statement.relation].symmetric);
  line.forward = directed.some((statement) => statement.subject === line.left);
  line.back = directed.some((statement) => statement.subject === line.right);
  line.reported = line.statements.every((statement) => statement.voices.length);
  line.confidence = Math.max(...line.statements.map((statement) => statement.confidence));
  line.width = Math.sqrt(magnify) * Math.min(8, 0.9 + 0.85 * Math.sqrt(new Set(line.statements.map((s) => s.group ?? s.id)).size));
}

// ---- what stands out ----

function inFocus() {
  const { actor, pair, statement } = state.chosen ?? {};
  if (pair) return { actors: new Set(pair), hot: (line) => pair.includes(line.left) && pair.includes(line.right) };
  if (actor !== undefined) {
    const near = new Set([actor]);
    for (const line of shown.lines.values()) if (line.left === actor || line.right === actor) near.add(line.left).add(line.right);
    return { actors: near, hot: (line) => line.left === actor || line.right === actor };
  }
  if (statement !== undefined) {
    const ends = [statements[statement].subject, statements[statement].object].filter((end) => typeof end === "number");
    return { actors: new Set(ends), hot: () => false };
  }
  return null;
}

function lineStyle(line, focus) {
  const name = factualities[line.factuality];
  const hot = !focus || focus.hot(line);
  const { dashes, head } = STROKES[name];
  const end = { enabled: true, scaleFactor: 0.26 + 0.42 / line.width, type: head === "bar" ? "bar" : line.reported ? "vee" : head };
  return {
    id: line.id, from: "n" + line.left, to: "n" + line.right, width: line.width, dashes: dashes && dashes.map((dash) => dash * Math.sqrt(magnify)),
    arrows: { to: line.forward ? end : { enabled: false }, from: line.back ? end : { enabled: false } },
    color: { color: colours[name], opacity: hot ? 0.5 + 0.5 * line.confidence : 0.09 },
    smooth: { enabled: Math.abs(line.bend) > 0.001, type: line.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(line.bend) },
  };
}

function nodeStyle(actor, focus) {
  const type = types[actor.type];
  const colour = isDark() ? type.dark : type.light;
  const clear = !focus || focus.actors.has(actor.index);
  const chosen = state.chosen?.actor === actor.index;
  const { x, y } = at(actor.index);
  const size = radius(actor.index) * (type.shape === "square" ? 0.86 : 1);
  const background = type.hollow ? colours.ground : colour;
  const border = chosen ? colours.ink : type.hollow ? colour : colours.ground;
  return {
    id: "n" + actor.index, x, y, shape: type.shape, size, opacity: clear ? 1 : 0.16, hidden: !shown.nodes.has(actor.index),
    borderWidth: chosen ? 3 : type.hollow ? 2 : 1.5, color: { background, border },
  };
}

// Only what changed is told to vis-network: it is slow to take in everything anew.
function tell(set, known, styles) {
  const fresh = [];
  const seen = new Set();
  for (const style of styles) {
    const text = JSON.stringify(style);
    seen.add(style.id);
    if (known.get(style.id) !== text) fresh.push(style);
    known.set(style.id, text);
  }
  const gone = [...known.keys()].filter((id) => !seen.has(id));
  gone.forEach((id) => known.delete(id));
  if (gone.length) set.remove(gone);
  if (fresh.length) set.update(fresh);
}

function drawGraph(visible) {
  shown.degree = new Map();
  const partners = new Map();
  const meet = (one, other) => partners.set(one, (partners.get(one) ?? new Set()).add(other));
  for (const { subject, object } of visible.filter(joins)) { meet(subject, object); meet(object, subject); }
  for (const [actor, others] of partners) shown.degree.set(actor, others.size);
  const extra = [state.chosen?.actor, ...(state.chosen?.pair ?? [])];
  shown.nodes = new Map(
    actors.filter((actor) => shown.degree.has(actor.index) || extra.includes(actor.index) || (state.unlinked && !state.off.type.has(actor.type)))
      .map((actor) => [actor.index, actor]),
  );
  shown.lines = linesOf(visible);
  paintGraph();
}

function paintGraph() {
  const focus = inFocus();
  tell(nodeSet, drawn.nodes, actors.map((actor) => nodeStyle(actor, focus)));
  tell(lineSet, drawn.lines, [...shown.lines.values()].map((line) => lineStyle(line, focus)));
  network?.redraw();
}

// ---- the view ----

// Fit by the room that labels need, not by the nodes alone.
function fit({ animate = false, only = null } = {}) {
  const points = [...(only ?? shown.nodes.keys())].map(at);
  const { clientWidth: width, clientHeight: height } = $("graph");
  // A page in a closed tab of a notebook has no size yet.
  if (!network || !points.length || width < 40 || height < 40) return;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = Math.min(72, width * 0.12);
  const scale = Math.min((width - 2 * margin) / Math.max(right - left, 1), (height - Math.min(76, height / 3)) / Math.max(bottom - top, 1), 1.5);
  if (!only) grow(scale);
  const still = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale,
    animation: still ? false : { duration: 260, easingFunction: "easeInOutQuad" },
  });
}

function grow(scale) {
  const wanted = Math.round(10 * Math.min(1.9, Math.max(1, 0.62 / scale))) / 10;
  if (wanted === magnify) return;
  magnify = wanted;
  bends.clear();
  drawGraph(sift().all);
}

function startGraph() {
  readColours();
  network = new vis.Network($("graph"), { nodes: nodeSet, edges: lineSet }, data.options);
  network.on("afterDrawing", drawOverlay);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) choose({ actor: Number(nodes[0].slice(1)) });
    else if (edges.length) chooseLine(shown.lines.get(edges[0]));
    else choose(null);
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) fit({ animate: true, only: inFocus()?.actors }); });
  network.on("hoverNode", ({ node, event }) => showTip(actorTip(Number(node.slice(1))), event));
  network.on("hoverEdge", ({ edge, event }) => showTip(lineTip(shown.lines.get(edge)), event));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => { $("tip").hidden = true; });
  // Until the reader takes hold of the drawing, it keeps filling its place.
  let isTouched = false;
  for (const event of ["zoom", "dragStart"]) network.on(event, () => { isTouched = true; });
  new ResizeObserver(() => { if (!isTouched && !state.chosen) fit(); }).observe($("graph"));
  network.on("dragEnd", ({ nodes }) => {
    for (const node of nodes) moved.set(Number(node.slice(1)), network.getPosition(node));
    if (!nodes.length) return;
    bends.clear();
    refresh();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
}

function chooseLine(line) {
  if (line) choose({ pair: [line.left, line.right], ...(state.bundle ? {} : { statement: line.statements[0].index }) });
}

function recolour() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  readColours();
  paintGraph();
}

// ---- tooltips ----

function actorTip(place) {
  const actor = actors[place];
  const links = shown.degree.get(place) ?? 0;
  return [el("b", {}, actor.name), el("small", {}, `${types[actor.type].label} · ${count(links, "connection")}`)];
}

function lineTip(line) {
  if (!line) return [];
  const first = line.statements[0];
  const more = line.statements.length - 1;
  return [
    el("b", {}, argumentName(first.subject)), ` ${relations[first.relation].label} `, el("b", {}, argumentName(first.object)),
    el("small", {}, [factualities[line.factuality], line.reported && "reported", dateWords(first.date), more && `and ${count(more, "more statement")}`].filter(Boolean).join(" · ")),
  ];
}

function showTip(children, event) {
  const tip = $("tip");
  tip.replaceChildren(...children);
  tip.hidden = false;
  const { clientX: x, clientY: y } = event;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - box.width - 8)) + "px";
  tip.style.top = (y + 18 + box.height > innerHeight ? y - box.height - 12 : y + 18) + "px";
}
