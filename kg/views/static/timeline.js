// When: a histogram with a window. Pale bars are all that pass the other filters, full ones what is in the window.

let bins = [];
let playing = null;

// A slider that the reader holds must stay where it is: what is around it is drawn anew when it is let go.
let sliding = null;
function startSliders() {
  addEventListener("pointerdown", ({ target }) => { if (target.matches?.("input[type=range]")) sliding = target; }, true);
  for (const event of ["pointerup", "pointercancel"]) {
    addEventListener(event, () => {
      if (!sliding) return;
      sliding = null;
      refresh();
    });
  }
}

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
  const share = (amount) => (amount ? `${Math.max(4, (100 * amount) / most)}%` : "0%");
  const bars = bins.map((bin) => el("i", {
    "--all": share(all.get(bin)), "--now": share(now.get(bin)), title: `${dateWords(bin)}: ${count(now.get(bin) ?? 0, "statement")}`,
  }));
  const low = state.from ? Math.max(0, bins.findIndex((bin) => bin >= state.from)) : 0;
  const high = state.to ? Math.max(0, bins.findLastIndex((bin) => bin <= state.to)) : bins.length - 1;
  if (box.contains(sliding)) return redrawHeld(box, bars, low, high);
  const plot = { class: "time-plot", "--low": low / bins.length, "--high": (high + 1) / bins.length, onpointerdown: startSweep, ondblclick: () => setWindow(0, bins.length - 1) };
  keepFocus(box, () => box.replaceChildren(playButton(), timeSide(low, high), el("div", plot,
    el("div", { class: "bars", "aria-hidden": "true" }, bars), el("div", { class: "window", "aria-hidden": "true", hidden: low === 0 && high === bins.length - 1 }),
    thumb("time-from", word("time.from"), low), thumb("time-to", word("time.to"), high),
    el("div", { class: "ticks", "aria-hidden": "true" }, ticks().map((bin) => el("span", {}, short(bin)))))));
}

// What the reader holds stays; what it says is brought up to date.
function redrawHeld(box, bars, low, high) {
  box.querySelector(".bars").replaceChildren(...bars);
  box.querySelector(".window").hidden = low === 0 && high === bins.length - 1;
  box.querySelector("output").textContent = windowWords(low, high);
  placeWindow(box.querySelector(".time-plot"), low, high);
  for (const [id, value] of [["time-from", low], ["time-to", high]]) if ($(id) !== sliding) $(id).value = value;
}

function placeWindow(plot, low, high) {
  plot.style.setProperty("--low", low / bins.length);
  plot.style.setProperty("--high", (high + 1) / bins.length);
}

const windowWords = (low, high) => (low === high ? dateWords(bins[low]) : `${short(bins[low])} – ${short(bins[high])}`);

// A sweep over the bars sets the window; a sweep that begins inside a window moves it.
function startSweep(event) {
  if (bins.length < 2 || event.target.tagName === "INPUT" || event.button) return;
  const area = event.currentTarget.querySelector(".bars").getBoundingClientRect();
  const binAt = (x) => Math.max(0, Math.min(bins.length - 1, Math.floor((bins.length * (x - area.left)) / area.width)));
  const start = binAt(event.clientX);
  const [low, high] = ["time-from", "time-to"].map((each) => Number($(each).value));
  const isInside = (low > 0 || high < bins.length - 1) && start >= low && start <= high;
  const onmove = ({ clientX }) => {
    const now = binAt(clientX);
    if (isInside) shift(low, high, now - start);
    else setWindow(Math.min(start, now), Math.max(start, now));
  };
  const onend = () => { removeEventListener("pointermove", onmove); removeEventListener("pointerup", onend); };
  sliding = event.currentTarget;
  addEventListener("pointermove", onmove);
  addEventListener("pointerup", onend);
  if (!isInside) setWindow(start, start);
  event.preventDefault();
}

function shift(low, high, steps) {
  const by = Math.max(-low, Math.min(bins.length - 1 - high, steps));
  setWindow(low + by, high + by);
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
    // The whole window, by one page
    onkeydown: (event) => {
      if (event.key !== "PageUp" && event.key !== "PageDown") return;
      const [from, to] = ["time-from", "time-to"].map((each) => Number($(each).value));
      shift(from, to, event.key === "PageUp" ? 1 : -1);
      event.preventDefault();
    },
  });
}

function setWindow(low, high) {
  state.from = low > 0 ? bins[low] : null;
  state.to = high < bins.length - 1 ? bins[high] : null;
  refresh();
}

function timeSide(low, high) {
  const without = statements.filter((statement) => !timeOf(statement).some(Boolean)).length;
  const basis = el("select", {
    "aria-label": word("time.basis"), id: "time-basis",
    onchange: (event) => { Object.assign(state, { basis: event.target.value, from: null, to: null }); refresh(); },
  }, el("option", { value: "event" }, word("time.event")), el("option", { value: "article" }, word("time.article")));
  basis.value = state.basis;
  return el("div", { class: "time-side" }, el("output", {}, windowWords(low, high)), basis,
    without ? el("label", {}, el("input", { type: "checkbox", id: "time-undated", checked: state.undated, onchange: () => { state.undated = !state.undated; refresh(); } }), word("time.undated", { number: digits(without) })) : el("span"));
}

function playButton() {
  const path = playing ? "M2 1h4v12H2zM8 1h4v12H8z" : "M2 1l11 6-11 6z";
  return el("button", { type: "button", class: "play", id: "play", "aria-label": word(playing ? "time.stop" : "time.play"), disabled: bins.length < 2, onclick: play },
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
