"use strict";
// Reads a query as `harvest search` does: store/searching/parse.py has the same grammar and the same messages.
const queries = (() => {
  const LONGEST = 1000;
  const DEEPEST = 40;
  const NEAR_DISTANCE = 10;
  const FARTHEST = 1000;
  const QUOTES = { '"': '"', "“": "”", "„": "“”", "«": "»", "”": "”", "「": "」", "『": "』" };
  const WORD = /[^\s()*"“”„«»「」『』]+/uy;
  const FOREIGN = /^(?:[-+^!~](?=\p{L})|(?:[+^|]|\|\||&&)$)/u;
  const READABLE = /[\p{L}\p{N}]/u;
  const OPERATORS = ["AND", "OR", "NOT"];
  const QUOTED = "Close it, or leave it out";
  const EXAMPLE = 'Write it as: sell AND (share OR rent) NOT "do not sell"';
  const PREFIX = ["a * does not stand at the end of a word", "Write it as: arbitrat*"];
  const NEAR = `Write it as: NEAR(sell "personal data", 5), with a number up to ${FARTHEST}`;

  class QueryError extends Error {
    constructor(problem, remedy) {
      super(`${problem}. ${remedy}.`);
    }
  }
  const quoted = (text) => `“${[...text].slice(0, 40).join("")}”`;
  const refuseForeign = (word) => {
    const found = FOREIGN.exec(word);
    if (!found) return;
    throw new QueryError(`${quoted(found[0])} is not an operator`,
      "Write sell AND share, sell OR share, share NOT sell; or in quotation marks what is part of the text");
  };

  const tokensOf = (text) => {
    const tokens = [];
    let at = 0;
    while (at < text.length) {
      const start = at;
      const sign = text[at];
      WORD.lastIndex = at;
      if (sign in QUOTES) {
        const ends = [...QUOTES[sign]].map((end) => text.indexOf(end, at + 1)).filter((end) => end >= 0);
        if (!ends.length) throw new QueryError(`the quotation mark before ${quoted(text.slice(at + 1))} is not closed`, QUOTED);
        at = Math.min(...ends) + 1;
        tokens.push({ kind: "quoted", text: text.slice(start + 1, at - 1), end: at });
      } else if ("()*".includes(sign)) {
        at += 1;
        tokens.push({ kind: sign, text: sign, end: at });
      } else {
        const found = WORD.exec(text);
        at += found ? found[0].length : 1;
        if (!found) continue;
        const [word] = found;
        refuseForeign(word);
        const isNear = word === "NEAR" && text.slice(at).trimStart().startsWith("(");
        const kind = isNear ? "near" : OPERATORS.includes(word) ? word : "word";
        tokens.push({ kind, text: word, end: at });
      }
    }
    return tokens;
  };

  const wordsRemedy = (operator) => `Write it between two words, or as a word of the text: "${operator.toLowerCase()}"`;
  const phraseOf = (text, isPrefix) => ({ kind: "phrase", text, isPrefix });

  class Parser {
    constructor(tokens) {
      this.tokens = tokens;
      this.at = 0;
      this.depth = 0;
    }

    get next() {
      return this.at < this.tokens.length ? this.tokens[this.at].kind : "";
    }

    take() {
      this.at += 1;
      return this.tokens[this.at - 1];
    }

    whole() {
      const found = this.joined("OR");
      if (this.next) throw new QueryError("a parenthesis is closed that was not opened", EXAMPLE);
      return found;
    }

    // Both sides of an operator; NOT binds first, then AND, then OR.
    joined(operator) {
      const side = { OR: () => this.joined("AND"), AND: () => this.joined("NOT"), NOT: () => this.beside() }[operator];
      let found = side();
      while (this.next === operator) {
        this.take();
        found = { kind: operator, left: found, right: side() };
      }
      return found;
    }

    beside() {
      let found = this.one();
      while (["word", "quoted", "near", "("].includes(this.next)) found = { kind: "AND", left: found, right: this.one() };
      if (this.next === "*") throw new QueryError(...PREFIX);
      return found;
    }

    one() {
      const kind = this.next;
      if (kind === "(") return this.parenthesis();
      if (kind === "near") return this.near();
      if (kind === "word" || kind === "quoted") return this.phrase();
      if (kind === "*") throw new QueryError(...PREFIX);
      const before = this.at ? this.tokens[this.at - 1] : { kind: "", text: "" };
      if (kind === "NOT" && ["", "("].includes(before.text)) {
        throw new QueryError("NOT has nothing before it", "Say what the sentences have: share NOT sell");
      }
      if (OPERATORS.includes(kind)) throw new QueryError(`${kind} has nothing before it`, wordsRemedy(kind));
      if (OPERATORS.includes(before.text)) throw new QueryError(`${before.text} has nothing after it`, wordsRemedy(before.text));
      throw new QueryError("there is nothing between two parentheses", EXAMPLE);
    }

    parenthesis() {
      this.take();
      this.depth += 1;
      if (this.depth > DEEPEST) throw new QueryError("the query has too many parentheses in each other", EXAMPLE);
      const found = this.joined("OR");
      if (this.next !== ")") throw new QueryError("a parenthesis is not closed", EXAMPLE);
      this.take();
      this.depth -= 1;
      return found;
    }

    phrase() {
      const first = this.take();
      const words = [first.text];
      while (first.kind === "word" && this.next === "word") words.push(this.take().text);
      const isPrefix = this.next === "*";
      if (isPrefix) {
        const { end } = this.tokens[this.at - 1];
        if (this.take().end !== end + 1) throw new QueryError(...PREFIX);
      }
      const text = words.join(" ").split(/\s+/).filter(Boolean).join(" ");
      if (!READABLE.test(text)) {
        throw new QueryError(`${quoted(text)} has neither letter nor digit`, "Only words and numbers are found");
      }
      return phraseOf(text, isPrefix);
    }

    near() {
      this.take();
      this.take();
      const phrases = [];
      let distance = NEAR_DISTANCE;
      while (this.next === "word" || this.next === "quoted") {
        const token = this.take();
        const comma = token.kind === "word" ? token.text.indexOf(",") : -1;
        const text = comma < 0 ? token.text : token.text.slice(0, comma);
        if (comma >= 0) distance = this.distance(token.text.slice(comma + 1));
        if (READABLE.test(text)) {
          const isPrefix = this.next === "*";
          if (isPrefix) this.take();
          phrases.push(phraseOf(text, isPrefix));
        }
        if (comma >= 0) break;
      }
      if (this.next !== ")") throw new QueryError("NEAR has something else in it than words and phrases", NEAR);
      this.take();
      if (phrases.length < 2) throw new QueryError("NEAR has fewer than two words or phrases in it", NEAR);
      return { kind: "NEAR", phrases, distance };
    }

    distance(behind) {
      const text = !behind && this.next === "word" ? this.take().text : behind;
      if (!/^\d+$/.test(text) || Number(text.slice(0, 9)) > FARTHEST) {
        throw new QueryError(`the distance of NEAR is ${quoted(text)}`, NEAR);
      }
      return Number(text);
    }
  }

  const parse = (text) => {
    const { length } = [...text];
    if (length > LONGEST) throw new QueryError(`the query has ${length} characters`, `Write at most ${LONGEST}`);
    return new Parser(tokensOf(text.normalize("NFC"))).whole();
  };

  // How a query was understood.
  const inWords = (query) => {
    if (query.kind === "phrase") return `“${query.text}${query.isPrefix ? "*" : ""}”`;
    if (query.kind === "NEAR") return `NEAR(${query.phrases.map(inWords).join(" ")}, ${query.distance})`;
    const side = (one) => (one.kind === "phrase" || one.kind === "NEAR" ? inWords(one) : `(${inWords(one)})`);
    return `${side(query.left)} ${query.kind} ${side(query.right)}`;
  };

  // The phrases that a sentence is wanted for, without those that it must not have.
  const wanted = (query) => {
    if (query.kind === "phrase") return [query];
    if (query.kind === "NEAR") return query.phrases;
    return query.kind === "NOT" ? wanted(query.left) : [...wanted(query.left), ...wanted(query.right)];
  };

  // How to ask for the words of a phrase that stand apart, or "".
  const apart = (text) => {
    const words = text.split(" ").map((word) => word.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, "")).filter(Boolean);
    const isOperator = (word) => /^(and|or)$/i.test(word);
    while (words.length && isOperator(words[0])) words.shift();
    while (words.length && isOperator(words.at(-1))) words.pop();
    if (!words.some(isOperator)) return words.length > 1 ? words.join(" AND ") : "";
    return words.filter((word, place) => !isOperator(word) || !isOperator(words[place - 1]))
      .map((word) => (isOperator(word) ? word.toUpperCase() : word)).join(" ");
  };

  return { parse, inWords, wanted, apart, QueryError };
})();
