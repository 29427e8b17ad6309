// The axis explorer: a tensor to edit, and what an operation along an axis makes of it.

import words from "#words/axes";

import { element } from "../element.js";
import { LIMITS, MatrixError, literal, parseCell, parseMatrix, tensorOf } from "./matrix.js";
import { OPERATIONS, elsewhere, reduce, written } from "./tensor.js";

/**
 * @typedef {import("./matrix.js").Matrix} Matrix
 * @typedef {import("./tensor.js").Operation} Operation
 * @typedef {{matrix: Matrix, operation: Operation, axis: number | null, keepdims: boolean}} State
 */

/**
 * @param {HTMLElement} place What it holds stays there for readers without JavaScript, and goes here;
 *   `data-example` is the tensor to begin with.
 */
export function mount(place) {
  const example = place.dataset.example ?? "";
  const { state, broken } = restored(example);
  /** @type {HTMLElement[]} */
  let results = [];
  /** @type {HTMLElement[]} */
  let cells = [];
  /** What stood in cells that a smaller tensor has no place for, by their position. @type {Map<string, string>} */
  const cut = new Map();

  const input = element("div", { className: "axes-tensor" });
  const output = element("div", { className: "axes-tensor" });
  const message = element("p", { className: "axes-message", role: "alert" });
  const summary = element("p", { className: "axes-summary", role: "status" });
  const note = element("p", { className: "axes-note" });
  const code = element("code", {});
  const axes = element("span", { className: "axes-choices" });
  const [slices, rows, columns] = ["slices", "rows", "columns"].map((name) =>
    element("input", { type: "number", min: "1", max: String(LIMITS[/** @type {"rows"} */ (name)]) }),
  );
  const dimensions = choice(["2", "3"], (value) => resize(value === "3"));
  const operation = choice(OPERATIONS, (value) => {
    state.operation = /** @type {Operation} */ (value);
    compute();
  });
  const keepdims = element("input", { type: "checkbox" });
  keepdims.onchange = () => {
    state.keepdims = keepdims.checked;
    compute();
  };
  for (const size of [slices, rows, columns]) size.onchange = () => resize(state.matrix.deep);

  const button = (/** @type {string} */ text, /** @type {() => void} */ act) => {
    const made = element("button", { type: "button", textContent: text });
    made.onclick = act;
    return made;
  };
  const copy = (/** @type {string} */ text, /** @type {HTMLElement} */ from) =>
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => {
        const name = from.textContent;
        from.textContent = words.copied;
        setTimeout(() => (from.textContent = name), 1500);
      },
      () => {
        const shown = element("input", { value: text, readOnly: true, ariaLabel: words.not_copied });
        message.replaceChildren(words.not_copied, shown);
        shown.select();
      },
    );
  const copyCode = button(words.copy_code, () => copy(program(state), copyCode));
  const copyLink = button(words.copy_link, () => copy(location.href, copyLink));
  const reset = button(words.reset, () => {
    Object.assign(state, begun(example));
    cut.clear();
    draw();
  });

  place.replaceChildren(
    element("div", { className: "axes", role: "group", ariaLabel: words.name }, [
      element("div", { className: "axes-controls" }, [
        labelled(words.operation, operation),
        element("fieldset", {}, [element("legend", { textContent: words.axis }), axes]),
        element("label", { className: "axes-check" }, [keepdims, "keepdims"]),
        labelled(words.dimensions, dimensions),
        labelled(words.slices, slices),
        labelled(words.rows, rows),
        labelled(words.columns, columns),
      ]),
      message,
      element("div", { className: "axes-pair" }, [
        element("section", { ariaLabel: words.input }, [
          element("p", { className: "axes-title", textContent: words.input }),
          input,
        ]),
        element("section", { ariaLabel: words.result }, [
          element("p", { className: "axes-title", textContent: words.result }),
          output,
        ]),
      ]),
      element("p", { className: "axes-hint", textContent: words.edit }),
      summary,
      note,
      element("pre", { tabIndex: 0 }, [code]),
      element("p", { className: "axes-buttons" }, [copyCode, copyLink, reset]),
    ]),
  );

  /** Cells that are new hold zeros. @param {boolean} deep */
  function resize(deep) {
    const within = (/** @type {HTMLInputElement} */ field, /** @type {number} */ most) =>
      Math.min(most, Math.max(1, Math.round(Number(field.value)) || 1));
    state.matrix.cells.forEach((slice, i) =>
      slice.forEach((row, j) => row.forEach((text, k) => cut.set(`${[i, j, k]}`, text))),
    );
    const length = deep ? (state.matrix.deep ? within(slices, LIMITS.slices) : 2) : 1;
    const [height, width] = [within(rows, LIMITS.rows), within(columns, LIMITS.columns)];
    const cells = Array.from({ length }, (_, i) =>
      Array.from({ length: height }, (_, j) =>
        Array.from({ length: width }, (_, k) => cut.get(`${[i, j, k]}`) ?? "0"),
      ),
    );
    become({ cells, deep });
  }

  /** The axis stays, if the tensor has it; or else the last one takes its place. @param {Matrix} matrix */
  function become(matrix) {
    const count = matrix.deep ? 3 : 2;
    if (state.axis !== null && (state.axis >= count || state.axis < -count)) state.axis = count - 1;
    state.matrix = matrix;
    draw();
  }

  /** @param {ClipboardEvent} event */
  function paste(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!/[\t\n[]/.test(text.trim())) return;
    event.preventDefault();
    try {
      const pasted = parseMatrix(text);
      cut.clear();
      become(pasted);
    } catch (error) {
      if (!(error instanceof MatrixError)) throw error;
      const why = words.pasted[error.reason];
      const problem = typeof why === "string" ? why : why({ detail: error.detail });
      message.replaceChildren(`${problem} ${words.unchanged}`);
    }
  }

  /** Everything, after the tensor changed its shape. */
  function draw() {
    const { matrix } = state;
    const count = matrix.deep ? 3 : 2;
    dimensions.value = String(count);
    operation.value = state.operation;
    keepdims.checked = state.keepdims;
    slices.value = String(matrix.cells.length);
    rows.value = String(matrix.cells[0].length);
    columns.value = String(matrix.cells[0][0].length);
    /** @type {HTMLElement} */ (slices.parentElement).hidden = !matrix.deep;
    axes.replaceChildren(
      ...[null, ...Array(count).keys(), ...Array.from(Array(count).keys(), (i) => i - count)].map((axis) => {
        const radio = element("input", { type: "radio", name: "axes-axis", checked: axis === state.axis });
        radio.onchange = () => {
          state.axis = axis;
          compute();
        };
        return element("label", {}, [radio, axis === null ? "None" : String(axis).replace("-", "\u2212")]);
      }),
    );
    const fields = matrix.cells.map((slice, i) =>
      slice.map((row, j) =>
        row.map((text, k) => {
          const field = element("input", {
            value: text,
            ariaLabel: index(matrix.deep ? [i, j, k] : [j, k], "x"),
            autocomplete: "off",
            spellcheck: false,
            size: 4,
          });
          field.oninput = () => {
            matrix.cells[i][j][k] = field.value;
            compute();
          };
          field.onpaste = paste;
          field.onkeydown = (event) => move(event, field);
          return field;
        }),
      ),
    );
    cells = fields.flat(2).map((field) => element("td", {}, [field]));
    const width = matrix.cells[0][0].length;
    input.replaceChildren(
      ...tables(cells, matrix.cells.length, width, matrix.deep ? (i) => index([i], "x") : null),
    );
    cells.forEach((cell) => watch(cell));
    compute();
  }

  /** The arrow keys go up and down. @param {KeyboardEvent} event @param {HTMLInputElement} field */
  function move(event, field) {
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const fields = [...input.querySelectorAll("input")];
    const target = fields[fields.indexOf(field) + step * state.matrix.cells[0][0].length];
    target?.focus();
    target?.select();
  }

  /** The result, after a number or a choice changed. */
  function compute() {
    const { matrix, operation, axis, keepdims } = state;
    const tensor = tensorOf(matrix);
    message.replaceChildren();
    for (const field of input.querySelectorAll("input")) field.ariaInvalid = String(!parseCell(field.value));
    if (!tensor) {
      const wrong = [...input.querySelectorAll("input")].find((field) => !parseCell(field.value));
      if (wrong)
        message.replaceChildren(words.not_number({ text: wrong.value, place: wrong.ariaLabel ?? "" }));
      output.classList.add("axes-stale");
      return;
    }
    output.classList.remove("axes-stale");
    const reduction = reduce(operation, tensor, axis, keepdims);
    const place = (/** @type {number} */ at) => index(unravel(at, tensor.shape), "x");
    results = reduction.data.map((value, group) => {
      const text = written(value, reduction.dtype);
      const cell = element("td", { tabIndex: 0, textContent: text });
      const winners = reduction.winners[group];
      const origins = [words.from({ elements: reduction.groups[group].map(place).join(", ") })];
      if (winners.length) origins.push(words.picked({ elements: winners.map(place).join(", ") }));
      cell.ariaLabel = `${index(unravel(group, reduction.shape), "result")} = ${text}; ${origins.join("; ")}`;
      cell.title = origins.join("; ");
      return cell;
    });
    const shape = reduction.shape;
    const width = shape[shape.length - 1] ?? 1;
    const count = shape.length === 3 ? shape[0] : 1;
    output.replaceChildren(
      ...tables(results, count, width, shape.length === 3 ? (i) => index([i], "result") : null),
    );
    reduction.groups.forEach((group, number) => {
      mark(results[number], number, false);
      watch(results[number]);
      for (const at of group) mark(cells[at], number, reduction.winners[number].includes(at));
    });
    const list = nested(
      reduction.data.map((value) => written(value, reduction.dtype)),
      shape,
    );
    summary.textContent = [
      words.shape({
        before: tuple(tensor.shape),
        after: tuple(shape) + (shape.length ? "" : ` (${words.scalar})`),
        dtype: reduction.dtype,
      }),
      words.groups({
        count: reduction.groups.length,
        elements: words.elements({ count: reduction.groups[0].length }),
      }),
      list,
    ].join(" · ");
    const others = operation.startsWith("arg") ? elsewhere(operation, tensor, axis) : reduction.data;
    note.textContent = others.every((at, i) => Object.is(at, reduction.data[i]))
      ? ""
      : words.elsewhere({ numbers: nested(others.map(String), shape) });
    code.textContent = program(state);
    remember(state, example);
  }

  /** What belongs together lights up together. @param {HTMLElement} cell */
  function watch(cell) {
    const light = (/** @type {boolean} */ on) => () => {
      for (const other of [...cells, ...results])
        other.classList.toggle("axes-on", on && other.dataset.group === cell.dataset.group);
    };
    cell.onpointerenter = light(true);
    cell.onpointerleave = light(false);
    cell.addEventListener("focusin", light(true));
    cell.addEventListener("focusout", light(false));
  }

  draw();
  if (broken) message.replaceChildren(words.bad_link);
}

