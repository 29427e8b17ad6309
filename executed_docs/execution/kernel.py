"""What notebooks run in, declared by the site."""

from dataclasses import dataclass
from pathlib import Path

from executed_docs.errors import BuildError
from executed_docs.storage.fingerprint import digest, package_versions


@dataclass(frozen=True)
class Kernel:
    """The process that all cells of a notebook run in.

    Attributes:
        runtimes: The names of the runtimes that it can stand in for, those first whose outcomes the cells
            show.
        packages: The distributions that a reader installs for it.
        set_up: The file of the cell that runs first; None if no cell needs it.
    """

    runtimes: tuple[str, ...] = ("python",)
    packages: tuple[str, ...] = ()
    set_up: Path | None = None

    @property
    def pins(self) -> str:
        """The packages with the versions that gave the outcomes, as pip installs them."""
        return " ".join(f"{name}=={package_versions(name)[name]}" for name in self.packages)

    @property
    def key(self) -> str:
        """The key of what becomes part of each notebook.

        Raises:
            BuildError: There is no such file.
        """
        return digest(self.runtimes, self.packages, self.cell)

    @property
    def cell(self) -> str:
        """The cell that runs first, or nothing.

        Raises:
            BuildError: There is no such file.
        """
        if self.set_up is None:
            return ""
        try:
            return self.set_up.read_text(encoding="utf-8")
        except OSError as error:
            raise BuildError(f"notebook.set_up names {self.set_up}, which can't be read: {error}") from error
