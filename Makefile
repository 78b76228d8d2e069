# Everything that is done with rawscope's source. `make help` lists it.
# What a fresh Debian or Ubuntu machine lacks is installed by .ci/need, which says so.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PREFIX ?= /usr/local
DESTDIR ?=
# RECORD=1 with bench or bench-check: keep what was measured.
RECORD ?=
# Seconds that each fuzzer runs.
FUZZ_SECONDS ?= 60

BUILD_NEEDS := swift command:git:git command:pkg-config:pkg-config library:libpcap:libpcap-dev \
  library:libcrypto:libssl-dev
TEST_NEEDS := command:ip:iproute2 command:tcpdump:tcpdump command:python3:python3
# A capture generator in C: any compiler will do, and Swift brings one.
CC := $(shell command -v cc || command -v clang || echo cc)

# One release build serves demo, bench and install: what is measured is what is installed. The Swift
# runtime is inside it; Swift's run path is not, because file capabilities forbid trusting one.
RELEASE := .build-release/release/rawscope
RELEASE_FLAGS := -c release --product rawscope --scratch-path .build-release --static-swift-stdlib \
  --disable-local-rpath -Xswiftc -no-toolchain-stdlib-rpath -Xlinker -s

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: release ## build, and show the flows of a real capture
	@echo
	@echo '$$ rawscope -r fixtures/demo.pcapng'
	@$(RELEASE) -r fixtures/demo.pcapng

.PHONY: release
release: ## the release binary, in .build-release/release
	@.ci/need $(BUILD_NEEDS)
	swift build $(RELEASE_FLAGS)

.PHONY: test
test: ## build and run every test
	@.ci/need $(BUILD_NEEDS) $(TEST_NEEDS)
	swift build --build-tests
	@swift test --skip-build

.PHONY: compare
compare: ## flows of ../shared/captures against tshark's
	@.ci/need $(BUILD_NEEDS) $(TEST_NEEDS)
	swift build --build-tests
	@swift test --skip-build --filter Oracle

.PHONY: lint
lint: ## formatter in strict mode, imports between the rooms, manual pages
	@.ci/need $(BUILD_NEEDS) command:mandoc:mandoc
	swift format lint --strict -r Sources Tests Package.swift Benchmarks Fuzz
	.ci/imports
	@if ls man/*.1 >/dev/null 2>&1; then echo 'mandoc -T lint -W warning man/*.1'; mandoc -T lint -W warning man/*.1; fi
	swift build --explicit-target-dependency-import-check error

.PHONY: man
man: ## write manual pages and completions again, from the commands
	@.ci/need $(BUILD_NEEDS) $(TEST_NEEDS)
	swift build --product rawscope
	man/generate
	completions/generate

# --- speed

BENCH_DATA := Benchmarks/.data
SYNTHETIC := $(BENCH_DATA)/synthetic

$(SYNTHETIC): Benchmarks/synthetic.c
	@mkdir -p $(BENCH_DATA)
	@rm -f $(BENCH_DATA)/*.pcap
	$(CC) -std=c11 -O2 -Wall -Wextra -o $@ $<

.PHONY: bench
bench: release $(SYNTHETIC) ## speed and memory against tcpdump and its like (RECORD=1 appends to Benchmarks/RESULTS.md)
	@.ci/need command:python3:python3 command:tcpdump:tcpdump
	@Benchmarks/bench $(if $(RECORD),--record) --program $(RELEASE)

.PHONY: bench-check
bench-check: release $(SYNTHETIC) ## instructions a packet against Benchmarks/thresholds (RECORD=1 rewrites them)
	@.ci/need command:python3:python3 command:valgrind:valgrind
	@Benchmarks/check $(if $(RECORD),--record) --program $(RELEASE)

# --- hostile input

.PHONY: fuzz
fuzz: ## libFuzzer over the file reader, the walk and the packets' lines, FUZZ_SECONDS=60 each
	@.ci/need $(BUILD_NEEDS) command:python3:python3
	@Fuzz/run --seconds $(FUZZ_SECONDS)

# --- installation

SHARE := $(DESTDIR)$(PREFIX)/share
# `sudo make install` has often no Swift in PATH: then the binary that the user built is installed.
.PHONY: install
install: ## binary, manual, completions and sample captures, into DESTDIR and PREFIX
	@if command -v swift >/dev/null 2>&1; then $(MAKE) --no-print-directory release; \
	elif [ ! -x $(RELEASE) ]; then echo 'build it first, as the user who has Swift: make release' >&2; exit 1; fi
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/rawscope
	install -D -m 644 -t $(SHARE)/man/man1 $(wildcard man/*.1)
	install -D -m 644 completions/rawscope.bash $(SHARE)/bash-completion/completions/rawscope
	install -D -m 644 completions/_rawscope $(SHARE)/zsh/site-functions/_rawscope
	install -D -m 644 completions/rawscope.fish $(SHARE)/fish/vendor_completions.d/rawscope.fish
	install -D -m 644 -t $(SHARE)/rawscope $(wildcard fixtures/*.pcap fixtures/*.pcapng)

.PHONY: uninstall
uninstall: ## remove what `make install` put there
	rm -f $(DESTDIR)$(PREFIX)/bin/rawscope
	rm -f $(SHARE)/man/man1/rawscope.1 $(SHARE)/man/man1/rawscope-*.1
	rm -f $(SHARE)/bash-completion/completions/rawscope $(SHARE)/zsh/site-functions/_rawscope
	rm -f $(SHARE)/fish/vendor_completions.d/rawscope.fish
	rm -rf $(SHARE)/rawscope

.PHONY: clean
clean: ## remove what was built and generated
	rm -rf .build .build-release .build-fuzz .build-fuzz-bare $(BENCH_DATA) Fuzz/.data
