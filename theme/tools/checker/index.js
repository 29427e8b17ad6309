// The code upgrader: what of a reader's Keras 2 code doesn't work in Keras 3, and the code that does.

import words from "#words/checker";

import { LIMITS, SourceError, megabytes } from "../../../upgrader/engine/source.js";
import { element } from "../element.js";
import { diffOf } from "./diff.js";
import { EXAMPLE } from "./example.js";
import { chosen, dropped } from "./files.js";
import { listOf, prose } from "./list.js";
import { copy, planned, save, topOf, write, zipped } from "./output.js";
import { report } from "./report.js";
import { counted, isPython } from "./counts.js";
import { Session } from "./session.js";
import { placeOf, problemOf, summaryOf } from "./sentences.js";
import styles from "./styles.css";

/**
 * @typedef {import("./files.js").Found} Found
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./work.js").Result} Result
 *
 * @typedef {object} Source
 * @property {number} id
 * @property {string} name Nothing, if it was typed or pasted.
 * @property {Uint8Array} bytes
 * @property {string} text What is upgraded: of a notebook, its cells.
 * @property {boolean} isNotebook
 * @property {boolean} isOpen Whether the worker has it.
 * @property {Result | null} result None, while it isn't upgraded.
 * @property {Set<number>} off The places of changes that are switched off.
 */

/** So many findings are shown; a report has all of them. */
const SHOWN = 1_000;
/** So many changes are shown in diffs. */
const SHOWN_CHANGES = 400;
const STORED = "checker.code";
/** Code that another page hands over. */
const GIVEN = "checker.given";
const PASTED = "pasted.py";

/** What stays while the reader looks something up on another page. @type {Source[] | null} */
let remembered = null;
/** @type {Session | null} */
let session = null;
let ids = 0;

