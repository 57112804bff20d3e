# Everything happens in .venv; the machine is otherwise left alone.

PYTHON ?= python3.11
DRAFTS ?= drafts.jsonl
LLUMI  := .venv/bin/llumi
READY  := .venv/.ready

.PHONY: setup setup-spark demo test check clean
.PHONY: bench-votes bench-identifiers bench-pair bench-dump bench-safety bench-adversarial bench-train
.PHONY: bench-measures bench-web bench-kills bench-offline bench-streaming
.PHONY: bench-studies

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[embedded,train,deidentify,evaluate,embeddings,judge,studies,openid,postgresql,dev]'
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
	.venv/bin/bandit --quiet --configfile pyproject.toml --recursive src

bench-votes: setup  ## every pair rule against the simulator's known quality, some minutes
	.venv/bin/python benchmarks/votes.py

bench-identifiers: setup  ## what masking finds of planted identifiers, and what it masks wrongly
	.venv/bin/python benchmarks/identifiers.py

bench-dump: setup  ## a generated 2 GB dump, collect and pair against a plain read of it
	.venv/bin/python benchmarks/dump.py $(DUMP)

bench-pair: setup  ## time and memory of llumi pair on 900,000 comments, about a minute
	.venv/bin/python benchmarks/pair_scale.py

bench-safety: setup  ## what the safety rules find, miss and fire on wrongly, in texts written without a look at them
	.venv/bin/python benchmarks/safety.py $(SAFETY)

bench-adversarial: setup  ## ten thousand drafts under posts that ask for the wrong thing, and what was shown of them
	.venv/bin/python benchmarks/adversarial.py write $(DRAFTS)
	.venv/bin/python benchmarks/adversarial.py judge $(DRAFTS)

bench-measures: setup  ## texts per second of each measure against textstat, ConvoKit and lexicalrichness
	.venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[bench]'
	.venv/bin/python benchmarks/measures.py $(MEASURES)

bench-kills: setup  ## kill -9 of the server at a hundred points while people write, some ten minutes
	.venv/bin/python benchmarks/kills.py $(KILLS)

bench-offline: setup  ## half an hour of a team's work without a route, and what tried to get out
	.venv/bin/python benchmarks/half_hour.py $(OFFLINE)

bench-streaming: setup  ## a draft through the app against the same backend called directly
	.venv/bin/python benchmarks/streaming.py $(STREAMING)

bench-web: setup  ## 200 supporters at once for ten minutes: seconds they wait, and the memory of the server
	.venv/bin/python benchmarks/web.py $(WEB)

bench-studies: setup  ## do intervals of simulated studies hold the truth? STUDIES=--speed: 100,000 ratings
	.venv/bin/python benchmarks/studies.py $(STUDIES)

bench-train: setup  ## SFT and DPO against a plain TRL script on the same rows; TRAIN=--gpu on a GPU
	.venv/bin/python benchmarks/train.py $(TRAIN)

clean:
	rm -rf .venv demo
