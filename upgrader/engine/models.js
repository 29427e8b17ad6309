// Breakages of what models are saved to, of their layers' attributes, and of the data they are given.

import { isTarget } from "./backend.js";
import { childrenOf } from "./syntax.js";
import { called } from "./traps.js";
import { methodsOf, pathOf, valueOf } from "./values.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Place} Place
 * @typedef {import("./patterns.js").Pattern} Pattern
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 * @typedef {import("./traps.js").Call} Call
 *
 * @typedef {object} Tools What the upgrader has for all rules.
 * @property {(node: SyntaxNode, place: Place) => SyntaxNode | null} literal The string that an expression ends with.
 * @property {(at: number) => string} keras What Keras is called at a place, where it is imported if it wasn't.
 * @property {(from: number) => boolean} isOff Whether what begins at a place stays as it is.
 */

const MODEL =
  /^keras\.(?:(?:models|saving)\.)?(?:Model|Sequential|load_model|clone_model|model_from_\w+)$|^keras\.applications\./;
const CALLED_MODEL = /(?:^|\.|_)(?:net|network|autoencoder|\w*model\d*)$/i;
const CALLED_LAYER = /(?:^|_)layer\d*$/i;
const CALLED_METRIC = /(?:^|_|\.)(?:metric|loss|accuracy|acc)$/i;
const LAYER = /^keras\.layers\.[A-Z]/;
/** Layers of several inputs. */
const MERGING = /^keras\.layers\.(?:Add|Average|Concatenate|Dot|Maximum|Minimum|Multiply|Subtract)$/;
const SEQUENCE = /^keras\.utils\.(?:\w+\.)?Sequence$/;
const CALLBACK = /^keras\.callbacks\.(?:\w+\.)?Callback$/;
const VARIABLE = /^keras\.(?:backend\.(?:variable|zeros|ones)|Variable)$/;

/** Endings of files that Keras 2 wrote a model to, and Keras 3 doesn't. */
const ENDING = /\.(?:h5f?|hdf5?|ckpt|tf|model|savedmodel|pb)$/i;
/** What looks for a file, reads or removes it. */
const FILE = /^(?:exists|getsize|isfile|isdir|remove|unlink|load_model|load_weights)$/;
/** Short names of losses, of which a file in the format HDF5 has a name that can't be read. */
const LOSSES = new Map(
  Object.entries({
    mse: "mean_squared_error",
    mae: "mean_absolute_error",
    mape: "mean_absolute_percentage_error",
    msle: "mean_squared_logarithmic_error",
    kld: "kl_divergence",
  }),
);

/** Methods that are given data. */
const TAKES = /^(?:fit|evaluate|predict)(?:_generator)?$/;

/**
 * @param {Names} names
 * @param {SyntaxNode} top
 * @param {Tools} tools
 * @returns {Generator<Pattern | null, void, void>} Null now and then, when there is none.
 */
export function* models(names, top, tools) {
  const calls = [];
  for (const [i, place] of names.calls.entries()) {
    if (i % 200 === 0) yield null;
    calls.push(called(names, place));
  }
  for (const call of calls) {
    yield* ofModelFile(names, call, calls, tools);
    yield* ofInputShape(names, call, tools);
    yield* ofMethod(names, call);
  }
  yield* lossesInFiles(names, calls, tools);
  const generators = generatorsOf(names, calls);
  const cursor = top.cursor();
  for (let step = 0; cursor.next(); step++) {
    if (step % 5000 === 0) yield null;
    const { node, name } = cursor;
    if (name === "MemberExpression") yield* ofMember(names, node);
    else if (name === "ClassDefinition") yield* ofClass(names, node);
    else if (/^Yield(?:Statement|Expression)$/.test(name) && isGenerator(names, node, generators))
      yield* ofBatch(names, node, true);
  }
}

/** @param {Names} names @param {Call} call */
function methodOf(names, { place }) {
  const callee = place.node.firstChild;
  const last = callee?.name === "MemberExpression" ? callee.lastChild : null;
  return last?.name === "PropertyName" && callee?.firstChild
    ? { name: names.slice(last), last, object: callee.firstChild }
    : null;
}

/**
 * Whether an expression is a model: `known` if the text shows it, `likely` if it is called so, or nothing.
 * @param {Names} names
 * @param {SyntaxNode} node
 */
