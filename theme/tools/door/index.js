// The box of the front door: a message goes to the search, and code to the code checker.

import words from "#words/door";

import { LIMITS, SourceError, decoded, megabytes } from "../../../upgrader/engine/source.js";
import { element } from "../element.js";
import { kindOf } from "./kind.js";
import styles from "./styles.css";

/** What was typed stays while the reader looks something up on another page. */
const STORED = "door.text";
/** What the code checker begins with. */
const GIVEN = "checker.given";
/** The search reads so many characters: a traceback's end tells what is wrong. */
const SEARCHED = 10_000;

/** @type {Record<import("./kind.js").Kind, string>} */
const ACTIONS = {
  nothing: words.search,
  words: words.search,
  code: words.check,
  python2: words.check_anyway,
  foreign: words.search_anyway,
};
/** @type {Record<import("./kind.js").Kind, string>} */
const HINTS = {
  nothing: words.hint,
  words: words.message,
  code: words.code,
  python2: words.python2,
  foreign: words.foreign,
};

/** @param {import("./kind.js").Kind} kind */
const isCode = (kind) => kind === "code" || kind === "python2";

/** @param {HTMLElement} place What it holds stays there for readers without JavaScript, and goes here. */
export function mount(place) {
  const language = document.documentElement.lang;
  const checker = /** @type {HTMLAnchorElement} */ (place.querySelector("[data-door=checker]")).href;
  const area = element("textarea", {
    id: "door-text",
    rows: 3,
    spellcheck: false,
    autocomplete: "off",
    autocapitalize: "off",
    placeholder: words.placeholder,
    value: stored(),
  });
  area.setAttribute("aria-describedby", "door-hint");
  const go = element("button", { type: "button", onclick: enter });
  const hint = element("p", { id: "door-hint", className: "door-hint", role: "status" });
  const box = element("div", { className: "door", role: "search", ariaLabel: words.name }, [
    element("label", { htmlFor: area.id, textContent: words.label }),
    area,
    element("div", { className: "door-below" }, [go, hint]),
  ]);
  place.replaceChildren(element("style", { textContent: styles }), box);

  area.oninput = update;
  addEventListener("pagehide", keep);
  area.onkeydown = (event) => {
    // While Chinese is composed, Enter belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    enter();
  };
  area.onpaste = (event) => {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    bring(file);
  };
  box.ondragover = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.add("door-over");
  };
  box.ondragleave = () => box.classList.remove("door-over");
  box.ondrop = (event) => {
    box.classList.remove("door-over");
    const transfer = event.dataTransfer;
    if (!transfer?.types.includes("Files")) return;
    event.preventDefault();
    const [entry] = [...transfer.items].map((item) => item.webkitGetAsEntry());
    if (entry?.isDirectory) say(words.folder, true);
    else if (transfer.files[0]) bring(transfer.files[0]);
  };

  /** Says what Enter does. */
  function update() {
    const kind = kindOf(area.value, language);
    const { length } = area.value;
    go.textContent = ACTIONS[kind];
    if (isCode(kind) && length > LIMITS.size) say(words.large({ size: megabytes(length) }), true);
    else if (kind === "words" && length > SEARCHED) say(words.long, false);
    else say(HINTS[kind], kind === "python2" || kind === "foreign");
  }

  function enter() {
    const kind = kindOf(area.value, language);
    if (kind === "nothing") {
      say(words.nothing, true);
      area.focus();
    } else if (isCode(kind)) {
      if (area.value.length <= LIMITS.size && given(area.value)) location.href = checker;
      else say(words.large({ size: megabytes(area.value.length) }), true);
    } else search(area.value.slice(-SEARCHED));
  }

  /** What is in a file comes into the box, if nothing is there that would be lost. @param {File} file */
  async function bring(file) {
    if (file.type.startsWith("image/")) return say(words.picture, true);
    if (/\.ipynb$/i.test(file.name)) return say(words.notebook, true);
    if (area.value.trim()) return say(words.full({ name: file.name }), true);
    if (file.size > LIMITS.size) return say(words.large({ size: megabytes(file.size) }), true);
    try {
      area.value = decoded(new Uint8Array(await file.arrayBuffer())).text;
    } catch (error) {
      if (!(error instanceof SourceError || error instanceof DOMException)) throw error;
      return say(words.unreadable({ name: file.name }), true);
    }
    update();
    area.focus();
  }

  /** @param {string} text @param {boolean} isProblem */
  function say(text, isProblem) {
    hint.textContent = text;
    hint.classList.toggle("door-problem", isProblem);
  }

  function keep() {
    try {
      sessionStorage.setItem(STORED, area.value);
    } catch {
      // Too long, or not allowed: it stays in the box.
    }
  }

  /** Opens Material's search with a text; closed again, it comes back here. @param {string} text */
  function search(text) {
    const toggle = /** @type {HTMLInputElement} */ (document.querySelector("#__search"));
    const input = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
    if (!toggle.checked) toggle.click();
    // A box of one line takes line breaks away, and words would stick together.
    input.value = text.replace(/\s+/g, " ").trim();
    input.focus();
    // Material listens for keys.
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    toggle.addEventListener("change", () => !toggle.checked && area.focus(), { once: true });
  }

  update();
}

function stored() {
  try {
    return sessionStorage.getItem(STORED) ?? "";
  } catch {
    return "";
  }
}

/** Gives code to the code checker. @param {string} code @returns {boolean} Whether there was room. */
function given(code) {
  try {
    sessionStorage.setItem(GIVEN, code);
    return true;
  } catch {
    return false;
  }
}
