// The worker, as the page asks it.

import { SourceError } from "../../../upgrader/engine/source.js";

/**
 * @typedef {import("./work.js").Result} Result
 * @typedef {import("./work.js").Problem} Problem
 * @typedef {{done: number, all: number, progress: number}} Progress
 */

/** Where the scripts of the tools are: known while they are loaded. */
const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** @type {Record<string, Promise<void>>} */
const loading = {};

/** Loads a script, from disk too, where nothing can be fetched. @param {string} name */
function load(name) {
  return (loading[name] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, assets).href;
    script.onload = () => resolve();
    script.onerror = reject;
    document.head.append(script);
  }));
}

/** The browser's own kind of worker. From disk, the page has another one in its place, which is no worker, for the search. */
function nativeWorker() {
  if (location.protocol !== "file:") return Worker;
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.documentElement.append(frame);
  return /** @type {Window & typeof globalThis} */ (frame.contentWindow).Worker;
}

export class Session {
  /** @param {string} language */
  constructor(language) {
    this.language = language;
    this.#ready = this.#begin(language);
  }

  #ready;
  /** What the replacements were compared on, once it is loaded. @type {string[]} */
  versions = [];
  #calls = 0;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: unknown) => void}>} */
  #waiting = new Map();
  /** @type {(result: Result) => void} */
  onresult = () => {};
  /** @type {(progress: Progress) => void} */
  onprogress = () => {};

  /** @param {string} language @returns {Promise<Worker>} */
  async #begin(language) {
    await Promise.all([load("checker_worker"), load("checker_rules")]);
    const own = /** @type {any} */ (tools);
    // A worker of a file can't be made from disk; one of a text can.
    const source = new Blob([`(${own.checker_worker})()`], { type: "text/javascript" });
    const worker = new (nativeWorker())(URL.createObjectURL(source));
    worker.onmessage = ({ data }) => {
      if (data.result) return this.onresult(data.result);
      if (!("call" in data)) return this.onprogress(data);
      const waiting = this.#waiting.get(data.call);
      this.#waiting.delete(data.call);
      if (data.refused) waiting?.reject(new SourceError(data.refused.reason, data.refused.detail));
      else waiting?.resolve(data.value);
    };
    this.versions = Object.values(own.checker_rules.versions).map(
      (/** @type {Record<string, string>} */ found) =>
        Object.entries(found)
          .map(([name, version]) => `${name} ${version}`)
          .join(" · "),
    );
    worker.postMessage({ call: -1, method: "begin", args: [own.checker_rules, language] });
    return worker;
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  async #ask(method, args = []) {
    const worker = await this.#ready;
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      worker.postMessage({ call, method, args });
    });
  }

  /** @param {number} id @param {string} name @param {Uint8Array} bytes @param {string} [encoding] If it isn't the one that the file declares. @returns {Promise<{text: string, isNotebook: boolean}>} */
  open(id, name, bytes, encoding) {
    return this.#ask("open", [id, name, bytes, encoding]);
  }

  /** Resolves when the worker is there, and rejects if it can't be loaded. */
  get ready() {
    return this.#ready;
  }

  /** @param {number[]} ids */
  close(ids) {
    return this.#ask("close", [ids]);
  }

  /** Stops what is under way. */
  stop() {
    return this.#ask("stop");
  }

  /** Upgrades all files that aren't yet. @returns {Promise<boolean>} Whether it came to its end. */
  upgrade() {
    return this.#ask("upgrade");
  }

  /** @param {number} id @param {number[]} off @returns {Promise<Result | null>} Null, if it was stopped. */
  switch(id, off) {
    return this.#ask("switch", [id, off]);
  }

  /** @param {number} id @returns {Promise<{before: Uint8Array<ArrayBuffer>, after: Uint8Array<ArrayBuffer>}>} */
  written(id) {
    return this.#ask("written", [id]);
  }

  /** @param {number} id @returns {Promise<string>} */
  text(id) {
    return this.#ask("text", [id]);
  }

  /** @param {string} top The folder that is not in the patch's names. @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, problems: Problem[]}>} */
  patch(top) {
    return this.#ask("patch", [top]);
  }
}
