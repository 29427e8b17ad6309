# Everything runs from .venv, which each target makes when it is missing or out of date.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
NPX := PATH="$(CURDIR)/$(BIN):$$PATH" npx --no-install
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build test accept bench setup lock clean
serve: $(READY)  ## Serve both languages with live reload.
	$(BIN)/mkdocs serve

build: $(READY)  ## Build the site into site/, which stays as it was if anything is wrong.
	$(BIN)/python -m publishing.build

test: $(READY)  ## Check everything.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NPX) prettier --check "theme/**/*.js" "tests/**/*.js"
	$(NPX) tsc
	$(BIN)/node --test "tests/**/*.test.js"
	$(BIN)/pytest

accept: $(READY)  ## Make what the snippets give now their goldens, for git to review.
	$(BIN)/python -m publishing.accept

bench: $(READY)  ## Measure builds, by themselves and beside other tools; what is measured already stays.
	$(BIN)/python -m tests.bench

setup: $(READY)

$(READY): requirements.txt package.json package-lock.json pyproject.toml publishing/setup.sh
	PYTHON="$(PYTHON)" publishing/setup.sh && touch $@

lock:  ## Resolve the dependencies anew.
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" --output-file requirements.txt
	$(BIN)/uv pip compile tests/bench/peers.in --constraint requirements.txt --universal --python-version 3.11 \
		--generate-hashes --upgrade --custom-compile-command "make lock" --output-file tests/bench/peers.txt
	$(BIN)/npm install --package-lock-only

clean:  ## Remove all that was made.
	rm -rf .venv .cache site node_modules