function modelness(names, node) {
  const value = node.name === "VariableName" ? valueOf(names, node) : undefined;
  const path = value?.node.name === "CallExpression" ? called(names, value).path : "";
  if (MODEL.test(path)) return "known";
  if (path.includes(".")) return "";
  return CALLED_MODEL.test(names.slice(node)) ? "likely" : "";
}

/** A file that a whole model is written to. @param {Names} names @param {Call} call @param {Call[]} calls @param {Tools} tools @returns {Generator<Pattern, void, void>} */
function* ofModelFile(names, call, calls, tools) {
  const { place, path, positional, keywords } = call;
  const method = methodOf(names, call);
  const isCheckpoint = path === "keras.callbacks.ModelCheckpoint";
  const isFunction = /^keras\.(?:models|saving)\.save_model$/.test(path);
  const sure = method?.name === "save" ? modelness(names, method.object) : "";
  if (!isCheckpoint && !isFunction && !sure) return;
  const only = keywords.get("save_weights_only") ?? (isCheckpoint ? positional[4] : undefined);
  if (only && names.slice(only) !== "False") return;
  const given = keywords.get("filepath") ?? positional[isFunction ? 1 : 0];
  const literal = given && tools.literal(given, place);
  if (!literal || keywords.has("save_format")) return;
  const text = names.slice(literal);
  const [, head, name, quotes] = text.match(/^([a-z]*["']+)([^]*?)(["']+)$/i) ?? [];
  if (name === undefined || (isCheckpoint ? /\.(?:keras|h5)$/ : /\.(?:keras|h5|hdf5)$/).test(name)) return;
  const at = { from: literal.from, to: literal.to };
  // What is put in at the end has the ending, and whatever has another one may be no model.
  const isFilled = literal.name === "FormatString" || given !== literal;
  const isOpen = !name || /\/$/.test(name) || (isFilled && /(?:[{][^{}]*[}]|%\w)$/.test(name));
  const plain = name.replace(/[{][^{}]*[}]|%[-.\d]*\w/g, "_");
  const isOther = /\.[a-z]\w{0,8}$/i.test(plain) && !ENDING.test(plain);
  if (isOther && sure === "likely") return;
  if (isOpen || isOther) return yield { rule: "model-file", at, detail: text };
  // A name without an ending may be part of other names too.
  const isAdded = given.name === "VariableName" && !ENDING.test(plain);
  const target = isAdded
    ? `${names.slice(given)} + ".keras"`
    : `${head}${name.replace(ENDING, "")}.keras${quotes}`;
  const edit = (/** @type {SyntaxNode} */ value, /** @type {SyntaxNode} */ text) =>
    isAdded
      ? { from: value.to, to: value.to, text: ' + ".keras"' }
      : { from: text.from, to: text.to, text: target };
  const edits = [edit(given, literal)];
  for (const other of calls) {
    const callee = other.place.node.firstChild;
    const last = callee?.name === "MemberExpression" ? callee.lastChild : callee;
    const [first] = other.positional;
    if (!last || !first || !FILE.test(names.slice(last))) continue;
    const read = tools.literal(first, other.place);
    if (!read || names.slice(first) !== names.slice(given)) continue;
    const again = edit(first, read);
    if (edits.every(({ from }) => from !== again.from)) edits.push(again);
  }
  yield { rule: "model-file", at, detail: text, target, edits };
}

/**
 * Losses by their short names, where a model is saved in the format HDF5: what is written then can't be read.
 * @param {Names} names
 * @param {Call[]} calls
 * @param {Tools} tools
 * @returns {Generator<Pattern, void, void>}
 */
function* lossesInFiles(names, calls, tools) {
  const isSaved = calls.some((call) => {
    const method = methodOf(names, call)?.name;
    const isFile =
      /^keras\.(?:(?:models|saving)\.(?:save|load)_model|callbacks\.ModelCheckpoint)$/.test(call.path) ||
      method === "save";
    const only = names.slice(call.keywords.get("save_weights_only") ?? call.place.node) === "True";
    const given = [...call.positional, call.keywords.get("filepath")];
    return (
      isFile &&
      !only &&
      given.some((value) => {
        const literal = value && tools.literal(value, call.place);
        return literal && /\.(?:h5|hdf5)["']+$/.test(names.slice(literal));
      })
    );
  });
  if (!isSaved) return;
  for (const call of calls) {
    if (methodOf(names, call)?.name !== "compile") continue;
    const loss = call.keywords.get("loss") ?? call.positional[1];
    for (const value of loss ? [loss, ...childrenOf(loss)] : []) {
      const text = names.slice(value);
      const full = value.name === "String" ? LOSSES.get(text.slice(1, -1).toLowerCase()) : undefined;
      if (!full || value.nextSibling?.name === ":") continue;
      const target = `${text[0]}${full}${text[0]}`;
      const edits = [{ from: value.from, to: value.to, text: target }];
      yield { rule: "short-loss", at: value, detail: text, target, edits };
    }
  }
}

/** The shape of a batch as an argument of the first layer. @param {Names} names @param {Call} call @param {Tools} tools @returns {Generator<Pattern, void, void>} */
function* ofInputShape(names, { place, path, keywords }, tools) {
  const shape = keywords.get("batch_input_shape");
  const keyword = shape?.prevSibling?.prevSibling;
  if (!shape || !keyword || !LAYER.test(path) || path === "keras.layers.InputLayer") return;
  const found = { rule: "batch-input-shape", at: keyword, detail: "batch_input_shape=" };
  const outer = place.node.parent;
  const add = outer?.name === "ArgList" ? outer.parent : null;
  const callee = add?.firstChild;
  const isAdded = callee?.lastChild && names.slice(callee.lastChild) === "add";
  const statement = add?.parent?.name === "ExpressionStatement" ? add.parent : null;
  const first = outer?.name === "ArrayExpression" ? childrenOf(outer)[1] : null;
  const isFirst = first?.from === place.node.from;
  const indent = statement ? indentOf(names, statement) : null;
  const isClear = (callee && isAdded && statement && indent !== null) || isFirst;
  if (!isClear || tools.isOff(keyword.from)) return yield found;
  const target = `${tools.keras(keyword.from)}.Input(batch_shape=${names.slice(shape)})`;
  const before =
    statement && callee
      ? { at: statement.from, text: `${names.slice(callee)}(${target})\n${indent}` }
      : { at: place.node.from, text: `${target}, ` };
  const edits = [{ from: before.at, to: before.at, text: before.text }, leftOut(keyword, shape)];
  yield { ...found, target, edits };
}

/** A keyword and its value taken out of a call. @param {SyntaxNode} keyword @param {SyntaxNode} value @returns {Edit} */
function leftOut(keyword, value) {
  const before = keyword.prevSibling;
  const after = value.nextSibling;
  if (before?.name === ",") return { from: before.from, to: value.to, text: "" };
  const next = after?.name === "," ? after.nextSibling : null;
  return { from: keyword.from, to: next && next.name !== ")" ? next.from : value.to, text: "" };
}

/** What a statement is indented by, if it is the only one in its line. @param {Names} names @param {SyntaxNode} statement */
function indentOf(names, { from, to }) {
  const { text } = names;
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const indent = text.slice(start, from);
  return /^\s*$/.test(indent) && /^[ \t]*(?:#.*)?(?:\n|$)/.test(text.slice(to)) ? indent : null;
}

/** Methods that are gone. @param {Names} names @param {Call} call @returns {Generator<Pattern, void, void>} */
function* ofMethod(names, call) {
  const method = methodOf(names, call);
  const { node } = call.place;
  if (!method || call.positional.length || call.keywords.size) return;
  const { name, last, object } = method;
  if (name === "reset_states") yield* ofReset(names, node, last, object);
  if (/^(?:read_)?value$/.test(name) && isVariable(names, object)) {
    const edits = [{ from: last.from, to: node.to, text: "value" }];
    yield { rule: "variable-value", at: last, detail: `.${name}()`, target: ".value", edits };
  }
}

/** @param {Names} names @param {SyntaxNode} call @param {SyntaxNode} last @param {SyntaxNode} object @returns {Generator<Pattern, void, void>} */
function* ofReset(names, call, last, object) {
  const found = { rule: "reset-states", at: last, detail: ".reset_states()" };
  const text = names.slice(object);
  const made = valueOf(names, object);
  const path = made?.node.name === "CallExpression" ? called(names, made).path : "";
  const isMetric = object.name === "VariableName" && /^keras\.metrics\./.test(path);
  if (isMetric || (!path && CALLED_METRIC.test(text)))
    return yield {
      ...found,
      target: ".reset_state()",
      edits: [{ from: last.from, to: last.to, text: "reset_state" }],
    };
  if (!modelness(names, object)) return;
  const statement = call.parent?.name === "ExpressionStatement" ? call.parent : null;
  const indent = statement ? indentOf(names, statement) : null;
  // The loop's own name must not be one that the program has.
  if (!statement || indent === null || /\blayer\b/.test(names.text)) return yield found;
  const step = indent.includes("\t") ? "\t" : "    ";
  const target = `for layer in ${text}.layers:`;
  const lines = [
    target,
    `${indent}${step}if hasattr(layer, "reset_states"):`,
    `${indent}${step}${step}layer.reset_states()`,
  ];
  yield {
    ...found,
    target,
    edits: [{ from: statement.from, to: statement.to, text: lines.join("\n") }],
  };
}

/** Whether an expression is a variable of Keras. @param {Names} names @param {SyntaxNode} node @returns {boolean} */
function isVariable(names, node) {
  const text = names.slice(node);
  if (node.name === "VariableName") {
    const made = valueOf(names, node);
    return made?.node.name === "CallExpression" && VARIABLE.test(called(names, made).path);
  }
  if (node.name !== "MemberExpression") return false;
  if (/\.(?:trainable_|non_trainable_)?(?:weights|variables)\[[^[\]]*\]$/.test(text)) return true;
  if (!/^self\.\w+$/.test(text)) return false;
  for (let outer = node.parent; outer; outer = outer.parent)
    if (outer.name === "ClassDefinition")
      return new RegExp(`\\b${text.replace(".", "\\.")}\\s*=\\s*self\\.add_(?:weight|variable)\\(`).test(
        names.slice(outer),
      );
  return false;
}

/** @param {Names} names @param {SyntaxNode} node @returns {Generator<Pattern, void, void>} */
function* ofMember(names, node) {
  const last = node.lastChild;
  const object = node.firstChild;
  if (!object || last?.name !== "PropertyName" || isTarget(node)) return;
  const name = names.slice(last);
  const [shape, side] = name.match(/^(input|output)_shape$/) ?? [];
  if (shape) {
    const layer = layerness(names, object);
    if (!layer) return;
    const found = { rule: "layer-shape", at: last, detail: `.${name}` };
    const target = `${side}.shape`;
    const isMany = MERGING.test(layer) && side === "input";
    const edits = isMany ? undefined : [{ from: last.from, to: last.to, text: target }];
    yield { ...found, ...(edits ? { target: `.${target}`, edits } : {}) };
  }
  if (/^(?:_is_compiled|input_names|stateful|updates)$/.test(name) && modelness(names, object)) {
    const isNew = name === "_is_compiled";
    const edits = isNew ? [{ from: last.from, to: last.to, text: "compiled" }] : undefined;
    yield { rule: "is-compiled", at: last, detail: `.${name}`, ...(edits && { target: ".compiled", edits }) };
  }
  if (name === "metrics_names" && modelness(names, object))
    yield { rule: "metrics-names", at: last, detail: ".metrics_names" };
}

/**
 * The path of the layer that an expression is, `layer` if it is one of a kind that isn't known, or nothing.
 * @param {Names} names
 * @param {SyntaxNode} node
 */
function layerness(names, node) {
  const text = names.slice(node);
  if (node.name === "MemberExpression") return /\.layers\[[^\]]*\]$/.test(text) ? "layer" : "";
  if (node.name === "CallExpression")
    return /\.get_layer$/.test(names.slice(node.firstChild ?? node)) ? "layer" : "";
  if (node.name !== "VariableName") return "";
  const value = valueOf(names, node)?.node;
  if (value?.name === "CallExpression") {
    const made = valueOf(names, node);
    const path = made ? called(names, made).path : "";
    if (LAYER.test(path)) return path;
    return /\.get_layer$/.test(names.slice(value.firstChild ?? value)) ? "layer" : "";
  }
  if (value) return /\.layers\[[^\]]*\]$/.test(names.slice(value)) ? "layer" : "";
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (!/^(?:ForStatement|\w+ComprehensionExpression)$/.test(outer.name)) continue;
    const loop = new RegExp(`\\bfor\\s+(?:\\w+\\s*,\\s*)?${text}\\s+in\\b[^\\n:]*\\.layers\\b`);
    if (loop.test(names.slice(outer))) return "layer";
  }
  return CALLED_LAYER.test(text) ? "layer" : "";
}

/** @param {Names} names @param {SyntaxNode} node @returns {Generator<Pattern, void, void>} */
function* ofClass(names, node) {
  const list = childrenOf(node).find(({ name }) => name === "ArgList");
  const bases = (list ? childrenOf(list) : []).map((base) => pathOf(names, base));
  if (bases.some((base) => SEQUENCE.test(base) || base === "keras.utils.PyDataset")) {
    const batch = methodsOf(names, node).get("__getitem__");
    const cursor = batch?.node.cursor();
    do {
      if (batch && cursor?.name === "ReturnStatement") yield* ofBatch(names, cursor.node, false);
    } while (batch && cursor?.next() && cursor.from < batch.node.to);
  }
  if (bases.some((base) => CALLBACK.test(base))) {
    if (/\bself\.validation_data\s*=(?!=)/.test(names.slice(node))) return;
    const cursor = node.cursor();
    do {
      if (cursor.name === "MemberExpression" && names.slice(cursor.node) === "self.validation_data")
        yield { rule: "callback-data", at: cursor.node, detail: "self.validation_data" };
    } while (cursor.next() && cursor.from < node.to);
  }
}

/** The functions of the program whose batches a model is given. @param {Names} names @param {Call[]} calls */
function generatorsOf(names, calls) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const call of calls) {
    if (!TAKES.test(methodOf(names, call)?.name ?? "")) continue;
    const { positional, keywords } = call;
    const given = [positional[0], ...["x", "generator", "validation_data"].map((word) => keywords.get(word))];
    for (const value of given) {
      const made = value?.name === "VariableName" ? valueOf(names, value)?.node : value;
      const callee = made?.name === "CallExpression" ? made.firstChild : null;
      if (callee)
        found.add(names.slice(callee.name === "MemberExpression" ? (callee.lastChild ?? callee) : callee));
    }
  }
  return found;
}

