// The section that is read stays the same in the other language.
addEventListener(
  "click",
  (event) => {
    const choice = event.target.closest?.(".md-select__link");
    if (choice) choice.hash = location.hash;
  },
  { capture: true },
);

// Material makes these without names, and a landmark of each code block, as code comes near to sight.
const NOTE = { en: "Note", zh: "注解" }[document.documentElement.lang];
component$.subscribe(({ ref }) => {
  if (!ref.matches?.("pre > code")) return;
  ref.parentElement.querySelector(".md-code__nav")?.setAttribute("role", "none");
  for (const note of ref.querySelectorAll(".md-annotation")) {
    const index = note.querySelector(".md-annotation__index");
    note.role = "note";
    note.ariaLabel = `${NOTE} ${index.firstChild.dataset.mdAnnotationId}`;
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
  for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});
document$.subscribe(() => {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) widths.observe(table);
});

// The drawer's switch is a checkbox: it knows the space bar alone, and of its labels, one has its name.
const drawer = document.querySelector("#__drawer");
drawer.ariaLabel = document.querySelector(".md-header [for=__drawer]").title;
addEventListener("keydown", ({ key, target }) => {
  if (key === "Enter" && target === drawer) drawer.click();
  if (key === "Escape" && drawer.checked) drawer.click();
});

// The atlas's index: a filter that works as you type, and that a link can hold.
document$.subscribe(() => {
  const form = document.querySelector(".atlas-index .filter");
  if (!form) return;
  const rows = [...document.querySelectorAll(".atlas-index tbody tr")];
  const address = new URL(location.href);
  for (const field of form.querySelectorAll("input, select")) {
    field.value = address.searchParams.get(field.name) ?? "";
  }
  const filter = () => {
    const { name, category, verdict } = Object.fromEntries(new FormData(form));
    const words = name.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !(
        words.every((word) => text.includes(word)) &&
        (!category || row.dataset.category === category) &&
        (!verdict || row.dataset.verdict.split(" ").includes(verdict))
      );
      shown += !row.hidden;
    }
    const count = form.querySelector("output");
    count.value = count.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
    for (const [key, value] of new FormData(form)) {
      value ? address.searchParams.set(key, value) : address.searchParams.delete(key);
    }
    history.replaceState(history.state, "", address);
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
});

// The reader's tools: a page that has a place for one loads its script, and no other page does.
const assets = new URL(".", document.currentScript.src);
const loading = {};
document$.subscribe(() => {
  for (const place of document.querySelectorAll("[data-tool]")) {
    const name = place.dataset.tool;
    loading[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, assets);
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    loading[name].then(() => tools[name].mount(place));
  }
});
