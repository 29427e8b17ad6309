// The traps of Lambda layers and symbolic tensors that a program's text shows.

import { canonical, inside } from "./names.js";
import { after } from "./search.js";
import { childrenOf } from "./syntax.js";
import { isInCall } from "./values.js";

/**
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Place} Place
 * @typedef {import("./names.js").SyntaxNode} SyntaxNode
 * @typedef {import("./check.js").Trap} Trap
 *
 * @typedef {object} Call
 * @property {Place} place
 * @property {string} path What is called, as Keras names it.
 * @property {SyntaxNode[]} positional
 * @property {Map<string, SyntaxNode>} keywords
 *
 * @typedef {object} Inner The function of a Lambda layer.
 * @property {SyntaxNode} node
 * @property {string} parameter The first one, or nothing.
 * @property {Set<string>} parameters
 * @property {boolean} defaults
 * @property {SyntaxNode | null} body
 */

/** Layers that have weights. */
const WEIGHTED =
  /^keras\.layers\.(?:(?:Einsum)?Dense|\w*Conv\w*|Embedding|\w*(?:LSTM|GRU|RNN)\w*|Bidirectional|\w*Normalization|PReLU|\w*Attention)$/;

const VARIABLE =
  /^(?:keras\.(?:backend\.variable|Variable)|tensorflow\.(?:compat\.v1\.)?(?:Variable|get_variable))$/;

/** Functions that Keras finds by their names, as activations. */
const ACTIVATIONS = new Set(
  "celu elu gelu hard_sigmoid hard_tanh leaky_relu log_sigmoid log_softmax relu relu6 selu sigmoid silu softmax softplus softsign tanh".split(
    " ",
  ),
);

/** Layers that hand on the mask of their input. */
const HAND_ON =
  /^keras\.layers\.(?:Dropout|SpatialDropout1D|Activation|Dense|TimeDistributed|\w*Normalization)$/;
const RECURRENT = /^keras\.layers\.(?:\w*LSTM|\w*GRU|SimpleRNN|RNN)$/;

/** Functions that compute with tensors, and not only with what is known of them. */
export const TENSORS =
  /^keras\.(?:backend|ops|random)\.(?!(?:int_)?shape$|ndim$|dtype$|eval$|print_tensor$)\w/;

/** Functions that need a number where others take a size that TensorFlow or JAX doesn't know yet. */
const COUNTING = /^keras\.ops\.(?:array_split|bincount|image\.resize|linspace|split|tri|unstack)$/;

/** What tells something of a tensor that is known before it has numbers. */
const FACTS = new Set(["shape", "ndim", "dtype", "get_shape", "name", "rank"]);
const FACT_OF =
  /^(?:keras\.backend\.(?:int_shape|ndim|dtype|is_sparse|is_keras_tensor|shape)|len|isinstance|hasattr|callable|type)$/;

/**
 * @param {Names} names
 * @param {number[]} gone Where functions are used that Keras 3 doesn't have.
 * @returns {Generator<Trap | null, void, void>} Null now and then, when there is none.
 */
export function* traps(names, gone) {
  const calls = [];
  for (const place of names.calls) {
    calls.push(called(names, place));
    if (calls.length % 200 === 0) yield null;
  }
  const lambdas = calls.filter(({ path }) => path === "keras.layers.Lambda");
  const inners = lambdas.map((call) => inner(names, call));
  const anonymous = inners.some((found) => found?.node.name === "LambdaExpression");
  const { saved, loaded, cloned } = files(names, calls);
  const symbols = new Symbols(names);

  for (const [i, call] of lambdas.entries()) {
    const found = inners[i];
    const { node } = call.place;
    /** @param {string} rule @param {SyntaxNode} where */
    const trap = (rule, where = node) => ({ rule, from: where.from, to: where.to });
    for (const rule of ofLayer(names, call, symbols)) yield trap(rule);
    if (!found) continue;
    for (const [rule, where] of ofFunction(names, call, found, gone)) yield trap(rule, where);
    if (
      found.node.name === "FunctionDefinition" &&
      (saved.length || loaded.length) &&
      !isRegistered(names, found.node)
    )
      yield trap("unregistered");
    // Nor are Keras's own: a model with `Lambda(ops.ones_like)` can be saved, and not loaded.
    const own = canonical(names.path(found.node, call.place)).match(/^keras\.(?:ops|backend)\.(\w+)$/)?.[1];
    if (own && !ACTIVATIONS.has(own) && (saved.length || loaded.length)) yield trap("unregistered");
    yield null;
  }
  for (const call of calls) {
    const { node } = call.place;
    const rule = ofCall(names, call, symbols);
    if (rule) yield { rule, from: node.from, to: node.to };
  }
  if (anonymous) {
    for (const { place } of saved) yield { rule: "saved", from: place.node.from, to: place.node.to };
    for (const { place } of [...loaded, ...cloned])
      yield { rule: "loaded", from: place.node.from, to: place.node.to };
  }
}

