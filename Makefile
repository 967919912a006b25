# What a person or a machine does with this project. `make help` lists it.

SHELL := /bin/bash
SWIFT ?= swift
# The build folder. Debug and release live beside each other in it; a RAM-backed folder halves the first build.
SCRATCH ?= .build
# The import check belongs to every build: without it, a warm folder accepts an import that Package.swift does not declare.
FLAGS := --scratch-path $(SCRATCH) --explicit-target-dependency-import-check error
SWIFT_FILES = $(wildcard Package.swift Sources Tests Benchmarks)

export SWIFT SCRATCH RUNS SEED

.DEFAULT_GOAL := help
.PHONY: deps build debug test check format generate demo clients bench bench-expressions fuzz random-plans dry-coverage crash log-mutations kills clean help

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile

deps: ## install the Debian packages that are missing
	@.ci/deps

build: deps ## the release binary, .build/release/cordon
	$(SWIFT) build $(FLAGS) -c release --product cordon

debug: deps ## the debug binary, .build/debug/cordon
	$(SWIFT) build $(FLAGS) --product cordon

test: deps ## build and run all tests
	@.ci/test

check: ## format, imports, words, sizes, generated files
	@.ci/check

format: ## lay the sources out as .swift-format says
	$(SWIFT) format format --in-place --recursive --parallel $(SWIFT_FILES)

generate: ## write the action catalogue, docs/actions.md, docs/diagnostics.md and the schemas of files
	@.ci/generate
	$(SWIFT) build $(FLAGS) --build-tests
	@# Recording fails by design: no test run both writes and passes.
	-RECORD=1 $(SWIFT) test $(FLAGS) --skip-build --disable-xctest --filter 'GeneratedDocumentTests|SchemaFreshnessTests|WorldSchemaTests'

demo: debug ## plan and contain against the embedded simulator
	@.ci/demo $(SCRATCH)/debug/cordon

clients: debug ## programs that others wrote for the service, against the simulator (skipped where PyPI cannot be had)
	Tests/RealClients/run $(SCRATCH)/debug/cordon

bench: build ## measure against named peers (needs Python and its package index)
	$(SWIFT) build $(FLAGS) -c release --product cordon-bench
	$(SWIFT) build $(FLAGS) -c release --product cordon-reading-bench
	$(SWIFT) build $(FLAGS) -c release --product cordon-audit-bench
	$(SWIFT) build $(FLAGS) -c release --product cordon-execution-bench
	Benchmarks/run --build $(SCRATCH)

bench-expressions: deps ## measure expressions against other CEL engines
	$(SWIFT) build $(FLAGS) -c release --product cordon-expressions-bench
	Benchmarks/expressions --build $(SCRATCH)

fuzz: deps ## RUNS inputs (default 100000) to each part of Tests/Fuzz/parts
	Tests/Fuzz/run

random-plans: deps ## RANDOM_PLANS random worlds and playbooks (default 10000), each planned, rehearsed and carried out
	$(SWIFT) build $(FLAGS) --build-tests
	RANDOM_PLANS=$${RANDOM_PLANS:-10000} $(SWIFT) test $(FLAGS) --skip-build --disable-xctest --filter RandomPlanTests

dry-coverage: deps ## a dry run goes through the same code as a live run, but for the functions of Tests/DryCoverage/differing.txt
	Tests/DryCoverage/run

crash: deps ## a process ends before and after each of its calls, and at each call of the kernel; nothing may be lost or doubled
	$(SWIFT) build $(FLAGS) --build-tests
	CRASH=all $(SWIFT) test $(FLAGS) --skip-build --disable-xctest --filter 'CrashMatrixTests|SystemCallKillTests'

log-mutations: deps ## every bit, every length, every line and pair of lines of a log of a thousand records: all must be found
	$(SWIFT) build $(FLAGS) -c release --product cordon-log-mutations
	$(SCRATCH)/release/cordon-log-mutations

kills: export KILLS ?= 10000
kills: deps ## KILLS random kills (default 10000) of real commands, in KILL_LABS labs at once, over a network with faults
	$(SWIFT) build $(FLAGS) --build-tests
	$(SWIFT) test $(FLAGS) --skip-build --disable-xctest --filter RandomKillTests

clean: ## remove the build folder
	rm -rf $(SCRATCH)
