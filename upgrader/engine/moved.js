// Where the names of Keras 2 are in Keras 3, as the installed packages have them.

/**
 * @typedef {object} PublicNames Read from the packages: by module, its names.
 * @property {Record<string, string[]>} keras2
 * @property {Record<string, string[]>} keras3
 * @property {Record<string, string[]>} tensorflow Of `tf.keras`.
 * @property {Record<string, string[]>} synonyms By path, the other paths of the same object in Keras 2.
 * @property {Record<string, string>} compat By a name of TensorFlow 1's, where the same is now.
 *
 * @typedef {{module: string, name: string}} Home
 */

/** What a program's Keras is imported as. */
const ROOT =
  /^((?:tensorflow|tensorflow_core)(?:\.(?:compat|v1|v2|python|contrib|_api))*\.keras|tf_keras|keras)(?:\.(?:src|api|python|_v1|_v2|keras))*(?=\.|$)/;

/** What modules of Keras 1 are called. */
const RENAMED = new Map(Object.entries({ initializations: "initializers", objectives: "losses" }));

/** Modules that have names of the same kind before others that have them too. */
const FIRST = [
  "keras.layers",
  "keras.models",
  "keras.utils",
  "keras.losses",
  "keras.metrics",
  "keras.optimizers",
  "keras.callbacks",
  "keras.initializers",
  "keras.regularizers",
  "keras.constraints",
  "keras.activations",
  "keras.saving",
  "keras",
];

export class Moved {
  /** @param {PublicNames} names @param {{kind: string, old: string, new: string, of?: string}[]} rows Rules, which name what earlier versions had. */
  constructor(names, rows) {
    this.keras3 = sets(names.keras3);
    this.tensorflow = sets(names.tensorflow);
    this.keras2 = sets(names.keras2);
    this.synonyms = names.synonyms;
    /** By a name of TensorFlow 1's, where the same is: those that are older than any that is installed are rules. */
    this.compat = { ...names.compat };
    for (const { kind, old, new: target } of rows)
      if (kind === "name" && old.startsWith("tensorflow.")) this.compat[old.slice(11)] = target;
    /** @type {Map<string, string[]>} */
    this.homes = new Map();
    for (const [module, found] of this.keras3)
      for (const name of found) this.homes.set(name, [...(this.homes.get(name) ?? []), module]);
    /** @type {Set<string>} */
    this.old = new Set(Object.values(names.keras2).flat());
    /** @type {Set<string>} */
    this.earlier = new Set(
      rows.flatMap(({ kind, old, of }) => (kind === "name" ? [old] : (of ?? "").split(" "))),
    );
  }

  /** Where Keras 2 has a name: at its path, or above a module that has moved; or nothing. @param {string} path @returns {string} */
  had(path) {
    const { module, name } = split(path);
    const family = this.keras2.has(module) ? module : module.split(".").slice(0, 2).join(".");
    const isKnown = (/** @type {string} */ one) =>
      this.earlier.has(one) || !!this.keras2.get(split(one).module)?.has(name);
    return [`${family}.${name}`, path].find(isKnown) ?? "";
  }

  /** A path with `keras` for what the program calls Keras, and that. @param {string} path @returns {{path: string, root: string} | null} */
  rooted(path) {
    const [all, root] = path.match(ROOT) ?? [];
    return all && root ? { path: `keras${path.slice(all.length)}`, root } : null;
  }

  /** Whether Keras 3 has a path. @param {string} path @param {string} root @returns {boolean} */
  exists(path, root) {
    const modules = root.startsWith("tensorflow") ? this.tensorflow : this.keras3;
    if (modules.has(path)) return true;
    const dot = path.lastIndexOf(".");
    const outer = path.slice(0, dot);
    // Every module has `__name__` and the like, which no list of public names contains.
    if (/\.__\w+__$/.test(path)) return this.exists(outer, root);
    if (modules.get(outer)?.has(path.slice(dot + 1))) return true;
    // An attribute of something that is there, such as a class's.
    return dot > 0 && !modules.has(outer) && outer.includes(".") && this.exists(outer, root);
  }

  /**
   * Where a name is that isn't where it was: in Keras 3, or at least in `tf.keras`.
   * @param {string} path
   * @returns {Home | null}
   */
  home(path) {
    const dot = path.lastIndexOf(".");
    const module = path.slice(0, dot);
    const name = path.slice(dot + 1);
    const renamed = module === "keras" ? RENAMED.get(name) : undefined;
    if (renamed) return { module: "keras", name: renamed };
    const inside = RENAMED.get(module.replace(/^keras\./, ""));
    if (inside) {
      const own = `keras.${inside}.${name}`;
      return this.exists(own, "keras") ? { module: `keras.${inside}`, name } : this.home(own);
    }
    const backend = path.match(/^keras\.backend\.(?:\w+_backend|load_backend|common)$/);
    if (backend) return { module: "keras", name: "backend" };
    for (const other of this.synonyms[path] ?? []) {
      const at = other.lastIndexOf(".");
      if (other.slice(0, at) === module && this.exists(other, "keras"))
        return { module, name: other.slice(at + 1) };
    }
    if (!this.old.has(name) && !/^keras\.layers\./.test(path)) return null;
    const family = module.split(".").slice(0, 2).join(".");
    // A module of the same name has other things in it.
    const found = (this.homes.get(name) ?? []).filter(
      (home) => !/^keras\.(?:ops|legacy|backend)/.test(home) && !this.keras3.has(`${home}.${name}`),
    );
    const near = found.find((home) => home === family);
    const best = near ?? FIRST.find((home) => found.includes(home));
    // A function that many modules have, such as `deserialize`, is another one in each.
    const isElsewhere = this.keras2.has(family) && !this.keras2.get(family)?.has(name);
    if (best && (near || found.length <= 3 || isElsewhere)) return { module: best, name };
    for (const legacy of [module, family]) {
      // Nor is a module of the same name that stands further up.
      if (legacy !== module && this.tensorflow.has(`${legacy}.${name}`)) continue;
      if (this.tensorflow.get(legacy)?.has(name))
        return { module: legacy.replace(/^keras/, "tensorflow.keras"), name };
    }
    return null;
  }
}

/** A path's module and its last name. @param {string} path @returns {Home} */
export function split(path) {
  const dot = path.lastIndexOf(".");
  return { module: path.slice(0, dot), name: path.slice(dot + 1) };
}

/** @param {Record<string, string[]>} modules */
const sets = (modules) => new Map(Object.entries(modules).map(([name, found]) => [name, new Set(found)]));
