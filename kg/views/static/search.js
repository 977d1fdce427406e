// Find an actor by any of its names, accents and case set aside; or keep the sentences that hold a word.

const catalogue = actors.map((actor) => ({ actor, names: [actor.name, ...(actor.names ?? []), actor.id].map((name) => [name, fold(name)]) }));

function found(query) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const rank = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 3 : 9);
  return catalogue
    .map(({ actor, names }) => {
      const best = names.map(([name, folded]) => [rank(folded), name]).reduce((a, b) => (b[0] < a[0] ? b : a));
      return { actor, rank: best[0], name: best[1] };
    })
    .filter((hit) => hit.rank < 9)
    .sort((a, b) => a.rank - b.rank || b.actor.statements.length - a.actor.statements.length || a.actor.index - b.actor.index)
    .slice(0, 9);
}

const hitRow = ({ actor, name }) =>
  [shapeSwatch(types[actor.type]), el("span", { class: "name" }, actor.name), el("small", {}, name === actor.name ? types[actor.type].label : name)];

// A text box with a list of what fits, by the pattern "combobox" of the ARIA Authoring Practices: arrows choose, Enter
// takes, Escape closes.
function combobox(box, list, find) {
  let hits = [];
  let marked = 0;
  const draw = () => {
    const query = box.value.trim();
    hits = query ? find(query) : [];
    marked = Math.min(marked, Math.max(hits.length - 1, 0));
    const rows = hits.map(({ row, go }, place) => el("li", {
      role: "option", id: `${list.id}-${place}`, "aria-selected": String(place === marked),
      onmousedown: (event) => { event.preventDefault(); take(go); },
    }, row));
    if (query && !rows.length) rows.push(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, el("small", {}, word("search.nothing"))));
    list.replaceChildren(...rows);
    show(Boolean(query));
  };
  const show = (open) => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (open && hits.length) box.setAttribute("aria-activedescendant", `${list.id}-${marked}`);
    else box.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    box.value = "";
    box.blur();
    marked = 0;
    draw();
  };
  const take = (go) => {
    close();
    go();
  };
  const onkey = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      marked = (marked + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(hits.length, 1);
      draw();
    } else if (event.key === "Enter" && hits[marked]) take(hits[marked].go);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off", spellcheck: "false" })) box.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.hidden = true;
  box.addEventListener("input", () => { marked = 0; draw(); });
  box.addEventListener("blur", () => show(false));
  box.addEventListener("focus", draw);
  box.addEventListener("keydown", onkey);
}

function startSearch() {
  combobox($("search"), $("hits"), (query) => {
    const hits = found(query).map((hit) => ({ go: () => { choose({ actor: hit.actor.index }); centre(hit.actor.index); }, row: hitRow(hit) }));
    const held = query.length > 1 ? statements.filter((statement) => fold(sentenceOf(statement)).includes(fold(query))).length : 0;
    if (held) hits.push({ go: () => { state.text = query; refresh(); }, row: [el("span", { class: "name" }, word("search.keep", { query })), el("small", {}, count(held, "statement"))] });
    return hits;
  });
}

function centre(place) {
  const spot = at(siteOf(place));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network?.moveTo({ position: { x: spot.x, y: spot.y }, scale: Math.max(network.getScale(), 0.8), animation: still ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
}
