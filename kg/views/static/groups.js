// Communities drawn as one node each, until the reader opens them.

// Super-nodes stand in the same list of places as actors, behind them.
const groups = communities.map((community, place) => {
  const members = actors.filter((actor) => actor.community === place);
  return { index: actors.length + place, community: place, name: community.label, members, statements: [] };
});
const nodeOf = (place) => actors[place] ?? groups[place - actors.length];

const isFolded = (actor) => state.grouped && communities[actor.community] !== undefined && !state.opened.has(actor.community);

// The place where an actor is drawn: its own, or that of its community
const siteOf = (place) => (actors[place] && isFolded(actors[place]) ? actors.length + actors[place].community : place);

// Whether an end of a statement is this place, or is drawn there
const standsAt = (end, place) => typeof end === "number" && (end === place || siteOf(end) === place);

const groupLabel = (group) => word("groups.name", { name: group.name, others: count(group.members.length - 1, "other") });
const labelOf = (place) => (actors[place] ? actors[place].name : groupLabel(nodeOf(place)));

function openGroup(group) {
  state.opened.add(group.community);
  choose(null);
}

function closeGroup(community) {
  state.grouped = true;
  state.opened.delete(community);
  choose({ actor: actors.length + community });
}

function groupPanel(group, visible) {
  const members = [...group.members].sort((a, b) => b.statements.length - a.statements.length || a.index - b.index);
  const inside = [...visible].filter((s) => joins(s) && ends(s).every((end) => actors[end].community === group.community));
  return [
    el("header", {}, el("div", { style: "flex:1;min-width:0" }, el("h2", {}, groupLabel(group)), el("p", { class: "lead" }, word("groups.lead"))), closeButton()),
    el("p", { class: "chips" }, el("button", { type: "button", class: "more", id: "open-group", onclick: () => openGroup(group) }, word("groups.open"))),
    el("section", {}, el("h3", {}, word("groups.members"), el("span", { class: "number" }, digits(members.length))),
      el("ul", { class: "list" }, members.slice(0, MOST_LINES).map((actor) =>
        line(() => { choose({ actor: actor.index }); }, shapeSwatch(types[actor.type]), actor.name, [types[actor.type].label], el("span", { class: "number" }, digits(actor.statements.length)))))),
    inside.length ? el("section", {}, el("h3", {}, word("groups.inside"), el("span", { class: "number" }, digits(inside.length))), inside.sort(byDate).slice(0, 8).map(card)) : null,
  ];
}
