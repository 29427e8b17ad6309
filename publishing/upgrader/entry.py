"""What an author writes for one breakage: the rule, a Keras 2 program that shows it, what to know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

Program = Callable[..., Any]


@dataclass(frozen=True)
class Keyword:
    """A keyword argument that has another name, has no meaning any more, or is refused.

    Attributes:
        of: What is called: paths, with `*` at their end for all that begin so, and `!` before those that are
            not meant, or methods such as `.fit`; apart by spaces.
        old: The keyword.
        new: Its new name, or nothing.
        drop: Whether it is left out.
        zero: Whether it is left out if it is 0.
        value: A regular expression for the values that are meant, as code; without one, all are.
        first: Whether it may also be the first argument, without its name.
    """

    of: str
    old: str
    new: str = ""
    drop: bool = False
    zero: bool = False
    value: str = ""
    first: bool = False


@dataclass(frozen=True)
class Method:
    """A method that has another name.

    Attributes:
        old: Its name.
        new: The new one, or nothing.
        parameters: Its parameters, by the new names, in the old order.
        keywords: Its old keywords with their new names; nothing for those that are left out, and `?` for
            those of which only a person can say what to write.
        of: `model` if other libraries have such a method too: then only what is surely a model is meant.
        defined: Whether classes of the program define it, too.
    """

    old: str
    new: str = ""
    parameters: Sequence[str] = ()
    keywords: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    defined: bool = False


@dataclass(frozen=True)
class Property:
    """A method without arguments that is an attribute now."""

    old: str
    new: str


@dataclass(frozen=True)
class Attribute:
    """An attribute that has another name, or is gone.

    Attributes:
        old: Its name.
        new: The new one, or nothing.
        of: Whose it is: of an `optimizer`, a `model`, `others` than `self`, or `any`; or it is `assigned`.
    """

    old: str
    new: str = ""
    of: str = "any"


@dataclass(frozen=True)
class Name:
    """A function, class or module that has another path, or is gone."""

    old: str
    new: str = ""


@dataclass(frozen=True)
class Kernel:
    """The size of a kernel as several arguments, which Keras 2 reads as size, stride and padding.

    Attributes:
        of: What is called, as `Keyword.of`.
        sizes: How many there are.
    """

    of: str
    sizes: int = 2


@dataclass(frozen=True)
class Pair:
    """Two keyword arguments that are one now.

    Attributes:
        of: What is called, as `Keyword.of`.
        old: Both, apart by a space.
        new: The one whose value is the pair.
    """

    of: str
    old: str
    new: str


@dataclass(frozen=True)
class Length:
    """The length of the sequences that a layer is given, which builds a `Sequential` that begins with it.

    Attributes:
        of: What is called, as `Keyword.of`.
        old: The keyword.
        new: The one that takes the shape.
    """

    of: str
    old: str
    new: str


@dataclass(frozen=True)
class Positional:
    """A method whose first argument was a name, and is something else now.

    Attributes:
        of: What is called, as `Keyword.of`.
        parameters: The parameters that Keras 2 took by position, in their order.
        base: How the path of a base class begins if the rule is only about the methods of such a class.
    """

    of: str
    parameters: Sequence[str]
    base: str = ""


@dataclass(frozen=True)
class Order:
    """Positional arguments that stand at other positions.

    Attributes:
        of: What is called, as `Keyword.of`.
        before: The parameters in their order, apart by spaces, in each Keras 2 before it was TensorFlow's.
        legacy: Those of TensorFlow's Keras 2.
        new: Those of Keras 3, as far as the others can be taken for them.
    """

    of: str
    before: Sequence[str]
    legacy: str
    new: str


@dataclass(frozen=True)
class Operation:
    """A function of TensorFlow that refuses a symbolic tensor, and its counterpart.

    Attributes:
        old: Its paths, apart by spaces.
        new: The name of the counterpart in `keras.ops`, which has the parameters at the same positions.
        parameters: The parameters that both have, with the names of the counterpart, in their order.
        needs: Those that have to be given, because the defaults differ.
    """

    old: str
    new: str
    parameters: Mapping[str, str]
    needs: Sequence[str] = ()


@dataclass(frozen=True)
class Weights:
    """The name of a file for weights, which has to end with `.weights.h5`."""

    of: str


@dataclass(frozen=True)
class Default:
    """An optimizer that computed something else as long as an argument isn't written.

    Attributes:
        of: Its paths.
        parameter: The argument's name; with none, it always did.
        below: The number that the argument has to be smaller than; with 0, it may be any.
        tensorflow: Whether the optimizer of TensorFlow 2's `tf.keras` did, too.
    """

    of: str
    parameter: str = ""
    below: float = 0
    tensorflow: bool = False


@dataclass(frozen=True)
class Identifier:
    """A string by which Keras finds a loss, a metric or a constraint.

    Attributes:
        of: What is called, as `Keyword.of`.
        arguments: The arguments that may have it, or a list of such, apart by spaces.
        old: The string.
        new: Its new name, or nothing.
        parameters: What is called takes these by position.
    """

    of: str
    arguments: str
    old: str
    new: str = ""
    parameters: Sequence[str] = ()


@dataclass(frozen=True)
class Loss:
    """A method that is given a symbolic tensor, and refuses it."""

    old: str


@dataclass(frozen=True)
class Cast:
    """A function of TensorFlow 1 that converts to a dtype.

    Attributes:
        old: Its path.
        new: The dtype's name in `tf`.
    """

    old: str
    new: str


Rule = (
    Cast
    | Keyword
    | Method
    | Property
    | Attribute
    | Name
    | Kernel
    | Pair
    | Length
    | Positional
    | Order
    | Operation
    | Weights
    | Default
    | Identifier
    | Loss
)


@dataclass(frozen=True)
class Upgrade:
    """A breakage.

    Attributes:
        id: Its name, in addresses and reports.
        title: The code that a reader has, in short.
        rules: What the engine looks for, and what it writes.
        program: A Keras 2 program that breaks; it returns what can be compared.
        era: Which Keras 2 the program needs, as `Era` names it.
        en: What to know, in English.
        zh: The same in Chinese.
        breaks: What Keras 3 does with the program: `raises`, `warns`, or `silent` if it only gives
            something else.
        only: The runtime that it breaks in, if that is an optional one and no other does.
        alternative: The Keras 3 program that the advice comes to, where the upgrader writes none.
    """

    id: str
    title: str
    rules: tuple[Rule, ...]
    program: Program | None
    era: str
    en: str
    zh: str
    breaks: str
    only: str = ""
    alternative: Program | None = None

    def data(self) -> list[dict[str, Any]]:
        """Its rules, as the engine reads them."""
        return [
            {"id": self.id, "kind": type(rule).__name__.lower(), "new": "", "old": ""} | asdict(rule)
            for rule in self.rules
        ]


@dataclass(frozen=True)
class Older:
    """A function of the backend that no Keras 2 of today has any more.

    Attributes:
        replacement: What to write in Keras 3, as a function with the old signature.
        en: What to know, in English.
        zh: The same in Chinese.
    """

    replacement: Program
    en: str
    zh: str

    @property
    def name(self) -> str:
        return self.replacement.__name__


def older(*, en: str, zh: str) -> Callable[[Program], Program]:
    """Puts the function below it into the table of older functions."""

    def enter(replacement: Program) -> Program:
        replacement.__globals__.setdefault("OLDER", []).append(Older(replacement, en, zh))
        return replacement

    return enter


def breaks(
    *rules: Rule, title: str, en: str, zh: str, era: str = "", by: str = "raises", only: str = ""
) -> Callable[[Program], Program]:
    """Puts the program below it into the table.

    Args:
        rules: As `Upgrade.rules`.
        title: As `Upgrade.title`.
        en: What to know, in English.
        zh: The same in Chinese.
        era: As `Upgrade.era`; without one, the program runs in the Keras 2 of today.
        by: What Keras 3 does, as `Upgrade.breaks`.
        only: As `Upgrade.only`.
    """

    def enter(program: Program) -> Program:
        name = program.__name__.replace("_", "-")
        upgrade = Upgrade(name, title, rules, program, era, en, zh, by, only)
        program.__globals__.setdefault("UPGRADES", []).append(upgrade)
        return program

    return enter


def instead(alternative: Program) -> Program:
    """Adds the program below it to the last row: what to write in Keras 3, with the same result.

    Raises:
        ValueError: It isn't called as the row's program is, with `_instead` at the end.
    """
    table = alternative.__globals__["UPGRADES"]
    name = f"{table[-1].program.__name__}_instead"
    if alternative.__name__ != name:
        raise ValueError(f"{alternative.__name__} stands below {table[-1].id}: call it {name}")
    table[-1] = replace(table[-1], alternative=alternative)
    return alternative
