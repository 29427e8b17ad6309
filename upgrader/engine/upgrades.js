// What breaks besides the backend: rules of a few kinds, on calls, names and attributes.

import { isTarget } from "./backend.js";
import { models } from "./models.js";
import { split } from "./moved.js";
import { canonical, inside } from "./names.js";
import { reordered } from "./orders.js";
import { patterns } from "./patterns.js";
import { hasAlias, isDeciding } from "./program.js";
import { reversals } from "./reversals.js";
import { askedOf } from "./shapes.js";
import { childrenOf } from "./syntax.js";
import { Symbols, TENSORS, called } from "./traps.js";
import { isInCall, methodsOf, pathOf, valueOf } from "./values.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./moved.js").Moved} Moved
 * @typedef {import("./names.js").Chain} Chain
 * @typedef {import("./names.js").Item} Item
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Place} Place
 * @typedef {import("./program.js").Program} Program
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 * @typedef {import("./traps.js").Call} Call
 *
 * @typedef {object} Row A rule: what breaks, and what becomes of it.
 * @property {string} id
 * @property {"cast" | "keyword" | "method" | "attribute" | "name" | "property" | "kernel" | "pair" | "length" | "positional" | "order" | "operation" | "weights" | "default" | "identifier" | "loss"} kind
 * @property {string} old
 * @property {string} new Nothing, if only a person can say what to write.
 * @property {string} [of] A callee's path, with `*`, or `.method`, or `!` and one that is not meant; of an attribute, `optimizer`, `model` or `any`.
 * @property {boolean} [drop] Whether an argument is left out.
 * @property {boolean} [zero] Whether it is if it is 0.
 * @property {string} [value] A regular expression for the values that are meant.
 * @property {boolean} [first] Whether an argument may also be the first one, without its name.
 * @property {string[] | Record<string, string>} [parameters] In their order; of an operation, with their new names.
 * @property {string[]} [needs] Those that have to be given.
 * @property {number} [sizes] How many numbers of a kernel stood one after another.
 * @property {boolean} [defined] Whether classes of the program define a method, too.
 * @property {string[]} [before] Of an order: the parameters in each Keras 2 of its own, one text each.
 * @property {string} [legacy] Those of TensorFlow's Keras 2.
 * @property {string} [arguments] Of an identifier: the arguments that may have it.
 * @property {string} [parameter] Of a default: the argument that decides, if it is written.
 * @property {number} [below] And what it has to be smaller than.
 * @property {boolean} [tensorflow] Whether TensorFlow's Keras 2 had that default, too.
 * @property {string} [base] How the path of a base class begins, if only the methods of such a class are meant.
 * @property {Record<string, string>} [keywords] Of a method: their new names, or nothing if they are left out.
 *
 * @typedef {object} Finding
 * @property {number} from
 * @property {number} to
 * @property {string} rule
 * @property {"rewritten" | "left"} state
 * @property {string} detail What it is about, in code.
 * @property {string} [target] What takes its place, in code.
 * @property {string[]} [files] Others of the project that have to change with it.
 */

const OPTIMIZER =
  /(?:^|\.|_)(?:optimizer|optimiser|optim|adam|sgd|rmsprop|adagrad|adadelta|nadam)\d*$|_opt\d*$/i;
/** What a program was started with, and what it reads from a file. */
const SETTINGS =
  /(?:^|\.|_)(?:args?|cfg|conf|config|flags|hparams?|hp|opts?|options|params?|parser|settings)\./i;
const MODEL = /(?:^|\.|_)(?:model|net|network|autoencoder|\w*model\w*)$/i;
/** TensorFlow itself, and its module that has loops, as the backend imported them. */
const TENSORFLOW = /^keras\.backend\.(?:tf|control_flow_ops)\b/;
/** What makes a model. */
const MODELS = /^keras\.(?:applications\.|models\.|Model$|Sequential$|saving\.load_model$)/;

/** What looks for a file, or removes it. */
const FILE = /^(?:exists|getsize|isfile|remove|unlink)$/;
/** Parameters of TensorFlow's functions that are one tensor. */
const TENSOR = /^(?:x|y|a|b|t|condition|features|indices|input|input_tensor|logits|tensor)$/;

/** What is TensorFlow's, or called so in Keras alone: found in programs without Keras, too. */
const ANYWHERE = /^(?:tf|get-output-at$|keras-shape$)/;

export class Upgrades {
  /**
   * @param {string} text
   * @param {Names} names
   * @param {SyntaxNode} top
   * @param {Row[]} rows
   * @param {Moved} moved
   * @param {Program} program
   * @param {(from: number) => boolean} isOff Whether what begins at a place stays as it is.
   * @param {(text: string) => string[]} mentions The other files of the project that have some text.
   * @param {boolean} isKeras Whether the program uses Keras.
   */
  constructor(
    text,
    names,
    top,
    rows,
    moved,
    program,
    isOff = () => false,
    mentions = () => [],
    isKeras = true,
  ) {
    this.text = text;
    this.names = names;
    this.top = top;
    this.moved = moved;
    this.program = program;
    this.isOff = isOff;
    this.mentions = mentions;
    this.isKeras = isKeras;
    /** Small ones, none in the other. @type {Edit[]} */
    this.edits = [];
    /** @type {Finding[]} */
    this.findings = [];
    /** Where functions of the backend are called whose replacement would raise there. @type {Set<number>} */
    this.stays = new Set();
    /** @type {Map<string, Row[]>} */
    this.#rows = new Map();
    for (const row of rows) this.#rows.set(row.kind, [...(this.#rows.get(row.kind) ?? []), row]);
    this.#attributes = new Map(this.#of("attribute").map((row) => [row.old, row]));
    this.#methods = new Map([...this.#of("method"), ...this.#of("property")].map((row) => [row.old, row]));
    this.#names = new Map(this.#of("name").map((row) => [row.old, row]));
    for (const row of this.#of("operation"))
      for (const path of row.old.split(" ")) this.#operations.set(path, row);
    this.symbols = new Symbols(names, (path) => this.#operations.has(this.#today(path)));
  }

  #rows;
  #attributes;
  #methods;
  #names;
  /** Where functions of the backend begin that are written, or left, by a rule. @type {Set<number>} */
  written = new Set();
  /** By their paths. @type {Map<string, Row>} */
  #operations = new Map();
  /** Chains that have been seen to. @type {Set<Chain>} */
  #done = new Set();

  /** @param {Row["kind"]} kind @returns {Row[]} */
  #of(kind) {
    return this.#rows.get(kind) ?? [];
  }

  /** Looks for everything; yields now and then. @returns {Generator<null, void, void>} */
  *find() {
    for (const item of this.names.items) this.#imported(item);
    yield null;
    for (const [i, place] of this.names.calls.entries()) {
      if (i % 200 === 0) yield null;
      this.#call(called(this.names, place));
    }
    for (const [i, chain] of this.names.chains.entries()) {
      if (i % 500 === 0) yield null;
      const isNamed = chain.attributes.length || this.names.ofStar(chain.base, chain);
      if (isNamed && !this.#casts.has(chain.node.from)) this.#chain(chain);
    }
    yield* this.#properties();
    yield* this.#patterns(patterns(this.names, this.top));
    yield* this.#patterns(
      reversals(this.names, this.top, this.symbols, (at) => this.program.named("ops", at)),
    );
    const tools = {
      literal: this.#literal.bind(this),
      keras: (/** @type {number} */ at) => this.program.named("keras", at),
      isOff: this.isOff,
    };
    yield* this.#patterns(models(this.names, this.top, tools));
  }

  /** @param {Generator<import("./patterns.js").Pattern | null, void, void>} found @returns {Generator<null, void, void>} */
  *#patterns(found) {
    for (const pattern of found) {
      if (!pattern) {
        yield null;
        continue;
      }
      const { rule, at, detail, target, edits } = pattern;
      if (rule === "as-list" && caught(/** @type {SyntaxNode} */ (at), this.text)) continue;
      this.edits.push(...(edits ?? []));
      this.#found(at, rule, edits ? "rewritten" : "left", detail, target);
    }
  }

