# Everything runs from .venv, which each target makes when it is missing or out of date.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
NPX := PATH="$(CURDIR)/$(BIN):$$PATH" npx --no-install
CLUSTER := .venv/cluster
# A run is given to the scheduler that this names, if it is set.
ON_CLUSTER := $(if $(SCHEDULER),$(CLUSTER))
PYTORCH := .venv/torch
# Linux's PyTorch on the package index brings CUDA; here is one for the CPU.
PYTORCH_INDEX := https://download.pytorch.org/whl/cpu
# Snippets run on PyTorch and OpenVINO, too, if TORCH is set; and from then on.
WITH_TORCH := $(if $(TORCH),$(PYTORCH))
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build offline engine upgrader explain test audit accept confirm faults bench newest scheduler worker torch setup lock clean
help:  ## List these commands.
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

serve: $(READY) $(ON_CLUSTER) $(WITH_TORCH)  ## Serve both languages with live reload.
	$(BIN)/mkdocs serve

build: $(READY) $(ON_CLUSTER) $(WITH_TORCH)  ## Build the site into site/, which stays as it was if anything is wrong.
	$(BIN)/python -m executed_docs.commands.build

offline: $(READY) $(ON_CLUSTER) $(WITH_TORCH)  ## Build the site into one archive, to open from disk.
	$(BIN)/python -m executed_docs.commands.archive keras-backend-executed

engine: $(READY)  ## Build the engine's wheel into dist/, for other sites.
	$(BIN)/python -m scripts.engine

upgrader: $(READY) $(ON_CLUSTER) $(WITH_TORCH)  ## Build the upgrader's wheel into dist/.
	$(BIN)/python -m publishing.upgrader

test: $(READY) $(CLUSTER) $(WITH_TORCH)  ## Check everything; with CI=true, also what is slow.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m executed_docs.commands.words
	$(NPX) prettier --check "theme/**/*.js" "upgrader/**/*.js" "tests/**/*.js"
	$(NPX) tsc
	$(NPX) tsc -p upgrader/cli
	$(BIN)/node --test "tests/**/*.test.js"
	$(BIN)/pytest -n 2 --dist loadgroup $(if $(CI),-v --durations=25,-m "not slow")

audit: $(READY)  ## Judge every page with Lighthouse: half an hour.
	$(BIN)/python -m scripts.audit

accept: $(READY) $(ON_CLUSTER) $(WITH_TORCH)  ## Make what the snippets give now their goldens, for git to review.
	$(BIN)/python -m executed_docs.commands.accept

explain: $(READY)  ## Say which runs the next build makes and why, or of the snippets that ONLY names.
	$(BIN)/python -m executed_docs.commands.explain $(ONLY)

faults: $(READY) $(WITH_TORCH)  ## Cause all faults, or those of ONLY, and write down what was seen of them.
	$(BIN)/python -m scripts.faults $(ONLY)

bench: $(READY)  ## Measure builds, by themselves and next to other tools; what is measured already stays.
	$(BIN)/python -m scripts.bench

newest: $(READY)  ## Show what the snippets give on the newest packages, or on those that TRY names.
	$(BIN)/python -m publishing.commands.try_newest $$TRY

scheduler: $(CLUSTER)  ## Start Dask's scheduler.
	DASK_DISTRIBUTED__SCHEDULER__NO_WORKERS_TIMEOUT=60s $(BIN)/dask scheduler

worker: $(CLUSTER) $(WITH_TORCH)  ## Start a worker of the scheduler that SCHEDULER names, on this machine.
	DASK_DISTRIBUTED__WORKER__DAEMON=False $(BIN)/dask worker $(SCHEDULER) --nworkers 1 --nthreads 5 --memory-limit 0

torch: $(PYTORCH)  ## Install PyTorch for the CPU and OpenVINO, so that snippets run on them, too.

setup: $(READY)  ## Install what is needed into .venv.

$(READY): requirements.txt package.json package-lock.json pyproject.toml scripts/setup.sh
	PYTHON="$(PYTHON)" scripts/setup.sh && touch $@

$(CLUSTER): $(READY) requirements-cluster.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
		--requirement requirements-cluster.txt && touch $@

$(PYTORCH): $(READY) requirements-torch.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --retries 1 \
		--extra-index-url $(PYTORCH_INDEX) --requirement requirements-torch.txt && touch $@ || \
		{ echo "PyTorch and OpenVINO could not be installed: see pip's message above. Everything else works without it." >&2; exit 1; }

lock:  ## Resolve the dependencies anew.
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade \
		--custom-compile-command "make lock" --output-file requirements.txt
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["cluster"])' | \
		$(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes --upgrade --constraints requirements.txt \
		--custom-compile-command "make lock" --output-file requirements-cluster.txt
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["torch"])' | \
		$(BIN)/uv pip compile - --universal --python-version 3.11 --torch-backend cpu --generate-hashes --upgrade \
		--constraints requirements.txt --no-annotate --custom-compile-command "make lock" --output-file requirements-torch.txt
	$(BIN)/uv pip compile scripts/bench/peers.in --constraint requirements.txt --universal --python-version 3.11 \
		--generate-hashes --upgrade --custom-compile-command "make lock" --output-file scripts/bench/peers.txt
	$(BIN)/npm install --package-lock-only

confirm: $(READY)  ## Make what both languages say now what was confirmed, for git to review.
	$(BIN)/python -m executed_docs.commands.confirm $(SECTION)

clean:  ## Remove all that was made.
	rm -rf .venv .cache site dist node_modules keras-backend-executed.zip
