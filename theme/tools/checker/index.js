// The code checker: what of a reader's Keras 2 code doesn't work in Keras 3.

import words from "#words/checker";

import { element } from "../element.js";
import { check } from "../../../upgrader/engine/check.js";
import { EXAMPLE } from "./example.js";
import { chosen, dropped } from "./files.js";
import { report } from "./report.js";
import { counted, isPython, rowsOf } from "./rows.js";
import { LIMITS, SourceError, megabytes, normal, textOf } from "../../../upgrader/engine/source.js";
import { placeOf, summaryOf } from "./summary.js";

/**
 * @typedef {import("./files.js").Found} Found
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./rows.js").Known} Known
 * @typedef {import("./rows.js").Links} Links
 *
 * @typedef {object} Source
 * @property {string} name Nothing, if it was typed or pasted.
 * @property {string} text
 * @property {Row[] | null} rows None, while it isn't checked.
 */

/** So many findings are shown; a report has all of them. */
const SHOWN = 1_000;
/** In milliseconds: what a browser can be busy with before a reader notices. */
const SLICE = 12;
const STORED = "checker.code";

/** What stays while the reader looks something up on another page. @type {Source[] | null} */
let kept = null;

/** @param {HTMLElement} place What it holds stays there for readers without JavaScript, and goes here. */
export function mount(place) {
  const { known, links } = read(place);
  /** @type {Source[]} */
  let sources = (kept ?? [blank(stored())]).map((source) => ({
    ...source,
    rows: null,
  }));
  /** @type {Source[]} */
  let previous = [];
  let current = sources[0];
  /** Of the latest run: an earlier one stops when it sees another. */
  let run = 0;
  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;

  const area = element("textarea", {
    id: "checker-code",
    rows: 14,
    wrap: "off",
    spellcheck: false,
    autocomplete: "off",
    autocapitalize: "off",
    placeholder: words.placeholder,
  });
  const shown = element("select", { id: "checker-shown" });
  const choice = element("p", { className: "checker-shown", hidden: true }, [
    element("label", { htmlFor: shown.id, textContent: words.shown }),
    shown,
  ]);
  const summary = element("p", { className: "checker-summary", role: "status" });
  const message = element("div", { className: "checker-message", role: "alert" });
  const results = element("div", { className: "checker-results" });

  const button = (/** @type {string} */ text, /** @type {() => void} */ act) => {
    const made = element("button", { type: "button", textContent: text });
    made.onclick = act;
    return made;
  };
  const picker = (/** @type {string} */ text, /** @type {object} */ options) => {
    const input = element("input", {
      type: "file",
      multiple: true,
      hidden: true,
      ariaLabel: text,
      ...options,
    });
    input.onchange = () => {
      add(chosen(input.files ?? []));
      input.value = "";
    };
    return [button(text, () => input.click()), input];
  };
  const undo = button(words.undo, () => become(previous));
  const copy = button(words.copy, () => {
    const text = reported();
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => {
        copy.textContent = words.copied;
        setTimeout(() => (copy.textContent = words.copy), 1500);
      },
      () => {
        const own = element("textarea", {
          value: text,
          readOnly: true,
          rows: 8,
          ariaLabel: words.not_copied,
        });
        message.replaceChildren(words.not_copied, own);
        own.select();
      },
    );
  });
  const save = button(words.save, () => {
    const file = new Blob([reported()], { type: "text/markdown" });
    const link = element("a", { href: URL.createObjectURL(file), download: "keras-3.md" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
  const outcome = element("p", { className: "checker-buttons", hidden: true }, [copy, save]);
  undo.hidden = true;

  const all = element("div", { className: "checker", role: "group", ariaLabel: words.name }, [
    element("label", { htmlFor: area.id, textContent: words.code }),
    area,
    choice,
    element("p", { className: "checker-buttons" }, [
      ...picker(words.files, { accept: ".py,.ipynb" }),
      ...picker(words.folder, { webkitdirectory: true }),
      button(words.example, () => become([blank(EXAMPLE)])),
      button(words.clear, () => become([blank("")])),
      undo,
    ]),
    element("p", { className: "checker-local", textContent: words.local }),
    message,
    summary,
    outcome,
    results,
  ]);
  place.replaceChildren(all);

  area.oninput = () => {
    Object.assign(current, { text: area.value, rows: null });
    // What is under way is of the text before: it must not come to its end in the meantime.
    run++;
    keep();
    clearTimeout(waiting);
    waiting = setTimeout(work, 300);
  };
  area.onpaste = (event) => {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    add(chosen(files));
  };
  shown.onchange = () => show(sources[shown.selectedIndex]);
  all.ondragover = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    all.classList.add("checker-over");
  };
  all.ondragleave = () => all.classList.remove("checker-over");
  all.ondrop = async (event) => {
    all.classList.remove("checker-over");
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    add(await dropped(event.dataTransfer));
  };

  /** Takes the place of all sources, which can be had back. @param {Source[]} others */
  function become(others) {
    previous = sources;
    sources = others.map((source) => ({ ...source, rows: null }));
    message.replaceChildren();
    undo.hidden = false;
    show(sources[0]);
    work();
  }

  /** @param {Source} source */
  function show(source) {
    current = source;
    area.value = source.text;
    shown.replaceChildren(
      ...sources.map(({ name }) => element("option", { textContent: name || words.pasted })),
    );
    shown.selectedIndex = sources.indexOf(source);
    choice.hidden = sources.length === 1;
    keep();
  }

  function keep() {
    kept = sources;
    try {
      sessionStorage.setItem(STORED, sources.find(({ name }) => !name)?.text ?? "");
    } catch {
      // Too long, or not allowed: it stays in the text area.
    }
  }

  /** @param {Found[]} found */
  async function add(found) {
    // As above: a file may come again with another text.
    run++;
    const problems = found.length ? [] : [words.no_files];
    if (found.length > LIMITS.files) problems.push(words.too_many({ count: found.length }));
    const own = found.slice(0, LIMITS.files);
    let last = null;
    for (const [i, { path, file }] of own.entries()) {
      if (i % 20 === 0) summary.textContent = words.reading({ done: i, all: own.length });
      try {
        const text = await textFrom(path, file);
        const source = sources.find(({ name }) => name === path) ?? { name: path, text, rows: null };
        Object.assign(source, { text, rows: null });
        if (!sources.includes(source)) sources.push(source);
        last ??= source;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const problem = words.problems[error.reason];
        const why = typeof problem === "string" ? problem : problem({ detail: error.detail });
        problems.push(`${path} ${why}`);
      }
    }
    message.replaceChildren(...problems.map((problem) => element("p", { textContent: problem })));
    // What was typed stays in sight.
    show(current.text || !last ? current : last);
    work();
  }

  /** Checks what isn't checked yet. */
  async function work() {
    clearTimeout(waiting);
    const own = ++run;
    const large = sources.find(({ name, text }) => !name && text.length > LIMITS.size);
    if (large) message.replaceChildren(words.large_text({ size: megabytes(large.text.length) }));
    let until = performance.now() + SLICE;
    for (const source of sources) {
      if (source.rows || source === large) continue;
      const text = normal(source.text);
      const checking = check(text, known);
      let step = checking.next();
      for (; !step.done; step = checking.next()) {
        if (performance.now() < until) continue;
        summary.textContent = words.working({ percent: Math.round(100 * step.value) });
        await new Promise((resolve) => setTimeout(resolve));
        if (own !== run) return;
        until = performance.now() + SLICE;
      }
      source.rows = rowsOf(text, /\.ipynb$/i.test(source.name), step.value, known, links);
    }
    if (!large && !message.querySelector("p")) message.replaceChildren();
    tell();
  }

  function tell() {
    const checked = sources.filter(({ text, rows }) => rows && text.trim());
    const found = checked.filter(({ rows }) => rows?.length);
    summary.textContent = checked.length ? summarized() : "";
    outcome.hidden = !found.length;
    let room = SHOWN;
    const sections = found.map((source) => {
      const rows = source.rows ?? [];
      const part = rows.slice(0, room);
      room -= part.length;
      const name = source.name || words.pasted;
      return element("section", { ariaLabel: name }, [
        element("h2", { textContent: name }),
        element(
          "ol",
          {},
          part.map((row) => item(source, row)),
        ),
        ...(part.length < rows.length
          ? [element("p", { textContent: words.hidden({ count: rows.length - part.length }) })]
          : []),
      ]);
    });
    const clean = checked.length - found.length;
    const rest =
      clean && checked.length > 1 ? [element("p", { textContent: words.clean({ count: clean }) })] : [];
    results.replaceChildren(...sections, ...rest);
  }

  function summarized() {
    const checked = sources.filter(({ rows, text }) => rows && text.trim());
    const rows = checked.flatMap((source) => source.rows ?? []);
    const [only] = checked;
    if (checked.length === 1 && !isPython(only.text, rows)) return words.not_python;
    return rows.length ? summaryOf(counted(rows, checked.length)) : words.nothing;
  }

  function reported() {
    const files = sources.flatMap(({ name, rows }) =>
      rows?.length ? [{ name: name || words.pasted, rows }] : [],
    );
    return report(files, summarized(), Object.values(known.versions));
  }

  /** @param {Source} source @param {Row} row */
  function item(source, row) {
    const [before, piece, rest] = row.code;
    const jump = button(placeOf(row.where), () => go(source, row));
    const change = row.replacement ? [" → ", element("code", { textContent: row.replacement })] : [];
    const subject = row.kind === "trap" ? row.subject : element("code", { textContent: row.subject });
    const link = row.link ? [element("a", { href: row.link.href, textContent: row.link.text })] : [];
    const name = row.kind === "trap" ? link : [subject, ...change];
    return element("li", { className: `checker-${row.kind}` }, [
      element("p", { className: "checker-place" }, [
        jump,
        element("code", {}, [before, element("mark", { textContent: piece }), rest]),
      ]),
      element("p", {}, [
        element("strong", { className: "checker-kind", textContent: words.kinds[row.kind] }),
        " ",
        ...(row.subject ? name : []),
        ...row.badges.flatMap(({ kind, text }) => [
          " ",
          element("span", { className: kind, textContent: text }),
        ]),
      ]),
      ...row.told.map((text) => element("p", { className: "checker-told" }, prose(text))),
      ...(row.kind === "trap" ? [] : link.map((made) => element("p", { className: "checker-told" }, [made]))),
    ]);
  }

  /** To a line in the text area. @param {Source} source @param {Row} row */
  function go(source, row) {
    if (source !== current) show(source);
    area.focus();
    area.setSelectionRange(row.from, row.to);
    const lines = area.value.split("\n").length;
    const line = area.value.slice(0, row.from).split("\n").length;
    area.scrollTop = (line - 4) * (area.scrollHeight / lines);
    area.scrollIntoView({ block: "nearest" });
  }

  show(current);
  work();
}

/** What was typed or pasted. @param {string} text @returns {Source} */
const blank = (text) => ({ name: "", text, rows: null });

/** @param {string} path @param {() => Promise<File>} file */
async function textFrom(path, file) {
  let bytes;
  try {
    const opened = await file();
    if (opened.size > LIMITS.size) throw new SourceError("large", megabytes(opened.size));
    bytes = new Uint8Array(await opened.arrayBuffer());
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError("unreadable");
  }
  return textOf(path, bytes);
}

function stored() {
  try {
    return sessionStorage.getItem(STORED) ?? "";
  } catch {
    return "";
  }
}

/**
 * What the page knows: the atlas's findings, and where to read more.
 * @param {HTMLElement} place
 * @returns {{known: Known, links: Links}}
 */
function read(place) {
  const listed = (/** @type {string} */ name) => new Set(place.dataset[name]?.match(/\w+/g) ?? []);
  const data = JSON.parse(place.querySelector("template")?.content.textContent ?? "{}");
  const anchors = (/** @type {string} */ name) =>
    [...document.querySelectorAll(`a[data-${name}]`)].map(
      (link) =>
        /** @type {const} */ ([
          String(/** @type {HTMLElement} */ (link).dataset[name]),
          /** @type {HTMLAnchorElement} */ (link),
        ]),
    );
  const addresses = (/** @type {string} */ name) =>
    Object.fromEntries(anchors(name).map(([key, link]) => [key, link.href]));
  const traps = anchors("trap").map(([rule, link]) => [
    rule,
    {
      href: link.href,
      text: link.textContent ?? "",
      told: marked(/** @type {HTMLElement} */ (link.closest("tr")?.lastElementChild)),
    },
  ]);
  return {
    known: { ...data, left: listed("left"), legacy: listed("legacy") },
    links: { categories: addresses("category"), notes: addresses("note"), traps: Object.fromEntries(traps) },
  };
}

/** What an element says, with code between backticks. @param {HTMLElement} told */
const marked = (told) =>
  [...told.childNodes]
    .map((node) => (node.nodeName === "CODE" ? `\`${node.textContent}\`` : (node.textContent ?? "")))
    .join("");

/** @param {string} text With code between backticks. */
const prose = (text) =>
  text.split("`").map((part, i) => (i % 2 ? element("code", { textContent: part }) : part));
