// Breakages that no name shows: what something is used on, or what stands around it.

import { isTarget } from "./backend.js";
import { askedOf, isSlice } from "./shapes.js";
import { childrenOf } from "./syntax.js";
import { called } from "./traps.js";
import { methodsOf, pathOf, valueOf } from "./values.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Place} Place
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 * @typedef {import("./traps.js").Call} Call
 *
 * @typedef {object} Pattern
 * @property {string} rule
 * @property {{from: number, to: number}} at
 * @property {string} detail What it is about, in code.
 * @property {string} [target] What takes its place, in code.
 * @property {Edit[]} [edits] Without any, it stays.
 */

const SEQUENTIAL = /^keras\.(?:models\.)?Sequential$/;
const OPTIMIZER = /^keras\.optimizers\.(?:legacy\.|experimental\.)?Optimizer$/;
const CALLBACK = /^keras\.callbacks\.[A-Z]/;

/** Methods in which an optimizer of Keras 2 computes its steps. */
const STEPS =
  /^(?:update_step|get_updates|get_gradients|_create_slots|_resource_apply_dense|_resource_apply_sparse|_prepare_local)$/;

/**
 * @param {Names} names
 * @param {SyntaxNode} top
 * @returns {Generator<Pattern | null, void, void>} Null now and then, when there is none.
 */
export function* patterns(names, top) {
  const calls = [];
  for (const [i, place] of names.calls.entries()) {
    if (i % 200 === 0) yield null;
    calls.push(called(names, place));
  }
  yield* customNames(names, top, calls);
  yield* modelsFromJson(names, calls);
  yield* metricsOfLabels(names, calls);
  yield* variablesInLosses(names, calls);
  const isOwnKey = ownKey(names, top);
  const cursor = top.cursor();
  for (let step = 0; cursor.next(); step++) {
    if (step % 5000 === 0) yield null;
    const { node } = cursor;
    if (/^(?:MemberExpression|VariableName)$/.test(node.name)) yield* ofShape(names, node);
    if (node.name === "MemberExpression") yield* ofMember(names, node, isOwnKey);
    else if (node.name === "ClassDefinition") yield* ofClass(names, node, calls);
  }
}

/** @param {Names} names @param {SyntaxNode} node @returns {Generator<Pattern, void, void>} */
function* ofShape(names, node) {
  const asked = isSlice(node) ? null : askedOf(node, names.text);
  if (asked && isShape(names, node)) yield { rule: "as-list", ...asked };
  const [object, , name] = childrenOf(node);
  if (name && names.slice(name) === "value" && isSize(names, object)) {
    const edits = [{ from: object.to, to: node.to, text: "" }];
    yield { rule: "as-list", at: name, detail: names.slice(node), target: names.slice(object), edits };
  }
}

/** Whether an expression is a shape: it is called one, or was given one. @param {Names} names @param {SyntaxNode} node @returns {boolean} */
function isShape(names, node) {
  if (/(?<!get_)shape$/.test(names.slice(node))) return true;
  if (/\.get_shape\(\)$/.test(names.slice(node))) return true;
  if (node.firstChild && isSlice(node)) return isShape(names, node.firstChild);
  const value = node.name === "VariableName" ? valueOf(names, node)?.node : null;
  return !!value && value.name !== "VariableName" && isShape(names, value);
}

/** Whether a name is that of each size of a shape, in a comprehension. @param {Names} names @param {SyntaxNode} node */
function isSize(names, node) {
  for (let outer = node.parent; outer && node.name === "VariableName"; outer = outer.parent) {
    if (!/ComprehensionExpression$/.test(outer.name)) continue;
    const target = childrenOf(outer).find(({ prevSibling }) => prevSibling?.name === "for");
    const list = target?.nextSibling?.nextSibling;
    if (target && list && names.slice(target) === names.slice(node)) return isShape(names, list);
  }
  return false;
}

