"""Files that are written atomically."""

import os
from pathlib import Path

from executed_docs.storage import files


def test_a_written_file_is_readable_by_all(tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        files.write_atomically(tmp_path / "new" / "file", "text")
    finally:
        os.umask(umask)
    assert (tmp_path / "new" / "file").stat().st_mode & 0o777 == 0o644
