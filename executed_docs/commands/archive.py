"""Builds the site into one archive, to unpack and open from disk."""

import sys
import tempfile
import zipfile
from pathlib import Path

from executed_docs.commands.build import build

# For servers, for other sites, for language models and for developers: no page from disk needs them.
_LEFT_OUT = (
    *("404.html", "sitemap.xml*", "objects.inv", "search_index.json", "*.map"),
    *("llms.txt", "llms-full.txt", "*.html.md"),
)
# The first date that an archive can hold.
_ANY_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16


def main(name: str) -> int:
    """Makes `<name>.zip`, which stays as it was if anything is wrong, and returns zero if nothing is."""
    cache, target = Path(".cache"), Path(f"{name}.zip")
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="offline-") as folder:
        built, archive = Path(folder, name), Path(folder, target)
        code = build(built, OFFLINE="true")
        if code:
            print(f"The archive was not made: see above. {target} is as it was.", file=sys.stderr)
            return code
        pack(built, archive)
        archive.replace(target)
    print(f"Unpack {target}, and open {name}/index.html.")
    return 0


def pack(site: Path, archive: Path) -> None:
    """Puts a built site into an archive, as a folder: the same files give the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(site.rglob("*")):
            if path.is_dir() or any(path.match(name) for name in _LEFT_OUT):
                continue
            entry = zipfile.ZipInfo(path.relative_to(site.parent).as_posix(), _ANY_TIME)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