/**
 * Names of custom objects where a layer takes one: Keras 3 looks for its own functions only.
 * @param {Names} names
 * @param {SyntaxNode} top
 * @param {Call[]} calls
 * @returns {Generator<Pattern, void, void>}
 */
function* customNames(names, top, calls) {
  if (!/\bget_custom_objects\(\)/.test(names.slice(top))) return;
  const registered = registeredIn(names, top);
  for (const { path, positional, keywords } of calls) {
    if (!/^keras\.layers\.[A-Z]/.test(path)) continue;
    for (const value of [...positional, keywords.get("activation")]) {
      const own = value?.name === "String" ? registered.get(names.slice(value).slice(1, -1)) : undefined;
      if (!value || !own) continue;
      const text = names.slice(own);
      const change =
        own.name === "VariableName" ? { edits: [{ ...placeOf(value), text }], target: text } : {};
      yield { rule: "custom-name", at: value, detail: names.slice(value), ...change };
    }
  }
}

/** What a program registers by name. @param {Names} names @param {SyntaxNode} top */
function registeredIn(names, top) {
  /** @type {Map<string, SyntaxNode>} */
  const found = new Map();
  const isKnown = (/** @type {SyntaxNode} */ node) => /\bget_custom_objects\(\)/.test(names.slice(node));
  const add = (/** @type {SyntaxNode | null} */ key, /** @type {SyntaxNode | null | undefined} */ value) => {
    if (key?.name === "String" && value) found.set(names.slice(key).slice(1, -1), functionOf(names, value));
  };
  const cursor = top.cursor();
  while (cursor.next()) {
    const { node, name } = cursor;
    if (name === "DictionaryExpression") {
      const callee = node.parent?.parent?.firstChild;
      if (callee?.name !== "MemberExpression" || !isKnown(callee)) continue;
      for (const key of childrenOf(node))
        if (key.nextSibling?.name === ":") add(key, key.nextSibling.nextSibling);
    } else if (name === "AssignStatement" && node.firstChild?.name === "MemberExpression") {
      if (!isKnown(node.firstChild)) continue;
      add(childrenOf(node.firstChild)[2] ?? null, node.lastChild);
    }
  }
  return found;
}

/** The function in `Activation(function)`. @param {Names} names @param {SyntaxNode} value */
function functionOf(names, value) {
  if (value.name !== "CallExpression" || !value.lastChild) return value;
  const isLayer = /\bActivation$/.test(names.slice(value.firstChild ?? value));
  return (isLayer && childrenOf(value.lastChild)[1]) || value;
}

/** @param {{from: number, to: number}} node */
const placeOf = ({ from, to }) => ({ from, to });

