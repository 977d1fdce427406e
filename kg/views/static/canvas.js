// The drawing: vis-network shows the nodes and one line for each pair of actors and factuality. A denial is never
// hidden in a line that asserts.

let network = null;
let shown = { nodes: new Map(), lines: new Map(), degree: new Map(), core: 0, left: 0, steps: null };
const nodeSet = new vis.DataSet();
const lineSet = new vis.DataSet();
const drawn = { nodes: new Map(), lines: new Map() };
// Positions are made for a wide window; a tall one gets them turned.
const isTall = innerHeight > 1.25 * innerWidth;
const origin = new Map(data.nodes.map(({ actor, x, y }) => [actor, isTall ? { actor, x: y, y: x } : { actor, x, y }]));
// Where the reader has put actors; they stay there.
const moved = new Map();
const isDark = () =>
  (state.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

// Custom properties hold `light-dark(…)`; only a property that is used has one colour.
const HUES = 10;
let colours = {};
function readColours() {
  const probe = document.body.appendChild(el("i", { hidden: true }));
  colours = {};
  const hues = Array.from({ length: HUES }, (_, place) => `hue-${place}`);
  for (const name of ["ground", "paper", "ink", "soft", "accent", "line", ...hues, ...factualities]) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  colours.font = getComputedStyle(document.body).fontFamily;
}

const at = (place) => moved.get(place) ?? origin.get(place) ?? middleOf(nodeOf(place));
// A super-node stands in the middle of its members.
function middleOf(group) {
  const mean = (axis) => group.members.reduce((sum, actor) => sum + origin.get(actor.index)[axis], 0) / group.members.length;
  const spot = { actor: group.index, x: mean("x"), y: mean("y") };
  origin.set(group.index, spot);
  return spot;
}
// In a graph that only fits the window when drawn small, nodes and lines grow against it.
let magnify = 1;
function radius(place) {
  if (!actors[place]) return magnify * (9 + Math.min(60, 3.5 * Math.sqrt(nodeOf(place).members.length)));
  if (state.size === "degree") return magnify * (5.5 + Math.min(17, 2.9 * Math.sqrt(shown.degree.get(place) ?? 0)));
  return magnify * (5.5 + 15 * Math.sqrt((actors[place].measures?.[state.size] ?? 0) / largest(state.size)));
}

// The largest value of a measure, so that sizes fill the same range whatever is measured
const largests = new Map();
function largest(measure) {
  if (!largests.has(measure)) largests.set(measure, Math.max(1e-9, ...actors.map((actor) => actor.measures?.[measure] ?? 0)));
  return largests.get(measure);
}

// ---- lines ----

function linesOf(visible) {
  const lines = new Map();
  for (const statement of visible.filter(joins)) {
    const [left, right] = [statement.subject, statement.object].map(siteOf).sort((a, b) => a - b);
    if (left === right) continue;
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
  for (const place of shown.degree.keys()) {
    if (place === left || place === right) continue;
    const point = at(place);
    if (Math.hypot(point.x - middle.x, point.y - middle.y) > reach) continue;
    for (let t = 0.1; t < 0.95; t += 0.1) {
      const on = onCurve(a, via, b, t);
      if (Math.hypot(point.x - on.x, point.y - on.y) < radius(place) + 3) return false;
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
  line.forward = directed.some((statement) => siteOf(statement.subject) === line.left);
  line.back = directed.some((statement) => siteOf(statement.subject) === line.right);
  line.reported = line.statements.every((statement) => statement.voices.length);
  line.confidence = Math.max(...line.statements.map((statement) => statement.confidence));
  line.width = Math.sqrt(magnify) * Math.min(8, 0.9 + 0.85 * Math.sqrt(new Set(line.statements.map((s) => s.group ?? s.id)).size));
}

// ---- what stands out ----

function inFocus() {
  const { pair, path, statement } = state.chosen ?? {};
  const actor = state.chosen?.actor === undefined ? undefined : siteOf(state.chosen.actor);
  if (path) return alongPath();
  if (pair) {
    const both = pair.map(siteOf);
    return { actors: new Set(both), hot: (line) => both.includes(line.left) && both.includes(line.right) };
  }
  if (actor !== undefined) {
    const near = new Set([actor]);
    for (const line of shown.lines.values()) if (line.left === actor || line.right === actor) near.add(line.left).add(line.right);
    return { actors: near, hot: (line) => line.left === actor || line.right === actor };
  }
  if (statement !== undefined) {
    const both = new Set(ends(statements[statement]).map(siteOf));
    return both.size ? { actors: both, hot: (line) => both.has(line.left) && both.has(line.right) } : null;
  }
  return null;
}

function alongPath() {
  const { path } = state.chosen;
  const steps = shown.steps ?? [];
  const on = new Set(steps.flatMap(({ left, right }) => [siteOf(left), siteOf(right)]));
  const pairs = new Set(steps.map(({ left, right }) => [siteOf(left), siteOf(right)].sort((a, b) => a - b).join("-")));
  return { actors: new Set([...on, ...path.map(siteOf)]), hot: (line) => pairs.has(`${line.left}-${line.right}`) };
}

function lineStyle(line, focus) {
  const name = factualities[line.factuality];
  const hot = !focus || focus.hot(line);
  const { dashes, head } = STROKES[name];
  const end = { enabled: true, scaleFactor: 0.26 + 0.42 / line.width, type: head === "bar" ? "bar" : line.reported ? "vee" : head };
  return {
    id: line.id, from: "n" + line.left, to: "n" + line.right, width: line.width, dashes: dashes && dashes.map((dash) => dash * Math.sqrt(magnify)),
    arrows: { to: line.forward ? end : { enabled: false }, from: line.back ? end : { enabled: false } },
    color: { color: colours[name], opacity: hot ? 0.55 + 0.45 * line.confidence : 0.09 },
    smooth: { enabled: Math.abs(line.bend) > 0.001, type: line.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(line.bend) },
  };
}

function nodeStyle(place, focus) {
  const clear = !focus || focus.actors.has(place);
  const isChosen = state.chosen?.actor !== undefined && siteOf(state.chosen.actor) === place;
  const { x, y } = at(place);
  const look = lookOf(place);
  const size = radius(place) * (look.shape === "square" ? 0.86 : 1);
  const background = look.hollow ? colours.ground : look.colour;
  const border = isChosen ? colours.ink : look.hollow ? look.colour : colours.ground;
  return {
    id: "n" + place, x, y, shape: look.shape, size, opacity: clear ? 1 : 0.16, hidden: !shown.nodes.has(place),
    borderWidth: isChosen ? 3 : look.hollow ? 2 : 1.5, color: { background, border },
  };
}

// By its type, or by its community; the shape tells the type either way. A community is a large ring.
function lookOf(place) {
  const actor = actors[place];
  if (!actor) return { shape: "dot", hollow: true, colour: hueOf(nodeOf(place).community) };
  const type = types[actor.type];
  const own = isDark() ? type.dark : type.light;
  return { shape: type.shape, hollow: type.hollow, colour: state.colour === "community" ? hueOf(actor.community) : own };
}

const hueOf = (community) => (community !== undefined && community < HUES ? colours[`hue-${community}`] : colours.soft);

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
  // Looked for once: the overlay asks for the focus at every frame.
  shown.steps = state.chosen?.path ? findPath(visible, state.chosen.path, state.chosen.without) : null;
  const drawable = inCore(visible);
  shown.degree = new Map();
  const partners = new Map();
  const meet = (one, other) => partners.set(one, (partners.get(one) ?? new Set()).add(other));
  for (const { subject, object } of drawable.filter(joins)) {
    const [one, other] = [siteOf(subject), siteOf(object)];
    if (one === other) meet(one, one);
    else { meet(one, other); meet(other, one); }
  }
  for (const [place, others] of partners) shown.degree.set(place, others.size - Number(others.has(place)));
  const chosen = [state.chosen?.actor, ...(state.chosen?.pair ?? state.chosen?.path ?? []), state.near?.actor].filter((place) => place !== undefined).map(siteOf);
  const alone = state.unlinked ? actors.filter((actor) => !state.off.type.has(actor.type) && !isFolded(actor)).map((actor) => actor.index) : [];
  shown.nodes = new Map([...shown.degree.keys(), ...chosen, ...alone].sort((a, b) => a - b).map((place) => [place, nodeOf(place)]));
  shown.lines = linesOf(drawable);
  paintGraph();
}

// In a large graph only the core is drawn, unless the reader wants more: as many as can be told apart. What the reader
// has chosen is drawn with its lines, in the core or not, and so are communities.
const MOST_CLEAR = 300;
function inCore(visible) {
  const core = state.near ? new Map() : coreNumbers(partnersIn(visible, siteOf));
  shown.core = state.core ?? usualCore([...core.values()]);
  const left = (place) => Boolean(actors[place]) && core.get(place) < shown.core;
  shown.left = [...core.keys()].filter(left).length;
  shown.deepest = Math.max(0, ...core.values());
  if (!shown.left) return visible;
  const chosen = new Set([state.chosen?.actor, ...(state.chosen?.pair ?? [])].filter((place) => place !== undefined).map(siteOf));
  for (const { left: one, right } of shown.steps ?? []) chosen.add(siteOf(one)).add(siteOf(right));
  return visible.filter((s) => ends(s).map(siteOf).some((site) => chosen.has(site)) || !ends(s).map(siteOf).some(left));
}

function usualCore(numbers) {
  if (numbers.length <= MOST_CLEAR) return 0;
  const deepest = Math.max(...numbers);
  for (let k = 1; k <= deepest; k++) if (numbers.filter((number) => number >= k).length <= MOST_CLEAR) return k;
  return deepest;
}

function paintGraph() {
  const focus = inFocus();
  const places = [...actors.keys(), ...groups.filter((group) => group.members.length).map((group) => group.index)];
  tell(nodeSet, drawn.nodes, places.map((place) => nodeStyle(place, focus)));
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
  network.on("doubleClick", ({ nodes }) => {
    const place = nodes.length ? Number(nodes[0].slice(1)) : null;
    if (place !== null && !actors[place]) openGroup(nodeOf(place));
    else if (place !== null) fit({ animate: true, only: inFocus()?.actors });
  });
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
  const links = count(shown.degree.get(place) ?? 0, "connection");
  return [el("b", {}, labelOf(place)), el("small", {}, actors[place] ? `${types[actors[place].type].label} · ${links}` : links)];
}

function lineTip(line) {
  if (!line) return [];
  const first = line.statements[0];
  const more = line.statements.length - 1;
  const notes = [factualities[line.factuality], line.reported && word("factuality.reported"), dateWords(first.date), more && word("cards.and", { more: count(more, "more statement") })];
  return [
    el("b", {}, argumentName(first.subject)), ` ${relations[first.relation].label} `, el("b", {}, argumentName(first.object)),
    el("small", {}, notes.filter(Boolean).join(" · ")),
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
