// Answers the queries on standard input, a list in JSON, from the index that the first argument names.

import { readFileSync } from "node:fs";

import { Engine } from "../../theme/tools/search/engine.js";

const { config, docs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const engine = new Engine(config, docs);
const answers = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  const { docs: found, sure } = engine.rank(query);
  return { locations: found.map(({ location }) => location), sure };
});
process.stdout.write(JSON.stringify(answers));
