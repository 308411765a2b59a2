// Formats items with citeproc-js: `node citeproc_js.js FOLDER LOCALES`, a job of JSON on each line of
// input, an answer of JSON on each line of output. FOLDER holds the npm package, LOCALES the locale files.
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const [, , folder, locales] = process.argv;
const CSL = require(path.resolve(folder));

function locale(lang) {
  const file = path.join(locales, `locales-${lang}.xml`);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
}

function answer(job) {
  const items = new Map(job.items.map((item) => [String(item.id), item]));
  const system = { retrieveLocale: locale, retrieveItem: (id) => items.get(String(id)) };
  const start = process.cpuUsage();
  const engine = new CSL.Engine(system, job.style);
  engine.setOutputFormat("text");
  engine.updateItems(job.items.map((item) => item.id));
  const rebuilt = engine.rebuildProcessorState(job.citations, "text", []);
  const listed = engine.makeBibliography();
  const spent = process.cpuUsage(start);
  // Items that print nothing are missing from the entries but not from their ids.
  const silent = new Set(listed ? listed[0].bibliography_errors.map((each) => each.index) : []);
  const ids = listed ? listed[0].entry_ids.map((each) => String(each[0])).filter((_, n) => !silent.has(n)) : [];
  return {
    citations: rebuilt.map(([, , text]) => text),
    entries: ids.map((id, n) => [id, listed[1][n].trim()]),
    seconds: (spent.user + spent.system) / 1e6,
  };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let result;
  try {
    result = answer(JSON.parse(line));
  } catch (seen) {
    result = { failed: String(seen) };
  }
  process.stdout.write(JSON.stringify(result) + "\n");
});
