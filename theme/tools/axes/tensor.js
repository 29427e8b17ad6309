// What keras.ops does on the TensorFlow backend with small int32 and float32 tensors. Tested
// against Keras itself, case by case: see tests/tools/test_axes.py.

/**
 * @typedef {{shape: number[], dtype: "int32" | "float32", data: number[]}} Tensor
 * @typedef {"argmax" | "argmin" | "max" | "min" | "sum" | "mean"} Operation
 * @typedef {Tensor & {groups: number[][], winners: number[][]}} Reduction
 *   `groups` holds, for each element of the result, the positions in the input that it comes from;
 *   `winners`, those of them that the operation picks: none for a sum or a mean.
 */

/** @type {Operation[]} */
export const OPERATIONS = ["argmax", "argmin", "max", "min", "sum", "mean"];

export const LARGEST = 3.4028234663852886e38;

/**
 * @param {Operation} operation
 * @param {Tensor} tensor
 * @param {number | null} axis Negative ones count from the end; null flattens.
 * @param {boolean} keepdims
 * @returns {Reduction}
 * @throws {RangeError} The tensor has no such axis.
 */
export function reduce(operation, tensor, axis, keepdims) {
  const groups = grouped(tensor.shape, axis);
  const results = groups.map((group) =>
    OPERATE[operation](
      group.map((at) => tensor.data[at]),
      tensor.dtype,
    ),
  );
  const dtype = operation.startsWith("arg") ? "int32" : operation === "mean" ? "float32" : tensor.dtype;
  return {
    shape: reduced(tensor.shape, axis, keepdims),
    dtype,
    data: results,
    groups,
    winners: groups.map((group, i) => picked(operation, group, results[i], tensor)),
  };
}

/**
 * The positions that JAX and NumPy give: the first NaN, which TensorFlow passes over.
 * @param {Operation} operation
 * @param {Tensor} tensor
 * @param {number | null} axis
 * @returns {number[]}
 */
export function elsewhere(operation, tensor, axis) {
  return grouped(tensor.shape, axis).map((group) => {
    const numbers = group.map((at) => tensor.data[at]);
    const nan = numbers.findIndex(Number.isNaN);
    if (nan >= 0) return nan;
    return first(numbers, operation === "argmax" ? -Infinity : Infinity, OVER[operation]);
  });
}

/** Zeros are ordered by their signs. @param {number} a @param {number} b */
const above = (a, b) => a > b || (a === 0 && b === 0 && Object.is(b, -0) && !Object.is(a, -0));
/** @param {number} a @param {number} b */
const below = (a, b) => above(b, a);
/** @type {Record<string, (a: number, b: number) => boolean>} */
const OVER = { argmax: above, argmin: below };

/**
 * @param {number[]} numbers
 * @param {number} start What nothing has to beat to be picked: the first element is, if none does.
 * @param {(a: number, b: number) => boolean} over
 */
function first(numbers, start, over) {
  let best = start;
  let at = 0;
  numbers.forEach((value, i) => {
    if (over(value, best)) [best, at] = [value, i];
  });
  return at;
}

/** @param {number[]} numbers @param {(a: number, b: number) => boolean} over */
const extreme = (numbers, over) =>
  numbers.some(Number.isNaN) ? NaN : numbers.reduce((best, value) => (over(best, value) ? best : value));

/** @param {number[]} numbers @param {string} dtype */
const total = (numbers, dtype) =>
  dtype === "int32"
    ? numbers.reduce((sum, value) => (sum + value) | 0, 0)
    : numbers.reduce((sum, value) => Math.fround(sum + value), 0);

/** @type {Record<Operation, (numbers: number[], dtype: string) => number>} */
const OPERATE = {
  argmax: (numbers) => first(numbers, -LARGEST, above),
  argmin: (numbers) => first(numbers, LARGEST, below),
  max: (numbers) => extreme(numbers, (a, b) => a > b),
  min: (numbers) => extreme(numbers, (a, b) => a < b),
  sum: total,
  mean: (numbers) => Math.fround(total(numbers.map(Math.fround), "float32") / numbers.length),
};

/** @param {Operation} operation @param {number[]} group @param {number} result @param {Tensor} tensor */
function picked(operation, group, result, tensor) {
  if (operation.startsWith("arg")) return [group[result]];
  if (operation === "sum" || operation === "mean") return [];
  return group.filter(
    (at) => tensor.data[at] === result || (Number.isNaN(result) && Number.isNaN(tensor.data[at])),
  );
}

/** @param {number[]} shape @param {number | null} axis */
function position(shape, axis) {
  if (axis === null) return null;
  const found = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(found) || found < 0 || found >= shape.length) {
    throw new RangeError(`axis ${axis} is out of bounds for a tensor of ${shape.length} dimensions`);
  }
  return found;
}

/** @param {number[]} shape @param {number | null} axis */
function grouped(shape, axis) {
  const size = shape.reduce((a, b) => a * b, 1);
  const all = Array.from({ length: size }, (_, at) => at);
  const along = position(shape, axis);
  if (along === null) return [all];
  const step = shape.slice(along + 1).reduce((a, b) => a * b, 1);
  const starts = all.filter((at) => Math.floor(at / step) % shape[along] === 0);
  return starts.map((start) => Array.from({ length: shape[along] }, (_, i) => start + i * step));
}

/** @param {number[]} shape @param {number | null} axis @param {boolean} keepdims */
function reduced(shape, axis, keepdims) {
  const along = position(shape, axis);
  const gone = (/** @type {number} */ i) => along === null || i === along;
  return keepdims ? shape.map((length, i) => (gone(i) ? 1 : length)) : shape.filter((_, i) => !gone(i));
}

/**
 * A number as Python writes it, to six significant digits: the last bits of a float32 sum depend
 * on the order of the additions, which differs from machine to machine.
 * @param {number} value
 * @param {string} dtype
 */
export function written(value, dtype) {
  if (dtype === "int32") return String(value);
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const digits = String(Number(value.toPrecision(6)));
  return (Object.is(value, -0) ? "-0" : digits) + (/[.e]/.test(digits) ? "" : ".0");
}
