// The way from one actor to another, with the sentences behind each step.

function pathPanel({ path, without }) {
  const { steps } = shown;
  const [from, to] = path;
  return [
    el("header", {}, el("h2", {}, actorButton(from), el("span", { class: "between" }, word("paths.to")), actorButton(to)), closeButton()),
    el("p", { class: "lead", id: "path-lead" }, steps ? word("paths.lead", { steps: count(steps.length, "step") }) : word("paths.none")),
    leavingOut(steps ?? [], without),
    steps?.length ? markKey() : null,
    ...(steps ?? []).map(stepSection),
  ];
}

function stepSection({ left, right, statements: shared }, place) {
  const more = shared.length - 1;
  return el("section", { class: "step" },
    el("h3", {}, `${place + 1}. ${actors[left].name} – ${actors[right].name}`),
    card(shared[0]),
    more ? el("button", { type: "button", class: "linkish", onclick: () => openPair(left, right) }, word("paths.more", { more: count(more, "more statement") })) : null);
}

// Each relation of the way can be left out, and taken in again: then another way is looked for.
function leavingOut(steps, without) {
  const used = new Set(steps.map(({ statements: shared }) => shared[0].relation));
  const toggle = (place) => () => {
    const next = new Set(without);
    if (!next.delete(place)) next.add(place);
    choose({ path: state.chosen.path, without: next });
  };
  const button = (place) => el("button", { type: "button", class: "chip toggle", "aria-pressed": String(without.has(place)), "data-relation": relations[place].name, onclick: toggle(place) },
    word(without.has(place) ? "paths.back" : "paths.without", { relation: relations[place].label }));
  const places = [...new Set([...used, ...without])].sort((a, b) => a - b);
  return places.length ? el("p", { class: "chips" }, places.map(button)) : null;
}

// In an actor's profile: the neighbourhood, and where a way shall lead
function nearSection(actor) {
  const hops = state.near?.actor === actor.index ? state.near.hops : 0;
  const set = (wanted) => () => {
    state.near = wanted ? { actor: actor.index, hops: wanted } : null;
    refresh();
    fit({ animate: true });
    $(`near-${wanted}`)?.focus({ preventScroll: true });
  };
  const button = (wanted) => el("button", { type: "button", id: `near-${wanted}`, "aria-pressed": String(hops === wanted), onclick: set(wanted) },
    wanted ? digits(wanted) : word("near.all"));
  return el("section", { class: "near" },
    el("div", { class: "pair small", role: "group", "aria-label": word("near.label") }, el("span", { "aria-hidden": "true" }, word("near.steps")), [0, 1, 2, 3].map(button)),
    pathSearch(actor));
}

function pathSearch(actor) {
  const box = el("input", { type: "search", id: "path-to", placeholder: word("paths.find"), "aria-label": word("paths.find") });
  const list = el("ul", { id: "path-hits", class: "hits", "aria-label": word("search.found") });
  combobox(box, list, (query) => found(query).filter((hit) => hit.actor !== actor).map((hit) => ({
    go: () => choose({ path: [actor.index, hit.actor.index], without: new Set() }), row: hitRow(hit),
  })));
  return el("div", { class: "search small" }, box, list);
}
