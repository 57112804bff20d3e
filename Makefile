# Everything happens in .venv; the machine is otherwise left alone.

PYTHON ?= python3.11
LLUMI  := .venv/bin/llumi
READY  := .venv/.ready

.PHONY: setup setup-spark demo test check bench-votes bench-pair clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[embedded,train,dev]'
	touch $(READY)

setup-spark: setup  ## for llumi pair --engine spark; Java 17 or newer has to be there
	.venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[spark]'

demo: setup  ## the whole way on the sample community, then the page at http://127.0.0.1:8000
	$(LLUMI) demo $(DEMO)

test: setup
	.venv/bin/python -m pytest $(TESTS)

check: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench-votes: setup  ## every pair rule against the simulator's known quality, some minutes
	.venv/bin/python benchmarks/votes.py

bench-pair: setup  ## time and memory of llumi pair on 900,000 comments, about a minute
	.venv/bin/python benchmarks/pair_scale.py

clean:
	rm -rf .venv demo
