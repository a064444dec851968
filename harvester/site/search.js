"use strict";
// Searches the sentences in the page. What it finds is shown as text, never as HTML.
(() => {
  const documents = JSON.parse(document.getElementById("index").textContent);
  const form = document.getElementById("search");
  const input = document.getElementById("words");
  const results = document.getElementById("results");
  const answer = document.getElementById("answer");
  const lists = document.getElementById("lists");
  const MOST_SHOWN = 300;
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const BY_CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const drawn = (name, attributes, ...children) => {
    const made = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  // Accents and capitals do not count.
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
  const wordsOf = (text) => folded(text).match(WORD) || [];

  const all = documents.flatMap((one) => one.sentences.map(([text, section, span]) => ({
    one, text, section: one.sections[section], span: one.spans[span],
    words: ` ${wordsOf(text).join(" ")} `, raw: text.normalize("NFC").toLowerCase(),
  })));

  // A query as lists of what all must be there, one of the lists: [[{words, raw, isPrefix, isNot}]].
  const parse = (query) => query.split(/\s+OR\s+/).map((side) => {
    const terms = [];
    for (const part of side.split(/\s+AND\s+/)) {
      part.split(/\s+NOT\s+/).forEach((piece, place) => {
        for (const found of piece.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»](\*?)|([^"“”„«»]+)/g)) {
          const text = (found[1] ?? found[3]).trim();
          const isPrefix = found[2] === "*" || text.endsWith("*");
          const words = wordsOf(text);
          if (words.length) terms.push({ words, isPrefix, isNot: place > 0, raw: text.normalize("NFC").toLowerCase().replace(/[\s*]+/g, "") });
        }
      });
    }
    return terms;
  }).filter((terms) => terms.some((term) => !term.isNot));

  const has = (sentence, term) => BY_CHARACTERS.test(term.raw)
    ? sentence.raw.replace(/\s+/g, "").includes(term.raw)
    : sentence.words.includes(` ${term.words.join(" ")}${term.isPrefix ? "" : " "}`);
  const fits = (sentence, sides) => sides.some((terms) => terms.every((term) => has(sentence, term) !== term.isNot));

  // The sentence with what was asked for marked.
  const marked = (sentence, sides) => {
    const text = sentence.text;
    const words = [...text.matchAll(WORD)].map((found) => [folded(found[0]), found.index, found.index + found[0].length]);
    const spans = [];
    for (const term of sides.flat().filter((one) => !one.isNot)) {
      if (BY_CHARACTERS.test(term.raw)) {
        for (let at = sentence.raw.indexOf(term.raw); at >= 0; at = sentence.raw.indexOf(term.raw, at + 1)) {
          spans.push([at, at + term.raw.length]);
        }
      }
      const last = term.words.length - 1;
      for (let at = 0; at + last < words.length; at += 1) {
        const fitsHere = term.words.every((word, place) => place === last && term.isPrefix
          ? words[at + place][0].startsWith(word) : words[at + place][0] === word);
        if (fitsHere) spans.push([words[at][1], words[at + last][2]]);
      }
    }
    spans.sort((one, other) => one[0] - other[0]);
    const nodes = [];
    let end = 0;
    for (const [from, to] of spans) {
      if (from < end) continue;
      nodes.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
      end = to;
    }
    return [...nodes, text.slice(end)];
  };

  const timeAxis = (found) => {
    const start = Math.min(...found.map(({ span }) => span[3] ?? span[1]));
    const end = Math.max(...found.map(({ span }) => span[4] ?? span[2]), start + 365);
    return { start, end, at: (day) => (98 * (day - start)) / (end - start) };
  };
  const years = (axis) => {
    const [first, last] = [axis.start, axis.end].map((day) => new Date(day * 864e5).getUTCFullYear());
    const step = Math.max(1, Math.ceil((last - first) / 7));
    const labels = [];
    for (let year = first + 1; year <= last; year += step) {
      const at = axis.at(Date.UTC(year, 0, 1) / 864e5);
      if (at < 95) labels.push(drawn("text", { x: `${at}%`, y: 12 }, String(year)));
    }
    return element("div", { className: "found axis" }, element("div"), drawn("svg", { height: 16, "aria-hidden": "true" }, ...labels));
  };
  const bar = (span, axis) => {
    const [, start, end, came, went] = span;
    const across = (from, to, style) => drawn("rect", {
      class: style, x: `${axis.at(from)}%`, width: `${Math.max(axis.at(to) - axis.at(from), 0.4)}%`, y: 2, height: 10,
    });
    const parts = [];
    if (came !== null && came < start) parts.push(across(came, start, "bounds"));
    if (went !== null && went > end) parts.push(across(end, went, "bounds"));
    parts.push(across(start, end, went === null ? "bar now" : "bar"));
    return drawn("svg", { height: 14, "aria-hidden": "true" }, ...parts);
  };

  const shown = (sentence, sides, axis) => {
    const { span } = sentence;
    const links = [element("a", { href: span[5] }, "First version with it")];
    if (span[6]) links.push(" ", element("a", { href: span[6] }, "The change"));
    return element(
      "div", { className: "one" }, bar(span, axis),
      element("p", { dir: "auto" }, ...marked(sentence, sides)),
      element("p", { className: "quiet" }, `${span[0]} `, ...links),
    );
  };
  const grouped = (found) => {
    const groups = new Map();
    for (const sentence of found) {
      const key = `${sentence.one.page} ${sentence.section}`;
      groups.set(key, [...(groups.get(key) || []), sentence]);
    }
    return [...groups.values()];
  };
  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  const search = () => {
    const query = input.value.trim();
    const sides = parse(query);
    results.replaceChildren();
    lists.hidden = Boolean(query);
    document.getElementById("asked").textContent = query ? `“${query}”` : "Search";
    if (!sides.length) {
      answer.textContent = query ? "Write a word or a phrase." : "";
      return;
    }
    const found = all.filter((sentence) => fits(sentence, sides));
    if (!found.length) {
      answer.textContent = "No sentence of the versions in this page has it.";
      return;
    }
    found.sort((one, other) => one.span[1] - other.span[1]);
    const first = found[0];
    const number = new Set(found.map(({ one }) => one.page)).size;
    const date = new Date(first.span[1] * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    answer.textContent = `${plural(found.length, "sentence")} in ${plural(number, "document")}. `
      + `Seen first on ${date} in ${first.one.company} · ${first.one.title}.`
      + (found.length > MOST_SHOWN ? ` The first ${MOST_SHOWN} are shown.` : "");
    const listed = found.slice(0, MOST_SHOWN);
    const axis = timeAxis(listed);
    results.append(years(axis), ...grouped(listed).map((group) => {
      const { one, section } = group[0];
      const name = element("a", { href: one.page }, element("bdi", {}, `${one.company} · ${one.title}`));
      const heading = element("h2", {}, name, element("span", { dir: "auto" }, section));
      return element("section", { className: "found" }, heading, element("div", {}, ...group.map((sentence) => shown(sentence, sides, axis))));
    }));
  };

  const asked = () => {
    try {
      return decodeURIComponent(location.hash.replace(/^#q=/, ""));
    } catch {
      return "";
    }
  };
  const open = () => {
    if (location.hash.startsWith("#q=")) input.value = asked();
    search();
  };
  form.hidden = false;
  document.getElementById("help").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#q=${encodeURIComponent(input.value.trim())}`);
    search();
  });
  input.addEventListener("input", search);
  addEventListener("hashchange", open);
  open();
  if (!location.hash) input.focus();
})();
