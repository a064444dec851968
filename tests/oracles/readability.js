// Mozilla's Readability for tests: a page and its address in, the main content out, a line of JSON each.
// Needs @mozilla/readability 0.3.0 and jsdom in the folder that HARVEST_ORACLES names. The two lists of words are
// set back to those of commit 60f470c.
const { createRequire } = require("module");
const { JSDOM, VirtualConsole } = createRequire(process.env.HARVEST_ORACLES + "/")("jsdom");
const { Readability } = createRequire(process.env.HARVEST_ORACLES + "/")("@mozilla/readability");

const words = Readability.prototype.REGEXPS;
words.unlikelyCandidates = new RegExp(words.unlikelyCandidates.source.replace("|footer|", "|foot|"), "i");
words.okMaybeItsACandidate = new RegExp(words.okMaybeItsACandidate.source.replace("|content|", "|"), "i");

require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { page, url } = JSON.parse(line);
  const { document } = new JSDOM(page, { url, virtualConsole: new VirtualConsole() }).window;
  const title = document.title;
  const article = new Readability(document, { disableJSONLD: true }).parse();
  process.stdout.write(JSON.stringify({ title, content: article && article.content }) + "\n");
});
