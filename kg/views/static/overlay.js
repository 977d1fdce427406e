// Labels in screen pixels on top of the drawing: always readable, never over one another, the best-connected first.

// What is taken on the screen, by cell of a grid: discs of nodes, and labels.
const taken = { cells: new Map(), size: 72 };

function cellsOf(box) {
  const cells = [];
  for (let column = Math.floor(box.left / taken.size); column <= Math.floor(box.right / taken.size); column++) {
    for (let row = Math.floor(box.top / taken.size); row <= Math.floor(box.bottom / taken.size); row++) cells.push(`${column},${row}`);
  }
  return cells;
}

const occupy = (box) => {
  for (const cell of cellsOf(box)) {
    if (!taken.cells.has(cell)) taken.cells.set(cell, []);
    taken.cells.get(cell).push(box);
  }
};

const isInside = (box, view) => box.left > 4 && box.right < view.width - 4 && box.top > 4 && box.bottom < view.height - 4;

const apart = (a, b) => a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom;
const isFree = (box, minds = () => true) =>
  cellsOf(box).every((cell) => (taken.cells.get(cell) ?? []).every((other) => !minds(other) || apart(box, other)));

const around = (x, y, width, height) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

function drawOverlay(context) {
  const { width, height } = context.canvas;
  const ratio = width / Math.max(context.canvas.clientWidth, 1);
  const view = { width: width / ratio, height: height / ratio, scale: network.getScale(), font: colours.font };
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  context.textBaseline = "middle";
  context.textAlign = "center";
  taken.cells.clear();
  const focus = inFocus();
  const places = placesOnScreen(view);
  for (const { actor, x, y, r } of places) {
    if (!focus || focus.actors.has(actor.index)) occupy({ ...around(x, y, 2 * r, 2 * r), disc: r });
  }
  sampleLines(focus);
  nodeLabels(context, view, focus, places);
  if (focus) lineLabels(context, view, focus);
  if (view.scale > 0.45 && shown.lines.size <= MOST_SAMPLED) lineCounts(context, view, focus);
  if (view.scale > 0.55) speechMarks(context, view, focus);
  context.restore();
}

// Points along the lines, so that a label can choose the side where it covers the fewest.
const MOST_SAMPLED = 400;
const sampled = new Map();
function sampleLines(focus) {
  sampled.clear();
  if (shown.lines.size > MOST_SAMPLED) return;
  for (const line of shown.lines.values()) {
    if (focus && !focus.hot(line)) continue;
    const [a, b] = [nodeSpot(line.left), nodeSpot(line.right)];
    const via = viaOf(a, b, line.bend);
    for (let t = 0.04; t < 1; t += 0.04) {
      const point = network.canvasToDOM(onCurve(a, via, b, t));
      const [cell] = cellsOf(around(point.x, point.y, 0, 0));
      if (!sampled.has(cell)) sampled.set(cell, []);
      sampled.get(cell).push(point);
    }
  }
}

const covered = (box) =>
  cellsOf(box).reduce((sum, cell) => sum + (sampled.get(cell) ?? []).filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom).length, 0);

const fewest = (boxes) => boxes.map((box) => [covered(box), box]).reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity, null])[1];

