"""What PyTorch gives otherwise than TensorFlow."""

from publishing.atlas.entry import Difference, SituationDifference

ANY_INDEX = Difference(
    "torch",
    "accepts",
    "PyTorch also takes booleans, floats and `uint8` as indexes; TensorFlow raises. Convert them to `int32`.",
    "PyTorch 还接受布尔值、浮点数和 `uint8` 作下标，TensorFlow 会报错。请转换成 `int32`。",
)
ARRAY_TIMES_TENSOR = Difference(
    "torch",
    "raises",
    "A NumPy array on the left of `*` doesn't take PyTorch's tensors. Put the tensor first, or "
    "convert the array with `ops.convert_to_tensor`.",
    "`*` 左边的 NumPy 数组不接受 PyTorch 的张量。请把张量写在前面，或者用 `ops.convert_to_tensor` 转换数组。",
    ordinary=True,
)
BATCH_OF_ONE = Difference(
    "torch",
    "accepts",
    "PyTorch spreads a batch of one sample over the other batch; TensorFlow raises.",
    "PyTorch 会广播只有一个样本的批次，TensorFlow 会报错。",
)
BIAS_DTYPE = Difference(
    "torch",
    "dtype",
    "Of different dtypes, PyTorch returns the wider one, and TensorFlow that of `x`.",
    "dtype 不同时，PyTorch 返回较宽的，TensorFlow 返回 `x` 的 dtype。",
)
BIAS_VALUES = Difference(
    "torch",
    "values",
    "With integers in `x`, PyTorch adds a fractional bias; TensorFlow cuts off its fraction first.",
    "`x` 是整数时，PyTorch 直接加上带小数的偏置，TensorFlow 则先舍去小数部分。",
)
BOOLEANS_COMPARED = Difference(
    "torch",
    "accepts",
    "TensorFlow raises when both are booleans; PyTorch doesn't. If your code has to run on every "
    "backend, convert them to integers first.",
    "两者都是布尔值时，TensorFlow 会报错，PyTorch 不会。如果代码要在各个后端上运行，请先把它们转换成整数。",
)
BOOLEANS_TAKEN = Difference(
    "torch",
    "accepts",
    "PyTorch also takes booleans; TensorFlow raises. Convert them to integers first.",
    "PyTorch 还接受布尔值，TensorFlow 会报错。请先转换成整数。",
)
BROADCAST_STATISTICS = Difference(
    "torch",
    "raises",
    "PyTorch takes `mean` and `variance` of the axis only, without broadcasting. Pass vectors of its length.",
    "PyTorch 只接受与该轴等长的 `mean` 和 `variance`，不会广播。请传入这样的向量。",
)
CLASS_RANGE = Difference(
    "torch",
    "raises",
    "PyTorch raises on an index out of range; TensorFlow gives a row of zeros. Check the indexes first.",
    "下标越界时，PyTorch 会报错，TensorFlow 给出一行零。请先检查下标。",
)
CLIPPED = Difference(
    "torch",
    "accepts",
    "PyTorch also clips Python numbers, lists, booleans, and integers between floats; TensorFlow raises.",
    "PyTorch 还能截断 Python 数字、列表、布尔值，以及上下限是浮点数的整数；TensorFlow 会报错。",
)
CLIPPED_VALUES = Difference(
    "torch",
    "values",
    "Where the minimum is above the maximum, PyTorch returns the maximum, and TensorFlow the "
    "minimum. In double precision, PyTorch rounds the bounds to `float32` first.",
    "最小值大于最大值时，PyTorch 返回最大值，TensorFlow 返回最小值。双精度时，PyTorch "
    "先把上下限舍入成 `float32`。",
)
CONVOLVED = Difference(
    "torch",
    "accepts",
    "PyTorch also convolves where TensorFlow raises on the CPU: `channels_first`, integers, "
    "strides together with dilation, unequal strides, lists. It takes an unknown padding for "
    '`"valid"`.',
    "PyTorch 能计算 TensorFlow 在 CPU 上报错的情形：`channels_first`、整数、步长与膨胀率并用、"
    '不相等的步长、列表。未知的填充方式会被当作 `"valid"`。',
)
CTC_EDGES = Difference(
    "torch",
    "values",
    "With fewer steps than labels, PyTorch gives infinity. If the blank is used as a label, the "
    "costs differ.",
    "步数少于标签数时，PyTorch 给出无穷大。如果把空白当作标签使用，结果也不同。",
)
CTC_LENGTHS = Difference(
    "torch",
    "accepts",
    "PyTorch also takes lengths of one axis; TensorFlow raises.",
    "PyTorch 还接受只有一个轴的长度，TensorFlow 会报错。",
)
CUBIC_WEIGHTS = Difference(
    "torch",
    "values",
    'PyTorch computes `"bicubic"` with other weights, and its `"bilinear"` spreads NaN and '
    "infinities to one more neighbor.",
    'PyTorch 计算 `"bicubic"` 时用的权重不同；它的 `"bilinear"` 会把 NaN 和无穷大多传给一个相邻元素。',
)
CUT_OFF = Difference(
    "torch",
    "values",
    "PyTorch computes in 32 bits here: an integer beyond 32 bits loses its upper bits. Keep "
    "integers within 32 bits.",
    "PyTorch 后端在这里用 32 位计算，超出 32 位的整数会丢失高位。请让整数保持在 32 位以内。",
)
DECODED_EDGES = Difference(
    "torch",
    "values",
    "Of paths that are equally likely, PyTorch picks another one, and for a length of 0 its beam "
    "search still finds a label.",
    "几条路径同样可能时，PyTorch 选中的是另一条；长度为 0 时，它的集束搜索仍会找到一个标签。",
)
DECODED_LENGTHS = Difference(
    "torch",
    "accepts",
    "PyTorch also takes a length beyond the steps; TensorFlow raises. Check the lengths first.",
    "PyTorch 还接受超出步数的长度，TensorFlow 会报错。请先检查长度。",
)
DECODED_ZERO = Difference(
    "torch",
    "zero",
    "For a length of 0, PyTorch gives a negative zero.",
    "长度为 0 时，PyTorch 给出负零。",
)
DOT_SHAPE = Difference(
    "torch",
    "shape",
    "With more than two axes, PyTorch multiplies matrix by matrix, as `ops.matmul` does. Use "
    "`ops.tensordot`.",
    "超过两个轴时，PyTorch 像 `ops.matmul` 一样逐个矩阵相乘。请用 `ops.tensordot`。",
)
DOT_VALUES = Difference(
    "torch",
    "values",
    "With more than two axes, PyTorch multiplies matrix by matrix, as `ops.matmul` does: the axes "
    "of the result are in another order. Use `ops.tensordot`.",
    "超过两个轴时，PyTorch 像 `ops.matmul` 一样逐个矩阵相乘，结果的轴的顺序也不同。请用 `ops.tensordot`。",
)
DRAWN = Difference(
    "torch",
    "raises",
    "PyTorch raises on an impossible probability, on a probability that is an integer, and on a "
    "shape that is a tensor.",
    "概率不可能、概率写成整数，或者形状是张量时，PyTorch 会报错。",
)
DRAWN_NORMAL = Difference(
    "torch",
    "raises",
    "PyTorch takes numbers only: no value for each column, no tensor as a shape, and no "
    "negative deviation. Scale and shift the result instead.",
    "PyTorch 只接受数字：不能给每一列一个值，不能用张量表示形状，标准差也不能为负。请改为缩放、平移结果。",
)
DRAWN_SHAPE = Difference(
    "torch",
    "raises",
    "PyTorch takes no tensor as a shape. Pass a tuple of integers.",
    "PyTorch 不接受用张量表示形状，请传入整数元组。",
)
DROPPED_ARRAY = Difference(
    "torch",
    "raises",
    "On PyTorch, `keras.random.dropout` takes no NumPy array. Pass `ops.convert_to_tensor(x)`, or "
    "use the layer.",
    "在 PyTorch 上，`keras.random.dropout` 不接受 NumPy 数组。请传入 `ops.convert_to_tensor(x)`，"
    "或者用对应的层。",
    ordinary=True,
)
DROPPED_IN_LAMBDA = SituationDifference(
    ("lambda_layer",),
    "accepts",
    "On PyTorch, a Lambda layer gets tensors, which `keras.random.dropout` takes there, unlike arrays.",
    "在 PyTorch 上，Lambda 层收到的是张量；`keras.random.dropout` 在那里接受张量，不接受数组。",
    backends=("torch",),
)
DROPPED_INTEGERS = Difference(
    "torch",
    "accepts",
    "PyTorch also scales integers; TensorFlow raises.",
    "PyTorch 还能缩放整数，TensorFlow 会报错。",
)
EMPTY_RESHAPE = Difference(
    "torch",
    "raises",
    "PyTorch can't find the size of an axis of an empty tensor. Write it instead of -1.",
    "对空张量，PyTorch 无法推断轴的大小。请写出大小，不要写 -1。",
)
EMPTY_SUM = Difference(
    "torch",
    "accepts",
    "PyTorch also adds empty tensors; TensorFlow raises.",
    "PyTorch 还能把空张量相加，TensorFlow 会报错。",
)
EXACT_PRODUCT = Difference(
    "torch",
    "values",
    "PyTorch multiplies integers as integers; TensorFlow rounds large ones.",
    "PyTorch 按整数计算乘积；TensorFlow 会舍入较大的整数。",
)
FILLED_RAISES = Difference(
    "torch",
    "raises",
    "Keras on PyTorch has no `uint64`, and takes no NumPy array as a shape. Use `int64`, and a tuple.",
    "PyTorch 后端没有 `uint64`，也不接受用 NumPy 数组表示形状。请用 `int64` 和元组。",
    ordinary=True,
)
FIRST_FOUND = Difference(
    "torch",
    "values",
    "TensorFlow skips NaN, and tells 0 from -0; PyTorch returns the index of the first NaN, and "
    "takes both zeros as equal. Replace NaN before you search.",
    "TensorFlow 会跳过 NaN，并区分 0 和 -0；PyTorch 返回第一个 NaN 的下标，并把两种零看作相等。"
    "请先替换掉 NaN 再查找。",
)
FLOAT_PADDING = Difference(
    "torch",
    "raises",
    "PyTorch takes no floats as padding. Pass integers.",
    "PyTorch 不接受用浮点数作填充，请传入整数。",
)
FOCAL_CLIPPED = Difference(
    "torch",
    "values",
    "PyTorch clips saturated probabilities even if they come from logits, and in double precision, "
    "it rounds some numbers to `float32` first.",
    "即使概率来自 logits，PyTorch 也会截断饱和的概率；双精度时，它会先把一些数舍入成 `float32`。",
)
FRACTIONS = Difference(
    "torch",
    "accepts",
    "PyTorch also takes factors that aren't integers, and cuts them off; TensorFlow raises.",
    "PyTorch 还接受不是整数的倍数，并舍去小数部分；TensorFlow 会报错。",
)
INTEGERS_TAKEN = Difference(
    "torch",
    "accepts",
    "PyTorch also takes integers and converts them to floats; TensorFlow raises. Convert them first.",
    "PyTorch 还接受整数，并把它们转换成浮点数；TensorFlow 会报错。请先转换。",
)
INTEGER_VARIABLE = Difference(
    "torch",
    "raises",
    "On PyTorch, a variable of integers or booleans needs `trainable=False`.",
    "在 PyTorch 上，整数或布尔值的变量需要 `trainable=False`。",
)
INTEGER_VARIABLE_ALWAYS = Difference(
    "torch",
    "raises",
    "On PyTorch, a variable of integers or booleans needs `trainable=False`.",
    "在 PyTorch 上，整数或布尔值的变量需要 `trainable=False`。",
    ordinary=True,
)
ITS_NAME = Difference(
    "torch",
    "values",
    'On PyTorch the answer is `"torch"`. Use `ops.*` instead of branches where you can.',
    '在 PyTorch 上得到 `"torch"`。能用 `ops.*` 时，不要按后端写分支。',
    ordinary=True,
)
K_RANGE = Difference(
    "torch",
    "raises",
    "PyTorch raises if `k` is larger than the number of classes.",
    "`k` 大于类别数时，PyTorch 会报错。",
)
LISTS_TAKEN = Difference(
    "torch",
    "accepts",
    "PyTorch also takes Python lists; TensorFlow raises. Pass `ops.convert_to_tensor(x)`.",
    "PyTorch 还接受 Python 列表，TensorFlow 会报错。请传入 `ops.convert_to_tensor(x)`。",
)
LONG_AXIS = Difference(
    "torch",
    "accepts",
    "PyTorch leaves an axis that is longer than 1, and takes scalars; TensorFlow raises.",
    "轴的长度大于 1 时，PyTorch 会保留它；标量也能接受。TensorFlow 会报错。",
)
LOSS_DTYPE = Difference(
    "torch",
    "dtype",
    "Of different dtypes, PyTorch returns the wider one, and TensorFlow that of the output.",
    "dtype 不同时，PyTorch 返回较宽的，TensorFlow 返回预测值的 dtype。",
)
LOSS_TAKEN = Difference(
    "torch",
    "accepts",
    "PyTorch also takes integers, booleans, mixed dtypes and other negative axes; TensorFlow raises.",
    "PyTorch 还接受整数、布尔值、混合的 dtype 和其他负数轴；TensorFlow 会报错。",
)
MIXED_LOSS = Difference(
    "torch",
    "accepts",
    "PyTorch converts both to a common dtype; TensorFlow raises.",
    "PyTorch 把两者转换成共同的 dtype，TensorFlow 会报错。",
)
MIXED_PRODUCT = Difference(
    "torch",
    "raises",
    "PyTorch raises on different dtypes. Cast both to the same first.",
    "dtype 不同时，PyTorch 会报错。请先把两者转换成相同的 dtype。",
)
MIXED_STATE = Difference(
    "torch",
    "accepts",
    "PyTorch converts numbers of different dtypes to a common one; TensorFlow raises. Pass "
    "`initializer=10.0`.",
    "PyTorch 把不同 dtype 的数转换成共同的 dtype，TensorFlow 会报错。请传入 `initializer=10.0`。",
)
NAN_PROBABILITY = Difference(
    "torch",
    "raises",
    "PyTorch raises on NaN among the probabilities; TensorFlow returns NaN.",
    "概率中有 NaN 时，PyTorch 会报错，TensorFlow 返回 NaN。",
)
NARROWED = Difference(
    "torch",
    "dtype",
    "Keras on PyTorch computes 64-bit numbers in 32 bits here, and returns 32 bits. Don't rely on "
    "double precision.",
    "PyTorch 后端在这里用 32 位计算 64 位的数，结果也是 32 位。不要依赖双精度。",
)
NEGATIVE_DEVIATION = Difference(
    "torch",
    "raises",
    "PyTorch raises on a negative deviation.",
    "标准差为负时，PyTorch 会报错。",
)
NEGATIVE_PADDING = Difference(
    "torch",
    "accepts",
    "PyTorch takes a negative padding, and crops; TensorFlow raises.",
    "PyTorch 接受负的填充，效果是裁剪；TensorFlow 会报错。",
)
NEGATIVE_POWER = Difference(
    "torch",
    "accepts",
    "PyTorch also raises integers to negative powers, and drops the fraction; TensorFlow raises.",
    "PyTorch 还能计算整数的负数次幂，并舍去小数部分；TensorFlow 会报错。",
)
NEGATIVE_REPEATS = Difference(
    "torch",
    "accepts",
    "PyTorch ignores a negative number of repeats; TensorFlow raises.",
    "重复次数为负时，PyTorch 会忽略它，TensorFlow 会报错。",
)
NEGATIVE_ZERO = Difference(
    "torch",
    "zero",
    "PyTorch keeps the sign of a negative zero; TensorFlow loses it.",
    "PyTorch 保留负零的符号，TensorFlow 则会丢失。",
)
NO_ARRAY = Difference(
    "torch",
    "raises",
    "On PyTorch, `ops.stop_gradient` takes no NumPy array. Pass `ops.convert_to_tensor(x)`.",
    "在 PyTorch 上，`ops.stop_gradient` 不接受 NumPy 数组，请传入 `ops.convert_to_tensor(x)`。",
    ordinary=True,
)
NO_AXES = Difference(
    "torch",
    "shape",
    "For `axis=()`, PyTorch reduces all axes; TensorFlow reduces none. Write the axes.",
    "`axis=()` 时，PyTorch 归约所有的轴，TensorFlow 一个也不归约。请写出轴。",
    ordinary=True,
)
NO_LANCZOS = Difference(
    "torch",
    "raises",
    'PyTorch has neither `"lanczos3"` nor `"lanczos5"`. Use `"bicubic"`.',
    'PyTorch 没有 `"lanczos3"` 和 `"lanczos5"`，请用 `"bicubic"`。',
)
NO_SHAPE = Difference(
    "torch",
    "raises",
    "On PyTorch, `ops.shape` takes neither Python numbers nor lists. Pass `ops.convert_to_tensor(x)`.",
    "在 PyTorch 上，`ops.shape` 不接受 Python 数字和列表，请传入 `ops.convert_to_tensor(x)`。",
)
NO_SPARSE_INPUT = Difference(
    "torch",
    "raises",
    "Keras on PyTorch has neither sparse nor ragged inputs.",
    "PyTorch 后端没有稀疏输入和不规则输入。",
)
NO_STEPS = Difference(
    "torch",
    "raises",
    "On PyTorch, `ops.scan` raises if there is no step: for no element, or for one without an initial value.",
    "在 PyTorch 上，如果一步也没有，`ops.scan` 就会报错：没有元素，或者只有一个元素而没有初始值。",
)
NO_UINT64 = Difference(
    "torch",
    "raises",
    "Keras on PyTorch has no `uint64`. Use `int64`.",
    "PyTorch 后端没有 `uint64`，请用 `int64`。",
)
NO_UINT64_ALWAYS = Difference(
    "torch",
    "raises",
    "Keras on PyTorch has no `uint64`. Use `int64`.",
    "PyTorch 后端没有 `uint64`，请用 `int64`。",
    ordinary=True,
)
NUMBER_DTYPE = Difference(
    "torch",
    "values",
    "PyTorch reads a Python number in the tensor's dtype, as Keras 2 did; Keras 3 on TensorFlow "
    "doesn't. Write the number as `ops.convert_to_tensor(0.1, dtype=x.dtype)`, and only one that "
    "the dtype can hold.",
    "PyTorch 像 Keras 2 一样按张量的 dtype 理解 Python 数字，TensorFlow 上的 Keras 3 则不是。"
    "请把数字写成 `ops.convert_to_tensor(0.1, dtype=x.dtype)`，而且只写这个 dtype 能表示的数。",
)
OVERFLOW = Difference(
    "torch",
    "raises",
    "PyTorch raises on a number that the dtype can't hold; TensorFlow wraps it around. Write a "
    "number that fits.",
    "数字超出 dtype 的范围时，PyTorch 会报错，TensorFlow 则会回绕。请写范围内的数字。",
)
POOLED = Difference(
    "torch",
    "accepts",
    "PyTorch also pools where TensorFlow raises on the CPU: integers, half and double precision, "
    'lists. It takes an unknown padding for `"valid"`.',
    "PyTorch 能对 TensorFlow 在 CPU 上报错的输入做池化：整数、半精度和双精度、列表。"
    '未知的填充方式会被当作 `"valid"`。',
)
POOLED_NAN = Difference(
    "torch",
    "values",
    "Where a window holds NaN, PyTorch returns NaN; TensorFlow may ignore it. Where a window holds "
    "nothing but `-inf`, TensorFlow returns the smallest finite number.",
    "窗口中有 NaN 时，PyTorch 返回 NaN，而 TensorFlow 可能会忽略它。窗口中只有 `-inf` 时，"
    "TensorFlow 返回最小的有限数。",
)
RANGE_DTYPE = Difference(
    "torch",
    "dtype",
    "PyTorch takes no dtype from NumPy's numbers: the result is `int32` or `float32`. Pass `dtype`.",
    "PyTorch 不采用 NumPy 数字的 dtype，结果是 `int32` 或 `float32`。请传入 `dtype`。",
)
REPEATED = Difference(
    "torch",
    "raises",
    "On PyTorch, `ops.repeat` takes neither a scalar nor a list of repeats. Repeat each part, then "
    "concatenate.",
    "在 PyTorch 上，`ops.repeat` 不接受标量，也不接受用列表表示重复次数。请分别重复各个部分，再拼接起来。",
)
REPEATED_AXIS = Difference(
    "torch",
    "accepts",
    "PyTorch counts an axis that is out of range from the end once more; TensorFlow raises. Check the axis.",
    "轴越界时，PyTorch 会再从末尾数一遍，TensorFlow 会报错。请检查轴。",
)
RESHAPED_IN_LAYER = SituationDifference(
    ("fit",),
    "raises",
    "To infer the output of a layer, Keras on PyTorch makes trial calls with other batch sizes, which "
    "`(2, 3, 1)` doesn't fit. Write `-1` for the batch, and the sizes of a row after it.",
    "PyTorch 后端为了推断层的输出，会用其他的批次大小试调用，与 `(2, 3, 1)` 不符。批次请写成 `-1`，"
    "后面写明每一行的大小。",
    backends=("torch",),
    advised=("ops.reshape(rows, (-1, 3, 1))",),
)
RESIZED = Difference(
    "torch",
    "accepts",
    'PyTorch also interpolates booleans with `"bilinear"`, and takes factors that aren\'t integers; '
    "TensorFlow raises.",
    'PyTorch 还能用 `"bilinear"` 对布尔值插值，并接受不是整数的倍数；TensorFlow 会报错。',
)
RNN_RAISES = Difference(
    "torch",
    "raises",
    "On PyTorch, `ops.stop_gradient` takes no NumPy array, and an integer `keras.Variable` needs "
    "`trainable=False`. Both concern only how the arguments are made here.",
    "在 PyTorch 上，`ops.stop_gradient` 不接受 NumPy 数组，整数的 `keras.Variable` 需要 "
    "`trainable=False`。这里只有准备实参的代码受影响。",
    ordinary=True,
)
ROUNDED_EPSILON = Difference(
    "torch",
    "values",
    "In double precision, and around `epsilon`, PyTorch computes with another smallest divisor.",
    "双精度时，以及数值接近 `epsilon` 时，PyTorch 计算所用的最小除数不同。",
)
ROUNDED_NUMBER = Difference(
    "torch",
    "values",
    "In double precision, PyTorch rounds one of the numbers to `float32` first. Don't rely on more "
    "than seven digits.",
    "双精度时，PyTorch 会先把其中一个数舍入成 `float32`。不要依赖七位以上的有效数字。",
)
SATURATED = Difference(
    "torch",
    "values",
    "TensorFlow finds the logits again from which an activation made the probabilities; PyTorch "
    "doesn't, and clips the probabilities. Pass the logits, with `from_logits=True`.",
    "TensorFlow 会找回激活函数之前的 logits，PyTorch 不会，而是截断概率。请传入 logits，并写 "
    "`from_logits=True`。",
)
SCALARS_TAKEN = Difference(
    "torch",
    "accepts",
    "PyTorch treats a scalar as a vector of one element; TensorFlow raises, because a scalar has no axis.",
    "PyTorch 把标量当作只有一个元素的向量；标量没有轴，所以 TensorFlow 会报错。",
)
SHAPE_IN_PREDICT = Difference(
    "torch",
    "values",
    "Inside `predict`, PyTorch records nothing, so the batch axis has its true length; TensorFlow "
    "gives None.",
    "在 `predict` 里，PyTorch 不记录计算图，所以批次轴有真实的长度；TensorFlow 给出 None。",
)
SIGN_OF_NAN = Difference(
    "torch",
    "values",
    "The sign of NaN is 0 on PyTorch, and NaN on TensorFlow.",
    "NaN 的符号在 PyTorch 上是 0，在 TensorFlow 上是 NaN。",
)
SMALL_INPUT = Difference(
    "torch",
    "raises",
    "PyTorch raises where the input is smaller than the window; TensorFlow returns an empty "
    "tensor. Check the sizes first.",
    "输入比窗口小时，PyTorch 会报错，TensorFlow 返回空张量。请先检查大小。",
)
SPARSE_AXIS = Difference(
    "torch",
    "accepts",
    "PyTorch also takes other axes than the last; TensorFlow raises.",
    "PyTorch 还接受最后一个轴以外的轴，TensorFlow 会报错。",
)
SPARSE_SUMS = Difference(
    "torch",
    "values",
    "PyTorch divides probabilities by their sum, which gives NaN where the sum is 0, and doesn't "
    "find the logits again from which an activation made them. Pass the logits, with "
    "`from_logits=True`.",
    "PyTorch 把概率除以它们的和，和为 0 时得到 NaN；它也不会找回激活函数之前的 logits。请传入 "
    "logits，并写 `from_logits=True`。",
)
SPREAD_VECTOR = Difference(
    "torch",
    "shape",
    "PyTorch fills only the first axes with a vector of one element. Pass the number "
    "itself instead of a list.",
    "如果值是只有一个元素的列表，PyTorch 只填充前面的轴。请直接传入数字，不要传入列表。",
    ordinary=True,
)
STACKED_DTYPE = Difference(
    "torch",
    "dtype",
    "PyTorch keeps the dtype of integers; TensorFlow gives `int32` here.",
    "PyTorch 保留整数的 dtype，TensorFlow 在这里给出 `int32`。",
)
STACKED_EMPTY = Difference(
    "torch",
    "shape",
    "Of empty arrays, PyTorch keeps all axes; TensorFlow drops one.",
    "数组为空时，PyTorch 保留所有的轴，TensorFlow 会少一个。",
)
STACKED_NOTHING = Difference(
    "torch",
    "raises",
    "PyTorch raises on an empty list; TensorFlow gives an empty tensor.",
    "列表为空时，PyTorch 会报错，TensorFlow 给出空张量。",
)
STACKED_TENSOR = Difference(
    "torch",
    "accepts",
    "PyTorch stacks the rows of one tensor; TensorFlow raises.",
    "PyTorch 会把一个张量的各行堆叠起来，TensorFlow 会报错。",
)
STOPPED_IN_MODEL = SituationDifference(
    ("known_batch", "unknown_batch", "lambda_layer"),
    "accepts",
    "On PyTorch, a model passes tensors, which `ops.stop_gradient` takes there, unlike arrays.",
    "在 PyTorch 上，模型传入的是张量；`ops.stop_gradient` 在那里接受张量，不接受数组。",
    backends=("torch",),
)
TARGETS_SPREAD = Difference(
    "torch",
    "accepts",
    "PyTorch spreads one target over all rows; TensorFlow raises.",
    "PyTorch 会把一个目标用于所有的行，TensorFlow 会报错。",
)
TOP_K_EDGES = Difference(
    "torch",
    "values",
    "For infinities, NaN and targets out of range, TensorFlow's answer is always False; PyTorch "
    "compares or counts from the end.",
    "遇到无穷大、NaN 和越界的目标，TensorFlow 总是给出 False，PyTorch 则照样比较，或者从末尾数起。",
)
TRANSPOSED_INTEGERS = Difference(
    "torch",
    "raises",
    "PyTorch has no transposed convolution of `int32` on the CPU. Convert to floats first.",
    "PyTorch 在 CPU 上没有 `int32` 的转置卷积，请先转换成浮点数。",
)
UNSIGNED = Difference(
    "torch",
    "dtype",
    "Keras on PyTorch has no `uint16` and `uint32`: it gives `int32` and `int64`, which hold the "
    "same numbers.",
    "PyTorch 后端没有 `uint16` 和 `uint32`，得到的是能表示同样的数的 `int32` 和 `int64`。",
)
UNSIGNED_ALWAYS = Difference(
    "torch",
    "dtype",
    "Keras on PyTorch has no `uint16` and `uint32`: it gives `int32` and `int64`, which hold the "
    "same numbers.",
    "PyTorch 后端没有 `uint16` 和 `uint32`，得到的是能表示同样的数的 `int32` 和 `int64`。",
    ordinary=True,
)
UNSIGNED_CAST = Difference(
    "torch",
    "dtype",
    "Keras on PyTorch has no `uint16` and `uint32`: it gives `int32` and `int64`, which hold the "
    "same numbers. `int` means `int32` there.",
    "PyTorch 后端没有 `uint16` 和 `uint32`，得到的是能表示同样的数的 `int32` 和 `int64`。`int` "
    "在那里指 `int32`。",
    ordinary=True,
)
UNSIGNED_NAME = Difference(
    "torch",
    "values",
    "Keras on PyTorch has no `uint16` and `uint32`, so the answer is `'int32'` or `'int64'`.",
    "PyTorch 后端没有 `uint16` 和 `uint32`，所以得到 `'int32'` 或 `'int64'`。",
    ordinary=True,
)
UNSIGNED_SUMS = Difference(
    "torch",
    "dtype",
    "PyTorch sums unsigned integers as `int32`; TensorFlow returns `uint32`.",
    "PyTorch 把无符号整数按 `int32` 求和，TensorFlow 返回 `uint32`。",
)
WIDE_DEVIATION = Difference(
    "torch",
    "values",
    "PyTorch squares half precision in single precision; TensorFlow overflows.",
    "PyTorch 用单精度计算半精度数的平方，TensorFlow 会溢出。",
)
