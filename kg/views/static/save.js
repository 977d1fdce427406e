// What is shown, as files: made in the page, nothing is sent anywhere.

function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const fileName = (ending) => `${fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "graph"}.${ending}`;

function savePng() {
  const source = $("graph").querySelector("canvas");
  const copy = el("canvas");
  [copy.width, copy.height] = [source.width, source.height];
  const context = copy.getContext("2d");
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  copy.toBlob((blob) => download(fileName("png"), blob), "image/png");
}

// A cell that starts like a formula gets an apostrophe: a spreadsheet must show it, not compute it.
function cell(value) {
  const text = String(value ?? "");
  const guarded = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function flat(statement) {
  const article = articles[statement.article] ?? {};
  const id = (end) => (typeof end === "number" ? actors[end].id : "");
  const [polarity, certainty, status] = statement.reading;
  return {
    id: statement.id, subject: argumentName(statement.subject), subject_id: id(statement.subject), relation: relations[statement.relation].name,
    object: argumentName(statement.object), object_id: id(statement.object), factuality: factualities[statement.factuality], polarity, certainty, event_status: status,
    role: statement.role ?? "", status: statement.status ?? "", date: statement.date ?? "", topic: statement.topic ?? "",
    topics: statement.topics.map((topic) => topics[topic]).join("; "), speaker: statement.voices.map((voice) => argumentName(voice.who) || word("cards.unnamed")).join("; "),
    confidence: statement.confidence, sentence: sentenceOf(statement), article: article.title ?? "", publisher: article.publisher ?? "", published: article.published ?? "", url: article.url ?? "",
  };
}

function toCsv(list) {
  const rows = list.map(flat);
  const names = Object.keys(rows[0] ?? { id: "" });
  return [names, ...rows.map((row) => names.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

// XML has no way to write most control characters
const xml = (text) =>
  String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function toSvg() {
  const places = [...shown.nodes.keys()];
  const xs = places.map((place) => at(place).x);
  const ys = places.map((place) => at(place).y);
  const [left, top] = [Math.min(...xs) - 160, Math.min(...ys) - 60];
  const [width, height] = [Math.max(...xs) - left + 160, Math.max(...ys) - top + 60];
  const parts = [...[...shown.lines.values()].map(svgLine), ...places.map(svgNode)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" font-family="Inter, Arial, sans-serif" font-size="12">`
    + `<title>${xml(data.title)}</title><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.ground}"/>${parts.join("")}</svg>\n`;
}

function svgLine(line) {
  const [a, b] = [at(line.left), at(line.right)];
  const via = viaOf(a, b, line.bend);
  const name = factualities[line.factuality];
  const stroke = `stroke="${colours[name]}" stroke-width="${line.width.toFixed(2)}"`;
  const dashes = STROKES[name].dashes ? ` stroke-dasharray="${STROKES[name].dashes.join(" ")}"` : "";
  const heads = (line.forward ? svgHead(via, b, line, line.right) : "") + (line.back ? svgHead(via, a, line, line.left) : "");
  return `<path d="M${a.x} ${a.y}Q${via.x.toFixed(1)} ${via.y.toFixed(1)} ${b.x} ${b.y}" fill="none" ${stroke}${dashes}/>${heads}`;
}

function svgHead(from, to, line, actor) {
  const colour = colours[factualities[line.factuality]];
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = { x: to.x - Math.cos(angle) * (radius(actor) + 2), y: to.y - Math.sin(angle) * (radius(actor) + 2) };
  const [long, half] = [7 + line.width, 2.6 + line.width * 0.6];
  const point = (back, side) => `${(tip.x - Math.cos(angle) * back - Math.sin(angle) * side).toFixed(1)} ${(tip.y - Math.sin(angle) * back + Math.cos(angle) * side).toFixed(1)}`;
  if (factualities[line.factuality] === "denied") return `<path d="M${point(0, -half - 3)}L${point(0, half + 3)}" stroke="${colour}" stroke-width="2"/>`;
  const open = line.reported ? `fill="none" stroke="${colour}" stroke-width="1.5"` : `fill="${colour}"`;
  return `<path d="M${point(long, -half)}L${point(0, 0)}L${point(long, half)}${line.reported ? "" : "Z"}" ${open}/>`;
}

function svgNode(place) {
  const look = lookOf(place);
  const { x, y } = at(place);
  const fill = look.hollow ? `fill="${colours.ground}" stroke="${look.colour}" stroke-width="2"` : `fill="${look.colour}" stroke="${colours.ground}" stroke-width="1.5"`;
  return `<path d="${shapePath(look.shape, x, y, radius(place))}" ${fill}/>`
    + `<text x="${x}" y="${y + radius(place) + 13}" text-anchor="middle" fill="${colours.ink}" stroke="${colours.ground}" stroke-width="3" paint-order="stroke">${xml(labelOf(place))}</text>`;
}

// The graph that is shown, for Gephi and other tools: GEXF 1.3, with positions, colours and times
function toGexf() {
  const attribute = (id, title, type) => `<attribute id="${id}" title="${title}" type="${type}"/>`;
  const value = (id, text) => (text === undefined || text === "" ? "" : `<attvalue for="${id}" value="${xml(text)}"/>`);
  const spell = (statement) => (statement.first ? ` start="${statement.first}"` : "") + (statement.last ? ` end="${statement.last}"` : "");
  const drawnActors = [...shown.nodes.keys()].filter((place) => actors[place]);
  const within = new Set(drawnActors);
  const list = sift().all.filter((s) => joins(s) && ends(s).every((end) => within.has(end)));
  const nodes = drawnActors.map((place) => {
    const actor = actors[place];
    const { x, y } = at(place);
    const [red, green, blue] = lookOf(place).colour.match(/\d+/g) ?? [0, 0, 0];
    return `<node id="${xml(actor.id)}" label="${xml(actor.name)}"><attvalues>${value("type", types[actor.type].name)}${value("country", actor.country)}${value("community", communities[actor.community]?.label)}</attvalues>`
      + `<viz:position x="${x}" y="${-y}" z="0"/><viz:size value="${radius(place).toFixed(1)}"/><viz:color r="${red}" g="${green}" b="${blue}"/></node>`;
  });
  const edges = list.map((s) => `<edge id="${xml(s.id)}" source="${xml(actors[s.subject].id)}" target="${xml(actors[s.object].id)}" label="${xml(relations[s.relation].label)}" weight="${s.confidence}"${spell(s)}>`
    + `<attvalues>${value("relation", relations[s.relation].name)}${value("factuality", factualities[s.factuality])}${value("sentence", sentenceOf(s))}</attvalues></edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><meta><description>${xml(data.title)}</description></meta>`
    + `<graph defaultedgetype="directed" mode="dynamic" timeformat="date"><attributes class="node">${attribute("type", "type", "string")}${attribute("country", "country", "string")}${attribute("community", "community", "string")}</attributes>`
    + `<attributes class="edge">${attribute("relation", "relation", "string")}${attribute("factuality", "factuality", "string")}${attribute("sentence", "sentence", "string")}</attributes>`
    + `<nodes>${nodes.join("")}</nodes><edges>${edges.join("")}</edges></graph></gexf>\n`;
}

const SAVERS = {
  png: savePng,
  svg: () => download(fileName("svg"), new Blob([toSvg()], { type: "image/svg+xml" })),
  gexf: () => download(fileName("gexf"), new Blob([toGexf()], { type: "application/gexf+xml" })),
  csv: () => download(fileName("csv"), new Blob(["\ufeff" + toCsv(sift().all)], { type: "text/csv;charset=utf-8" })),
  json: () => download(fileName("json"), new Blob([JSON.stringify(sift().all.map(flat), null, 1)], { type: "application/json" })),
};