/** @param {Names} names @param {Place} place @returns {Call} */
export function called(names, place) {
  const [callee, list] = childrenOf(place.node);
  const positional = [];
  const keywords = new Map();
  const parts = list ? childrenOf(list) : [];
  for (const [i, part] of parts.entries()) {
    if (part.nextSibling?.name === "AssignOp" || part.type.isError) continue;
    if (parts[i - 1]?.name === "AssignOp") keywords.set(names.slice(parts[i - 2]), part);
    else if (/\w/.test(part.name) && !/^(?:Comment|AssignOp)$/.test(part.name)) positional.push(part);
  }
  return { place, path: canonical(names.path(callee, place)), positional, keywords };
}

/** The function that a Lambda layer is given, if it stands in the text. @param {Names} names @param {Call} call @returns {Inner | null} */
function inner(names, { place, positional, keywords }) {
  /** @type {SyntaxNode | null | undefined} */
  let node = keywords.get("function") ?? positional[0];
  while (node?.name === "ParenthesizedExpression") node = childrenOf(node)[1];
  if (node?.name === "VariableName")
    node = names.lookup(names.slice(node), { ...place, node })?.value?.node ?? node;
  if (
    node?.name === "MemberExpression" &&
    node.firstChild &&
    /^(?:self|cls)$/.test(names.slice(node.firstChild))
  )
    node = (node.lastChild && methodOf(names, node, names.slice(node.lastChild))) ?? node;
  if (!node) return null;
  if (node.name !== "LambdaExpression" && node.name !== "FunctionDefinition")
    return { node, parameter: "", parameters: new Set(), defaults: false, body: null };
  const parts = childrenOf(node).find((part) => part.name === "ParamList");
  const list = parts ? childrenOf(parts) : [];
  const isName = (/** @type {SyntaxNode} */ part) =>
    part.name === "VariableName" && part.prevSibling?.name !== "AssignOp";
  const parameters = list.filter(isName).map((part) => names.slice(part));
  return {
    node,
    parameter: list[0] && isName(list[list[0].name === "(" ? 1 : 0]) ? parameters[0] : "",
    parameters: new Set(parameters),
    defaults: list.some((part) => part.name === "AssignOp"),
    body: node.lastChild,
  };
}