  /** @param {SyntaxNode | {from: number, to: number}} node @param {string} rule @param {Finding["state"]} state @param {string} detail @param {string} [target] @param {string[]} [files] */
  #found({ from, to }, rule, state, detail, target, files) {
    // The edits of a finding are made before it.
    if (this.isOff(from) || !(this.isKeras || ANYWHERE.test(rule))) this.edits.length = this.#before;
    else
      this.findings.push({
        from,
        to,
        rule,
        state,
        detail,
        ...(target && { target }),
        ...(files && { files }),
      });
    this.#before = this.edits.length;
  }

  /** How many edits the findings so far have made. */
  #before = 0;

  /** @param {Item} item */
  #imported(item) {
    const { module, name, nodes } = item;
    if (this.isOff(nodes[0].from)) return;
    const whole = module === null ? name : `${module}.${name}`;
    const rooted = this.moved.rooted(whole);
    if (!rooted) return;
    const { path, root } = rooted;
    const isFunction = /^keras\.backend\.(?:\w+_backend\.|common\.|load_backend\.)?\w+$/.test(path);
    const isSubmodule = /^keras\.backend\.(?:\w+_backend|common|load_backend)$/.test(path);
    if (isFunction && !isSubmodule) return;
    const isTried = caught(item.place.node, this.text, /\b(?:ImportError|ModuleNotFoundError|Exception)\b/);
    if (isTried && isDeciding(item.place.node)) return;
    const row = this.#names.get(path);
    if (row && !row.new && isTried) return;
    if (row) {
      if (row.new && module !== null) this.#move(item, row.id, row.new, root);
      else this.#found(nodes[0], row.id, "left", path);
      return;
    }
    if (name === "*") {
      const from = path.slice(0, -2);
      const family = from.split(".").slice(0, 2).join(".");
      if (this.moved.exists(from, root)) return this.#reroot(item, from, root, "*");
      const isThere = from !== family && this.moved.exists(family, root);
      if (isThere) this.#move(item, "moved", `${family}.*`, root);
      else if (!isTried) this.#found(nodes[0], "gone", "left", from);
      return;
    }
    if (this.moved.exists(path, root)) return this.#reroot(item, path, root, name);
    const home = this.moved.home(path);
    if (home && module !== null) return this.#move(item, "moved", `${home.module}.${home.name}`, root);
    if (module === null && !hasAlias(item)) {
      // `import keras.layers.core` binds `keras`.
      this.program.move(item, { module: "", name: root });
      return this.#found(nodes[0], "moved", "rewritten", path, `import ${root}`);
    }
    this.#waiting.push({ item, isTried });
  }

  /** Modules that are gone, of which names may have moved. @type {{item: Item, isTried: boolean}[]} */
  #waiting = [];

  /** What is left of imports when all edits are known. @param {(item: Item) => boolean} isUnused */
  finish(isUnused) {
    for (const { item, isTried } of this.#waiting) {
      if (isTried && !isUnused(item)) continue;
      const whole = item.module === null ? item.name : `${item.module}.${item.name}`;
      const path = this.moved.rooted(whole)?.path ?? whole;
      this.#found(item.nodes[0], "gone", isUnused(item) ? "rewritten" : "left", path);
    }
  }

  /** Keras 2 has another name where Keras 3 is installed too. @param {Item} item @param {string} path @param {string} root @param {string} name */
  #reroot(item, path, root, name) {
    if (root !== "tf_keras" && !/python/.test(root)) return;
    const own = root === "tf_keras" ? "keras" : "tensorflow.keras";
    const target = path.replace(/^keras/, own);
    if (item.module === null) {
      const to = hasAlias(item) ? target : own;
      const dot = to.lastIndexOf(".");
      this.program.move(
        item,
        hasAlias(item) && dot > 0
          ? { module: to.slice(0, dot), name: to.slice(dot + 1) }
          : { module: "", name: to },
      );
    } else {
      const module = name === "*" ? target : target.slice(0, target.lastIndexOf("."));
      this.program.move(item, { module, name });
    }
    this.#found(item.nodes[0], "moved", "rewritten", item.name, target);
  }

  /** @param {Item} item @param {string} rule @param {string} target @param {string} root */
  #move(item, rule, target, root) {
    const own = root.startsWith("tensorflow") && /^keras\./.test(target) ? `tensorflow.${target}` : target;
    const dot = own.lastIndexOf(".");
    this.program.move(item, { module: own.slice(0, dot), name: own.slice(dot + 1) });
    this.#found(item.nodes[0], rule, "rewritten", item.name, own);
  }

  /** @param {Chain} chain */
  #chain(chain) {
    if (this.isOff(chain.node.from)) return;
    const full = this.names.pathOf(chain);
    if (!full || chain.node.to !== chain.to) return;
    const known = full.length ? full : "";
    const rooted = this.moved.rooted(known);
    if (rooted) return this.#keras(chain, rooted.path, rooted.root);
    if (/^tensorflow\./.test(known)) this.#tensorflow(chain, known);
  }

  /** @param {Chain} chain @param {string} path @param {string} root */
  #keras(chain, path, root) {
    const parts = path.split(".");
    const own = parts.length - chain.attributes.length;
    if (TENSORFLOW.test(path)) {
      const tf = this.program.named("tf", chain.node.from);
      const prefix = this.#prefix(chain, parts.length - 3);
      if (!prefix) return;
      this.edits.push({ from: prefix.from, to: prefix.to, text: tf });
      this.written.add(prefix.from);
      this.#gone(chain);
      this.#found(prefix, "backend-tf", "rewritten", parts.slice(1, 3).join(".").replace("backend", "K"), tf);
      return this.#tensorflow(chain, path.replace(TENSORFLOW, "tensorflow"), prefix);
    }
    if (/^keras\.backend\./.test(path)) return;
    // The shortest beginning that isn't there any more, of what the chain itself names.
    for (let count = Math.max(2, own); count <= parts.length; count++) {
      const part = parts.slice(0, count).join(".");
      const row = this.#names.get(part);
      if (!row && this.moved.exists(part, root)) continue;
      const node = this.#prefix(chain, parts.length - count);
      if (!node) return;
      if (row && !row.new) return this.#found(node, row.id, "left", part);
      const home = row ? split(row.new) : this.moved.home(part);
      if (!home && count < parts.length) continue;
      if (!home) {
        const isName = !parts[count - 1].startsWith("__") && count > 2;
        const isGone = isName || this.moved.old.has(parts[count - 1]);
        if (isGone && !caught(node, this.text)) this.#found(node, "gone", "left", part);
        return;
      }
      const target = this.#brought(home, chain) ?? this.#written(home, chain.node.from);
      this.edits.push({ from: node.from, to: node.to, text: target });
      this.#gone(chain);
      return this.#found(node, row?.id ?? "moved", "rewritten", this.#slice(node), target);
    }
  }

  /** A name that a star import brings as well, for one that it brought. @param {{module: string, name: string}} home @param {Chain} chain */
  #brought({ module, name }, chain) {
    const isAlone = !chain.attributes.length;
    return isAlone && canonical(this.names.ofStar(name, chain)) === `${module}.${name}` ? name : undefined;
  }

  /** A name as the program can write it. @param {{module: string, name: string}} home @param {number} at */
  #written({ module, name }, at) {
    const [root, ...rest] = module.split(".");
    const own = this.program.named(root === "tensorflow" ? "tf" : "keras", at);
    return [own, ...rest, name].join(".");
  }

  /** @param {Chain} chain */
  #gone(chain) {
    this.program.drop(chain);
    this.#done.add(chain);
  }

  /** The part of a chain without its last names. @param {Chain} chain @param {number} less @returns {SyntaxNode | null} */
  #prefix(chain, less) {
    let node = /** @type {SyntaxNode | null} */ (chain.node);
    for (let i = 0; node && i < less; i++) node = node.firstChild;
    return node;
  }

  /** @param {Chain} chain @param {string} path @param {SyntaxNode | null} root The part of the chain that is TensorFlow. */
  #tensorflow(chain, path, root = null) {
    const own = path.replace(/^tensorflow\./, "");
    if (own.startsWith("compat.")) return;
    const parts = own.split(".");
    if (/^(?:(?:contrib|estimator|layers|flags|app)\b|nn\.rnn_cell\b)/.test(own)) {
      if (!caught(chain.node, this.text))
        this.#found(chain.node, "tf-contrib", "left", path.replace("tensorflow", "tf"));
      return;
    }
    for (let count = parts.length; count > 0; count--) {
      const target = this.moved.compat[parts.slice(0, count).join(".")];
      if (!target) continue;
      const node = this.#prefix(chain, parts.length - count);
      const base = root ?? this.#prefix(chain, chain.attributes.length);
      if (!node || !base) return;
      const old = `tf.${parts.slice(0, count).join(".")}`;
      // A name of its own, as in `from tensorflow import log`, is not renamed.
      const isIts = !!root || canonical(this.names.path(base, chain)) === "tensorflow";
      if (target.startsWith("tf.compat.") || !isIts) {
        if (!caught(node, this.text)) this.#found(node, "tf1", "left", old, target);
        return;
      }
      this.edits.push({ from: base.to, to: node.to, text: target.slice(2) });
      return this.#found(node, "tf1", "rewritten", old, target);
    }
  }

  /** @param {Call} call */
  #call(call) {
    const { node } = call.place;
    const callee = node.firstChild;
    const list = node.lastChild;
    if (!callee || list?.name !== "ArgList") return;
    const last = callee.name === "MemberExpression" ? callee.lastChild : null;
    const method = last?.name === "PropertyName" ? this.#slice(last) : "";
    this.#place(call, list);
    if (/^(?:has|get|set)attr$/.test(this.#slice(callee))) this.#named(call);
    const row = method ? this.#methods.get(method) : undefined;
    if (row && last) this.#method(row, call, callee, last, list);
    for (const rule of this.#of("keyword"))
      if (rule.of && (call.keywords.has(rule.old) || rule.first) && isOf(rule.of, call.path, method))
        this.#keyword(rule, call, list);
    for (const rule of this.#of("cast")) if (call.path === rule.old) this.#cast(rule, call, callee);
    for (const rule of this.#of("kernel")) if (isOf(rule.of ?? "", call.path, "")) this.#kernel(rule, call);
    for (const rule of this.#of("pair")) if (isOf(rule.of ?? "", call.path, "")) this.#pair(rule, call);
    for (const rule of this.#of("length"))
      if (isOf(rule.of ?? "", call.path, "")) this.#length(rule, call, list);
    this.#positional(call, callee, method, list);
    for (const rule of this.#of("order")) if (isOf(rule.of ?? "", call.path, "")) this.#order(rule, call);
    this.#operation(call, callee, list);
    for (const rule of this.#of("weights"))
      if (isOf(rule.of ?? "", call.path, method)) this.#weights(rule, call, method);
    for (const rule of this.#of("default")) this.#default(rule, call, method, list);
    for (const rule of this.#of("identifier"))
      if (isOf(rule.of ?? "", call.path, method)) this.#identifier(rule, call);
    const [loss] = this.#of("loss");
    const object = callee.firstChild ? this.#slice(callee.firstChild) : "";
    if (loss && method === loss.old && /^(?!self$|super\b)[\w.]+$/.test(object))
      if (call.positional[0]?.name !== "LambdaExpression")
        this.#found(callee, loss.id, "left", this.#slice(callee));
  }

  /** `hasattr(optimizer, "lr")`. @param {Call} call */
  #named({ positional: [object, name] }) {
    const text = name?.name === "String" ? this.#slice(name) : "";
    const row = this.#attributes.get(text.slice(1, -1));
    if (!object || !row?.new || row.of !== "optimizer") return;
    if (!this.#isOptimizer(object)) return;
    const target = `${text[0]}${row.new}${text[0]}`;
    this.edits.push({ from: name.from, to: name.to, text: target });
    this.#found(name, row.id, "rewritten", text, target);
  }

  /** What goes wrong where it stands. @param {Call} call @param {SyntaxNode} list */
  #place(call, list) {
    const { place, path, positional, keywords } = call;
    const found = (/** @type {string} */ rule) =>
      this.#found(place.node, rule, "left", this.#slice(place.node.firstChild ?? place.node));
    if (/^keras\.(?:backend\.variable|Variable)$/.test(path) && isInCall(place.node, this.text))
      found("variable-in-call");
    if (
      TENSORS.test(path) &&
      [...positional, ...keywords.values()].some((value) => this.symbols.takesSize(value, place))
    )
      found(path.endsWith(".arange") ? "arange-symbolic" : "size-symbolic");
    if (path === "keras.backend.rnn") {
      const tensors = [
        keywords.get("inputs") ?? positional[1],
        keywords.get("initial_states") ?? positional[2],
      ];
      if (tensors.some((value) => value && this.symbols.symbolic(value, place))) {
        found("rnn-symbolic");
        this.stays.add(place.node.from);
      }
    }
    if (path === "keras.backend.random_uniform") {
      const dtype = keywords.get("dtype") ?? positional[3];
      if (/^["']u?int\d+["']$/.test(this.#sliceOf(dtype))) this.#integers(call);
    }
    const [input] = positional;
    if (
      this.#sliceOf(keywords.get("training")) === "False" &&
      // What is thrown away is in no model.
      place.node.parent?.name !== "ExpressionStatement" &&
      list &&
      input &&
      (this.symbols.symbolic(input, place) || this.symbols.builds(call))
    )
      found("training-false");
  }

  /** `K.random_uniform(shape, 0, 9, "int32")` is `keras.random.randint` with the same arguments. @param {Call} call */
  #integers({ place, positional, keywords }) {
    const callee = place.node.firstChild;
    if (!callee || this.isOff(callee.from)) return;
    this.written.add(callee.from);
    const chain = this.names.chains.find(({ node }) => node.from === callee.from && node.to === callee.to);
    // Its bounds have no defaults.
    const isBounded = ["shape", "minval", "maxval"].every((word, i) => keywords.has(word) || positional[i]);
    const old = this.#slice(callee);
    if (!chain || !isBounded) return this.#found(callee, "integer-uniform", "left", old);
    const target = `${this.program.named("keras", callee.from)}.random.randint`;
    this.edits.push({ from: callee.from, to: callee.to, text: target });
    this.#gone(chain);
    this.#found(callee, "integer-uniform", "rewritten", old, target);
  }

  /** @param {Row} row @param {Call} call @param {SyntaxNode} callee @param {SyntaxNode} name @param {SyntaxNode} list */
  #method(row, call, callee, name, list) {
    const { node } = call.place;
    const object = callee.firstChild;
    if (!object || (/^super\b/.test(this.#slice(object)) && !row.defined)) return;
    if (row.of === "model" && !this.#isModel(object)) return;
    if (row.kind === "property") return this.#property(row, node, name);
    if (!row.new) return this.#found(name, row.id, "left", row.old);
    const edits = [{ from: name.from, to: name.to, text: row.new }];
    const parameters = listOf(row);
    const keywords = row.keywords ?? {};
    const isStarred = childrenOf(list).some(({ name }) => /^\*\*?$/.test(name));
    const isShort = call.positional.length <= parameters.length;
    const unknown = [...call.keywords.keys()].filter((word) => keywords[word] === "?");
    if (isStarred || !isShort || unknown.length)
      return this.#found(name, row.id, "left", [row.old, ...unknown.map((word) => `${word}=`)].join(" "));
    for (const [i, value] of call.positional.entries())
      if (i > 0) edits.push({ from: value.from, to: value.from, text: `${parameters[i]}=` });
    for (const [word, value] of call.keywords) {
      const keyword = value.prevSibling?.prevSibling;
      if (!keyword || keywords[word] === undefined) continue;
      if (keywords[word]) edits.push({ from: keyword.from, to: keyword.to, text: keywords[word] });
      else edits.push(without(list, keyword, value));
    }
    this.edits.push(...edits);
    this.#found(name, row.id, "rewritten", row.old, row.new);
  }

  /** `x.get_shape()` is `x.shape`. @param {Row} row @param {SyntaxNode} call @param {SyntaxNode} name */
  #property(row, call, name) {
    if (childrenOf(call.lastChild ?? call).length > 2) return;
    const asked = askedOf(call, this.text);
    if (asked && !asked.edits) return this.#found(name, row.id, "left", `.${row.old}()`);
    this.edits.push({ from: name.from, to: call.to, text: row.new }, ...(asked?.edits ?? []));
    this.#found(name, row.id, "rewritten", `.${row.old}()`, `.${row.new}`);
  }

  /** @param {Row} row @param {Call} call @param {SyntaxNode} list */
  #keyword(row, call, list) {
    const named = call.keywords.get(row.old);
    const value = named ?? (row.first ? call.positional[0] : undefined);
    const keyword = named ? named.prevSibling?.prevSibling : value;
    if (!value || !keyword || (row.new && call.keywords.has(row.new))) return;
    if (row.value && !new RegExp(row.value).test(this.#slice(value))) return;
    const isNothing = row.zero && value.name === "Number" && Number(this.#slice(value)) === 0;
    if (this.isOff(keyword.from)) return;
    if (row.drop || isNothing) this.#drop(list, keyword, value);
    else if (row.new) this.edits.push({ from: keyword.from, to: keyword.to, text: row.new });
    const isDone = row.drop || row.new || isNothing;
    this.#found(keyword, row.id, isDone ? "rewritten" : "left", `${row.old}=`, row.new && `${row.new}=`);
  }

  /** Takes an argument out of a call, in one edit with those next to it. @param {SyntaxNode} list @param {SyntaxNode} keyword @param {SyntaxNode} value */
  #drop(list, keyword, value) {
    const edit = without(list, keyword, value);
    const other = this.edits.find(({ from, to, text }) => !text && from < edit.to && to > edit.from);
    if (!other) return void this.edits.push(edit);
    other.from = Math.min(other.from, edit.from);
    other.to = Math.max(other.to, edit.to);
    const [comma] = this.text.slice(other.to).match(/^\s*,\s*/) ?? [""];
    if (this.text[other.from - 1] === "(") other.to += comma.length;
  }

  /** `tf.to_float(x)` is `tf.cast(x, tf.float32)`. @param {Row} row @param {Call} call @param {SyntaxNode} callee */
  #cast(row, call, callee) {
    const base = callee.firstChild;
    const [value, ...more] = call.positional;
    const isOwn = base && canonical(this.names.path(base, call.place)) === "tensorflow";
    if (!isOwn || !value || more.length || call.keywords.size) return;
    const tf = this.#slice(base);
    this.edits.push({ from: callee.from, to: callee.to, text: `${tf}.cast` });
    this.edits.push({ from: value.to, to: value.to, text: `, ${tf}.${row.new}` });
    this.#casts.add(callee.from);
    this.#found(callee, row.id, "rewritten", this.#slice(callee), `${tf}.cast(…, ${tf}.${row.new})`);
  }

  /** Where calls are that became casts. @type {Set<number>} */
  #casts = new Set();

  /** `Convolution2D(64, 3, 3)`. @param {Row} row @param {Call} call */
  #kernel(row, call) {
    const [, ...sizes] = call.positional;
    if (sizes.length !== row.sizes || sizes.some(({ name }) => name !== "Number")) return;
    // To TensorFlow's Keras, the second number was the stride from the beginning.
    if (this.names.path(call.place.node.firstChild, call.place).startsWith("tensorflow")) return;
    // No third number means anything today.
    const isOld =
      sizes.length > 2 ||
      /\.Convolution\w+$/.test(call.path) ||
      ["border_mode", "subsample", "nb_filter"].some((word) => call.keywords.has(word));
    const text = `(${sizes.map((size) => this.#slice(size)).join(", ")})`;
    const place = { from: sizes[0].from, to: sizes[sizes.length - 1].to };
    const [start, end] = [place.from, place.to];
    // The layout stays.
    if (isOld) this.edits.push({ from: start, to: start, text: "(" }, { from: end, to: end, text: ")" });
    this.#found(place, row.id, isOld ? "rewritten" : "left", this.text.slice(place.from, place.to), text);
  }

  /** `nb_row=3, nb_col=3` is `kernel_size=(3, 3)`. @param {Row} row @param {Call} call */
  #pair(row, call) {
    const [first, second] = row.old.split(" ").map((word) => call.keywords.get(word));
    const [word, other] = [first, second].map((value) => value?.prevSibling?.prevSibling);
    if (!first || !word || !second || !other || call.keywords.has(row.new)) return;
    const text = `${row.new}=(${this.#slice(first)}, ${this.#slice(second)})`;
    const list = call.place.node.lastChild;
    // Only what stands side by side is sure to be computed in the same order, or what computes nothing.
    const isNext = list && second.from > first.to && /^\s*,\s*$/.test(this.text.slice(first.to, other.from));
    const isPlain = [first, second].every(({ name }) => /^(?:Number|VariableName|None)$/.test(name));
    const isBefore = isPlain && /^\s*,\s*$/.test(this.text.slice(second.to, word.from));
    if (isNext) {
      this.edits.push({ from: word.from, to: first.from, text: `${row.new}=(` });
      this.edits.push({ from: first.to, to: second.from, text: ", " });
      this.edits.push({ from: second.to, to: second.to, text: ")" });
    } else if (isBefore) this.edits.push({ from: other.from, to: first.to, text });
    const detail = `${this.#slice(word)}=, ${this.#slice(other)}=`;
    this.#found(word, row.id, isNext || isBefore ? "rewritten" : "left", detail, text);
  }

  /** `add_weight("scale", (3,))` takes the name as a keyword. @param {Call} call @param {SyntaxNode} callee @param {string} method @param {SyntaxNode} list */
  #positional(call, callee, method, list) {
    // Keywords that are unpacked have no position.
    const positional = call.positional.filter(({ prevSibling }) => prevSibling?.name !== "**");
    const [first] = positional;
    const rows = this.#of("positional").filter(({ of }) => isOf(of ?? "", call.path, method));
    if (!rows.length || !first) return;
    const row =
      rows.find(({ base }) => base && this.#hasBase(call.place, base)) ?? rows.find((one) => !one.base);
    const parameters = row ? listOf(row) : [];
    const [name, shape] = parameters;
    const isName = call.keywords.has(shape) && positional.length === 1;
    if (!row || call.keywords.has(name) || !(isName || this.#isText(first))) return;
    const given = positional.map((value, i) => ({ value, word: parameters[i] }));
    const isClear =
      childrenOf(list).every((part) => part.name !== "*") &&
      given.every(({ value, word }) => {
        // None was the default of `trainable`, and means no today.
        const isDefault = word === "trainable" && value.name === "None";
        return word && !call.keywords.has(word) && !isDefault;
      });
    if (isClear)
      for (const { value, word } of given)
        this.edits.push({ from: value.from, to: value.from, text: `${word}=` });
    const at = callee.lastChild ?? callee;
    const target = isClear ? `${method}(${name}=…)` : "";
    this.#found(at, row.id, isClear ? "rewritten" : "left", `${method}(${this.#slice(first)}, …)`, target);
  }

  /** An optimizer, or its name in `compile`. @param {Row} row @param {Call} call @param {string} method @param {SyntaxNode} list */
  #default(row, { path, place, positional, keywords }, method, list) {
    const callee = place.node.firstChild;
    if (callee && isOf(row.of ?? "", path, "")) {
      const isRate = row.parameter === "learning_rate";
      const written =
        keywords.get(row.parameter ?? "") ?? (isRate ? (keywords.get("lr") ?? positional[0]) : null);
      const isSame = written && (!row.below || Number(this.#slice(written)) < row.below);
      const isStarred = childrenOf(list).some(({ name }) => /^\*\*?$/.test(name));
      const isOther = !row.tensorflow && this.names.path(callee, place).startsWith("tensorflow");
      if (!isSame && !isOther && !isStarred) this.#found(callee, row.id, "left", this.#slice(callee));
    }
    const given = method === "compile" ? (keywords.get("optimizer") ?? positional[0]) : undefined;
    const own = /\w+$/.exec(row.of ?? "")?.[0];
    if (given?.name !== "String" || this.#slice(given).slice(1, -1).toLowerCase() !== own) return;
    // Whose name it is, nothing says: TensorFlow's, if the program imports no other Keras.
    const isImported = (/** @type {Item} */ { module, name }) => /^keras(?:\.|$)/.test(module ?? name);
    if (row.tensorflow || this.names.items.some(isImported))
      this.#found(given, row.id, "left", this.#slice(given));
  }

  /** A string that names a loss, or one of several. @param {Row} row @param {Call} call */
  #identifier(row, { positional, keywords }) {
    for (const name of (row.arguments ?? "").split(" ")) {
      const value = keywords.get(name) ?? positional[listOf(row).indexOf(name)];
      for (const node of value ? stringsOf(value) : []) {
        const text = this.#slice(node);
        if (text.slice(1, -1) !== row.old) continue;
        const target = row.new && `${text[0]}${row.new}${text[0]}`;
        if (target) this.edits.push({ from: node.from, to: node.to, text: target });
        this.#found(node, row.id, target ? "rewritten" : "left", text, target);
      }
    }
  }

  /** `SGD(0.01, 0.9, 1e-6, True)` gave a decay and then `nesterov`. @param {Row} row @param {Call} call */
  #order(row, call) {
    const isTensorFlow = this.names.path(call.place.node.firstChild, call.place).startsWith("tensorflow");
    const found = reordered(row, call, this.text, isTensorFlow);
    if (!found) return;
    const { values, edits, names } = found;
    const at = { from: values[0].from, to: values[values.length - 1].to };
    this.edits.push(...(edits ?? []));
    const isDone = edits && !names.includes("schedule_decay");
    this.#found(at, row.id, isDone ? "rewritten" : "left", this.text.slice(at.from, at.to));
    const ignored = this.#of("keyword").find(({ old, zero }) => old === "decay" && zero);
    if (names.includes("decay") && ignored) this.#found(at, ignored.id, "left", "decay=");
  }

  /** The path of a function of TensorFlow in TensorFlow 2. @param {string} path */
  #today(path) {
    const target = /^tensorflow\.(.*)/.exec(path)?.[1] ?? "";
    return Object.hasOwn(this.moved.compat, target)
      ? this.moved.compat[target].replace(/^tf\b/, "tensorflow")
      : path;
  }

  /** `tf.reduce_sum(x)` of a symbolic tensor is `ops.sum(x)`. @param {Call} call @param {SyntaxNode} callee @param {SyntaxNode} list */
  #operation(call, callee, list) {
    const row = this.isOff(callee.from) ? undefined : this.#operations.get(this.#today(call.path));
    const values = [...call.positional, ...call.keywords.values()];
    if (!row || !values.some((value) => this.symbols.symbolic(value, call.place))) return;
    this.#casts.add(callee.from);
    const detail = this.#slice(callee);
    const edits = this.#asOperation(row, call, list);
    if (!edits) return this.#found(callee, row.id, "left", detail, `keras.ops.${row.new}`);
    const target = `${this.program.named("ops", callee.from)}.${row.new}`;
    this.edits.push({ from: callee.from, to: callee.to, text: target }, ...edits);
    this.#found(callee, row.id, "rewritten", detail, target);
  }

  /** The edits of the arguments, if the counterpart takes them. @param {Row} row @param {Call} call @param {SyntaxNode} list @returns {Edit[] | null} */
  #asOperation(row, { positional, keywords }, list) {
    const names = new Map(Object.entries(row.parameters ?? {}));
    const order = [...names.keys()];
    const edits = [];
    const values = [...positional, ...keywords.values()];
    const given = [...order.slice(0, positional.length), ...keywords.keys()];
    const isPlain = childrenOf(list).every(({ name }) => !/^\*\*?$/.test(name));
    // Keras's functions take None only for what is left out, and no lists for tensors.
    const isOdd = values.some(
      ({ name }, i) => name === "None" || (TENSOR.test(given[i]) && /^(?:Array|Tuple)Expression$/.test(name)),
    );
    if (!isPlain || isOdd || positional.length > order.length) return null;
    if (row.needs?.some((name) => !given.includes(name))) return null;
    // What only a layer can compute, such as the shape of a symbolic tensor, stays with all that is around it.
    if (inside(this.names.calls, list).some((place) => this.#isForeign(called(this.names, place))))
      return null;
    for (const [word, value] of keywords) {
      const keyword = value.prevSibling?.prevSibling;
      const name = names.get(word);
      if (!keyword || !(name || word === "name")) return null;
      if (!name) edits.push(without(list, keyword, value));
      else if (name !== word) edits.push({ from: keyword.from, to: keyword.to, text: name });
    }
    return edits;
  }

  /** Whether a function of TensorFlow without a counterpart is given a symbolic tensor. @param {Call} call */
  #isForeign({ path, place, positional, keywords }) {
    if (!/^tensorflow\./.test(path) || this.#operations.has(this.#today(path))) return false;
    return [...positional, ...keywords.values()].some((value) => this.symbols.symbolic(value, place));
  }

  /** Whether an expression is surely a string or none, or is called a name. @param {SyntaxNode} node @returns {boolean} */
  #isText(node) {
    const parts = childrenOf(node);
    switch (node.name) {
      case "String":
      case "FormatString":
      case "ContinuedString":
      case "None":
        return true;
      case "VariableName":
      case "MemberExpression":
        return /(?:^|[._])name$/i.test(this.#slice(node));
      case "ParenthesizedExpression":
        return parts.length === 3 && this.#isText(parts[1]);
      case "BinaryExpression":
        return this.#isText(parts[0]) || (parts[1]?.name === "ArithOp" && this.#isText(parts[2]));
      case "CallExpression": {
        const [callee] = parts;
        const object = callee.name === "MemberExpression" ? callee.firstChild : null;
        const isFormat = object && callee.lastChild && this.#slice(callee.lastChild) === "format";
        return isFormat ? this.#isText(object) : this.#slice(callee) === "str";
      }
      default:
        return false;
    }
  }

  /** Whether the class around a place has a base whose path begins in a certain way. @param {Place} place @param {string} base */
  #hasBase(place, base) {
    let node = /** @type {SyntaxNode | null} */ (place.node);
    while (node && node.name !== "ClassDefinition") node = node.parent;
    const list = node?.getChild("ArgList");
    return !!list && childrenOf(list).some((one) => canonical(this.names.path(one, place)).startsWith(base));
  }

  /** A length that builds a Sequential whose first layer has it. @param {Row} row @param {Call} call @param {SyntaxNode} list */
  #length(row, call, list) {
    const value = call.keywords.get(row.old);
    const keyword = value?.prevSibling?.prevSibling;
    if (!value || !keyword) return;
    const outer = call.place.node.parent;
    const isAdded =
      outer?.name === "ArgList" && /\.add$/.test(this.#sliceOf(outer.parent?.firstChild ?? undefined));
    const isListed =
      outer?.name === "ArrayExpression" && /^\[\s*$/.test(this.text.slice(outer.from, call.place.node.from));
    const isKnown = isAdded || isListed ? this.#slice(value) !== "None" : false;
    if (isKnown && !call.keywords.has(row.new)) {
      this.edits.push({ from: keyword.from, to: value.from, text: `${row.new}=(` });
      this.edits.push({ from: value.to, to: value.to, text: ",)" });
      this.#found(keyword, row.id, "rewritten", `${row.old}=`, `${row.new}=(…,)`);
    } else {
      this.edits.push(without(list, keyword, value));
      this.#found(keyword, row.id, "rewritten", `${row.old}=`);
    }
  }

  /** The name of a file for weights. @param {Row} row @param {Call} call @param {string} method */
  #weights(row, call, method) {
    const name = call.positional[0] ?? call.keywords.get("filepath");
    const isMethod = isOf(row.of ?? "", "", method);
    const isForWeights = isMethod || this.#sliceOf(call.keywords.get("save_weights_only")) === "True";
    if (!name || !isForWeights) return;
    const literal = this.#literal(name, call.place);
    const text = literal ? this.#slice(literal) : "";
    const wrong = text.match(/^([a-z]*["'])([^]*?)(?:\.weights)?(\.(?:h5f?|hdf5|hdf|keras|ckpt))?(["']+)$/i);
    if (!literal || !wrong || /\.weights\.h5["']+$/.test(text)) return;
    const [, start, body, suffix, end] = wrong;
    const target = `${start}${body}.weights.h5${end}`;
    const edits = [{ from: literal.from, to: literal.to, text: target }];
    // What is put at the end may have a suffix of its own.
    const isFilled =
      literal.name === "FormatString" || /^(?:\.format\b|\s*%)/.test(this.text.slice(literal.to));
    let stays = !suffix && isFilled && /%[rs]$|\}$/.test(body) && !/:[^{}]*[def]\}$/.test(body);
    // What is read in the same file is what was written, and so is what is looked for or removed.
    for (const place of this.names.calls) {
      const last = place.node.firstChild?.lastChild;
      const callee = last?.name === "PropertyName" ? this.#slice(last) : "";
      const { positional, keywords } = called(this.names, place);
      const [path] = positional;
      const isSame =
        callee === "load_weights" || (FILE.test(callee) && this.#sliceOf(path) === this.#slice(name));
      const read = isSame && path ? this.#literal(path, place) : null;
      if (!read || this.#slice(read) !== text) continue;
      // Layers are found by their names only in files of the old kind.
      if (callee === "load_weights" && (keywords.has("by_name") || positional[1])) stays = true;
      if (!edits.some(({ from }) => from === read.from))
        edits.push({ from: read.from, to: read.to, text: target });
    }
    if (stays) return this.#found(literal, row.id, "left", text);
    const known = new Set(this.edits.map(({ from }) => from));
    this.edits.push(...edits.filter(({ from }) => !known.has(from)));
    this.#found(literal, row.id, "rewritten", text, target, this.mentions(`${body}${suffix ?? ""}${end[0]}`));
  }

  /** The string that an expression ends with, or that the name was given which it is. @param {SyntaxNode} node @param {Place} place */
  #literal(node, place) {
    if (node.name !== "VariableName") return stringAt(node, this.text);
    const value = this.names.lookup(this.#slice(node), { ...place, node })?.value?.node;
    return value ? stringAt(value, this.text) : null;
  }

  /** A method that a class of the program defines under the old name, and not under the new one. @param {SyntaxNode} node */
  #defined(node) {
    const title = node.getChild("VariableName");
    const row = title && this.#methods.get(this.#slice(title));
    const outer = node.parent?.parent;
    if (
      !title ||
      !row?.defined ||
      outer?.name !== "ClassDefinition" ||
      methodsOf(this.names, outer).has(row.new)
    )
      return;
    this.edits.push({ from: title.from, to: title.to, text: row.new });
    this.#found(title, row.id, "rewritten", row.old, row.new);
  }

  /** Attributes of whatever object. @returns {Generator<null, void, void>} */
  *#properties() {
    const cursor = this.top.cursor();
    for (let step = 0; cursor.next(); step++) {
      if (step % 5000 === 0) yield null;
      if (cursor.name === "FunctionDefinition") this.#defined(cursor.node);
      if (cursor.name !== "PropertyName") continue;
      const row = this.#attributes.get(this.text.slice(cursor.from, cursor.to));
      if (!row) continue;
      const { node } = cursor;
      const object = node.parent?.firstChild;
      if (!object || node.parent?.name !== "MemberExpression") continue;
      const text = this.#slice(object);
      if (row.of === "optimizer" && !this.#isOptimizer(object)) continue;
      if (row.of === "model" && !MODEL.test(text)) continue;
      if (row.of === "assigned" && !isAssigned(node.parent)) continue;
      if (row.of === "others" && /^(?:self|cls)$/.test(text)) continue;
      // What is gone fails where it is read, unless the class has it from the program itself.
      if (row.of === "any" && !row.new && (isAssigned(node.parent) || this.#isOwn(node, text, row.old)))
        continue;
      // What an optimizer was given goes to the new name; what a tensor was given has no place.
      const target = row.of !== "optimizer" && isTarget(node.parent) ? "" : row.new;
      if (target) this.edits.push({ from: node.from, to: node.to, text: target });
      this.#found(node, row.id, target ? "rewritten" : "left", `.${row.old}`, target && `.${target}`);
    }
  }

  /** Whether an attribute of `self` is one that the class around it gives itself. @param {SyntaxNode} node @param {string} object @param {string} name */
  #isOwn(node, object, name) {
    if (!/^(?:self|cls)$/.test(object)) return false;
    let outer = node.parent;
    while (outer && outer.name !== "ClassDefinition") outer = outer.parent;
    const own = new RegExp(`\\bdef\\s+${name}\\b|\\b${object}\\.${name}\\s*=(?!=)`);
    return !!outer && own.test(this.#slice(outer));
  }

  /** Whether an expression is an optimizer: one that this program makes, or what is called so and may be one. @param {SyntaxNode} node */
  #isOptimizer(node) {
    const path = this.#madeBy(node);
    if (path) return /^keras\.optimizers\./.test(path);
    const text = this.#slice(node);
    // The value of a variable is read, or set.
    const callee = node.parent?.parent?.name === "ArgList" ? node.parent.parent.parent?.firstChild : null;
    const isVariable = !!callee && /^keras\.backend\.[gs]et_value$/.test(pathOf(this.names, callee));
    return (OPTIMIZER.test(text) || (isVariable && !/^(?:self|cls)$/.test(text))) && !SETTINGS.test(text);
  }

  /** Whether an expression is a model: one that this program makes, or what is called so and may be one. @param {SyntaxNode} node */
  #isModel(node) {
    const path = this.#madeBy(node);
    return path ? MODELS.test(path) : MODEL.test(this.#slice(node));
  }

  /** What made the object that an expression is, a name or an attribute, as far as the program says it. @param {SyntaxNode} node */
  #madeBy(node) {
    const text = this.#slice(node);
    const value =
      node.name === "VariableName"
        ? valueOf(this.names, node)
        : this.names.calls.find(
            ({ node: { parent } }) =>
              parent?.name === "AssignStatement" && this.#sliceOf(parent.firstChild ?? undefined) === text,
          );
    if (value?.node.name !== "CallExpression") return "";
    return canonical(this.names.path(value.node.firstChild, value));
  }

  /** @param {SyntaxNode} node */
  #slice(node) {
    return this.text.slice(node.from, node.to);
  }

  /** @param {SyntaxNode | undefined} node */
  #sliceOf(node) {
    return node ? this.#slice(node) : "";
  }
}

/**
 * Whether `hasattr` with the last name of some code is the condition of the branch that the code is in.
 * @param {SyntaxNode} branch Of an `if`.
 * @param {SyntaxNode} node
 * @param {string} text
 */
function asked(branch, node, text) {
  const isExpression = branch.parent?.name === "ConditionalExpression" && !branch.prevSibling;
  const test = isExpression ? branch.nextSibling?.nextSibling : branch.prevSibling;
  if (!test || !(isExpression || branch.name === "Body")) return false;
  const [name] = text.slice(node.from, node.to).match(/\w+$/) ?? [""];
  return new RegExp(`^hasattr\\([^()]*,\\s*["']${name}["']\\)`).test(text.slice(test.from, test.to));
}

/**
 * Whether a program is prepared for a name that isn't there: it asks, or it tries and does something else.
 * @param {SyntaxNode} node
 * @param {string} text
 * @param {RegExp} errors What is raised without the name.
 */
function caught(node, text, errors = /\b(?:AttributeError|Exception)\b/) {
  let inner = node;
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (/^(?:FunctionDefinition|LambdaExpression)$/.test(outer.name)) return false;
    if (/^(?:IfStatement|ConditionalExpression)$/.test(outer.name) && asked(inner, node, text)) return true;
    if (outer.name !== "TryStatement" || inner.prevSibling?.name !== "try") continue;
    const clauses = text.slice(inner.to, outer.to).match(/^[ \t]*except\b[^\n]*/gm) ?? [];
    if (clauses.some((clause) => /except\s*:/.test(clause) || errors.test(clause))) return true;
  }
  return false;
}

/** The parameters of a method in their order. @param {Row} row @returns {string[]} */
const listOf = ({ parameters }) => (Array.isArray(parameters) ? parameters : []);

/** Whether a call is of what a rule is about: `keras.layers.*`, or `.method`. @param {string} pattern @param {string} path @param {string} method */
function isOf(pattern, path, method) {
  const patterns = pattern.split(" ");
  if (patterns.includes(`!${path}`)) return false;
  return patterns.some((one) => {
    if (one.startsWith(".")) return method === one.slice(1);
    if (!path) return false;
    return one.endsWith("*") ? path.startsWith(one.slice(0, -1)) : path === one;
  });
}

/** A keyword and its value taken out of a call. @param {SyntaxNode} list @param {SyntaxNode} keyword @param {SyntaxNode} value @returns {Edit} */
function without(list, keyword, value) {
  const parts = childrenOf(list).filter(({ name }) => name !== "Comment");
  const i = parts.findIndex(({ from }) => from === value.from);
  const comma = parts[i - 3]?.name === "," ? parts[i - 3] : null;
  if (comma) return { from: comma.from, to: value.to, text: "" };
  const next = parts[i + 1]?.name === "," ? parts[i + 2] : null;
  if (next) return { from: keyword.from, to: next.name === ")" ? parts[i + 1].to : next.from, text: "" };
  return { from: keyword.from, to: value.to, text: "" };
}

/**
 * The string that an expression ends with: a name behind a folder's path, or what values are put into.
 * @param {SyntaxNode} node
 * @param {string} text
 * @returns {SyntaxNode | null}
 */
function stringAt(node, text) {
  const parts = childrenOf(node);
  const [first] = parts;
  const last = parts.at(-1);
  if (/^(?:Format)?String$/.test(node.name)) return node;
  if (node.name === "ParenthesizedExpression") return stringAt(parts[1], text);
  if (node.name === "BinaryExpression" && first && last) {
    const isFormat = text.slice(parts[1].from, parts[1].to) === "%";
    return stringAt(isFormat ? first : last, text);
  }
  if (node.name !== "CallExpression" || first?.name !== "MemberExpression" || !last) return null;
  const [object, , method] = childrenOf(first);
  if (object.name === "String" && text.slice(method.from, method.to) === "format") return object;
  const isPath = /^(?:\w+\.)*path\.join$/.test(text.slice(first.from, first.to));
  const name = childrenOf(last).findLast((part) => /\w/.test(part.name));
  return isPath && name ? stringAt(name, text) : null;
}

/** The strings of an expression: itself, or those in lists and dictionaries. @param {SyntaxNode} node @returns {SyntaxNode[]} */
const stringsOf = (node) =>
  node.name === "String"
    ? [node]
    : /^(?:Array|Dictionary|Parenthesized|Tuple)Expression$/.test(node.name)
      ? childrenOf(node).flatMap(stringsOf)
      : [];

/** @param {SyntaxNode} node */
function isAssigned(node) {
  if (node.parent?.name !== "AssignStatement") return false;
  for (let next = node.nextSibling; next; next = next.nextSibling) if (next.name === "AssignOp") return true;
  return false;
}
