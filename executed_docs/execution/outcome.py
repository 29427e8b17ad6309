"""The outcome of a run: the one object that pages show and tests compare."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any


class RunError(Exception):
    """A run without an outcome: it hung, crashed, or printed what a page can't show."""


class UnavailableError(RunError):
    """A run in an optional runtime that this machine can't run: no fault of its snippet's."""


class ValueReferenceError(Exception):
    """A reference to a value that no run has."""


@dataclass(frozen=True)
class Figure:
    """A picture that a run has drawn.

    Attributes:
        name: The name of its file, such as `curve.svg`.
        svg: Its text, in the form that `figures.normalized` gives it.
        part: The part of the snippet that drew it, or nothing if the snippet has no parts.
    """

    name: str
    svg: str
    part: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a reader sees of one run of a snippet in one runtime.

    Attributes:
        text: Standard output with warnings in place and, after an exception, its traceback
            cut to the reader's own lines.
        error: The name of the exception's class, or None.
        values: The snippet's module-level arrays, numbers, strings and lists, as JSON has them.
        versions: The versions of the runtime's packages, read in the run.
        parts: The text of each named part that was run, in their order; none if the snippet has no parts.
        files: The project's files that the run read, apart from modules: path to digest.
        figures: The pictures that the run has drawn, sorted by name.
    """

    text: str
    error: str | None
    values: Mapping[str, Any]
    versions: Mapping[str, str]
    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()

    def of_part(self, name: str) -> "Outcome":
        """What a reader sees of a named part: without text if the run raised before it."""
        raised = self.error if [name] == [*self.parts][-1:] else None
        drawn = tuple(figure for figure in self.figures if figure.part == name)
        return replace(self, text=self.parts.get(name, ""), error=raised, figures=drawn)

    @property
    def golden(self) -> str:
        """The text that a golden holds: with a line before that of each part."""
        if not self.parts:
            return self.text
        return "".join(f"# %% {name}\n{text}" for name, text in self.parts.items())

    @property
    def printed(self) -> str:
        """The text before the traceback."""
        return self.text.removesuffix(self.traceback)

    @property
    def traceback(self) -> str:
        """The text from the traceback on, or nothing."""
        if self.error is None:
            return ""
        # The innermost frame may be none of the snippet's: then there is but the last line.
        start = rf'^(?:Traceback \(most recent call last\):\n  File "|(?:\w+\.)*{self.error}\b)'
        found = re.search(start, self.text, re.MULTILINE)
        return self.text[found.start() :] if found else self.text

    @property
    def message(self) -> str:
        """What the exception says, without its class."""
        start = rf"^(?:\w+\.)*{self.error}(?:: |$)"
        return re.split(start, self.traceback, maxsplit=1, flags=re.MULTILINE)[-1].removesuffix("\n")

    def to_json(self) -> str:
        # Not `asdict`, which copies all values first.
        return json.dumps(vars(self) | {"figures": [*map(vars, self.figures)]})

    @classmethod
    def from_json(cls, text: str) -> "Outcome":
        """Reads what `to_json` wrote.

        Raises:
            ValueError: The text is damaged.
        """
        try:
            known = json.loads(text)
            figures = tuple(Figure(**figure) for figure in known.pop("figures"))
            outcome = cls(**known, figures=figures)
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError("not an outcome") from error
        kinds = (str, str | None, dict, dict, dict, dict)
        fields = (
            *(outcome.text, outcome.error, outcome.values, outcome.versions),
            outcome.parts,
            outcome.files,
        )
        drawn = [value for figure in figures for value in asdict(figure).values()]
        if not all(map(isinstance, fields, kinds)) or not all(isinstance(value, str) for value in drawn):
            raise ValueError("not an outcome")
        return outcome
