// The right-hand side: an overview at first, then a pair with its evidence, or an actor with its profile.

const cross = () => el("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" }, el("path", { d: "M2 2l10 10M12 2L2 12" }));
const closeButton = () => el("button", { type: "button", class: "close", "aria-label": word("panel.close"), onclick: () => choose(null) }, cross());
const bySource = (list) => new Set(list.map((s) => fold(articles[s.article]?.publisher ?? "") || `article ${s.article}`)).size;
const MOST_LINES = 50;
const byDate = (a, b) => (a.first ?? a.last ?? "9").localeCompare(b.first ?? b.last ?? "9") || a.index - b.index;

function drawPanel(passing) {
  const { actor, pair, path, article, statement } = state.chosen ?? {};
  const visible = new Set(passing.all);
  const content = pair ? pairPanel(pair, visible) : path ? pathPanel(state.chosen)
    : article !== undefined ? readerPanel(article, statement, visible)
    : actors[actor] ? actorPanel(actors[actor], visible) : actor !== undefined ? groupPanel(nodeOf(actor), visible)
    : statement !== undefined ? statementPanel(statements[statement]) : overview(passing.all);
  $("panel").replaceChildren(el("div", { class: "panel" }, content));
  $("panel").classList.toggle("chosen", Boolean(state.chosen));
}

function spanOf(list) {
  const days = list.flatMap((statement) => [statement.first, statement.last]).filter(Boolean).sort();
  if (!days.length) return "";
  const [from, to] = [days[0], days.at(-1)].map((day) => dateWords(day.slice(0, 7)));
  return from === to ? from : `${from} – ${to}`;
}

const factTally = (list) => {
  const counts = tally(list, (statement) => statement.factuality);
  return el("p", { class: "chips" }, [...counts].sort(([a], [b]) => a - b).map(([place, number]) => {
    const chipNode = factChip(factualities[place]);
    chipNode.append(` ${digits(number)}`);
    return chipNode;
  }));
};

const commonest = (list) => factualities[[...tally(list, (s) => s.factuality)].sort(([a, x], [b, y]) => y - x || a - b)[0][0]];

// ---- a pair ----

function pairPanel([left, right], visible) {
  const isBetween = (one, other) => (s) => standsAt(s.subject, one) && standsAt(s.object, other);
  const all = statements.filter((s) => joins(s) && (isBetween(left, right)(s) || isBetween(right, left)(s)));
  const list = all.filter((s) => visible.has(s)).sort(byDate);
  const hidden = all.length - list.length;
  const first = list[0] ?? all[0];
  const [one, other] = first && standsAt(first.subject, right) ? [right, left] : [left, right];
  const facts = [count(list.length, "statement"), count(bySource(list), "source"), spanOf(list)].filter(Boolean).join(" · ");
  return [
    el("header", {}, el("h2", {}, placeButton(one), el("span", { class: "between" }, word("panel.and")), placeButton(other)), closeButton()),
    el("div", {}, factTally(list), el("p", { class: "lead" }, facts + hiddenWords(hidden))),
    markKey(),
    el("div", {}, list.slice(0, MOST_CARDS).map(card)),
    list.length > MOST_CARDS ? el("p", { class: "names" }, word("panel.more_in_table", { more: count(list.length - MOST_CARDS, "more statement") })) : null,
  ];
}

const MOST_CARDS = 200;
const hiddenWords = (hidden) => (hidden ? ` · ${word("panel.hidden", { number: digits(hidden) })}` : "");
const placeButton = (place) => (actors[place] ? actorButton(place) : el("button", { type: "button", class: "linkish", onclick: () => { choose({ actor: place }); } }, labelOf(place)));

function statementPanel(statement) {
  return [el("header", {}, el("h2", {}, word("panel.one_statement")), closeButton()), markKey(), card(statement)];
}

// ---- an actor ----