/** Of a layer, whatever its function is. @param {Names} names @param {Call} call @param {Symbols} symbols @returns {Generator<string, void, void>} */
function* ofLayer(names, { place, keywords }, symbols) {
  const dtype = keywords.get("dtype");
  const whole = /^['"](?:u?int\d*|bool)['"]$/;
  if (dtype && whole.test(names.slice(dtype)) && !keywords.has("autocast")) yield "dtype";
  const { parent } = place.node;
  if (
    parent?.name === "CallExpression" &&
    parent.firstChild?.from === place.node.from &&
    !keywords.has("mask")
  ) {
    const [input] = called(names, { ...place, node: parent }).positional;
    if (input && symbols.masked(input, place)) yield "mask";
  }
}

/**
 * @param {Names} names
 * @param {Call} call
 * @param {Inner} inner
 * @param {number[]} gone
 * @returns {Generator<[string, SyntaxNode], void, void>}
 */
function* ofFunction(names, { place, keywords }, inner, gone) {
  const { node, body, parameter } = inner;
  const fails = reached(names, node).some(
    ({ from, to }) => after(gone, (at) => at < to) > after(gone, (at) => at < from),
  );
  if (fails) yield [keywords.has("output_shape") ? "late" : "infer", place.node];
  if (!body) return;

  const chains = inside(names.chains, body);
  const reads = (/** @type {string} */ name) => chains.some((chain) => chain.base === name);
  const anonymous = node.name === "LambdaExpression";
  // A constant is no other tensor: what else is read has to be something that isn't imported.
  const isOther = chains.some((chain) => !inner.parameters.has(chain.base) && !names.pathOf(chain));
  if (anonymous && parameter && !reads(parameter) && isOther) yield ["ignored", node];
  if (anonymous && inner.defaults) yield ["default", node];
  if (loopNames(names, place, node).some((name) => !inner.parameters.has(name) && reads(name)))
    yield ["loop", node];

  for (const own of inside(names.calls, node)) {
    const { place, path, positional } = called(names, own);
    const callee = place.node.firstChild;
    const bound =
      callee?.name === "VariableName" && names.lookup(names.slice(callee), { ...place, node: callee });
    const made = bound && bound.value?.node.name === "CallExpression" ? called(names, bound.value).path : "";
    if (WEIGHTED.test(path) || VARIABLE.test(path) || WEIGHTED.test(made)) yield ["untracked", place.node];
    if (
      path.startsWith("numpy.") &&
      positional.some((argument) => depends(names, argument, parameter, place))
    )
      yield ["numpy", place.node];
  }
  for (const test of tests(body)) if (depends(names, test, parameter, place)) yield ["python-if", test];
}

/** A function, and those of the program that it calls in turn. @param {Names} names @param {SyntaxNode} node @returns {SyntaxNode[]} */
function reached(names, node) {
  const found = [node];
  for (const outer of found)
    for (const chain of inside(names.chains, outer)) {
      const [method] = chain.attributes;
      const other =
        chain.attributes.length === 0
          ? names.lookup(chain.base, chain)?.value?.node
          : /^(?:self|cls)$/.test(chain.base)
            ? methodOf(names, chain.node, method)
            : undefined;
      if (other && /^(?:FunctionDefinition|LambdaExpression)$/.test(other.name))
        if (!found.some(({ from }) => from === other.from)) found.push(other);
    }
  return found;
}

/** A method of the class around a node. @param {Names} names @param {SyntaxNode} node @param {string} name */
function methodOf(names, node, name) {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name !== "ClassDefinition" || !outer.lastChild) continue;
    for (const part of childrenOf(outer.lastChild)) {
      const own = part.name === "DecoratedStatement" ? part.lastChild : part;
      const title = own?.name === "FunctionDefinition" ? own.getChild("VariableName") : null;
      if (title && names.slice(title) === name) return own;
    }
    return undefined;
  }
  return undefined;
}

/** Names that each turn of the loops around a function binds anew. @param {Names} names @param {Place} place @param {SyntaxNode} node */
function loopNames(names, { scope, loops }, node) {
  const around = loops.filter((loop) => loop.from <= node.from && loop.to >= node.to);
  const [loop] = around;
  if (!loop) return [];
  const found = [];
  for (let where = /** @type {import("./names.js").Scope | null} */ (scope); where; where = where.parent) {
    for (const [name, bindings] of where.bindings)
      if (
        bindings.some(
          ({ from, path, value }) => loop.from <= from && from < loop.to && !path && value?.node !== node,
        )
      )
        found.push(name);
    if (where.kind !== "comprehension") break;
  }
  return found;
}

/** What is decided in a function: the conditions of `if` and `while`. @param {SyntaxNode} body */
function tests(body) {
  const found = [];
  const cursor = body.cursor();
  do {
    const { node, name } = cursor;
    if (name === "if" && node.parent?.name === "ConditionalExpression" && node.nextSibling)
      found.push(node.nextSibling);
    if (
      /^(?:if|elif|while)$/.test(name) &&
      /^(?:If|While)Statement$/.test(node.parent?.name ?? "") &&
      node.nextSibling
    )
      found.push(node.nextSibling);
  } while (cursor.next() && cursor.from < body.to);
  return found;
}

/** Whether an expression needs the numbers of a tensor, not only its shape. @param {Names} names @param {SyntaxNode} node @param {string} tensor @param {Place} place @returns {boolean} */
function depends(names, node, tensor, place) {
  if (!tensor) return false;
  if (node.name === "VariableName") return names.slice(node) === tensor;
  const parts = childrenOf(node);
  if (node.name === "MemberExpression" && FACTS.has(names.slice(parts.at(-1) ?? node))) return false;
  if (node.name === "BinaryExpression" && parts.some(({ name }) => name === "is" || name === "in"))
    return false;
  if (node.name === "CallExpression") {
    const callee = parts[0];
    if (FACT_OF.test(canonical(names.path(callee, place)) || names.slice(callee))) return false;
  }
  if (/^(?:Lambda|String)/.test(node.name)) return false;
  return parts.some((part) => part.nextSibling?.name !== "AssignOp" && depends(names, part, tensor, place));
}

