// Who is near whom: the neighbourhood of an actor, the core of the graph, and the shortest way between two actors.

const link = (map, one, other, statement) => {
  if (!map.has(one)) map.set(one, new Map());
  const partners = map.get(one);
  if (!partners.has(other)) partners.set(other, []);
  partners.get(other).push(statement);
};

// For each actor its partners, with the statements that join them; or for each place where actors are drawn
function partnersIn(list, site = (place) => place) {
  const map = new Map();
  for (const statement of list) {
    if (!joins(statement)) continue;
    const [one, other] = [site(statement.subject), site(statement.object)];
    if (one === other) continue;
    link(map, one, other, statement);
    link(map, other, one, statement);
  }
  return map;
}

// The actors at most so many steps away, by statements that pass
function neighbourhood(list, { actor, hops }) {
  const partners = partnersIn(list);
  const within = new Set([actor]);
  let rim = [actor];
  for (let step = 0; step < hops; step++) {
    rim = rim.flatMap((place) => [...(partners.get(place)?.keys() ?? [])].filter((other) => !within.has(other) && within.add(other)));
  }
  return within;
}

// The core number of each place: the largest k for which it has k partners that have k such partners themselves
// (Batagelj and Zaversnik 2003; here by repeated peeling, from the outside in).
function coreNumbers(partners) {
  const degree = new Map([...partners].map(([place, others]) => [place, others.size]));
  const core = new Map();
  for (let k = 0; degree.size; k++) {
    let peeled = [...degree].filter(([, left]) => left <= k).map(([place]) => place);
    while (peeled.length) {
      const next = [];
      for (const place of peeled) {
        if (!degree.delete(place)) continue;
        core.set(place, k);
        for (const other of partners.get(place).keys()) {
          if (!degree.has(other)) continue;
          degree.set(other, degree.get(other) - 1);
          if (degree.get(other) <= k) next.push(other);
        }
      }
      peeled = next;
    }
  }
  return core;
}

// ---- the way from one actor to another ----

// Short ways first, and of equally short ones the more certain: a step costs 1, and up to 1 more for what is unsure.
// A denial joins nobody.
const unsure = (statement) => 1 - statement.confidence * (factualities[statement.factuality] === "asserted" ? 1 : 0.5);
const carries = (without) => (statement) => factualities[statement.factuality] !== "denied" && !without.has(statement.relation);

function findPath(list, [from, to], without) {
  const partners = partnersIn(list.filter(carries(without)));
  const found = new Map([[from, { cost: 0, before: null }]]);
  const rim = new Set([from]);
  while (rim.size) {
    let here = null;
    for (const place of rim) if (here === null || found.get(place).cost < found.get(here).cost) here = place;
    rim.delete(here);
    if (here === to) return trace(found, to, partners);
    for (const [other, shared] of partners.get(here) ?? []) {
      const cost = found.get(here).cost + 1 + Math.min(...shared.map(unsure));
      if (cost < (found.get(other)?.cost ?? Infinity)) {
        found.set(other, { cost, before: here });
        rim.add(other);
      }
    }
  }
  return null;
}

// The steps, each with its statements, the most certain first
function trace(found, to, partners) {
  const steps = [];
  for (let here = to; found.get(here).before !== null; here = found.get(here).before) {
    const before = found.get(here).before;
    const shared = [...partners.get(before).get(here)].sort((a, b) => unsure(a) - unsure(b) || a.index - b.index);
    steps.unshift({ left: before, right: here, statements: shared });
  }
  return steps;
}
