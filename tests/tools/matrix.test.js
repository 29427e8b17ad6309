import assert from "node:assert/strict";
import { test } from "node:test";

import { MatrixError, literal, parseCell, parseMatrix, tensorOf } from "../../theme/tools/axes/matrix.js";

const reason = (text) => {
  try {
    parseMatrix(text);
  } catch (error) {
    assert(error instanceof MatrixError);
    return error.reason;
  }
};

test("a cell is a number as Python or a spreadsheet writes it", () => {
  assert.deepEqual(parseCell(" -3 "), { value: -3, integer: true });
  assert.deepEqual(parseCell("\u22122.5"), { value: -2.5, integer: false });
  assert.deepEqual(parseCell("1e3"), { value: 1000, integer: false });
  assert.deepEqual(parseCell("NaN"), { value: NaN, integer: false });
  assert(Object.is(parseCell("-0.0").value, -0));
  assert(Object.is(parseCell("-0").value, 0));
});

test("what no int32 or float32 holds is no cell", () => {
  for (const text of ["", "x", "1,5", "2147483648", "-2147483649", "1e39", "1e-40", "1e-400", "0x1", "--1"])
    assert.equal(parseCell(text), null, text);
});

test("lists, printed arrays and spreadsheets give the same matrix", () => {
  const cells = [
    [
      ["1", "5", "2"],
      ["7", "0", "3"],
    ],
  ];
  for (const text of [
    "[[1, 5, 2], [7, 0, 3]]",
    "np.array([[1,5,2],\n [7,0,3]], dtype='int32')",
    "[[1 5 2]\n [7 0 3]]",
    "1\t5\t2\r\n7\t0\t3\r\n",
    "1,5,2\n7,0,3",
    "1 5 2\n7 0 3\n",
  ])
    assert.deepEqual(parseMatrix(text), { cells, deep: false }, text);
  assert.deepEqual(parseMatrix("[[[1], [2]]]"), { cells: [[["1"], ["2"]]], deep: true });
  assert.deepEqual(parseMatrix("[1, 2]"), { cells: [[["1", "2"]]], deep: false });
});

test("what is not a matrix says why", () => {
  assert.equal(reason(""), "empty");
  assert.equal(reason("[[]]"), "empty");
  assert.equal(reason("1\t2\n3"), "ragged");
  assert.equal(reason("[[1, 2], [3]]"), "ragged");
  assert.equal(reason("[[[1], [2]], [[1]]]"), "ragged");
  assert.equal(reason("[[1, 2], [3, 4]"), "brackets");
  assert.equal(reason("[1, [2]]"), "brackets");
  assert.equal(reason("]["), "brackets");
  assert.equal(reason("[[[[1]]]]"), "deep");
  assert.equal(reason("1 2 3 4 5 6 7"), "large");
  assert.equal(reason("1\n".repeat(100_000)), "large");
});

test("a float makes all of them floats", () => {
  assert.equal(tensorOf(parseMatrix("1 2\n3 4")).dtype, "int32");
  const { dtype, shape, data } = tensorOf(parseMatrix("1 2\n3 0.1"));
  assert.deepEqual([dtype, shape, data], ["float32", [2, 2], [1, 2, 3, Math.fround(0.1)]]);
  assert.deepEqual(tensorOf(parseMatrix("[[[1, 2]]]")).shape, [1, 1, 2]);
  assert.equal(tensorOf({ cells: [[["1", "x"]]], deep: false }), null);
});

test("the literal is Python", () => {
  assert.equal(literal(parseMatrix("1 nan\n-inf -0.0")), '[[1, float("nan")], [float("-inf"), -0.0]]');
  assert.equal(literal(parseMatrix("[[[1]]]")), "[[[1]]]");
});