/** @param {HTMLElement} place What it holds stays there for readers without JavaScript, and goes here. */
export function mount(place) {
  const linkOf = linksOf(place);
  const isFresh = session?.language !== document.documentElement.lang;
  if (!session || isFresh) session = new Session(document.documentElement.lang);
  const asked = session;
  const own = remembered ?? [pasted(stored())];
  const given = handed();
  let sources = given ? [pasted(given)] : own;
  let previous = given ? own : [];
  let current = sources[0];
  let isDiff = false;
  /** Of the latest run: an earlier one stops when it sees another. */
  let run = 0;
  /** Files are read in the order in which they came, until others take their place. */
  let reading = Promise.resolve();
  let generation = 0;
  let isBusy = false;
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
    element("small", { textContent: words.read_only, hidden: true }),
  ]);
  const summary = element("p", { className: "checker-summary", role: "status" });
  const done = element("p", { className: "checker-done", role: "status" });
  const message = element("div", { className: "checker-message", role: "alert" });
  const results = element("div", { className: "checker-results" });
  const bar = element("progress", { max: 1, ariaLabel: words.working });
  const count = element("span", {});

  const button = (/** @type {string} */ text, /** @type {() => void} */ act, label = text) => {
    const made = element("button", { type: "button", textContent: text, ariaLabel: label });
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
  undo.hidden = !previous.some(({ text }) => text.trim());
  const goOn = button(words.go_on, () => work());
  goOn.hidden = true;
  const progress = element("p", { className: "checker-progress", hidden: true }, [
    bar,
    count,
    button(words.stop, () => {
      run++;
      generation++;
      isBusy = false;
      progress.hidden = true;
      asked.stop();
      update(true);
    }),
  ]);
  const view = button(words.show_diff, () => {
    isDiff = !isDiff;
    view.textContent = view.ariaLabel = isDiff ? words.show_findings : words.show_diff;
    render();
  });
  view.classList.add("checker-primary");
  const copyReport = button(words.copy_report, () =>
    copied(copyReport, words.copy_report, async () => reported()),
  );
  const saveReport = button(words.save_report, () => save("keras-3.md", reported(), "text/markdown"));
  const savePatch = button(words.save_patch, async () => {
    const top = topOf(named().map(({ name }) => name));
    const { bytes, problems } = await asked.patch(top);
    if (bytes.length) save("keras-3.patch", bytes, "text/x-diff");
    note(bytes.length ? (top ? words.patch_saved_in({ folder: top.slice(0, -1) }) : words.patch_saved) : "");
    complain(
      problems.map(({ name, detail }) => `${name} ${words.not_encoded({ name: detail })}`),
      true,
    );
  });
  const saveAll = button(words.save_all, async () => {
    /** @type {Record<string, Uint8Array>} */
    const files = {};
    for await (const { name, after } of changes()) files[name] = after;
    if (Object.keys(files).length) save("keras-3.zip", zipped(files), "application/zip");
  });
  const writeAll = button(words.write, writeInto);
  const outcome = element("p", { className: "checker-buttons", hidden: true }, [
    view,
    savePatch,
    saveAll,
    writeAll,
    copyReport,
    saveReport,
  ]);
  const dialog = element("dialog", { className: "checker-ask" });

  const all = element("div", { className: "checker", role: "group", ariaLabel: words.name }, [
    element("label", { htmlFor: area.id, textContent: words.code }),
    area,
    choice,
    element("p", { className: "checker-buttons" }, [
      ...picker(words.files, { accept: ".py,.ipynb" }),
      ...picker(words.folder, { webkitdirectory: true }),
      button(words.example, () => become([pasted(EXAMPLE)])),
      button(words.clear, () => become([pasted("")])),
      undo,
    ]),
    element("p", { className: "checker-local", textContent: words.local }),
    message,
    progress,
    summary,
    goOn,
    outcome,
    done,
    results,
    dialog,
  ]);
  // Of this page alone, and gone with it.
  place.replaceChildren(element("style", { textContent: styles }), all);

  asked.onresult = (result) => {
    const source = sources.find(({ id }) => id === result.id);
    // One that isn't open has another text by now.
    if (source?.isOpen) source.result = result;
  };
  asked.onprogress = ({ done, all, progress: part }) => {
    // What was stopped may have something to say still.
    if (!isBusy) return;
    progress.hidden = false;
    bar.value = part;
    count.textContent = all > 1 ? words.progress({ done, all }) : words.progress_of_one;
  };
  asked.ready.catch(() => complain([words.failed]));

  area.oninput = () => {
    Object.assign(current, { ...pasted(area.value), id: current.id });
    // What is under way is of the text before: it must not come to its end in the meantime.
    run++;
    keep();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      complain([]);
      note("");
      work();
    }, 300);
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
  async function become(others) {
    run++;
    generation++;
    previous = sources;
    sources = others;
    for (const source of sources) Object.assign(source, { isOpen: false, result: null });
    complain([]);
    note("");
    undo.hidden = false;
    show(sources[0]);
    await asked.stop();
    await asked.close(previous.map(({ id }) => id));
    work();
  }

  /** Gives a source to the worker. @param {Source} source @throws {SourceError} It can't be read. */
  async function open(source) {
    const { id, name, bytes } = source;
    source.isOpen = true;
    // While the worker reads, the reader may type on: what it says then is of a text that is gone.
    const isCurrent = () => source.bytes === bytes;
    try {
      const opened = await asked.open(id, name, bytes, name ? undefined : "utf-8");
      if (isCurrent()) Object.assign(source, opened);
    } catch (error) {
      if (isCurrent()) throw error;
    }
  }

  /** @param {Source} source */
  function show(source) {
    current = source;
    area.value = source.text;
    area.readOnly = source.name !== "";
    shown.replaceChildren(
      ...sources.map(({ name }) => element("option", { textContent: name || words.pasted })),
    );
    shown.selectedIndex = sources.indexOf(source);
    choice.hidden = sources.length === 1 && !source.name;
    /** @type {HTMLElement} */ (choice.lastElementChild).hidden = !source.name;
    keep();
  }

  function keep() {
    remembered = sources;
    try {
      sessionStorage.setItem(STORED, sources.find(({ name }) => !name)?.text ?? "");
    } catch {
      // Too long, or not allowed: it stays in the text area.
    }
  }

  /** @param {string[]} problems @param {boolean} isMore Whether those before are still there. */
  function complain(problems, isMore = false) {
    const made = problems.map((problem) => element("p", { textContent: problem }));
    if (isMore) message.append(...made);
    else message.replaceChildren(...made);
  }

  /** @param {string} text With code between backticks. */
  function note(text) {
    done.replaceChildren(...(text ? prose(text) : []));
  }

  /** @param {Found[]} found */
  function add(found) {
    const own = generation;
    reading = reading.then(() => read(found, own));
  }

  /** @param {Found[]} found @param {number} own The generation that they belong to. */
  async function read(found, own) {
    if (own !== generation) return;
    // As above: a file may come again with another text.
    clearTimeout(waiting);
    run++;
    await asked.stop();
    note("");
    const problems = found.length ? [] : [words.no_files];
    if (found.length > LIMITS.files) problems.push(words.too_many({ count: found.length }));
    const files = found.slice(0, LIMITS.files);
    let last = null;
    for (const [i, { path, file }] of files.entries()) {
      if (i % 20 === 0 && files.length > 20) {
        progress.hidden = false;
        bar.value = i / files.length;
        count.textContent = words.reading({ done: i, all: files.length });
      }
      try {
        const known = sources.find(({ name }) => name === path);
        const source = known ?? { ...pasted(""), id: ++ids, name: path };
        const bytes = await bytesOf(file);
        Object.assign(source, { bytes, result: null, off: new Set() });
        await open(source);
        if (!known) sources.push(source);
        last ??= source;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        problems.push(`${path} ${problemOf(error)}`);
      }
      if (own !== generation) return;
    }
    progress.hidden = true;
    complain(problems);
    // What was typed stays in sight.
    show(current.text || !last ? current : last);
    work();
  }

  /** Upgrades what isn't yet. */
  async function work() {
    clearTimeout(waiting);
    const own = ++run;
    goOn.hidden = true;
    await asked.stop();
    for (const source of sources) {
      // Others may be about to take the place of these, and then the worker closes what it has.
      if (own !== run) return;
      if (source.isOpen) continue;
      try {
        await open(source);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        await asked.close([source.id]);
        const { reason, detail } = error;
        const isLarge = reason === "large" && !source.name;
        const name = source.name || words.pasted;
        complain([isLarge ? words.large_text({ size: detail }) : `${name} ${problemOf(error)}`], true);
      }
    }
    if (own !== run) return;
    isBusy = true;
    const isDone = await asked.upgrade();
    if (own !== run || !isDone) return;
    isBusy = false;
    progress.hidden = true;
    update(false);
  }

  /** @param {boolean} isStopped */
  function update(isStopped) {
    const full = sources.filter(({ text }) => text.trim());
    const upgraded = full.filter(({ result }) => result);
    goOn.hidden = !isStopped;
    summary.textContent = [
      ...(isStopped ? [words.stopped({ done: upgraded.length, count: full.length })] : []),
      ...(upgraded.length ? [summarized()] : []),
    ].join(" ");
    const files = changed();
    const isFile = files.some(({ name }) => name);
    outcome.hidden = !upgraded.some(({ result }) => result?.rows.length);
    // With nothing left of a change, it can still be switched on again.
    view.hidden = !upgraded.some(({ result }) => result?.blocks.length);
    savePatch.hidden = !isFile;
    saveAll.hidden = files.filter(({ name }) => name).length < 2;
    writeAll.hidden = !isFile || !("showDirectoryPicker" in window);
    render();
  }

  const changed = () => sources.filter(({ result }) => result?.isChanged);
  const named = () => sources.filter(({ name }) => name);

  /** The sections of all files. */
  function render() {
    const upgraded = sources.filter(({ text, result }) => result && text.trim());
    const found = upgraded.filter(({ result }) =>
      isDiff && !view.hidden ? result?.blocks.length : result?.rows.length,
    );
    let room = isDiff ? SHOWN_CHANGES : SHOWN;
    const sections = [];
    for (const source of found) {
      if (room <= 0) break;
      sections.push(section(source, room));
      room -= (isDiff ? source.result?.blocks.length : source.result?.rows.length) ?? 0;
    }
    const hidden = found.slice(sections.length);
    if (hidden.length && isDiff)
      sections.push(element("p", { textContent: words.hidden_files({ count: hidden.length }) }));
    else if (room < 0 || hidden.length) {
      const rows = found.reduce((sum, { result }) => sum + (result?.rows.length ?? 0), 0);
      sections.push(element("p", { textContent: words.hidden({ count: rows - SHOWN }) }));
    }
    const clean = upgraded.filter(({ result }) => !result?.rows.length).length;
    if (clean && upgraded.length > 1)
      sections.push(element("p", { textContent: words.clean({ count: clean }) }));
    results.replaceChildren(...sections);
  }

  /** @param {Source} source @param {number} room @returns {HTMLElement} */
  function section(source, room) {
    const name = source.name || words.pasted;
    const result = /** @type {Result} */ (source.result);
    const copyCode = button(
      words.copy,
      () => copied(copyCode, words.copy, () => asked.text(source.id)),
      words.of({ action: words.copy, name }),
    );
    const saveFile = button(
      words.save,
      async () => {
        for await (const { after } of changes([source]))
          save(source.name.replace(/^.*\//, "") || PASTED, after, "text/x-python");
      },
      words.of({ action: words.save, name }),
    );
    const isShown = isDiff && result.blocks.length > 0;
    /** @type {Element[]} */
    const made = [
      element("h2", { textContent: name }),
      ...(result.isChanged ? [element("p", { className: "checker-buttons" }, [copyCode, saveFile])] : []),
    ];
    if (isShown) {
      made.push(wholeOf(source, result, name));
      made.push(diffOf(source.text, source.isNotebook, result, (keys, isOn) => turn(source, keys, isOn)));
    } else
      made.push(
        listOf(result.rows.slice(0, room), result.blocks, {
          linkOf,
          go: (row) => go(source, row),
        }),
      );
    const own = element("section", { ariaLabel: name }, made);
    own.dataset.source = String(source.id);
    return own;
  }

  /** The switch for all changes of a file. @param {Source} source @param {Result} result @param {string} name */
  function wholeOf(source, result, name) {
    const keys = result.rows.flatMap(({ key }) => (key === null ? [] : [key]));
    const off = keys.filter((key) => source.off.has(key)).length;
    const box = element("input", {
      type: "checkbox",
      checked: off === 0,
      indeterminate: off > 0 && off < keys.length,
    });
    box.dataset.key = "all";
    box.onchange = () => turn(source, keys, box.checked);
    return element("p", { className: "checker-whole" }, [
      element("label", {}, [box, " ", words.whole_file({ name })]),
    ]);
  }

  /** Switches changes of a file on or off. @param {Source} source @param {number[]} keys @param {boolean} isOn */
  async function turn(source, keys, isOn) {
    for (const key of keys)
      if (isOn) source.off.delete(key);
      else source.off.add(key);
    const focused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.key;
    const { bytes } = source;
    const result = await asked.switch(source.id, [...source.off]);
    if (source.bytes !== bytes) return;
    source.result = result;
    update(false);
    const own = results.querySelector(`[data-source="${source.id}"]`);
    const box = own?.querySelector(`[data-key="${focused}"]`);
    if (box instanceof HTMLElement) box.focus({ preventScroll: true });
  }

  /** The files as they become; those that can't be encoded are named. */
  async function* changes(wanted = changed().filter(({ name }) => name)) {
    /** @type {string[]} */
    const problems = [];
    for (const { id, name } of wanted) {
      try {
        yield { name, ...(await asked.written(id)) };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        problems.push(`${name} ${words.not_encoded({ name: error.detail })}`);
      }
    }
    complain(problems, true);
  }

  /** Copies a text, and says so on the button. @param {HTMLElement} on @param {string} label @param {() => Promise<string>} made */
  async function copied(on, label, made) {
    const text = await made();
    try {
      await copy(text);
      on.textContent = words.copied;
      setTimeout(() => (on.textContent = label), 1500);
    } catch {
      const own = element("textarea", { value: text, readOnly: true, rows: 8, ariaLabel: words.not_copied });
      message.replaceChildren(words.not_copied, own);
      own.select();
    }
  }

  async function writeInto() {
    /** @type {FileSystemDirectoryHandle} */
    let folder;
    try {
      folder = await /** @type {any} */ (window).showDirectoryPicker({ id: "keras-3", mode: "readwrite" });
    } catch (error) {
      if (error instanceof DOMException) return;
      throw error;
    }
    const top = topOf(named().map(({ name }) => name));
    const { ready, refused } = await planned(folder, changes(), top);
    const why = (/** @type {typeof refused} */ all) =>
      all.map(({ name, reason }) => `${name} ${words.reasons[reason]}`);
    if (
      !(await isAllowed(
        ready.map(({ name }) => name),
        why(refused),
        folder.name,
      ))
    )
      return;
    const outcome = await write(ready);
    note(words.written({ count: outcome.written.length, folder: folder.name }));
    complain(why([...refused, ...outcome.refused]));
    for (const { name, after } of outcome.written) {
      const source = sources.find((each) => each.name === name);
      if (!source) continue;
      // What is there now is what was written.
      Object.assign(source, { bytes: after, result: null, off: new Set() });
      await open(source);
    }
    show(current);
    work();
  }

  /** Asks before anything is written. @param {string[]} names @param {string[]} others Those that stay, and why. @param {string} folder @returns {Promise<boolean>} */
  function isAllowed(names, others, folder) {
    const list = (/** @type {string[]} */ items) =>
      element(
        "ul",
        {},
        items.map((text) => element("li", { textContent: text })),
      );
    const title = names.length ? words.ask({ count: names.length, folder }) : words.ask_none({ folder });
    dialog.ariaLabel = title;
    dialog.replaceChildren(
      element("p", {}, [element("strong", { textContent: title })]),
      list(names),
      ...(others.length ? [element("p", { textContent: words.refused }), list(others)] : []),
      element("p", { className: "checker-buttons" }, [
        ...(names.length ? [button(words.yes, () => dialog.close("yes"))] : []),
        button(words.no, () => dialog.close("")),
      ]),
    );
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.onclose = () => resolve(dialog.returnValue === "yes");
    });
  }

  function summarized() {
    const upgraded = sources.filter(({ text, result }) => result && text.trim());
    const rows = upgraded.flatMap(({ result }) => result?.rows ?? []);
    const [only] = upgraded;
    if (upgraded.length === 1 && !isPython(only.text, rows)) return words.not_python;
    if (!rows.length) return words.nothing;
    return summaryOf(counted(rows, { files: upgraded.length, changed: changed().length }));
  }

  function reported() {
    const files = sources.flatMap(({ name, result }) =>
      result?.rows.length ? [{ name: name || words.pasted, rows: result.rows }] : [],
    );
    return report(files, summarized(), asked.versions, linkOf);
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

  if (isFresh) for (const source of sources) Object.assign(source, { isOpen: false, result: null });
  show(current);
  work();
}

