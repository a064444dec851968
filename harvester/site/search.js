// Searches the sentences in the page for what `queries` reads. What it finds is shown as text, never as HTML.
(() => {
  const documents = JSON.parse(document.getElementById("index").textContent);
  const form = document.getElementById("search");
  const input = document.getElementById("words");
  const results = document.getElementById("results");
  const answer = document.getElementById("answer");
  const lists = document.getElementById("lists");
  // If there are many documents, others are searched on other pages, which are asked for the same.
  const others = document.querySelectorAll(".paging a");
  const here = others.length ? " of this page" : "";
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

  const rawOf = (phrase) => phrase.text.normalize("NFC").toLowerCase().replace(/\s+/g, "");

  // Where a phrase begins, among the words of a sentence.
  const beginnings = (words, { text, isPrefix }) => {
    const wanted = wordsOf(text);
    const last = wanted.length - 1;
    return [...words.keys()].filter((at) => at + last < words.length && wanted.every((word, place) =>
      place === last && isPrefix ? words[at + place].startsWith(word) : words[at + place] === word));
  };
  // As FTS5 has it: the end of no phrase is farther from the beginning of the last one than the distance.
  const isNear = (sentence, { phrases, distance }) => {
    const words = sentence.words.trim().split(" ");
    const places = phrases.map((phrase) => ({ starts: beginnings(words, phrase), length: wordsOf(phrase.text).length }));
    return places.flatMap(({ starts }) => starts).some((last) => places.every(({ starts, length }) =>
      starts.some((at) => at <= last && last - at - length <= distance)));
  };
  const has = (sentence, phrase) => BY_CHARACTERS.test(phrase.text)
    ? sentence.raw.replace(/\s+/g, "").includes(rawOf(phrase))
    : sentence.words.includes(` ${wordsOf(phrase.text).join(" ")}${phrase.isPrefix ? "" : " "}`);
  const fits = (sentence, query) => {
    if (query.kind === "phrase") return has(sentence, query);
    if (query.kind === "NEAR") return isNear(sentence, query);
    const isThere = fits(sentence, query.left);
    if (query.kind === "OR") return isThere || fits(sentence, query.right);
    return isThere && fits(sentence, query.right) === (query.kind === "AND");
  };
  const countsCharacters = (query) => query.kind === "NEAR"
    ? query.phrases.some((phrase) => BY_CHARACTERS.test(phrase.text))
    : query.kind !== "phrase" && (countsCharacters(query.left) || countsCharacters(query.right));
  const understood = (text) => {
    const query = queries.parse(text);
    if (countsCharacters(query)) {
      throw new queries.QueryError("NEAR counts words, and some of these are in a script without spaces between words", "Use AND instead");
    }
    return query;
  };

  // The sentence with what was asked for marked.
  const marked = (sentence, query) => {
    const text = sentence.text;
    const words = [...text.matchAll(WORD)].map((found) => [folded(found[0]), found.index, found.index + found[0].length]);
    const spans = [];
    for (const phrase of queries.wanted(query)) {
      if (BY_CHARACTERS.test(phrase.text)) {
        const raw = rawOf(phrase);
        for (let at = sentence.raw.indexOf(raw); at >= 0; at = sentence.raw.indexOf(raw, at + 1)) spans.push([at, at + raw.length]);
      } else {
        const last = wordsOf(phrase.text).length - 1;
        for (const at of beginnings(words.map(([word]) => word), phrase)) spans.push([words[at][1], words[at + last][2]]);
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

  const shown = (sentence, query, axis) => {
    const { span } = sentence;
    const targets = [[span[5], "First version with it"], [span[6], "The change in which it came"], [span[7], "The change in which it went"]];
    const links = targets.filter(([href]) => href).flatMap(([href, text]) => [" · ", element("a", { href }, text)]);
    return element(
      "div", { className: "one" }, bar(span, axis),
      element("p", { dir: "auto" }, ...marked(sentence, query)),
      element("p", { className: "quiet" }, span[0], ...links),
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

  const notFound = (query) => {
    const apart = query.kind === "phrase" ? queries.apart(query.text) : "";
    return "No sentence of the versions in this page has it."
      + (query.kind === "phrase" && wordsOf(query.text).length > 1 ? " A phrase that runs over the end of a sentence is found by harvest search only." : "")
      + (apart ? ` Words beside each other are searched in a row, in one sentence; to find them apart, with operators in capitals: ${apart}` : "");
  };
  const name = (asked) => {
    document.getElementById("asked").textContent = asked || "Search";
    document.title = asked ? `${asked} · Search` : "Search";
  };

  const search = () => {
    const written = input.value.trim();
    results.replaceChildren();
    lists.hidden = Boolean(written);
    for (const link of others) link.hash = written ? `#q=${encodeURIComponent(written)}` : "";
    name(written);
    answer.textContent = "";
    if (!written) return;
    let query;
    try {
      query = understood(written);
    } catch (error) {
      if (!(error instanceof queries.QueryError)) throw error;
      answer.textContent = `Not searched: ${error.message}`;
      return;
    }
    name(queries.inWords(query));
    const found = all.filter((sentence) => fits(sentence, query));
    if (!found.length) {
      answer.textContent = notFound(query);
      return;
    }
    found.sort((one, other) => one.span[1] - other.span[1]);
    const first = found[0];
    const number = new Set(found.map(({ one }) => one.page)).size;
    const date = new Date(first.span[1] * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    answer.textContent = `${plural(found.length, "sentence")} in ${plural(number, "document")}${here}. `
      + `Seen first on ${date} in ${first.one.company} · ${first.one.title}.`
      + (found.length > MOST_SHOWN ? ` The first ${MOST_SHOWN} are shown.` : "");
    const listed = found.slice(0, MOST_SHOWN);
    const axis = timeAxis(listed);
    results.append(years(axis), ...grouped(listed).map((group) => {
      const { one, section } = group[0];
      const name = element("a", { href: one.page }, element("bdi", {}, `${one.company} · ${one.title}`));
      const heading = element("h2", {}, name, element("span", { dir: "auto" }, section));
      return element("section", { className: "found" }, heading, element("div", {}, ...group.map((sentence) => shown(sentence, query, axis))));
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
