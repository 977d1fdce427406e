// Evidence: one card per statement, with the sentence that says so.

const actorButton = (end, extra = "") =>
  typeof end === "number"
    ? el("button", { type: "button", class: `linkish ${extra}`, onclick: () => { choose({ actor: end }); } }, actors[end].name)
    : el("span", { class: extra || (end ? "" : "nobody") }, end ?? word("cards.not_named"));

// The sentence with its marks. Offsets count code points, so the text is cut by code point, not by UTF-16 unit.
function markedSentence(statement) {
  const letters = [...sentenceOf(statement)];
  const parts = [];
  let from = 0;
  for (const [start, end, kind] of statement.marks ?? []) {
    parts.push(letters.slice(from, start).join(""), el("mark", { class: kind }, letters.slice(start, end).join("")));
    from = end;
  }
  parts.push(letters.slice(from).join(""));
  return parts;
}

const factChip = (name) => el("span", { class: "chip fact", "--fact": `var(--${name})` }, lineSwatch(name), word(`factuality.${name}`));
const chip = (label, value) => value && el("span", { class: "chip" }, label && `${label} `, el("b", {}, value));

function voiceLine(statement) {
  if (!statement.voices.length) return null;
  const parts = statement.voices.flatMap((voice, place) => [
    word(place ? "cards.who_cites" : "cards.according"),
    voice.who === undefined ? el("b", {}, word("cards.unnamed")) : actorButton(voice.who),
    voice.cue && fold(voice.cue) !== "according to" && ` (“${voice.cue}”)`, voice.date && `, ${dateWords(voice.date)}`,
  ]);
  return el("p", { class: "voice" }, parts.filter(Boolean));
}

// A text fragment takes the browser to the sentence in the article, where the article still reads so.
function fragmentOf(statement) {
  const words = sentenceOf(statement).split(" ");
  const code = (list) => encodeURIComponent(list.join(" ")).replace(/-/g, "%2D");
  if (!words[0]) return "";
  return words.length < 9 ? `#:~:text=${code(words)}` : `#:~:text=${code(words.slice(0, 4))},${code(words.slice(-4))}`;
}

function sourceLine(statement) {
  const article = articles[statement.article];
  if (!article) return null;
  const title = article.url ? webLink(article.url, article.title, fragmentOf(statement)) : el("span", {}, article.title);
  const unlinked = article.url && title.tagName !== "A";
  const rest = [article.publisher, article.author, dateWords(article.published), statement.page && word("cards.page", { page: statement.page }), unlinked && article.url];
  return el("p", { class: "source" }, title, rest.filter(Boolean).map((text) => ` — ${text}`).join("").replace(/(?<=.) — (?=.)/g, (dash, at) => (at ? ", " : dash)));
}

function readingDetails(statement) {
  const [polarity, certainty, status] = statement.reading;
  const facts = [
    ["polarity", polarity.toLowerCase()], ["certainty", certainty.toLowerCase()], ["event", status.toLowerCase()], ["cue", statement.hedge],
    ["date", statement.date && statement.dateText && `“${statement.dateText}” → ${statement.date}`], ["rule", statement.rule], ["extractor", statement.extractor], ["statement", statement.id],
  ];
  return el("details", {}, el("summary", {}, word("reading.title")),
    el("dl", { class: "facts" }, facts.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, word(`reading.${name}`)), el("dd", {}, value)])));
}

function card(statement) {
  const name = factualities[statement.factuality];
  const chosen = state.chosen?.statement === statement.index;
  const text = sentenceOf(statement);
  return el("article", { class: chosen ? "card chosen" : "card", "data-statement": statement.id },
    el("h4", {}, actorButton(statement.subject), el("span", { class: "relation" }, ` ${relations[statement.relation].label} `),
      statement.object === undefined ? el("span", { class: "nobody" }, word("cards.nobody")) : actorButton(statement.object)),
    text
      ? el("blockquote", { class: name, "--fact": `var(--${name})`, dir: "auto" }, markedSentence(statement))
      : el("p", { class: "names" }, word("cards.no_sentence")),
    voiceLine(statement),
    el("p", { class: "chips" }, factChip(name), chip("", dateWords(statement.date)), chip(word("cards.as"), statement.role), chip(word("cards.of"), argumentName(statement.jurisdiction)),
      chip("", statement.status === "current" ? "" : statement.status), chip(word("cards.towards"), argumentName(statement.target)), chip(word("cards.in"), argumentName(statement.place)),
      topicChips(statement), chip(word("cards.confidence"), percent(statement.confidence))),
    sourceLine(statement),
    readButton(statement),
    readingDetails(statement));
}

function topicChips(statement) {
  const names = statement.topics.map((topic) => topics[topic]);
  if (!names.length && statement.topic) names.push(statement.topic);
  return names.map((name) => chip(word("cards.on"), name));
}

const markKey = () => el("p", { class: "key" }, ["subject", "trigger", "object", "speaker"].map((kind) => el("mark", { class: kind }, word(`marks.${kind}`))));
