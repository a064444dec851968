"use strict";
// Compares any two versions of a policy, from the texts in the page. What it finds is shown as text, never as
// HTML. It is a quick comparison: `harvest diff` has the counts, the topics and the proof.
(() => {
  const data = JSON.parse(document.getElementById("texts").textContent);
  const form = document.getElementById("pair");
  const [older, newer] = form.querySelectorAll("select");
  const output = document.getElementById("compared");
  const shownCommand = document.getElementById("command");
  const anyCommand = shownCommand.textContent;
  // A table of so many cells is filled in some 50 ms; what would need a larger one is shown as replaced.
  const LARGEST_TABLE = 4_000_000;
  const CONTEXT_WORDS = 14;
  const FOLDED_WORDS = 12;
  // What makes two sections with other headings one: so many different words, and such a share of them.
  const FEWEST_WORDS = 8;
  const LEAST_ALIKE = 0.6;
  const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*|\S/gu;
  const NO_HEADING = "(no heading)";
  const GLYPHS = { "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-" };

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // The pairs of places of a longest common subsequence of two lists of strings.
  const common = (one, other) => {
    let head = 0;
    while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
    let tail = 0;
    while (
      tail < one.length - head && tail < other.length - head
      && one[one.length - 1 - tail] === other[other.length - 1 - tail]
    ) tail += 1;
    const rows = one.length - head - tail;
    const columns = other.length - head - tail;
    const found = Array.from({ length: head }, (_, place) => [place, place]);
    if (rows * columns && rows * columns <= LARGEST_TABLE) {
      const width = columns + 1;
      const table = new Uint32Array((rows + 1) * width);
      for (let i = rows - 1; i >= 0; i -= 1) {
        for (let j = columns - 1; j >= 0; j -= 1) {
          table[i * width + j] = one[head + i] === other[head + j]
            ? table[(i + 1) * width + j + 1] + 1
            : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
        }
      }
      for (let i = 0, j = 0; i < rows && j < columns;) {
        if (one[head + i] === other[head + j]) {
          found.push([head + i, head + j]);
          i += 1;
          j += 1;
        } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i += 1;
        else j += 1;
      }
    }
    for (let place = tail; place > 0; place -= 1) found.push([one.length - place, other.length - place]);
    return found;
  };

  // The words of a line. Glyphs of quotes and dashes, white space and bullets make no difference.
  const BULLET = /^( *)• /;
  const read = (line) => [...line.replace(BULLET, "").matchAll(WORD)].map((match) => ({
    key: GLYPHS[match[0]] || match[0].replace(/[’‘]/g, "'"),
    text: match[0],
    gap: match.index > 0 && /\s/.test(match.input[match.index - 1]) ? " " : "",
  }));
  const keyOf = (text) => text.split("\n").flatMap(read).map((token) => token.key).join(" ");

  // The stretches of two lists that differ and that are kept, by turns: [gone, come, kept]. What is kept counts
  // for nothing where it is no longer than what differs on both sides of it.
  const stretches = (one, other) => {
    const found = [];
    let [i, j] = [0, 0];
    for (const [next, place] of [...common(one.map((t) => t.key), other.map((t) => t.key)), [one.length, other.length]]) {
      const last = found[found.length - 1];
      if (last && next === i && place === j) last[2].push(...other.slice(place, place + 1));
      else found.push([one.slice(i, next), other.slice(j, place), other.slice(place, place + 1), next]);
      [i, j] = [next + 1, place + 1];
    }
    const size = (tokens) => tokens.reduce((sum, token) => sum + token.text.length, 0);
    const differs = ([gone, come]) => Math.max(size(gone), size(come));
    return found.reduce((kept, next) => {
      const last = kept[kept.length - 1];
      if (last && size(last[2]) <= Math.min(differs(last), differs(next))) {
        const gone = one.slice(last[3], last[3] + last[2].length);
        last[0].push(...gone, ...next[0]);
        last[1].push(...last[2], ...next[1]);
        [last[2], last[3]] = [next[2], next[3]];
      } else kept.push(next);
      return kept;
    }, []);
  };

  // Runs of [element or "", text] that give both lines.
  const words = (before, after) => {
    const written = (tokens) => tokens.map((token) => token.gap + token.text).join("");
    return stretches(read(before), read(after))
      .flatMap(([gone, come, kept]) => [["del", written(gone)], ["ins", written(come)], ["", written(kept)]])
      .filter(([, text]) => text);
  };

  const marked = (name, text, inside = text.trim()) => {
    const spoken = element("span", { className: "aside" }, name === "ins" ? "[inserted: " : "[deleted: ");
    const inner = element(name, {}, spoken, inside, element("span", { className: "aside" }, "]"));
    return text.startsWith(" ") ? [" ", inner] : [inner];
  };
  // Kept text between edits, folded but for the words next to them.
  const folded = (text, isFirst, isLast) => {
    const all = text.split(" ");
    const [head, tail] = [isFirst ? 0 : CONTEXT_WORDS, isLast ? 0 : CONTEXT_WORDS];
    if (all.length < head + tail + FOLDED_WORDS) return [text];
    const summary = element("summary", {}, "… unchanged …");
    const passage = element("details", { className: "passage" }, summary, " ", all.slice(head, all.length - tail).join(" "));
    return [all.slice(0, head).join(" "), " ", passage, " ", all.slice(all.length - tail).join(" ")];
  };
  const paragraph = (line, runs) => {
    const bullet = BULLET.exec(line);
    const styles = ["p", ...(bullet ? ["item", ...(bullet[1] ? ["deep"] : [])] : [])];
    const nodes = runs.flatMap(([name, text], place) => {
      if (!name) return runs.length > 1 ? folded(text, !place, place === runs.length - 1) : [text];
      // Struck words and the words for them would run together.
      return marked(name, place && name === "ins" && runs[place - 1][0] === "del" ? ` ${text.trimStart()}` : text);
    });
    return element("div", { dir: "auto", className: styles.join(" ") }, ...nodes);
  };

  // The paragraphs of a section of which lines changed; those that did not are folded.
  const lines = (before, after) => {
    const shown = [];
    let kept = [];
    const fold = () => {
      if (!kept.length) return;
      const label = kept.length === 1 ? "… 1 paragraph unchanged …" : `… ${kept.length} paragraphs unchanged …`;
      shown.push(element("details", { className: "fold" }, element("summary", {}, label), ...kept));
      kept = [];
    };
    let [i, j] = [0, 0];
    for (const [next, place] of [...common(before.map(keyOf), after.map(keyOf)), [before.length, after.length]]) {
      const [gone, come] = [before.slice(i, next), after.slice(j, place)];
      if (gone.length || come.length) fold();
      for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
        shown.push(paragraph(come[at] || gone[at], words(gone[at] || "", come[at] || "")));
      }
      if (place < after.length) kept.push(paragraph(after[place], [["", after[place].replace(BULLET, "")]]));
      [i, j] = [next + 1, place + 1];
    }
    fold();
    return shown;
  };

  const vocabulary = (place) => {
    const section = data.sections[place];
    section.words ??= new Set(section[2].match(WORD) || []);
    return section.words;
  };
  // From 0 to 1: how much of the shorter of two sections, by its different words, is in the other one.
  const likeness = (one, other) => {
    const [few, many] = [vocabulary(one), vocabulary(other)].sort((a, b) => a.size - b.size);
    let shared = 0;
    for (const word of few) shared += many.has(word) ? 1 : 0;
    return few.size < FEWEST_WORDS ? 0 : shared / few.size;
  };

  // Which sections belong together: [old or null, new or null], in the order of the new text.
  const aligned = (olds, news) => {
    const partner = new Map();
    const taken = new Set();
    const link = (one, other) => { partner.set(other, one); taken.add(one); };
    for (const [one, other] of common(olds.map(String), news.map(String))) link(one, other);
    const same = (part) => (one, other) => {
      const [before, after] = [data.sections[olds[one]], data.sections[news[other]]];
      return before[part] !== "" && before[part] === after[part];
    };
    for (const rule of [(one, other) => olds[one] === news[other], same(2), same(1)]) {
      for (let other = 0; other < news.length; other += 1) {
        if (partner.has(other)) continue;
        const one = olds.findIndex((_, place) => !taken.has(place) && rule(place, other));
        if (one >= 0) link(one, other);
      }
    }
    for (let other = 0; other < news.length; other += 1) {
      const one = other ? (partner.get(other - 1) ?? -2) + 1 : 0;
      if (one < 0 || one >= olds.length || taken.has(one) || partner.has(other)) continue;
      if (same(0)(one, other)) link(one, other);
    }
    const alike = [];
    olds.forEach((old, one) => news.forEach((now, other) => {
      if (taken.has(one) || partner.has(other)) return;
      const share = likeness(old, now);
      if (share > LEAST_ALIKE) alike.push([share, one, other]);
    }));
    for (const [, one, other] of alike.sort((a, b) => b[0] - a[0])) {
      if (!taken.has(one) && !partner.has(other)) link(one, other);
    }
    const found = news.map((_, other) => [partner.has(other) ? partner.get(other) : null, other]);
    // What is gone stands behind what it stood behind.
    olds.forEach((_, one) => {
      if (taken.has(one)) return;
      const behind = found.findIndex(([place]) => place === one - 1);
      found.splice(one ? behind + 1 : 0, 0, [one, null]);
    });
    return found;
  };

  const sectionsOf = (version) => version.sections.split(",").filter(Boolean).flatMap((run) => {
    const [first, last] = run.split("-").map(Number);
    return Array.from({ length: (last ?? first) - first + 1 }, (_, place) => first + place);
  });

  const heading = (one, other) => {
    const part = (place, name) => {
      const [before, after] = [one, other].map((section) => section && (section[place] || name));
      const inside = (text) => (place ? element("bdi", {}, text) : text);
      if (before === null || after === null || before === after) return [inside(after ?? before)];
      const kinds = [["del", before], ["ins", after]].filter(([, text]) => text);
      return kinds.flatMap(([kind, text], place) => marked(kind, " ".repeat(place) + text, inside(text)));
    };
    return [...part(0, ""), " ", ...part(1, NO_HEADING)];
  };

  // What happened to a section, or "" if no word of it differs.
  const kindOf = (old, now) => {
    if (!old || !now) return old ? "removed" : "added";
    if (old === now) return "";
    if (keyOf(old[2]) !== keyOf(now[2])) return "reworded";
    if (keyOf(old[1]) !== keyOf(now[1])) return "renamed";
    return old[0] === now[0] ? "" : "renumbered";
  };

  const compare = (before, after) => {
    const [olds, news] = [sectionsOf(before), sectionsOf(after)];
    const list = element("ol");
    const changes = element("div", { className: "changes" });
    for (const [one, other] of aligned(olds, news)) {
      const old = one === null ? null : data.sections[olds[one]];
      const now = other === null ? null : data.sections[news[other]];
      const what = kindOf(old, now);
      if (!what) continue;
      const id = `s${list.children.length}`;
      const label = element("a", { className: "line", href: `#${id}` },
        element("span", {}, (now || old)[0], " ", element("bdi", {}, (now || old)[1] || NO_HEADING)),
        element("span", { className: "quiet" }, what));
      label.addEventListener("click", (event) => {
        event.preventDefault();
        const target = document.getElementById(id);
        target.focus({ preventScroll: true });
        target.scrollIntoView();
      });
      list.append(element("li", {}, label));
      const split = (section) => (section && section[2] ? section[2].split("\n") : []);
      const body = element("div", { className: "words" }, ...lines(split(old), split(now)));
      changes.append(element("article", { id, tabIndex: -1 },
        element("h2", {}, ...heading(old, now)), element("p", { className: "what" }, what), body));
    }
    if (!list.children.length) return [element("p", { className: "verdict" }, "The words are the same.")];
    const jump = element("nav", { className: "jump", ariaLabel: "Changed sections" }, list);
    return [element("div", { className: "columns" }, jump, changes)];
  };

  const show = () => {
    const [before, after] = [older, newer].map((select) => data.versions[select.selectedIndex]);
    const command = `${data.command[0]} ${before.capture} ${after.capture} ${data.command[1]}`;
    shownCommand.textContent = command;
    document.title = `${before.number} → ${after.number} · ${data.title}`;
    const steps = element("ul", { className: "steps ui quiet" });
    for (const version of new Set([before, after])) {
      steps.append(element("li", {}, element("a", { href: version.page }, `The whole version ${version.number}`)));
    }
    if (after.number === before.number + 1) {
      steps.append(element("li", {}, element("a", { href: after.change }, "This change with its counts and proof")));
    }
    const problem = !data.sections ? "The texts are too long to be compared on this page; the command compares them."
      : before.recipe !== after.recipe ? "These versions were read in different ways; the command says whether they can be compared."
      : "";
    const found = problem ? [element("p", { className: "verdict" }, problem)] : compare(before, after);
    output.replaceChildren(steps, ...found);
  };

  // Without a choice, these are compared that `harvest diff` compares: the newest, and the last with other words.
  const newestTwo = () => {
    const last = data.versions.length - 1;
    const other = data.versions.findLastIndex(({ alike }) => alike !== data.versions[last].alike);
    return [other < 0 ? last - 1 : other, last];
  };
  const choose = () => {
    const captures = (/^#([0-9]{14})-([0-9]{14})$/.exec(location.hash) || []).slice(1);
    const places = captures.map((capture) => data.versions.findIndex((version) => version.capture === capture));
    const [before, after] = captures.length ? places : newestTwo();
    [older.selectedIndex, newer.selectedIndex] = [before, after];
    if (before >= 0 && after >= 0) {
      show();
      return;
    }
    const missing = captures.filter((_, at) => places[at] < 0).join(" and ");
    const said = `No version in this report begins with the capture ${missing}. Choose two versions.`;
    output.replaceChildren(element("p", { className: "verdict" }, said));
    document.title = `No such version · ${data.title}`;
    shownCommand.textContent = anyCommand;
  };

  for (const select of [older, newer]) {
    select.append(...data.versions.map((version) => element("option", {}, version.label)));
    select.addEventListener("change", () => {
      if (older.selectedIndex < 0 || newer.selectedIndex < 0) return;
      const [before, after] = [older, newer].map((one) => data.versions[one.selectedIndex].capture);
      location.replace(`#${before}-${after}`);
      show();
    });
  }
  form.hidden = false;
  window.addEventListener("hashchange", choose);
  choose();
})();
