// What the axis explorer says, in both languages.

const words = {
  en: {
    name: "Axis explorer",
    input: "Tensor x",
    edit: "Change a number, or paste a table from a spreadsheet or a Python list into any cell.",
    dimensions: "Dimensions",
    slices: "Slices (axis 0)",
    rows: "Rows",
    columns: "Columns",
    operation: "Operation",
    axis: "Axis",
    result: "Result",
    shape: (/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ dtype) =>
      `Shape ${from} becomes ${to}, ${dtype}`,
    compared: (/** @type {number} */ size, /** @type {number} */ count) =>
      `${size} ${size === 1 ? "element" : "elements"} in ${count === 1 ? "one group" : `each of ${count} groups`}`,
    from: (/** @type {string} */ elements) => `from ${elements}`,
    picked: (/** @type {string} */ elements) => `picked: ${elements}`,
    scalar: "a scalar",
    elsewhere: (/** @type {string} */ numbers) =>
      `This is TensorFlow's result: it passes over NaN. JAX and NumPy give ${numbers}`,
    copyCode: "Copy code",
    copyLink: "Copy link",
    copied: "Copied",
    notCopied: "The browser doesn't allow copying here. Copy this text yourself:",
    reset: "Start again",
    notNumber: (/** @type {string} */ text, /** @type {string} */ place) =>
      `${place} is “${text}”, which is not a float32 or int32 number. Write a number, nan, inf or -inf.`,
    badLink: "The link contains no matrix that can be read. The page's example is shown instead.",
    kept: "Nothing was changed.",
    empty: "The pasted text contains no numbers.",
    ragged: (/** @type {string} */ sizes) => `The pasted rows have different lengths: ${sizes}.`,
    large: (/** @type {string} */ size) => `The pasted table is ${size}. There is room for 4 × 6 × 6.`,
    deep: "The pasted list has more than three dimensions.",
    brackets: "The brackets of the pasted list don't match.",
  },
  zh: {
    name: "轴可视化",
    input: "张量 x",
    edit: "改动任意一个数，或者把电子表格里的表格、Python 列表粘贴到任意单元格。",
    dimensions: "维数",
    slices: "切片（轴 0）",
    rows: "行",
    columns: "列",
    operation: "运算",
    axis: "轴",
    result: "结果",
    shape: (/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ dtype) =>
      `形状从 ${from} 变为 ${to}，${dtype}`,
    compared: (/** @type {number} */ size, /** @type {number} */ count) =>
      `共 ${count} 组，每组 ${size} 个元素`,
    from: (/** @type {string} */ elements) => `来自 ${elements}`,
    picked: (/** @type {string} */ elements) => `选中 ${elements}`,
    scalar: "标量",
    elsewhere: (/** @type {string} */ numbers) =>
      `这是 TensorFlow 的结果，它会跳过 NaN。JAX 和 NumPy 的结果是 ${numbers}`,
    copyCode: "复制代码",
    copyLink: "复制链接",
    copied: "已复制",
    notCopied: "浏览器不允许复制，请自行复制下面的文字：",
    reset: "重新开始",
    notNumber: (/** @type {string} */ text, /** @type {string} */ place) =>
      `${place} 是“${text}”，不是 float32 或 int32 的数。请写一个数、nan、inf 或 -inf。`,
    badLink: "链接里没有可以读取的矩阵，这里显示的是本页的例子。",
    kept: "没有改动任何内容。",
    empty: "粘贴的文字里没有数。",
    ragged: (/** @type {string} */ sizes) => `粘贴的各行长度不一：${sizes}。`,
    large: (/** @type {string} */ size) => `粘贴的表格大小是 ${size}，最多只能放 4 × 6 × 6。`,
    deep: "粘贴的列表超过三维。",
    brackets: "粘贴的列表括号不匹配。",
  },
};

/** @typedef {typeof words.en} Words */

/** @returns {Words} */
export const inLanguage = () => (document.documentElement.lang.startsWith("zh") ? words.zh : words.en);