/**
 * Whether a batch is yielded for a model: the function is given to one, or it never ends and yields two or three
 * things.
 * @param {Names} names
 * @param {SyntaxNode} node
 * @param {Set<string>} given
 */
function isGenerator(names, node, given) {
  let isEndless = false;
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name === "WhileStatement") isEndless ||= /^while\s*\(?\s*(?:True|1)\b/.test(names.slice(outer));
    if (outer.name !== "FunctionDefinition") continue;
    const title = outer.getChild("VariableName");
    if (title && given.has(names.slice(title))) return true;
    const parts = childrenOf(node).slice(1);
    const isOne = parts.length === 1 && /^(?:Array|Tuple)Expression$/.test(parts[0].name);
    const items = (isOne ? childrenOf(parts[0]) : parts).filter(({ name }) => /\w/.test(name));
    return isEndless && node.name === "YieldStatement" && items.length > 1 && items.length < 4;
  }
  return false;
}

/**
 * Lists in a batch, where Keras 3 takes tuples.
 * @param {Names} names
 * @param {SyntaxNode} node What gives the batch.
 * @param {boolean} isWhole Whether the batch itself may be no list either.
 * @returns {Generator<Pattern, void, void>}
 */
function* ofBatch(names, node, isWhole) {
  const parts = childrenOf(node).slice(1);
  const only = parts.length === 1 ? parts[0] : null;
  const isList = only?.name === "ArrayExpression";
  const batch = only && /^(?:Array|Tuple)Expression$/.test(only.name) ? childrenOf(only) : parts;
  const isBatch =
    batch.filter(({ name }) => /\w/.test(name)).length > 1 || (!isList && only?.name === "TupleExpression");
  const lists = batch.filter(({ name }) => name === "ArrayExpression");
  if (isList && isWhole && only) lists.push(only);
  if (!lists.length || !(isBatch || (isList && isWhole))) return;
  const edits = lists.flatMap((list) => asTuple(list));
  const at = only ?? { from: parts[0].from, to: parts.at(-1)?.to ?? node.to };
  const detail = names.text.slice(at.from, at.to).replace(/\s+/g, " ");
  yield { rule: "generator-lists", at, detail, target: "(…)", edits };
}

/** A list as a tuple. @param {SyntaxNode} list @returns {Edit[]} */
function asTuple({ from, to, lastChild }) {
  const before = lastChild?.prevSibling;
  const items = before ? childrenOf(/** @type {SyntaxNode} */ (before.parent)) : [];
  const isOne = items.filter(({ name }) => /\w/.test(name) && name !== "Comment").length === 1;
  const comma = isOne && before?.name !== "," ? "," : "";
  return [
    { from, to: from + 1, text: "(" },
    { from: to - 1, to, text: `${comma})` },
  ];
}
