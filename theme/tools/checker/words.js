// What the code upgrader says, in both languages. What it says of each finding comes with the rules.

/** @param {number} count @param {string} one @param {string} more */
const of = (count, one, more) => `${count} ${count === 1 ? one : more}`;

const words = {
  en: {
    name: "Code checker and upgrader",
    code: "Your Keras 2 code",
    placeholder: "Paste code here, or drop files, notebooks or a folder.",
    local: "Everything happens in your browser. Nothing is sent anywhere.",
    shown: "Shown above",
    pasted: "Pasted code",
    readOnly: "This is the file as it was read; paste code to edit it here.",
    files: "Choose files",
    folder: "Choose a folder",
    example: "Try an example",
    clear: "Clear",
    undo: "Undo",
    copyReport: "Copy report",
    saveReport: "Save report",
    copied: "Copied",
    notCopied: "The browser doesn't allow copying here. Copy this text yourself:",
    showDiff: "Show as a diff",
    showFindings: "Show the findings",
    copy: "Copy new code",
    save: "Save file",
    saveAll: "Save all as .zip",
    savePatch: "Save .patch",
    write: "Write into the folder …",
    of: (/** @type {string} */ action, /** @type {string} */ name) => `${action}: ${name}`,
    patchSaved: (/** @type {string} */ folder) =>
      `Run \`git apply keras-3.patch\` in ${folder ? `the folder \`${folder}\`` : "the folder of the files"}.`,
    working: "Upgrading",
    progress: (/** @type {number} */ done, /** @type {number} */ all) =>
      all > 1 ? `${done} of ${all} files upgraded` : "Upgrading …",
    reading: (/** @type {number} */ done, /** @type {number} */ all) => `${done} of ${all} files read`,
    stop: "Stop",
    stopped: (/** @type {number} */ done, /** @type {number} */ all) =>
      `Stopped: ${done} of ${of(all, "file", "files")} done.`,
    goOn: "Continue",
    nothing:
      "Nothing was found. These were looked for: functions of the backend, names that moved or are gone, arguments and methods that changed, and the traps in the list below.",
    clean: (/** @type {number} */ count) => `${of(count, "more file has", "more files have")} no findings.`,
    summary: (/** @type {Counts} */ { rewritten, noted, left, silent, traps, broken, off, files, changed }) =>
      [
        [
          of(rewritten + noted, "change is ready", "changes are ready") +
            (noted ? `, ${noted} of them with a difference` : ""),
          ...(off ? [`${off} switched off`] : []),
          `${of(left, "place is", "places are")} left to you`,
          ...(traps ? [of(traps, "trap", "traps")] : []),
          ...(broken ? [of(broken, "line can't be read", "lines can't be read")] : []),
        ].join("; ") + ".",
        ...(files > 1 ? [`${changed} of ${files} files change.`] : []),
        ...(silent
          ? [
              `Only renamed, ${of(silent, "call", "calls")} would give something else without an error message.`,
            ]
          : []),
      ].join(" "),
    line: (/** @type {Where} */ { cell, line, column }) =>
      `${cell === null ? "Line" : `Code cell ${cell}, line`} ${line}, column ${column}`,
    rewritten: "Rewritten",
    noted: "Rewritten, differs",
    left: "Left to you",
    trap: "Trap",
    broken: "Not Python 3",
    isOff: "Switched off",
    removed: "Line removed",
    follows: "Follows from the other changes",
    hazards: { ordinary: "Renaming fails silently", rare: "Renaming fails silently on rare values" },
    atlas: (/** @type {string} */ rule) => `${rule} in the atlas`,
    as: (/** @type {string} */ line) => `As for ${line}.`,
    hidden: (/** @type {number} */ count) => `${of(count, "more is", "more are")} in the report.`,
    hiddenFiles: (/** @type {number} */ count) =>
      `${of(count, "more file that changes is", "more files that change are")} not shown. They are saved and written like the others.`,
    wholeFile: (/** @type {string} */ name) => `All changes in ${name}`,
    skipped: (/** @type {number} */ count) => `${of(count, "line", "lines")} unchanged`,
    lines: (/** @type {number} */ count) => `${of(count, "more line", "more lines")}`,
    notPython: "This doesn't look like Python. Paste code, or drop a file that ends in .py or .ipynb.",
    large: (/** @type {string} */ size) => `is ${size} MB; up to 5 MB can be upgraded`,
    largeText: (/** @type {string} */ size) =>
      `This text is ${size} MB; up to 5 MB can be upgraded. It stays here as it is: paste it in parts.`,
    binary: () => "is not a text file",
    encoding: (/** @type {string} */ name) =>
      `can't be read as ${name}; save it as UTF-8, or name its encoding in the first line`,
    notEncoded: (/** @type {string} */ name) =>
      `is encoded as ${name}, which can't hold all of the new code, or has no place in a patch; save it as UTF-8, and choose it again`,
    notebook: (/** @type {string} */ line) =>
      line ? `is not a readable notebook: see line ${line} of the file` : "is not a readable notebook",
    unreadable: () => "could not be read from disk; choose it again",
    noFiles: "There is no file that ends in .py or .ipynb.",
    tooMany: (/** @type {number} */ count) => `There are ${count} files. Only the first 2,000 are upgraded.`,
    ask: (/** @type {number} */ count, /** @type {string} */ folder) =>
      `Write ${of(count, "file", "files")} into “${folder}”?`,
    askNone: (/** @type {string} */ folder) => `No file can be written into “${folder}”.`,
    refused: "These are left as they are:",
    changedSince: "has changed since it was read; choose it again",
    notThere: "is not in this folder",
    notAllowed: "can't be written",
    yes: "Write",
    no: "Cancel",
    written: (/** @type {number} */ count, /** @type {string} */ folder) =>
      `${of(count, "file was", "files were")} written into “${folder}”.`,
    report: "Keras 2 code, upgraded to Keras 3",
    failed: "The upgrader could not be loaded. Reload the page.",
  },
  zh: {
    name: "代码检查与升级",
    code: "你的 Keras 2 代码",
    placeholder: "把代码粘贴到这里，或者拖入文件、笔记本或文件夹。",
    local: "一切都在你的浏览器里完成，不会发送到任何地方。",
    shown: "上面显示的是",
    pasted: "粘贴的代码",
    readOnly: "这是读取到的文件，不能修改；要编辑代码，请粘贴到这里。",
    files: "选择文件",
    folder: "选择文件夹",
    example: "看一个例子",
    clear: "清空",
    undo: "撤销",
    copyReport: "复制报告",
    saveReport: "保存报告",
    copied: "已复制",
    notCopied: "浏览器不允许复制，请自行复制下面的文字：",
    showDiff: "以对比方式显示",
    showFindings: "显示发现的问题",
    copy: "复制新代码",
    save: "保存文件",
    saveAll: "全部存为 .zip",
    savePatch: "保存 .patch",
    write: "写入文件夹……",
    of: (/** @type {string} */ action, /** @type {string} */ name) => `${action}：${name}`,
    patchSaved: (/** @type {string} */ folder) =>
      `请在${folder ? `文件夹 \`${folder}\` ` : "文件所在的文件夹"}里运行 \`git apply keras-3.patch\`。`,
    working: "正在升级",
    progress: (/** @type {number} */ done, /** @type {number} */ all) =>
      all > 1 ? `已升级 ${done} 个文件，共 ${all} 个` : "正在升级……",
    reading: (/** @type {number} */ done, /** @type {number} */ all) => `已读取 ${done} 个文件，共 ${all} 个`,
    stop: "停止",
    stopped: (/** @type {number} */ done, /** @type {number} */ all) =>
      `已停止：完成了 ${done} 个文件，共 ${all} 个。`,
    goOn: "继续",
    nothing:
      "没有发现问题。查找的范围是：后端函数、换了位置或已移除的名称、变了的实参和方法，以及下面列出的陷阱。",
    clean: (/** @type {number} */ count) => `另有 ${count} 个文件没有问题。`,
    summary: (/** @type {Counts} */ { rewritten, noted, left, silent, traps, broken, off, files, changed }) =>
      [
        [
          `${rewritten + noted} 处改动已就绪${noted ? `，其中 ${noted} 处有差异` : ""}`,
          ...(off ? [`${off} 处已关闭`] : []),
          `${left} 处需要你自己处理`,
          ...(traps ? [`${traps} 个陷阱`] : []),
          ...(broken ? [`${broken} 行读不懂`] : []),
        ].join("；") + "。",
        ...(files > 1 ? [`${files} 个文件里有 ${changed} 个会改动。`] : []),
        ...(silent ? [`如果只改名，有 ${silent} 处调用会悄悄出错。`] : []),
      ].join(""),
    line: (/** @type {Where} */ { cell, line, column }) =>
      `${cell === null ? "" : `代码单元格 ${cell}，`}第 ${line} 行，第 ${column} 列`,
    rewritten: "已改写",
    noted: "已改写，有差异",
    left: "需要你处理",
    trap: "陷阱",
    broken: "不是 Python 3",
    isOff: "已关闭",
    removed: "此行已移除",
    follows: "随其他改动而来",
    hazards: { ordinary: "只改名会悄悄出错", rare: "只改名时，少数取值会悄悄出错" },
    atlas: (/** @type {string} */ rule) => `对照表：${rule}`,
    as: (/** @type {string} */ line) => `同${line}。`,
    hidden: (/** @type {number} */ count) => `还有 ${count} 条，见报告。`,
    hiddenFiles: (/** @type {number} */ count) =>
      `还有 ${count} 个会改动的文件没有显示，保存和写入时同样包括在内。`,
    wholeFile: (/** @type {string} */ name) => `${name} 的全部改动`,
    skipped: (/** @type {number} */ count) => `${count} 行没有改动`,
    lines: (/** @type {number} */ count) => `还有 ${count} 行`,
    notPython: "这看起来不是 Python 代码。请粘贴代码，或者拖入 .py 或 .ipynb 文件。",
    large: (/** @type {string} */ size) => `有 ${size} MB，最多只能升级 5 MB`,
    largeText: (/** @type {string} */ size) =>
      `这段文字有 ${size} MB，最多只能升级 5 MB。内容原样保留，请分几次粘贴。`,
    binary: () => "不是文本文件",
    encoding: (/** @type {string} */ name) => `无法按 ${name} 读取，请存为 UTF-8，或者在第一行注明编码`,
    notEncoded: (/** @type {string} */ name) =>
      `的编码是 ${name}，容纳不下新代码，或者不能放进补丁，请存为 UTF-8 后重新选择`,
    notebook: (/** @type {string} */ line) =>
      line ? `不是可以读取的笔记本，问题在文件的第 ${line} 行` : "不是可以读取的笔记本",
    unreadable: () => "无法从磁盘读取，请重新选择",
    noFiles: "没有 .py 或 .ipynb 文件。",
    tooMany: (/** @type {number} */ count) => `共有 ${count} 个文件，只升级前 2,000 个。`,
    ask: (/** @type {number} */ count, /** @type {string} */ folder) =>
      `要把 ${count} 个文件写入“${folder}”吗？`,
    askNone: (/** @type {string} */ folder) => `没有文件可以写入“${folder}”。`,
    refused: "下面这些保持原样：",
    changedSince: "在读取之后有改动，请重新选择",
    notThere: "不在这个文件夹里",
    notAllowed: "无法写入",
    yes: "写入",
    no: "取消",
    written: (/** @type {number} */ count, /** @type {string} */ folder) =>
      `已把 ${count} 个文件写入“${folder}”。`,
    report: "Keras 2 代码升级报告（面向 Keras 3）",
    failed: "升级工具没能加载，请刷新页面。",
  },
};

/**
 * @typedef {typeof words.en} Words
 * @typedef {{cell: number | null, line: number, column: number}} Where
 * @typedef {import("./counts.js").Counts} Counts
 */

/** @returns {"en" | "zh"} */
export const language = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

/** @returns {Words} */
export const inLanguage = () => words[language()];
