"""The same content for all tools: numbered examples on pages in two languages, always the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass

EXAMPLES_PER_PAGE = 5
PAGES_PER_CHAPTER = 10

OPERATIONS = ("argmax", "argmin", "max", "min", "sum", "mean", "prod", "var", "std", "logsumexp")
LANGUAGES = ("en", "zh")

_HEAD = "import keras\nimport tensorflow as tf\n\n"
_TAIL = "print(result.numpy())\nsize = int(tf.size(result))\nrevision = 0\n"
_SHAPES = ((2, 3), (3, 4), (4, 2), (5, 3), (3, 5))

_DESCRIPTIONS = {
    "en": "What {operation} does along each axis, tried on matrices of five shapes.",
    "zh": "{operation} 沿各个轴的结果：用五种形状的矩阵逐一试验。",
}
_TITLES = {"en": "Page {page}: {operation}", "zh": "第 {page} 页：{operation}"}
_HEADINGS = {"en": "Example {number}", "zh": "示例 {number}"}
_BEFORE = {
    "en": (
        "The matrix has {rows} rows and {columns} columns. Its first element is `{first}`, and each of the "
        "others is one more than the one before it, row by row. `keras.ops.{operation}` compares or adds up "
        "the elements along axis {axis}, which is the axis that disappears from the shape of the result. "
        "A batch axis would stand before both of them."
    ),
    "zh": (
        "这个矩阵有 {rows} 行、{columns} 列。第一个元素是 `{first}`，其余元素逐行递增，每个比前一个大一。"
        "`keras.ops.{operation}` 沿着轴 {axis} 比较或累加元素，结果的形状里就不再有这个轴。"
        "如果有批次轴，它排在这两个轴之前。"
    ),
}
_AFTER = {
    "en": (
        "The result has `{size}` elements. If the axis were not written, the operation would take in the "
        "whole matrix, and one number would be left. The same call works on a symbolic tensor, whose shape "
        "is known before any number is."
    ),
    "zh": (
        "结果有 `{size}` 个元素。如果不写轴，运算会作用于整个矩阵，只留下一个数。"
        "同样的调用也适用于符号张量：还没有任何数值的时候，形状就已经确定了。"
    ),
}
_FORMULA = r"y_{{i}} = \operatorname{{{operation}}}_{{j}} \left( x_{{ij}} + {first} \right), \quad i < {size}"


@dataclass(frozen=True)
class Example:
    """A snippet with the prose around it.

    Attributes:
        number: Its number, from 0.
    """

    number: int

    @property
    def page(self) -> int:
        return self.number // EXAMPLES_PER_PAGE

    @property
    def name(self) -> str:
        """`<chapter>/<name>`, as in this project."""
        return f"{chapter(self.page)}/{self.operation}_{self.number:04}"

    @property
    def operation(self) -> str:
        return OPERATIONS[self.page % len(OPERATIONS)]

    @property
    def code(self) -> str:
        rows, columns = self._shape
        first = float(self.number)
        matrix = f"x = tf.reshape(tf.range({first}, {first + rows * columns}), ({rows}, {columns}))\n"
        if self.number % EXAMPLES_PER_PAGE == EXAMPLES_PER_PAGE - 1:
            layer = f"keras.layers.Lambda(lambda x: keras.ops.{self.operation}(x, axis={self._axis}))"
            return f"{_HEAD}{matrix}layer = {layer}\nresult = layer(x)\n{_TAIL}"
        return f"{_HEAD}{matrix}result = keras.ops.{self.operation}(x, axis={self._axis})\n{_TAIL}"

    @property
    def formula(self) -> str:
        return _FORMULA.format(operation=self.operation, first=self.number, size=self.size)

    @property
    def size(self) -> int:
        """How many elements its result has."""
        return self._shape[1 - self._axis]

    def heading(self, language: str) -> str:
        return _HEADINGS[language].format(number=self.number)

    def before(self, language: str) -> str:
        """The prose before the code."""
        rows, columns = self._shape
        return _BEFORE[language].format(
            rows=rows, columns=columns, first=float(self.number), operation=self.operation, axis=self._axis
        )

    def after(self, language: str, size: str) -> str:
        """The prose after the code.

        Args:
            language: Its language.
            size: How a page of the tool writes the number of elements.
        """
        return _AFTER[language].format(size=size)

    @property
    def _shape(self) -> tuple[int, int]:
        return _SHAPES[self.number % len(_SHAPES)]

    @property
    def _axis(self) -> int:
        return self.number % 2


@dataclass(frozen=True)
class PageContent:
    """A page.

    Attributes:
        number: Its number, from 0.
        examples: What stands on it.
    """

    number: int
    examples: tuple[Example, ...]

    @property
    def name(self) -> str:
        return f"{chapter(self.number)}/page_{self.number:03}"

    def title(self, language: str) -> str:
        return _TITLES[language].format(page=self.number, operation=self.examples[0].operation)

    def description(self, language: str) -> str:
        return _DESCRIPTIONS[language].format(operation=self.examples[0].operation)


def chapter(page: int) -> str:
    """The folder of a page and its snippets."""
    return f"part_{page // PAGES_PER_CHAPTER:02}"


def pages(snippets: int) -> Iterator[PageContent]:
    """The pages of a site with so many snippets."""
    for number in range(snippets // EXAMPLES_PER_PAGE):
        first = number * EXAMPLES_PER_PAGE
        yield PageContent(number, tuple(map(Example, range(first, first + EXAMPLES_PER_PAGE))))