function actorPanel(actor, visible) {
  const list = actor.statements.filter((s) => visible.has(s));
  const offices = officesOf(actor, visible);
  const dated = list.filter((s) => s.first || s.last).sort(byDate);
  const partners = Map.groupBy(list.filter(joins), (s) => (s.subject === actor.index ? s.object : s.subject));
  const alone = list.filter((s) => !joins(s)).sort(byDate);
  const spoke = actor.spoke.filter((s) => visible.has(s));
  const hidden = actor.statements.length - list.length;
  const about = [types[actor.type].label, actor.country, actor.sector].filter(Boolean).join(" · ");
  const mentions = actor.mentions ? `${count(actor.mentions, "mention")} · ` : "";
  return [
    el("header", {}, shapeSwatch(types[actor.type], 18), el("div", { style: "flex:1;min-width:0" },
      el("h2", {}, actor.name), el("p", { class: "lead" }, about)), closeButton()),
    el("p", { class: "names" }, mentions + count(list.length, "statement") + hiddenWords(hidden), ...profileLink(actor)),
    nearSection(actor),
    actor.names && el("section", {}, el("h3", {}, word("panel.also")), el("p", { class: "names" }, actor.names.slice(0, 24).join(" · "))),
    offices.length ? el("section", {}, el("h3", {}, word("panel.offices")), el("ul", { class: "list" }, offices.map((each) => officeLine(actor, each)))) : null,
    partners.size ? el("section", {}, el("h3", {}, word("panel.connections"), el("span", { class: "number" }, partners.size)), el("ul", { class: "list" }, partnerLines(actor, partners))) : null,
    dated.length ? el("section", {}, el("h3", {}, word("panel.timeline"), el("span", { class: "number" }, dated.length)), el("ul", { class: "list" }, dated.slice(0, MOST_LINES).map((s) => datedLine(actor, s)))) : null,
    alone.length ? el("section", {}, el("h3", {}, word("panel.alone"), el("span", { class: "number" }, alone.length)), alone.map(card)) : null,
    spoke.length ? el("section", {}, el("h3", {}, word("panel.speaker"), el("span", { class: "number" }, spoke.length)), el("ul", { class: "list" }, spoke.slice(0, MOST_LINES).map(spokenLine))) : null,
    actor.links && el("section", {}, el("h3", {}, word("panel.elsewhere")), el("ul", {}, actor.links.map((link) => el("li", {}, identifier(link))))),
  ];
}

// A page of its own, where the folder beside this page has one; both names were made safe for an address.
const profileLink = (actor) => !data.profiles ? [] : [" · ", el("a", { href: data.profiles + actor.profile }, word("panel.profile"))];

const identifier = (link) => (/^(wd:)?Q\d+$/.test(link) ? webLink(`https://www.wikidata.org/wiki/${link.replace("wd:", "")}`, `Wikidata ${link.replace("wd:", "")}`) : webLink(link, link));

const openPair = (a, b, statement) => choose({ pair: [a, b].sort((x, y) => x - y), ...(statement ? { statement: statement.index } : {}) });

// The offices that an actor holds, and that others hold in it, from when until when; and statements of offices that are
// in no tenure, as those that are only possible
function officesOf(actor, visible) {
  const isTheirs = (each) => [each.person, each.body, each.jurisdiction].includes(actor.index);
  const held = tenures.filter(isTheirs).map((each) => ({ ...each, sentences: each.statements.map((place) => statements[place]).filter((s) => visible.has(s)) }));
  const told = new Set(held.flatMap((each) => each.sentences));
  const others = actor.statements.filter((s) => visible.has(s) && relations[s.relation].office && !told.has(s));
  return [...held.filter((each) => each.sentences.length), ...others.map((s) => ({
    person: s.subject, body: s.object, jurisdiction: s.jurisdiction, relation: s.relation, title: s.role, sentences: [s],
    when: [s.status !== "current" && s.status, factualities[s.factuality] !== "asserted" && word(`factuality.${factualities[s.factuality]}`), dateWords(s.date)].filter(Boolean).join(" · "),
  }))];
}

function officeLine(actor, tenure) {
  const isHolder = tenure.person === actor.index;
  const other = argumentName(isHolder ? tenure.body : tenure.person) || argumentName(tenure.jurisdiction);
  const title = tenure.title ?? relations[tenure.relation].label;
  return line(openStatement(tenure.sentences[0]), lineSwatch(factualities[tenure.sentences[0].factuality]), isHolder ? title : other, [isHolder ? other : title, tenure.when]);
}