/** @param {string} example @returns {State} */
const begun = (example) => ({ matrix: parseMatrix(example), operation: "argmax", axis: 1, keepdims: false });

/** @param {string} example @returns {{state: State, broken: boolean}} */
function restored(example) {
  const state = begun(example);
  const link = new URLSearchParams(location.search);
  if (!link.has("x")) return { state, broken: false };
  try {
    const matrix = parseMatrix(link.get("x") ?? "");
    const operation = OPERATIONS.find((name) => name === link.get("op"));
    const axis = link.get("axis") === "None" ? null : Number(link.get("axis") ?? NaN);
    const tensor = tensorOf(matrix);
    if (!operation || !tensor) throw new MatrixError("empty");
    reduce(operation, tensor, axis, false);
    return { state: { matrix, operation, axis, keepdims: link.get("keepdims") === "True" }, broken: false };
  } catch (error) {
    if (!(error instanceof MatrixError || error instanceof RangeError)) throw error;
    return { state, broken: true };
  }
}

/** The address restores the state, unless it is the page's own. @param {State} state @param {string} example */
function remember(state, example) {
  const own = begun(example);
  const url = new URL(location.href);
  for (const name of ["x", "op", "axis", "keepdims"]) url.searchParams.delete(name);
  if (program(state) !== program(own)) {
    url.searchParams.set("x", literal(state.matrix).replace(/float\("(.+?)"\)|\s/g, "$1"));
    url.searchParams.set("op", state.operation);
    url.searchParams.set("axis", state.axis === null ? "None" : String(state.axis));
    if (state.keepdims) url.searchParams.set("keepdims", "True");
  }
  history.replaceState(history.state, "", url);
}