// Measuring text is slow, and names stay.
const widths = new Map();
function widthOf(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

function placesOnScreen(view) {
  const places = [];
  for (const [place, actor] of shown.nodes) {
    const { x, y } = network.canvasToDOM(nodeSpot(place));
    const r = radius(place) * view.scale + 2;
    if (x > -60 && y > -30 && x < view.width + 60 && y < view.height + 30) places.push({ actor, x, y, r });
  }
  return places;
}

// While a node is dragged, vis-network alone knows where it is.
const nodeSpot = (place) => network.getPosition("n" + place);

function nodeLabels(context, view, focus, places) {
  const weight = ({ actor }) =>
    (state.chosen?.actor === actor.index ? 1e6 : 0) + (focus?.actors.has(actor.index) ? 1e3 : 0) + (shown.degree.get(actor.index) ?? 0);
  places.sort((a, b) => weight(b) - weight(a) || a.actor.index - b.actor.index);
  const degrees = [...shown.degree.values()].sort((a, b) => b - a);
  const hub = Math.max(6, degrees[Math.min(24, Math.floor(degrees.length * 0.12))] ?? 6);
  for (const { actor, x, y, r } of places) {
    const near = focus?.actors.has(actor.index);
    const important = (shown.degree.get(actor.index) ?? 0) >= hub || state.chosen?.actor === actor.index || actor.members?.length >= 10;
    if (focus && !near && !important) continue;
    context.font = `${important ? 650 : 450} ${important ? 13.5 : 12}px ${view.font}`;
    const text = shorten(labelOf(actor.index));
    const size = widthOf(context, text) + 4;
    // A label that matters may cover the disc of a lesser node, but never another label.
    const boxes = spotsAround(x, y, r, size).map(([cx, cy]) => around(cx, cy, size, 15)).filter((box) => isInside(box, view));
    const tries = [() => true, (other) => !(other.disc < 0.75 * r), (other) => !other.disc].slice(0, near || important ? 3 : 1);
    const box = tries.map((minds) => fewest(boxes.filter((each) => isFree(each, minds)))).find(Boolean);
    if (!box) continue;
    const spot = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    occupy(around(spot[0], spot[1], size, 15));
    context.globalAlpha = focus && !near ? 0.22 : 1;
    haloed(context, text, spot[0], spot[1], colours.ink);
  }
  context.globalAlpha = 1;
}

// Beside the node first, then below and above, then at its corners
const spotsAround = (x, y, r, size) => {
  const [side, high, slant] = [r + 3 + size / 2, r + 9, 0.7 * r + 8];
  return [
    [x + side, y], [x - side, y], [x, y + high], [x, y - high],
    ...[[1, 1], [1, -1], [-1, 1], [-1, -1]].map(([dx, dy]) => [x + dx * (0.7 * r + 2 + size / 2), y + dy * slant]),
  ];
};

const shorten = (text) => ([...text].length > 34 ? [...text].slice(0, 33).join("").trimEnd() + "…" : text);

function haloed(context, text, x, y, colour) {
  context.lineWidth = 3.5;
  context.strokeStyle = colours.ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function midway(line) {
  const [a, b] = [nodeSpot(line.left), nodeSpot(line.right)];
  return network.canvasToDOM(onCurve(a, viaOf(a, b, line.bend), b, 0.5));
}

// Only the lines in focus are named: all at once would be a thicket.
function lineLabels(context, view, focus) {
  context.font = `500 11.5px ${view.font}`;
  for (const line of shown.lines.values()) {
    if (!focus.hot(line)) continue;
    const names = [...new Set(line.statements.map((statement) => relations[statement.relation].label))];
    const text = names[0] + (names.length > 1 ? ` +${names.length - 1}` : "");
    const { x, y } = midway(line);
    const box = around(x, y, widthOf(context, text) + 8, 15);
    if (!isFree(box)) continue;
    occupy(box);
    haloed(context, text, x, y, colours[factualities[line.factuality]]);
  }
}

// How many statements a line stands for
function lineCounts(context, view, focus) {
  context.font = `600 10.5px ${view.font}`;
  for (const line of shown.lines.values()) {
    if (line.statements.length < 2 || line.reported || (focus && !focus.hot(line))) continue;
    const text = digits(line.statements.length);
    const { x, y } = midway(line);
    const box = around(x, y, widthOf(context, text) + 7, 14);
    if (!isFree(box)) continue;
    occupy(box);
    context.fillStyle = colours.ground;
    context.beginPath();
    context.roundRect(box.left, box.top, box.right - box.left, 14, 7);
    context.fill();
    context.fillStyle = colours[factualities[line.factuality]];
    context.fillText(text, x, y + 0.5);
  }
}

// A line that rests on the word of others alone carries a quotation mark.
function speechMarks(context, view, focus) {
  context.font = `700 15px Georgia, "Liberation Serif", serif`;
  for (const line of shown.lines.values()) {
    if (!line.reported || (focus && !focus.hot(line))) continue;
    const { x, y } = midway(line);
    const box = around(x, y, 13, 13);
    if (!isFree(box)) continue;
    context.fillStyle = colours.ground;
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = colours[factualities[line.factuality]];
    context.fillText("“", x, y + 5);
  }
}
