// The page's worker, so that the page never waits: the work, and the messages to and from it.

import { SourceError } from "../../../upgrader/engine/source.js";
import { Work } from "./work.js";

/** @typedef {{call: number, method: string, args: any[]}} Asked */

const scope = /** @type {any} */ (globalThis);

/** In milliseconds: after so long, a message that came in the meantime is heard. */
const SLICE = 50;

/** @type {Work} */
let work;
/** Of the latest run: an earlier one stops when it sees another. */
let run = 0;

/** The latest switch. @type {Promise<unknown>} */
let switching = Promise.resolve();

/** Lets messages in. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** @template Result @param {Generator<number, Result, void>} working @param {(done: number) => void} notify @param {() => boolean} isStopped @returns {Promise<Result | null>} Null, if it was stopped. */
async function finished(working, notify = () => {}, isStopped = () => false) {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = working.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    notify(step.value);
    await pause();
    if (isStopped()) return null;
    until = performance.now() + SLICE;
  }
}

/** @type {Record<string, (...args: any[]) => any>} */
const methods = {
  begin: (rules, language) => {
    work = new Work(rules, language);
  },
  open: (id, name, bytes, encoding) => work.open(id, name, bytes, encoding),
  close: (ids) => {
    for (const id of ids) work.close(id);
  },
  stop: () => {
    run++;
  },
  /** All that isn't upgraded yet; each result is sent when it is there. */
  upgrade: async () => {
    const own = ++run;
    const open = work.waiting;
    let until = performance.now() + SLICE;
    for (const [i, id] of open.entries()) {
      const notify = (/** @type {number} */ part) =>
        scope.postMessage({ progress: (i + part) / open.length, done: i, all: open.length });
      if (performance.now() >= until) {
        notify(0);
        await pause();
        if (own !== run) return false;
        until = performance.now() + SLICE;
      }
      const begun = performance.now();
      const result = await finished(work.upgraded(id), notify, () => own !== run);
      if (!result) return false;
      scope.postMessage({ result: { ...result, time: performance.now() - begun } });
    }
    return true;
  },
  // One after the other: the last one is what holds.
  switch: (id, off) => (switching = switching.then(() => finished(work.switched(id, off)))),
  written: (id) => work.written(id),
  text: (id) => work.text(id),
  patch: (top) => work.patch((name) => (name.startsWith(top) ? name.slice(top.length) : name)),
};

scope.onmessage = async (/** @type {MessageEvent<Asked>} */ { data: { call, method, args } }) => {
  try {
    scope.postMessage({ call, value: await methods[method](...args) });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    scope.postMessage({ call, refused: { reason: error.reason, detail: error.detail } });
  }
};
