// What the axis explorer computes for the cases on the standard input, for test_axes.py.
import { readFileSync } from "node:fs";

import { elsewhere, reduce } from "../../theme/tools/axes/tensor.js";

const cases = JSON.parse(readFileSync(0, "utf8"));
const results = cases.map(({ operation, tensor, axis, keepdims }) => {
  const read = { ...tensor, data: tensor.data.map((text) => Number(text.replace("inf", "Infinity"))) };
  const { shape, dtype, data } = reduce(operation, read, axis, keepdims);
  const others = operation.startsWith("arg") ? elsewhere(operation, read, axis) : null;
  return { shape, dtype, data: data.map((value) => (Object.is(value, -0) ? "-0" : String(value))), others };
});
console.log(JSON.stringify(results));