/** @param {Names} names @param {SyntaxNode} definition */
function isRegistered(names, definition) {
  const { parent } = definition;
  return (
    parent?.name === "DecoratedStatement" &&
    childrenOf(parent).some(
      (part) => part.name === "Decorator" && /register_keras_serializable/.test(names.slice(part)),
    )
  );
}

/** Where a model is written to a file, where one is read, and where one is copied. @param {Names} names @param {Call[]} calls */
function files(names, calls) {
  const saved = calls.filter(({ place, path, positional }) => {
    const callee = place.node.firstChild;
    const method =
      callee?.name === "MemberExpression" && callee.lastChild ? names.slice(callee.lastChild) : "";
    const file = positional[0] && /\.(?:keras|h5|hdf5)['"]$/.test(names.slice(positional[0]));
    return path === "keras.models.save_model" || (method === "save" && file);
  });
  const named = (/** @type {string} */ name) =>
    calls.filter(
      ({ path, keywords }) =>
        path.startsWith("keras.") && path.endsWith(`.${name}`) && !keywords.has("safe_mode"),
    );
  return { saved, loaded: named("load_model"), cloned: named("clone_model") };
}

/** Of any other call. @param {Names} names @param {Call} call @param {Symbols} symbols */
function ofCall(names, { place, path, positional, keywords }, symbols) {
  const { node } = place;
  if (
    /^tensorflow\.(?!.*keras|(?:print|is_tensor)$)/.test(path) &&
    positional.some((argument) => symbols.symbolic(argument, place))
  )
    return "tensorflow";
  const sized = [...positional, ...keywords.values()];
  if (COUNTING.test(path) && isInCall(node, names.text))
    if (sized.some((value) => symbols.takesSize(value, place, true))) return "size";
  const callee = node.firstChild;
  if (callee?.name === "CallExpression" && keywords.has("training")) {
    const layer = called(names, { ...place, node: callee }).path;
    const fixed = names.slice(/** @type {SyntaxNode} */ (keywords.get("training")));
    if (/^keras\.layers\.[A-Z]/.test(layer) && fixed === "True") return "training";
  }
  if (callee?.lastChild && /^predict(?:_on_batch)?$/.test(names.slice(callee.lastChild))) {
    const nested = (/** @type {SyntaxNode} */ list) =>
      list.name === "ArrayExpression" ? childrenOf(list).filter((part) => /\w/.test(part.name)) : [];
    const items = positional[0] ? nested(positional[0]) : [];
    const single = items.filter(
      (item) => nested(item).length === 1 && nested(item)[0].name === "VariableName",
    );
    if (items.length > 1 && single.length === items.length) return "nested";
  }
  return null;
}

/** Which names hold symbolic tensors, and which of these have a mask, as far as the text tells. */
export class Symbols {
  /** @param {Names} names @param {(path: string) => boolean} [isOperation] Whether a function computes a symbolic tensor of one. */
  constructor(names, isOperation = () => false) {
    this.names = names;
    this.isOperation = isOperation;
  }

  /** @type {Map<string, boolean>} */
  #known = new Map();

  /** @param {SyntaxNode} node @param {Place} place @returns {boolean} */
  symbolic(node, place) {
    return this.#ask("symbolic", node, place, (call) => {
      if (call.path === "keras.layers.Input") return true;
      const takes = call.positional.some((argument) => this.symbolic(argument, call.place));
      const isFunction = /^keras\.backend\./.test(call.path) || this.isOperation(call.path);
      return takes && (isFunction || this.#layer(call) !== null);
    });
  }

  /**
   * Whether an expression has a size in it that a symbolic tensor doesn't know, or any tensor in a layer's call.
   * @param {SyntaxNode} node
   * @param {Place} place
   * @param {boolean} isOfAny
   * @returns {boolean}
   */
  takesSize(node, place, isOfAny = false) {
    const [object, , index] = childrenOf(node);
    if (
      node.name === "MemberExpression" &&
      node.lastChild?.name === "]" &&
      object.name === "CallExpression"
    ) {
      const { path, positional } = called(this.names, { ...place, node: object });
      if (/^keras\.(?:backend|ops)\.shape$/.test(path) && positional[0])
        return this.#isOpen(this.names.slice(index)) && (isOfAny || this.symbolic(positional[0], place));
    }
    // What is given to a function in between is found there.
    const isBetween = node.name === "CallExpression" && !isOfAny;
    if (isBetween && TENSORS.test(called(this.names, { ...place, node }).path)) return false;
    if (node.name === "VariableName") {
      const value = this.names.lookup(this.names.slice(node), { ...place, node })?.value;
      const isOwn = value && value.scope === place.scope && value.node.to < node.from;
      return (
        !!isOwn && value.node.name !== "FunctionDefinition" && this.takesSize(value.node, value, isOfAny)
      );
    }
    return childrenOf(node).some((part) => this.takesSize(part, place, isOfAny));
  }

  /** What makes the inputs of the program, once that was asked. @type {Call[] | undefined} */
  #inputs;

  /** Whether the inputs of the program leave a size open. @param {string} index Of its axis: the first is that of the batch. */
  #isOpen(index) {
    const calls = () => this.names.calls.map((place) => called(this.names, place));
    const given = (this.#inputs ??= calls().filter(({ path }) => path === "keras.layers.Input"));
    if (index === "0" || index === ":")
      return !given.some(({ keywords }) => keywords.has("batch_shape") || keywords.has("batch_size"));
    return given.some(
      ({ place: { node } }) => !!node.lastChild && /\bNone\b/.test(this.names.slice(node.lastChild)),
    );
  }

  /** @param {SyntaxNode} node @param {Place} place @returns {boolean} */
  masked(node, place) {
    return this.#ask("masked", node, place, (call) => {
      const layer = this.#layer(call);
      if (!layer) return false;
      const masks = layer.keywords.get("mask_zero");
      if (layer.path === "keras.layers.Masking" || (masks && this.names.slice(masks) === "True")) return true;
      const input = call.positional[0];
      return this.#handsOn(layer) && !!input && this.masked(input, call.place);
    });
  }

  /** Whether a function that builds a model calls a layer that it makes. @param {Call} call */
  builds(call) {
    const layer = this.#layer(call);
    if (!layer || layer.place.scope !== call.place.scope || call.place.scope.kind !== "function")
      return false;
    for (let outer = call.place.node.parent; outer; outer = outer.parent)
      if (/^(?:ClassDefinition|LambdaExpression)$/.test(outer.name)) return false;
    return true;
  }

  /** The layer that a call calls, as the call that made it. @param {Call} call */
  #layer({ place }) {
    const callee = place.node.firstChild;
    if (!callee) return null;
    const bound =
      callee.name === "VariableName"
        ? this.names.lookup(this.names.slice(callee), { ...place, node: callee })
        : null;
    const made = callee.name === "CallExpression" ? { ...place, node: callee } : bound?.value;
    const layer = made?.node.name === "CallExpression" ? called(this.names, made) : null;
    return layer && /^keras\.layers\.[A-Z]/.test(layer.path) ? layer : null;
  }

  /** @param {Call} layer @returns {boolean} */
  #handsOn({ path, place, positional, keywords }) {
    const sequences = keywords.get("return_sequences");
    if (RECURRENT.test(path)) return !!sequences && this.names.slice(sequences) === "True";
    if (path === "keras.layers.Bidirectional" && positional[0]?.name === "CallExpression")
      return this.#handsOn(called(this.names, { ...place, node: positional[0] }));
    return HAND_ON.test(path);
  }

  /** @param {string} what @param {SyntaxNode} node @param {Place} place @param {(call: Call) => boolean} ofCall @returns {boolean} */
  #ask(what, node, place, ofCall) {
    const key = `${what} ${node.from} ${node.to}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Until it is known: names may go round in a circle.
    this.#known.set(key, false);
    const found = this.#find(what, node, place, ofCall);
    this.#known.set(key, found);
    return found;
  }

  /** @param {string} what @param {SyntaxNode} node @param {Place} place @param {(call: Call) => boolean} ofCall */
  #find(what, node, place, ofCall) {
    const again = (/** @type {SyntaxNode} */ other, where = place) => this.#ask(what, other, where, ofCall);
    switch (node.name) {
      case "VariableName": {
        const binding = this.names.lookup(this.names.slice(node), { ...place, node });
        const own = binding && binding.scope === place.scope;
        return !!own && !!binding.value && again(binding.value.node, binding.value);
      }
      case "CallExpression":
        return ofCall(called(this.names, { ...place, node }));
      case "MemberExpression":
        // An element or a slice.
        return node.lastChild?.name === "]" && !!node.firstChild && again(node.firstChild);
      case "BinaryExpression":
      case "ParenthesizedExpression":
      case "ArrayExpression":
      case "TupleExpression":
        return childrenOf(node).some((part) => again(part));
      default:
        return false;
    }
  }
}
