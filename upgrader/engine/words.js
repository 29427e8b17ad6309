// What the upgrader says of each finding, in both languages. What it says of functions and of other
// breakages stands with their rules.

const words = {
  en: {
    kinds: {
      rewritten: "rewritten",
      noted: "rewritten, with a difference",
      left: "left",
      trap: "trap",
      broken: "not Python 3",
      hazard: "silent",
    },
    imported: "the import fails in Keras 3.",
    assumed: "Nothing here says what K is: it is taken for the backend.",
    reasons: {
      none: "",
      star: "Its arguments are unpacked.",
      arguments: "The function doesn't take these arguments.",
      lossy: (/** @type {string} */ name) =>
        `The replacement has no place for ${name}=, and the results differ without it.`,
      phase: "The learning phase is one of its inputs, and Keras 3 has none.",
      training: "Without training, Keras 2 asked the running model. Pass training=.",
      target: "Something is assigned to it.",
      broken: "The call can't be read.",
      shape:
        "The whole shape is a tuple now, with None for what is unknown: arithmetic on it means something else.",
      text: "The replacement has quotes, and stands in an f-string.",
      unknown: "Keras 2 of today doesn't have it either.",
    },
    traps: {
      infer:
        "a function that Keras 3 doesn't have, in a Lambda: the call fails, and the message blames the shape.",
      late: "a function that Keras 3 doesn't have, in a Lambda: the model can be built, but fails when it runs.",
      ignored: "the lambda ignores its argument: another symbolic tensor never gets a value there.",
      loop: "a Lambda layer in a loop: all layers see the last value of the loop variable.",
      default: "a default in a lambda: the saved model can't be loaded.",
      saved: "a model with a lambda is saved: Keras refuses to load it.",
      loaded: "a model is loaded or cloned: Keras refuses if it contains a lambda.",
      unregistered: "the function of a Lambda is not registered: the saved model doesn't find it.",
      untracked: "a layer or variable inside a Lambda: its weights are not trained, saved or counted.",
      numpy: "a NumPy function in a Lambda: it fails on a symbolic tensor of TensorFlow.",
      "python-if": "a Python if on a tensor: while the model is built, there is no value to decide on.",
      dtype: "an integer dtype of a Lambda: it cuts the decimals off its input.",
      mask: "a Lambda drops the mask: later layers treat the padding as data.",
      tensorflow: "a TensorFlow function on a symbolic tensor raises: call it in a layer, or use keras.ops.",
      training: "training=True in a layer's call: predict overrides it.",
      nested: "nested lists for predict: the inner brackets are no batch axis any more.",
    },
    broken: {
      python: "This line can't be read as Python 3; the rest is still upgraded.",
      punctuation: "Full-width or curly punctuation, as texts have it: Python needs the plain one.",
      prompt: "A console's prompt stands before the code.",
    },
    hazard: "If only the name is changed, the result changes without a message.",
    see: "See",
  },
  zh: {
    kinds: {
      rewritten: "已改写",
      noted: "已改写，有差异",
      left: "未改写",
      trap: "陷阱",
      broken: "不是 Python 3",
      hazard: "悄悄出错",
    },
    imported: "在 Keras 3 里，这个导入会报错。",
    assumed: "代码没有说明 K 是什么，这里按后端处理。",
    reasons: {
      none: "",
      star: "它的实参是解包传入的。",
      arguments: "函数不接受这些实参。",
      lossy: (/** @type {string} */ name) => `替代写法没有对应 ${name}= 的位置，省略它结果会不同。`,
      phase: "它的输入里有学习阶段，而 Keras 3 没有。",
      training: "省略 training 时，Keras 2 会看正在运行的模型。请传入 training=。",
      target: "这里在给它赋值。",
      broken: "这个调用读不懂。",
      shape: "整个形状现在是元组，未知的维度是 None：对它做运算含义不同。",
      text: "替代写法带有引号，而它在 f-string 里。",
      unknown: "如今的 Keras 2 里也没有它。",
    },
    traps: {
      infer: "Lambda 里用了 Keras 3 没有的函数：调用会失败，报错却归咎于形状。",
      late: "Lambda 里用了 Keras 3 没有的函数：模型能建起来，运行时才失败。",
      ignored: "lambda 没有用到它的实参：其中的另一个符号张量永远得不到值。",
      loop: "循环里的 Lambda 层：所有层看到的都是循环变量的最后一个值。",
      default: "lambda 带有默认值：保存的模型无法加载。",
      saved: "保存了带 lambda 的模型：Keras 拒绝加载它。",
      loaded: "加载或克隆模型：含有 lambda 时 Keras 会拒绝。",
      unregistered: "Lambda 的函数没有注册：保存的模型找不到它。",
      untracked: "Lambda 里有层或变量：它的权重不参与训练、保存与计数。",
      numpy: "Lambda 里用了 NumPy 函数：遇到 TensorFlow 的符号张量会失败。",
      "python-if": "对张量用了 Python 的 if：构建模型时还没有值可供判断。",
      dtype: "Lambda 指定了整数 dtype：输入的小数部分会被舍去。",
      mask: "Lambda 丢弃了掩码：后面的层会把填充当作数据。",
      tensorflow: "对符号张量调用 TensorFlow 函数会报错：请放进层里，或者用 keras.ops。",
      training: "调用层时写了 training=True：predict 会覆盖它。",
      nested: "给 predict 传了嵌套列表：内层方括号不再是批次轴。",
    },
    broken: {
      python: "这一行不能作为 Python 3 读取，其余部分照常改写。",
      punctuation: "这里是全角标点或弯引号，Python 需要半角的。",
      prompt: "代码前面是控制台的提示符。",
    },
    hazard: "只改名字的话，结果会变，而且没有提示。",
    see: "详见",
  },
};

/** @typedef {typeof words.en} Words */

/** @param {"en" | "zh"} language @returns {Words} */
export const wordsOf = (language) => words[language];
