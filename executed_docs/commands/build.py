"""Builds the site strictly: it takes the place of the last one only if nothing is wrong."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    site, cache = Path("site"), Path(".cache")
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="build-") as folder:
        built = Path(folder, "site")
        code = build(built)
        if code:
            # Python doesn't look whether a full disk took these wholly, and from then on it can't
            # import what is half there.
            for compiled in Path(__file__).parents[1].rglob("__pycache__"):
                shutil.rmtree(compiled, ignore_errors=True)
            print(f"The site was not built: see above. {site}/ is as it was.", file=sys.stderr)
            return code
        # Another build may put its site there between the two renames: then both are done again.
        for attempt in range(10):
            with contextlib.suppress(FileNotFoundError):
                site.rename(Path(folder, f"old-{attempt}"))
            try:
                built.rename(site)
            except OSError:
                continue
            return 0
    print(f"Other builds kept writing to {site}/. Wait for them, and build again.", file=sys.stderr)
    return 1


def build(folder: Path, **environment: str) -> int:
    """Builds the site strictly, and returns zero if nothing is wrong.

    Args:
        folder: Where to.
        environment: Variables that `mkdocs.yml` reads.
    """
    mkdocs = Path(sys.executable).with_name("mkdocs")
    command: list[str | Path] = [mkdocs, "build", "--strict", "--site-dir", folder]
    return subprocess.run(command, env=os.environ | environment).returncode


if __name__ == "__main__":
    sys.exit(main())