/** What was typed or pasted. @param {string} text @returns {Source} */
const pasted = (text) => ({
  id: 0,
  name: "",
  bytes: new TextEncoder().encode(text),
  text,
  isNotebook: false,
  isOpen: false,
  result: null,
  off: new Set(),
});

/** @param {() => Promise<File>} file @throws {SourceError} It can't be read. */
async function bytesOf(file) {
  /** @type {File} */
  let found;
  try {
    found = await file();
    if (found.size <= LIMITS.size) return new Uint8Array(await found.arrayBuffer());
  } catch {
    throw new SourceError("unreadable");
  }
  throw new SourceError("large", megabytes(found.size));
}

/** What another page handed over, once. */
function handed() {
  try {
    const given = sessionStorage.getItem(GIVEN) ?? "";
    sessionStorage.removeItem(GIVEN);
    return given;
  } catch {
    return "";
  }
}

function stored() {
  try {
    return sessionStorage.getItem(STORED) ?? "";
  } catch {
    return "";
  }
}

/**
 * Where more is said of a finding. The links are the page's own, so that they hold wherever it is read.
 * @param {HTMLElement} place
 * @returns {(row: Row) => {href: string, text: string} | null}
 */
function linksOf(place) {
  const anchors = (/** @type {string} */ name) =>
    new Map(
      [...document.querySelectorAll(`a[data-${name}]`)].map((link) => [
        /** @type {HTMLElement} */ (link).dataset[name],
        { href: /** @type {HTMLAnchorElement} */ (link).href, text: link.textContent ?? "" },
      ]),
    );
  const [categories, traps] = [anchors("category"), anchors("trap")];
  return ({ kind, rule, category, anchor }) => {
    const page = categories.get(category);
    if (page) return { href: `${page.href}#${anchor}`, text: words.atlas({ rule }) };
    return kind === "trap" ? (traps.get(rule) ?? null) : null;
  };
}
