// The worker that Material's search box asks: the same messages as its own worker's, with another search behind them.

import { Engine } from "./engine.js";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** @type {Engine | undefined} */
let engine;

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    engine = new Engine(data.config, data.docs);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: engine?.search(data) ?? { items: [] } });
  }
});
