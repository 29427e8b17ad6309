// Instant navigation leaves the header as it is: the language menu follows the page from here.
document$.subscribe(() => {
  for (const twin of document.querySelectorAll("link[data-path]")) {
    const choice = document.querySelector(`.md-select__link[hreflang="${twin.hreflang}"]`);
    if (choice) choice.href = new URL(twin.dataset.path, location.href).href;
  }
});

// The section that is read stays the same in the other language.
addEventListener(
  "click",
  (event) => {
    const choice = event.target.closest?.(".md-select__link");
    if (choice) choice.hash = location.hash;
  },
  { capture: true },
);

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

// On paper, links tell where they lead, but not those of this site: Material makes all of them absolute.
document$.subscribe(() => {
  for (const link of document.querySelectorAll("article a")) {
    link.toggleAttribute("data-internal", link.origin === location.origin);
  }
});
