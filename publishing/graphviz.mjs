// Lays out one graph: DOT in, SVG out.
import { text } from "node:stream/consumers";
import { Graphviz } from "@hpcc-js/wasm-graphviz";

try {
  const graphviz = await Graphviz.load();
  process.stdout.write(graphviz.layout(await text(process.stdin), "svg", "dot"));
} catch (error) {
  process.stderr.write(error.message);
  process.exitCode = 1;
}
