// What the code checker says, in both languages.

const words = {
  en: {
    name: "Code checker",
    code: "Your Keras 2 code",
    placeholder: "Paste code here, or drop files or a folder.",
    local: "Checked in your browser. Nothing is sent anywhere.",
    shown: "Shown above",
    pasted: "Pasted code",
    files: "Choose files",
    folder: "Choose a folder",
    example: "Try an example",
    clear: "Clear",
    undo: "Undo",
    copy: "Copy report",
    copied: "Copied",
    notCopied: "The browser doesn't allow copying here. Copy this text yourself:",
    save: "Save report",
    working: (/** @type {number} */ percent) => `Checking … ${percent}%`,
    reading: (/** @type {number} */ done, /** @type {number} */ all) => `Reading files … ${done} of ${all}`,
    nothing: "No uses of keras.backend and no traps were found.",
    clean: (/** @type {number} */ count) =>
      `${count} more ${count === 1 ? "file has" : "files have"} no findings.`,
    summary: (/** @type {Counts} */ { gone, left, silent, traps, broken, files }) =>
      [
        `${gone} ${gone === 1 ? "use" : "uses"} of functions that Keras 3 doesn't have`,
        ...(silent
          ? [`${silent} of them ${silent === 1 ? "is a silent hazard" : "are silent hazards"}`]
          : []),
        ...(left ? [`${left} still there`] : []),
        `${traps} ${traps === 1 ? "trap" : "traps"}`,
        ...(broken ? [`${broken} ${broken === 1 ? "line" : "lines"} that can't be read`] : []),
        ...(files > 1 ? [`in ${files} files`] : []),
      ].join(", ") + ".",
    line: (/** @type {Where} */ { cell, line, column }) =>
      `${cell === null ? "Line" : `Code cell ${cell}, line`} ${line}, column ${column}`,
    gone: "Gone",
    left: "Still there",
    legacy: "Only in tf.keras",
    unknown: "Unknown",
    trap: "Trap",
    broken: "Not Python 3",
    brokenTold: "This line can't be read. The rest is still checked.",
    assumed: "Not imported in this code: assumed to be the backend.",
    imported: "The import itself fails.",
    instead: "Instead: ",
    atlas: (/** @type {string} */ name) => `K.${name} in the atlas`,
    more: "More",
    as: (/** @type {string} */ line) => `What differs: see ${line}.`,
    hidden: (/** @type {number} */ count) => `${count} more are in the report.`,
    notPython: "This doesn't look like Python. Paste code, or drop a file that ends in .py or .ipynb.",
    large: (/** @type {string} */ size) => `is ${size} MB; up to 5 MB can be checked`,
    largeText: (/** @type {string} */ size) =>
      `This text is ${size} MB; up to 5 MB can be checked. It stays here as it is: check it in parts.`,
    binary: () => "is not a text file",
    encoding: (/** @type {string} */ name) =>
      `can't be read as ${name}; save it as UTF-8, or name its encoding in the first line`,
    notebook: () => "is not a readable notebook",
    unreadable: () => "could not be read from disk; choose it again",
    noFiles: "There is no file that ends in .py or .ipynb.",
    tooMany: (/** @type {number} */ count) => `There are ${count} files. Only the first 2,000 are checked.`,
    report: "Keras 2 code, checked for Keras 3",
  },
  zh: {
    name: "代码检查",
    code: "你的 Keras 2 代码",
    placeholder: "把代码粘贴到这里，或者拖入文件或文件夹。",
    local: "只在你的浏览器里检查，不会发送到任何地方。",
    shown: "上面显示的是",
    pasted: "粘贴的代码",
    files: "选择文件",
    folder: "选择文件夹",
    example: "看一个例子",
    clear: "清空",
    undo: "撤销",
    copy: "复制报告",
    copied: "已复制",
    notCopied: "浏览器不允许复制，请自行复制下面的文字：",
    save: "保存报告",
    working: (/** @type {number} */ percent) => `正在检查……${percent}%`,
    reading: (/** @type {number} */ done, /** @type {number} */ all) =>
      `正在读取文件……${done} 个，共 ${all} 个`,
    nothing: "没有用到 keras.backend，也没有发现陷阱。",
    clean: (/** @type {number} */ count) => `另有 ${count} 个文件没有问题。`,
    summary: (/** @type {Counts} */ { gone, left, silent, traps, broken, files }) =>
      [
        `${gone} 处用到 Keras 3 里没有的函数`,
        ...(silent ? [`其中 ${silent} 处只改名会悄悄出错`] : []),
        ...(left ? [`${left} 处仍然保留`] : []),
        `${traps} 个陷阱`,
        ...(broken ? [`${broken} 行读不懂`] : []),
        ...(files > 1 ? [`分布在 ${files} 个文件里`] : []),
      ].join("，") + "。",
    line: (/** @type {Where} */ { cell, line, column }) =>
      `${cell === null ? "" : `代码单元格 ${cell}，`}第 ${line} 行，第 ${column} 列`,
    gone: "已移除",
    left: "仍然保留",
    legacy: "只在 tf.keras 里有",
    unknown: "未知",
    trap: "陷阱",
    broken: "不是 Python 3",
    brokenTold: "这一行读不懂，其余部分照常检查。",
    assumed: "代码里没有导入它，这里按后端处理。",
    imported: "导入时就会报错。",
    instead: "改写为：",
    atlas: (/** @type {string} */ name) => `对照表：K.${name}`,
    more: "详见",
    as: (/** @type {string} */ line) => `差异见${line}。`,
    hidden: (/** @type {number} */ count) => `还有 ${count} 条，见报告。`,
    notPython: "这看起来不是 Python 代码。请粘贴代码，或者拖入 .py 或 .ipynb 文件。",
    large: (/** @type {string} */ size) => `有 ${size} MB，最多只能检查 5 MB`,
    largeText: (/** @type {string} */ size) =>
      `这段文字有 ${size} MB，最多只能检查 5 MB。内容原样保留，请分几次检查。`,
    binary: () => "不是文本文件",
    encoding: (/** @type {string} */ name) => `无法按 ${name} 读取，请存为 UTF-8，或者在第一行注明编码`,
    notebook: () => "不是可以读取的笔记本",
    unreadable: () => "无法从磁盘读取，请重新选择",
    noFiles: "没有 .py 或 .ipynb 文件。",
    tooMany: (/** @type {number} */ count) => `共有 ${count} 个文件，只检查前 2,000 个。`,
    report: "Keras 2 代码检查报告（面向 Keras 3）",
  },
};

/**
 * @typedef {typeof words.en} Words
 * @typedef {{cell: number | null, line: number, column: number}} Where
 * @typedef {{gone: number, left: number, silent: number, traps: number, broken: number, files: number}} Counts
 */

/** @returns {Words} */
export const inLanguage = () => (document.documentElement.lang.startsWith("zh") ? words.zh : words.en);
