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

let hits = [];
let marked = 0;

function drawHits() {
  const query = $("search").value.trim();
  hits = found(query).map(({ actor, name }) => ({
    go: () => { choose({ actor: actor.index }); centre(actor.index); },
    row: [shapeSwatch(types[actor.type]), el("span", { class: "name" }, actor.name), el("small", {}, name === actor.name ? types[actor.type].label : name)],
  }));
  const words = query.length > 1 ? statements.filter((statement) => fold(sentenceOf(statement)).includes(fold(query))).length : 0;
  if (words) hits.push({ go: () => { state.text = query; refresh(); }, row: [el("span", { class: "name" }, `Keep sentences with “${query}”`), el("small", {}, count(words, "statement"))] });
  marked = Math.min(marked, Math.max(hits.length - 1, 0));
  const rows = hits.map(({ row, go }, place) => el("li", {
    role: "option", id: `hit-${place}`, "aria-selected": String(place === marked),
    onmousedown: (event) => { event.preventDefault(); take(go); },
  }, row));
  if (query && !rows.length) rows.push(el("li", {}, el("small", {}, "No actor and no sentence holds this.")));
  $("hits").replaceChildren(...rows);
  $("hits").hidden = !query;
  $("search").setAttribute("aria-expanded", String(Boolean(query)));
  $("search").setAttribute("aria-activedescendant", hits.length ? `hit-${marked}` : "");
}

function take(go) {
  closeSearch();
  go();
}

function closeSearch() {
  $("search").value = "";
  $("search").blur();
  marked = 0;
  drawHits();
}

function startSearch() {
  const box = $("search");
  box.addEventListener("input", () => { marked = 0; drawHits(); });
  box.addEventListener("blur", () => { $("hits").hidden = true; });
  box.addEventListener("focus", drawHits);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      marked = (marked + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(hits.length, 1);
      drawHits();
    } else if (event.key === "Enter" && hits[marked]) take(hits[marked].go);
    else if (event.key === "Escape") closeSearch();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function centre(place) {
  const spot = at(place);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network?.moveTo({ position: { x: spot.x, y: spot.y }, scale: Math.max(network.getScale(), 0.8), animation: still ? false : { duration: 260, easingFunction: "easeInOutQuad" } });
}
