#!/bin/sh
# Makes .venv with all that the site needs. Called by make; safe to call again after a failure.
set -eu

fail() {
  printf '\n%s\n' "$1" >&2
  exit 1
}

version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
  fail "There is no '$PYTHON'. Install Python 3.11, 3.12 or 3.13, or name one: make PYTHON=python3.12 ..."
case $version in
  3.11 | 3.12 | 3.13) ;;
  *) fail "'$PYTHON' is Python $version; TensorFlow needs 3.11, 3.12 or 3.13. Name one: make PYTHON=python3.12 ..." ;;
esac

current=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
if [ "$current" != "$version" ]; then
  "$PYTHON" -m venv --clear .venv ||
    fail "Python's venv module failed. On Debian and Ubuntu: apt-get install python3-venv"
fi
echo "Installing the Python packages (3 GB, a few minutes the first time) ..."
# Wheels run no code of theirs as they are installed.
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  --requirement requirements.txt ||
  fail "The Python packages could not be installed: see pip's message above. If the package index can't be reached, fix the network or pip's configuration and run make again; what was downloaded is kept."
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
  fail "This project could not be installed into .venv: see pip's message above."
echo "Installing the npm packages ..."
PATH="$PWD/.venv/bin:$PATH" .venv/bin/npm ci --silent ||
  fail "The npm packages could not be installed. If the registry can't be reached, fix the network or npm's configuration and run make again."
