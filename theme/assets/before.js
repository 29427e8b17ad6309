// What has to be there before Material's script runs.

// Material prepares code when it comes into sight. Here it does so two screens earlier, as soon as there is
// nothing else to do, one code after another: a phone, which takes a second for a long page's, answers in between.
// For paper, and for who goes on by keys and would pass over what is not there yet, all of it is prepared at once.
// Safari has no idle time to give.
const idle = globalThis.requestIdleCallback ?? setTimeout;
/** @type {Map<Element, () => void>} */
const unprepared = new Map();
const prepare = (/** @type {Element} */ block) => {
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
  /** @type {ConstructorParameters<typeof IntersectionObserver>[0]} */
  #seen;
  /** @param {ConstructorParameters<typeof IntersectionObserver>} given */
  constructor(...[seen, options]) {
    super(seen, options);
    this.#seen = seen;
  }
  /** @param {Element} target */
  observe(target) {
    super.observe(target);
    if (!target.matches("pre > code")) return;
    // Its block has a place before the code is laid out.
    const block = /** @type {Element} */ (target.parentElement);
    unprepared.set(block, () => this.#seen([/** @type {any} */ ({ target, isIntersecting: true })], this));
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
document.head.appendChild = (/** @type {any} */ node) => {
  if (node.name !== "color-scheme") return Node.prototype.appendChild.call(document.head, node);
  const set = (/** @type {string} */ scheme) =>
    (document.documentElement.style.colorScheme = scheme === "dark" ? scheme : "");
  return Object.defineProperty(node, "content", { set });
};

// Material fetches the search index at once: more than all the rest of a page. Here, the request waits until
// somebody turns to the search, or comes from it. (From disk, Material waits by itself.)
/** @type {Promise<void>} */
const wanted = new Promise((resolve) => {
  if (/[?&][qh]=/.test(location.search)) resolve();
  for (const type of ["focusin", "pointerover"]) {
    addEventListener(type, ({ target }) => {
      if (target instanceof Element && target.closest(".md-search, [for=__search]")) resolve();
    });
  }
});
const { open: begin, send } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.open = function (/** @type {string} */ method, /** @type {string | URL} */ url) {
  begin.call(this, method, url, true);
  if (`${url}`.endsWith("/search_index.json")) this.send = () => wanted.then(() => send.call(this));
};

// The search listens for keys, and one can paste without any.
addEventListener("input", (event) => {
  const { target, inputType } = /** @type {InputEvent} */ (event);
  if (target instanceof Element && target.matches(".md-search__input") && inputType === "insertFromPaste") {
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }
});

// Enter opens the best result. If no entry is about a message, there is none: the reader chooses among the nearest.
addEventListener(
  "keydown",
  (event) => {
    const box = event.target;
    if (event.key !== "Enter" || !(box instanceof Element && box.matches(".md-search__input"))) return;
    if (!document.querySelector(".md-search-result__meta[data-notice]")) return;
    event.preventDefault();
    event.stopPropagation();
    const link = document.querySelector(".md-search-result__link");
    if (link instanceof HTMLElement) link.focus();
  },
  { capture: true },
);
