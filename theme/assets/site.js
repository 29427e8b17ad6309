import words from "#words/site";

// The section that is read stays the same in the other language.
addEventListener(
  "click",
  (event) => {
    const target = event.target;
    const choice = target instanceof Element && target.closest(".md-select__link");
    if (choice instanceof HTMLAnchorElement) choice.hash = location.hash;
  },
  { capture: true },
);

// Material makes these without names, and a landmark of each code block, as code comes near to sight.
component$.subscribe(({ ref }) => {
  if (!ref.matches?.("pre > code")) return;
  ref.parentElement.querySelector(".md-code__nav")?.setAttribute("role", "none");
  for (const note of ref.querySelectorAll(".md-annotation")) {
    const index = note.querySelector(".md-annotation__index");
    note.role = "note";
    note.ariaLabel = `${words.note} ${index.firstChild.dataset.mdAnnotationId}`;
    index.ariaHidden = "true";
  }
});

// Material says how many results there are; that none of them is about a message, the search says itself. Material
// doesn't have it read out.
component$.subscribe(({ ref, items, notice }) => {
  if (!items || !ref.matches?.(".md-search-result")) return;
  const meta = ref.querySelector(".md-search-result__meta");
  meta.role = "status";
  meta.toggleAttribute("data-notice", notice !== undefined);
  if (notice) meta.textContent = notice;
});

// A table that is wider than the screen scrolls, and not every browser lets the keys do that.
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target instanceof HTMLElement) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  }
});
document$.subscribe(() => {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) widths.observe(table);
});

// The drawer's switch is a checkbox: it knows the space bar alone, and of its labels, one has its name.
const drawer = /** @type {HTMLInputElement} */ (document.querySelector("#__drawer"));
drawer.ariaLabel = /** @type {HTMLElement} */ (document.querySelector(".md-header [for=__drawer]")).title;
addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && target === drawer) drawer.click();
  if (key === "Escape" && drawer.checked) drawer.click();
});

// The atlas's index: a filter that works as you type, and that a link can hold.
document$.subscribe(() => {
  const form = document.querySelector(".atlas-index .filter");
  if (!(form instanceof HTMLFormElement)) return;
  /** @type {NodeListOf<HTMLElement>} */
  const rows = document.querySelectorAll(".atlas-index tbody tr");
  const count = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const address = new URL(location.href);
  /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  const fields = form.querySelectorAll("input, select");
  for (const field of fields) {
    field.value = address.searchParams.get(field.name) ?? "";
  }
  const filter = () => {
    const { name, category, verdict } = Object.fromEntries(
      [...fields].map(({ name, value }) => [name, value]),
    );
    const words = name.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !(
        words.every((/** @type {string} */ word) => text.includes(word)) &&
        (!category || row.dataset.category === category) &&
        (!verdict || row.dataset.verdict?.split(" ").includes(verdict))
      );
      if (!row.hidden) shown += 1;
    }
    const text = count.dataset.text ?? "";
    count.value = text.replace("{shown}", `${shown}`).replace("{all}", `${rows.length}`);
    for (const { name, value } of fields) {
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
});

// The reader's tools: a page that has a place for one loads its script, and no other page does.
const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
/** @type {Record<string, Promise<unknown>>} */
const loading = {};
document$.subscribe(() => {
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll("[data-tool]");
  for (const place of places) {
    const name = place.dataset.tool ?? "";
    loading[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, assets).href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    loading[name].then(() => tools[name].mount(place));
  }
});
