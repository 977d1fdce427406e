// The article itself, with every sentence that a statement rests on, and the one in question marked in it.

// Sentences that pass, in the order of the text; of two that overlap the chosen one, else the first.
function sentencesOf(article, list, chosen) {
  const own = list.filter((s) => s.article === article);
  if (chosen && !own.includes(chosen)) own.push(chosen);
  const bySentence = [...Map.groupBy(own, (s) => s.sentence)].map(([sentence, shared]) => {
    const [start, end] = data.spans[sentence];
    return { start, end, statement: shared.includes(chosen) ? chosen : shared[0], shared };
  });
  const first = (one) => (one.statement === chosen ? 0 : 1);
  const kept = [];
  for (const one of bySentence.sort((a, b) => first(a) - first(b) || a.start - b.start || a.end - b.end)) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

// Offsets count code points, so the text is cut by code point.
function markedText(article, list, chosen) {
  const letters = [...articles[article].text];
  const parts = [];
  let from = 0;
  for (const { start, end, statement, shared } of sentencesOf(article, list, chosen)) {
    const isChosen = statement === chosen;
    const name = factualities[statement.factuality];
    const open = () => choose({ article, statement: statement.index });
    // Not a button: that would not break over lines.
    parts.push(letters.slice(from, start).join(""), el("span", {
      role: "button", tabindex: 0, class: `sentence ${name}${isChosen ? " chosen" : ""}`, "--fact": `var(--${name})`, "aria-current": isChosen || null,
      title: count(shared.length, "statement"), onclick: open, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { open(); event.preventDefault(); } },
    }, isChosen ? markedSentence(statement) : letters.slice(start, end).join("")));
    from = end;
  }
  parts.push(letters.slice(from).join(""));
  return parts;
}

function readerPanel(place, statement, visible) {
  const article = articles[place];
  const chosen = statements[statement];
  const facts = [article.publisher, article.author, dateWords(article.published)].filter(Boolean).join(" · ");
  const back = chosen && openStatement(chosen);
  return [
    el("header", { class: "stay" }, el("div", { style: "flex:1;min-width:0" }, el("h2", { dir: "auto" }, article.title), el("p", { class: "lead" }, facts),
      back && el("button", { type: "button", class: "linkish read", id: "reader-back", onclick: back }, word("reader.back"))), closeButton()),
    chosen && markKey(),
    el("div", { class: "full-text", id: "reader", dir: "auto", lang: article.language }, markedText(place, [...visible], chosen)),
    article.url && el("p", { class: "source" }, webLink(article.url, word("reader.original"))),
  ];
}

const readButton = (statement) =>
  articles[statement.article]?.text
    ? el("button", { type: "button", class: "linkish read", onclick: () => choose({ article: statement.article, statement: statement.index }) }, word("reader.open"))
    : null;
