// What the search box shows for the queries on standard input, a list in JSON, and how long it takes, in seconds of
// the processor: other programs don't count.

import { readFileSync } from "node:fs";

import { Engine } from "../../theme/tools/search/engine.js";

const { config, docs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const engine = new Engine(config, docs);
const shown = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  const start = process.cpuUsage();
  const answer = engine.search(query);
  const { user, system } = process.cpuUsage(start);
  return { ...answer, seconds: (user + system) / 1e6 };
});
process.stdout.write(JSON.stringify(shown));