function datedLine(actor, statement) {
  const other = argumentName(statement.subject === actor.index ? statement.object : statement.subject);
  const fact = factualities[statement.factuality];
  return line(openStatement(statement), lineSwatch(fact), `${phrase(statement, actor.index)} ${other}`, [dateWords(statement.date), fact !== "asserted" && word(`factuality.${fact}`)]);
}

const openStatement = (statement) => () => (joins(statement) ? openPair(statement.subject, statement.object, statement) : choose({ statement: statement.index }));

function line(go, swatch, name, notes, end = null) {
  return el("li", {}, el("button", { type: "button", class: "line", onclick: go }, swatch,
    el("span", { class: "what" }, el("span", { class: "name" }, name), el("small", {}, notes.filter(Boolean).join(" · "))), end));
}

function partnerLines(actor, partners) {
  return [...partners].sort(([a, x], [b, y]) => y.length - x.length || a - b).map(([place, list]) => {
    const words = [...tally(list, (s) => phrase(s, actor.index))].sort((a, b) => b[1] - a[1]).map(([text, number]) => (number > 1 ? `${text} × ${number}` : text));
    const facts = [...new Set(list.map((s) => s.factuality))].sort((a, b) => a - b);
    return line(() => openPair(actor.index, place), lineSwatch(factualities[facts[0]]), actors[place].name,
      [words.join(", "), ...facts.slice(1).map((fact) => word(`factuality.${factualities[fact]}`))], el("span", { class: "number" }, list.length));
  });
}

// The relation as this actor sees it: "is sanctioned by" rather than "sanctions"
function phrase(statement, place) {
  const relation = relations[statement.relation];
  return statement.subject === place ? relation.label : relation.inverse || `← ${relation.label}`;
}

function spokenLine(statement) {
  const name = `${argumentName(statement.subject) || "…"} ${relations[statement.relation].label} ${argumentName(statement.object)}`;
  return line(openStatement(statement),
    lineSwatch(factualities[statement.factuality], true), name, [dateWords(statement.date)]);
}

// ---- nothing chosen ----

function overview(list) {
  const head = el("header", {}, el("h2", {}, word("overview.title")));
  if (!statements.length) return [head, el("p", { class: "lead" }, word("overview.empty"))];
  const pairs = [...Map.groupBy(list.filter(joins), (s) => [s.subject, s.object].sort((a, b) => a - b).join("-"))];
  const busiest = pairs.sort(([, a], [, b]) => b.length - a.length).slice(0, 6);
  const disputed = pairs.filter(([, group]) => ["asserted", "denied"].every((fact) => group.some((s) => factualities[s.factuality] === fact))).slice(0, 6);
  const used = new Set(list.map((s) => s.article)).size;
  const pairLine = ([, group]) => line(() => openPair(group[0].subject, group[0].object), lineSwatch(commonest(group)),
    `${argumentName(group[0].subject)} – ${argumentName(group[0].object)}`, [[...new Set(group.map((s) => relations[s.relation].label))].join(", ")], el("span", { class: "number" }, digits(group.length)));
  const section = (title, rows) => (rows.length ? el("section", {}, el("h3", {}, title), el("ul", { class: "list" }, rows)) : null);
  return [
    head,
    el("p", { class: "lead" }, list.length
      ? word("overview.lead", { statements: count(list.length, "statement"), articles: count(used, "article") })
      : word("empty.filtered")),
    section(word("overview.best"), bestConnected()),
    section(word("overview.busiest"), busiest.map(pairLine)),
    section(word("overview.disputed"), disputed.map(pairLine)),
    el("section", {}, el("h3", {}, word("keys.title")), el("div", { class: "help" }, Object.entries(data.words.keys.list)
      .flatMap(([key, text]) => [el("span", {}, el("kbd", {}, key)), el("span", {}, text)]))),
  ];
}

function bestConnected() {
  const best = [...shown.degree].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 8);
  const top = Math.max(1, ...best.map(([, links]) => links));
  return best.map(([place, links]) => line(() => { choose({ actor: place }); }, actors[place] ? shapeSwatch(types[actors[place].type]) : hueSwatch(nodeOf(place).community), labelOf(place), [],
    el("span", { class: "meter", "--part": `${(100 * links) / top}%`, title: count(links, "connection") }, el("i"))));
}