/** @param {Names} names @param {SyntaxNode} node @param {boolean} isOwnKey @returns {Generator<Pattern, void, void>} */
function* ofMember(names, node, isOwnKey) {
  const [object, ...rest] = childrenOf(node);
  const last = rest.at(-1);
  const name = last?.name === "PropertyName" ? names.slice(last) : "";
  if (last && /^(?:input|output)$/.test(name) && object.name === "VariableName" && !isTarget(node)) {
    const made = valueOf(names, object);
    if (made?.node.name === "CallExpression" && SEQUENTIAL.test(called(names, made).path))
      yield {
        rule: "sequential-input",
        at: last,
        detail: `.${name}`,
        target: `.${name}s[0]`,
        edits: [{ from: last.from, to: last.to, text: `${name}s[0]` }],
      };
  }
  const key = rest.length === 3 && rest[0].name === "[" ? rest[1] : null;
  if (key?.name === "String" && /^(["'])lr\1$/.test(names.slice(key)) && !isOwnKey && !isTarget(node))
    if (
      object.name === "MemberExpression" &&
      object.lastChild &&
      names.slice(object.lastChild) === "history" &&
      isHistory(names, object.firstChild)
    ) {
      const text = names.slice(key).replace("lr", "learning_rate");
      yield {
        rule: "history-lr",
        at: key,
        detail: `.history[${names.slice(key)}]`,
        target: `.history[${text}]`,
        edits: [{ from: key.from, to: key.to, text }],
      };
    }
}

/**
 * Whether an object can be what `fit` returns: callbacks have dictionaries of that name too, with keys of
 * their own.
 * @param {Names} names
 * @param {SyntaxNode | null} object
 */
function isHistory(names, object) {
  if (!object || /^(?:self|cls)$/.test(names.slice(object))) return false;
  const made = object.name === "VariableName" ? valueOf(names, object)?.node : null;
  if (made?.name !== "CallExpression" || !made.firstChild) return true;
  return /(?:\bfit\w*|\bHistory)$/.test(names.slice(made.firstChild));
}

/** Whether the program itself writes something under the key `lr`. @param {Names} names @param {SyntaxNode} top */
const ownKey = (names, top) =>
  /\[\s*["']lr["']\s*\]\s*=[^=]|["']lr["']\s*:|setdefault\(\s*["']lr["']/.test(names.slice(top));

/** @param {Names} names @param {SyntaxNode} node @param {Call[]} calls @returns {Generator<Pattern, void, void>} */
function* ofClass(names, node, calls) {
  const list = childrenOf(node).find(({ name }) => name === "ArgList");
  const bases = list ? childrenOf(list) : [];
  const methods = methodsOf(names, node);
  if (bases.some((base) => OPTIMIZER.test(pathOf(names, base)))) {
    for (const { place } of calls) {
      const { from, to } = place.node;
      if (from < node.from || to > node.to) continue;
      if (/^super\b[^]*\.__init__$/.test(names.slice(place.node.firstChild ?? place.node)))
        yield { rule: "custom-optimizer", at: place.node, detail: "super().__init__(…)" };
    }
    for (const [name, { title }] of methods)
      if (STEPS.test(name)) yield { rule: "custom-optimizer", at: title, detail: name };
  }
  if (bases.some((base) => CALLBACK.test(pathOf(names, base)))) {
    const cursor = node.cursor();
    do {
      const target = cursor.name === "AssignStatement" ? cursor.node.firstChild : null;
      if (target && names.slice(target) === "self.model")
        yield { rule: "callback-model", at: target, detail: "self.model = …" };
    } while (cursor.next() && cursor.from < node.to);
  }
  const step = methods.get("train_step");
  if (step && !methods.has("metrics") && !methods.has("compute_loss")) {
    const cursor = step.node.cursor();
    do {
      if (cursor.name !== "ReturnStatement") continue;
      const value = cursor.node.lastChild;
      const parts = value?.name === "DictionaryExpression" ? childrenOf(value) : [];
      const keys = parts.filter(({ nextSibling }) => nextSibling?.name === ":");
      const only = keys.length === 1 ? keys[0].nextSibling?.nextSibling : null;
      if (only && /^["']loss["']$/.test(names.slice(keys[0])) && !/\.result\(\)$/.test(names.slice(only)))
        yield { rule: "train-step", at: cursor.node, detail: names.slice(value ?? cursor.node) };
    } while (cursor.next() && cursor.from < step.node.to);
  }
}

/**
 * `model_from_json` without the functions that the model was compiled with.
 * @param {Names} names
 * @param {Call[]} calls
 * @returns {Generator<Pattern, void, void>}
 */
function* modelsFromJson(names, calls) {
  const read = calls.filter(({ path }) => /^keras\.(?:models|saving)\.model_from_json$/.test(path));
  if (!read.length) return;
  /** @type {Set<string>} */
  const own = new Set();
  for (const { loss, metrics } of compiled(names, calls))
    for (const value of [...ownFunctions(names, loss), ...ownFunctions(names, metrics)])
      own.add(names.slice(value));
  for (const { place, positional, keywords } of read) {
    const given = keywords.get("custom_objects") ?? positional[1];
    const isKnown = given && given.name !== "DictionaryExpression";
    const text = given ? names.slice(given) : "";
    const missing = [...own].filter((name) => !isKnown && !new RegExp(`\\b${name}\\b`).test(text));
    if (missing.length)
      yield { rule: "model-from-json", at: place.node, detail: `model_from_json: ${missing.join(", ")}` };
  }
}

/**
 * Metrics of the program's own, where labels may have one axis less than what is predicted.
 * @param {Names} names
 * @param {Call[]} calls
 * @returns {Generator<Pattern, void, void>}
 */
function* metricsOfLabels(names, calls) {
  for (const { loss, metrics } of compiled(names, calls)) {
    // One label for each class has as many axes as the prediction.
    if (!loss || /categorical/i.test(names.slice(loss))) continue;
    for (const value of ownFunctions(names, metrics))
      yield { rule: "metric-of-labels", at: value, detail: names.slice(value) };
  }
}

/** What models are compiled with. @param {Names} names @param {Call[]} calls */
function* compiled(names, calls) {
  for (const { place, keywords, positional } of calls) {
    const callee = place.node.firstChild;
    if (callee?.name !== "MemberExpression" || !callee.lastChild) continue;
    if (names.slice(callee.lastChild) !== "compile") continue;
    const loss = keywords.get("loss") ?? positional[1];
    if (loss || keywords.has("optimizer")) yield { loss, metrics: keywords.get("metrics") ?? positional[2] };
  }
}

/** The functions of the program in a value, or in a list of values. @param {Names} names @param {SyntaxNode | undefined} value */
function ownFunctions(names, value) {
  if (!value) return [];
  return [value, ...childrenOf(value)].filter(
    (one) => one.name === "VariableName" && valueOf(names, one)?.node.name === "FunctionDefinition",
  );
}

/**
 * Variables of the module that a loss reads and something else sets.
 * @param {Names} names
 * @param {Call[]} calls
 * @returns {Generator<Pattern, void, void>}
 */
function* variablesInLosses(names, calls) {
  const made = /^keras\.(?:backend\.variable|Variable)$/;
  /** @type {Set<string>} */
  const set = new Set();
  for (const { path, positional, place } of calls) {
    const callee = place.node.firstChild;
    if (path === "keras.backend.set_value" && positional[0]) set.add(names.slice(positional[0]));
    else if (callee?.lastChild && /^assign(?:_add|_sub)?$/.test(names.slice(callee.lastChild)))
      set.add(names.slice(callee.firstChild ?? callee));
  }
  // A callback has it under a name of its own.
  const isSet = (/** @type {string} */ name) =>
    [...set].some((text) => text === name || text.replace(/^(?:self|cls)\./, "") === name);
  const seen = new Set();
  for (const chain of names.chains) {
    if (chain.attributes.length || chain.scope.kind === "module") continue;
    const value = set.size ? valueOf(names, chain.node) : undefined;
    if (value?.node.name !== "CallExpression" || value.scope.kind !== "module") continue;
    if (!made.test(called(names, value).path) || !isSet(chain.base)) continue;
    const loss = lossAround(names, chain.node);
    if (!loss || seen.has(`${chain.base} ${loss.from}`)) continue;
    seen.add(`${chain.base} ${loss.from}`);
    yield { rule: "variable-in-loss", at: chain.node, detail: chain.base };
  }
}

/** The function around a node that is given what is true and what is predicted. @param {Names} names @param {SyntaxNode} node */
function lossAround(names, node) {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (!/^(?:FunctionDefinition|LambdaExpression)$/.test(outer.name)) continue;
    const list = childrenOf(outer).find(({ name }) => name === "ParamList");
    const parameters = list ? childrenOf(list).filter(({ name }) => name === "VariableName") : [];
    const [first, second] = parameters.map((parameter) => names.slice(parameter));
    if (/true|target|label|^y$|^t$/i.test(first ?? "") && /pred|out|^p$/i.test(second ?? "")) return outer;
  }
  return null;
}