/** @param {State} state */
function program({ matrix, operation, axis, keepdims }) {
  const options = [axis === null ? "axis=None" : `axis=${axis}`, ...(keepdims ? ["keepdims=True"] : [])];
  const x = `x = ops.convert_to_tensor(${literal(matrix)})`;
  return `from keras import ops\n\n${x}\nops.${operation}(x, ${options.join(", ")})`;
}

/** @param {number} at @param {number[]} shape */
function unravel(at, shape) {
  return shape.map((length, i) => Math.floor(at / shape.slice(i + 1).reduce((a, b) => a * b, 1)) % length);
}

/** @param {number[]} position @param {string} name */
const index = (position, name) => (position.length ? `${name}[${position.join(", ")}]` : name);

/** @param {number[]} shape */
const tuple = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

/** @param {string[]} items @param {number[]} shape @returns {string} */
function nested(items, shape) {
  if (!shape.length) return items[0];
  const size = items.length / shape[0];
  const parts = Array.from({ length: shape[0] }, (_, i) =>
    nested(items.slice(i * size, (i + 1) * size), shape.slice(1)),
  );
  return `[${parts.join(", ")}]`;
}

/** @param {HTMLElement} cell @param {number} group @param {boolean} winner */
function mark(cell, group, winner) {
  cell.dataset.group = String(group);
  cell.style.setProperty("--axes-group", String(group));
  cell.classList.toggle("axes-winner", winner);
}

/**
 * @param {HTMLElement[]} cells
 * @param {number} count
 * @param {number} width
 * @param {((i: number) => string) | null} name Of each table, if there are several.
 */
function tables(cells, count, width, name) {
  const size = cells.length / count;
  return Array.from({ length: count }, (_, i) => {
    const own = cells.slice(i * size, (i + 1) * size);
    const rows = Array.from({ length: size / width }, (_, j) =>
      element("tr", {}, own.slice(j * width, (j + 1) * width)),
    );
    const caption = name ? [element("caption", { textContent: name(i) })] : [];
    return element("table", { className: "axes-table" }, [...caption, element("tbody", {}, rows)]);
  });
}

/** @param {readonly string[]} values @param {(value: string) => void} changed */
function choice(values, changed) {
  const made = element(
    "select",
    {},
    values.map((value) => element("option", { textContent: value })),
  );
  made.onchange = () => changed(made.value);
  return made;
}

/** @param {string} text @param {HTMLElement} control */
const labelled = (text, control) => element("label", {}, [text, control]);
