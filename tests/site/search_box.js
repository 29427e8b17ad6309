// What the search box shows for the queries on standard input, a list in JSON, and how long it takes, in seconds.

import { readFileSync } from "node:fs";

import { Engine } from "../../theme/tools/search/engine.js";

const { config, docs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const engine = new Engine(config, docs);
const shown = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  const start = performance.now();
  return { ...engine.search(query), seconds: (performance.now() - start) / 1000 };
});
process.stdout.write(JSON.stringify(shown));
