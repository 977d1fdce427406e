// When: a histogram with a window. Pale bars are all that pass the other filters, full ones what is in the window.

let bins = [];
let playing = null;

function binsOf(list) {
  const days = list.flatMap((statement) => timeOf(statement).filter(Boolean)).sort();
  if (!days.length) return [];
  const [first, last] = [days[0], days.at(-1)];
  const span = (new Date(last) - new Date(first)) / 86_400_000;
  const size = span <= 45 ? 10 : span <= 366 * 8 ? 7 : 4;
  const made = [];
  let at = first.slice(0, size);
  while (at <= last.slice(0, size) && made.length < 600) {
    made.push(at);
    at = following(at);
  }
  return made;
}

function following(bin) {
  if (bin.length === 4) return String(Number(bin) + 1).padStart(4, "0");
  const day = new Date(bin + (bin.length === 7 ? "-01" : "") + "T00:00:00Z");
  if (bin.length === 7) day.setUTCMonth(day.getUTCMonth() + 1);
  else day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, bin.length);
}

// A statement that spans several bins (a year, an interval) stands in the first.
function heights(list) {
  const counts = new Map();
  for (const statement of list) {
    const day = timeOf(statement).find(Boolean);
    if (day && bins.length) {
      const bin = day.slice(0, bins[0].length);
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
    }
  }
  return counts;
}

function drawTimeline(passing) {
  bins = binsOf(statements);
  const box = $("timeline");
  box.hidden = !bins.length;
  if (!bins.length) return;
  const all = heights(passing.date);
  const now = heights(passing.all);
  const most = Math.max(1, ...all.values());
  const share = (count) => (count ? `${Math.max(4, (100 * count) / most)}%` : "0%");
  const bars = bins.map((bin) => el("i", {
    "--all": share(all.get(bin)), "--now": share(now.get(bin)), title: `${dateWords(bin)}: ${count(now.get(bin) ?? 0, "statement")}`,
  }));
  const low = state.from ? Math.max(0, bins.findIndex((bin) => bin >= state.from)) : 0;
  const high = state.to ? Math.max(0, bins.findLastIndex((bin) => bin <= state.to)) : bins.length - 1;
  const focused = document.activeElement?.id;
  box.replaceChildren(playButton(), timeSide(low, high), el("div", { class: "time-plot" },
    el("div", { class: "bars", "aria-hidden": "true" }, bars),
    thumb("time-from", "From", low), thumb("time-to", "To", high),
    el("div", { class: "ticks", "aria-hidden": "true" }, ticks().map((bin) => el("span", {}, short(bin))))));
  if (focused?.startsWith("time-") || focused === "play") $(focused)?.focus({ preventScroll: true });
}

const short = (bin) => {
  const [year, month, day] = bin.split("-");
  const name = month && MONTHS[Number(month) - 1].slice(0, 3);
  return [day && Number(day), name, (!day || bins.length < 20) && year].filter(Boolean).join(" ");
};

function ticks() {
  const wanted = Math.min(bins.length, innerWidth < 860 ? 3 : 5);
  return wanted < 2 ? bins : Array.from({ length: wanted }, (_, i) => bins[Math.round((i * (bins.length - 1)) / (wanted - 1))]);
}

function thumb(id, label, value) {
  return el("input", {
    type: "range", id, min: 0, max: bins.length - 1, step: 1, value, "aria-label": label, "aria-valuetext": dateWords(bins[value]), disabled: bins.length < 2,
    oninput: () => {
      const ends = ["time-from", "time-to"].map((each) => Number($(each).value));
      setWindow(Math.min(...ends), Math.max(...ends));
    },
  });
}

function setWindow(low, high) {
  state.from = low > 0 ? bins[low] : null;
  state.to = high < bins.length - 1 ? bins[high] : null;
  refresh();
}

function timeSide(low, high) {
  const words = low === high ? dateWords(bins[low]) : `${short(bins[low])} – ${short(bins[high])}`;
  const without = statements.filter((statement) => !timeOf(statement).some(Boolean)).length;
  const basis = el("select", {
    "aria-label": "Which date", id: "time-basis",
    onchange: (event) => { Object.assign(state, { basis: event.target.value, from: null, to: null }); refresh(); },
  }, el("option", { value: "event" }, "when it happens"), el("option", { value: "article" }, "when it was written"));
  basis.value = state.basis;
  return el("div", { class: "time-side" }, el("output", {}, words), basis,
    without ? el("label", {}, el("input", { type: "checkbox", id: "time-undated", checked: state.undated, onchange: () => { state.undated = !state.undated; refresh(); } }), `undated (${without})`) : el("span"));
}

function playButton() {
  const path = playing ? "M2 1h4v12H2zM8 1h4v12H8z" : "M2 1l11 6-11 6z";
  return el("button", { type: "button", class: "play", id: "play", "aria-label": playing ? "Stop" : "Play through time", disabled: bins.length < 2, onclick: play },
    el("svg", { viewBox: "0 0 14 14" }, el("path", { d: path })));
}

function play() {
  if (playing) return stopPlaying();
  let step = 0;
  playing = setInterval(() => {
    if (step >= bins.length) return stopPlaying();
    setWindow(0, step++);
  }, Math.max(120, Math.min(700, 12_000 / bins.length)));
  setWindow(0, step++);
}

function stopPlaying() {
  clearInterval(playing);
  playing = null;
  refresh();
}
