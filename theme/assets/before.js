// What has to be there before Material's script runs.

// Material prepares code when it comes into sight. Here it does so two screens earlier, as soon as there is
// nothing else to do, one code after another: a phone, which takes a second for a long page's, answers in between.
// For paper, and for who goes on by keys and would pass over what is not there yet, all of it is prepared at once.
// Safari has no idle time to give.
const idle = globalThis.requestIdleCallback ?? setTimeout;
const unprepared = new Map();
const prepare = (block) => {
  unprepared.get(block)?.();
  unprepared.delete(block);
};
const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      idle(() => prepare(target));
    }
  },
  { rootMargin: "200% 0px" },
);
globalThis.IntersectionObserver = class extends IntersectionObserver {
  #seen;
  constructor(seen, options) {
    super(seen, options);
    this.#seen = seen;
  }
  observe(target) {
    super.observe(target);
    if (!target.matches("pre > code")) return;
    // Its block has a place before the code is laid out.
    const block = target.parentElement;
    unprepared.set(block, () => this.#seen([{ target, isIntersecting: true }], this));
    near.observe(block);
  }
};
addEventListener("keydown", ({ key }) => {
  if (key === "Tab") [...unprepared.keys()].forEach(prepare);
});
addEventListener("beforeprint", () => {
  if (!unprepared.size) return;
  [...unprepared.keys()].forEach(prepare);
  // What was just prepared listens for it as well.
  dispatchEvent(new Event("beforeprint"));
});

// Material tells the browser whether a page is dark by an element of the head, for which the styles of all
// elements are computed again, twice. A style of the root tells it as well.
document.head.appendChild = (node) => {
  if (node.name !== "color-scheme") return Node.prototype.appendChild.call(document.head, node);
  const set = (scheme) => (document.documentElement.style.colorScheme = scheme === "dark" ? scheme : "");
  return Object.defineProperty(node, "content", { set });
};

// Material fetches the search index at once: more than all the rest of a page. Here, the request waits until
// somebody turns to the search, or comes from it. (From disk, Material waits by itself.)
const wanted = new Promise((resolve) => {
  if (/[?&][qh]=/.test(location.search)) resolve();
  for (const type of ["focusin", "pointerover"]) {
    addEventListener(type, ({ target }) => {
      if (target.closest?.(".md-search, [for=__search]")) resolve();
    });
  }
});
const { open, send } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.open = function (method, url) {
  open.call(this, method, url);
  if (url.endsWith("/search_index.json")) this.send = () => wanted.then(() => send.call(this));
};

// An error message is searched for by what it has in common with other people's: the first sentence of
// the last exception, without the short words, which begin words on every page. The errors page is
// tagged `error`, so that it comes before the chapters that show the same message; and its entries
// come before its introduction, which has the word Enter.
const EXCEPTION = /\b(?:[\w.]+(?:Error|Exception|Warning)|Exception encountered): /;
const WITH_OWN_ENTRY = ["function", "get_session", "set_session", "tensorflow_backend"];
let pasted = false;
const question = (text) => {
  const name = text.match(/keras\.backend' has no attribute '(\w+)/)?.[1];
  if (name && !WITH_OWN_ENTRY.includes(name)) return `K.${name}`;
  const words = text
    .replace(/Exception encountered when calling .*?\.call\(\)\.\s*/g, "")
    .split(new RegExp(`(?=${EXCEPTION.source})`))
    .at(-1)
    .split(". ")[0]
    .match(/[a-z_]\w*/gi);
  // With fewer words than this, it is a search for these words, and no message.
  const least = EXCEPTION.test(text) ? 1 : /(^|[\s(=])['`]\w/.test(text) ? 3 : pasted ? 5 : 8;
  if (!words || words.length < least) return text;
  return ["error", ...words.filter((word) => word.length > 2).slice(0, 40), "-enter"].join(" ");
};
addEventListener("input", (event) => {
  if (!event.target.matches(".md-search__input")) return;
  pasted = event.inputType === "insertFromPaste";
  // The search listens for keys, and one can paste without any.
  if (pasted) event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
});

// Material has no hook for this, and what was pasted should stay in the box as it is.
const ask = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  const asked = typeof message?.data === "string";
  ask.call(this, asked ? { ...message, data: question(message.data) } : message, ...rest);
};
