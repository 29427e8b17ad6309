"""Writes the words of scripts in the main language, for what reads scripts without building the site."""

import sys
from pathlib import Path

from executed_docs import options
from executed_docs.assets import script_words
from executed_docs.errors import BuildError


def main() -> None:
    root = Path.cwd()
    try:
        found, config = options.load(root)
        language = found.documentation(root, config).languages.main
        script_words.write(script_words.folder(root, language), found.words(root, language), language)
    except BuildError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
