# Each target does its own set-up first. `make help` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test years crash bench dist fmt audit fuzz screenshots icons

# Cargo's own variable when it is set. Absolute, because tests run in the folder of their crate.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
SHIPPED := $(TARGET)/shipped/cairn
SUMMARY := $(TARGET)/test-summary.txt

UI_PACKAGES := ui/node_modules/.installed
UI_SOURCES := $(shell find ui/src ui/locales ui/public ui/index.html ui/*.ts ui/*.js ui/*.json -type f 2>/dev/null)
UI := cd ui && npm run --silent

say = @printf '\n== %s\n' "$(1)"

help: ## this list
	@echo "Cairn: a private recovery companion. make …"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: ## build what is needed and open the window
	@tools/setup.sh run
	@$(MAKE) --no-print-directory ui/dist/index.html
	cargo run --package cairn

test: ## every check and every test, in a few dozen minutes on a first run
	@tools/setup.sh test
	@$(MAKE) --no-print-directory $(UI_PACKAGES)
	@mkdir -p $(TARGET)/shipped && rm -f $(SUMMARY)
	$(call say,Form: rustfmt)
	cargo fmt --all --check
	$(call say,Form: prettier)
	$(UI) format:check
	$(call say,Pages: eslint)
	$(UI) lint
	$(call say,Pages: svelte-check)
	$(UI) check
	$(call say,Pages: unit tests)
	$(UI) test
	$(call say,Pages: build)
	$(UI) build
	$(call say,Rust: clippy)
	cargo clippy --workspace --all-targets -- --deny warnings
	cargo clippy --package cairn --all-targets --features testing -- --deny warnings
	$(call say,Core: tests)
	@set -o pipefail; cargo test --package cairn-core 2>&1 | tee -a $(SUMMARY)
	$(call say,The program as it is shipped)
	cargo build --package cairn
	@cp $(TARGET)/debug/cairn $(SHIPPED)
	$(call say,The whole program: tests)
	@# One window at a time: they share the screen, the keyboard and the clipboard of one X server.
	@CAIRN_SHIPPED=$(SHIPPED) RUST_TEST_THREADS=1 tools/test-program.sh $(SUMMARY)
	$(call say,All of it passed. What cargo counted:)
	@grep -E '^ +(Running|Doc-tests) |^test result: ' $(SUMMARY)

years: ## ten years of reminders in twelve time zones, and how many were checked
	@tools/setup.sh rust
	cargo test --release --package cairn-core ten_years -- --ignored --nocapture

crash: ## a thousand kills, power cuts at every moment, full disks at every stage
	@tools/setup.sh test
	cargo test --package cairn-core --lib tests::stopped -- --ignored --nocapture --test-threads=1

bench: ## speed and size, each beside its floor
	@tools/setup.sh test
	@$(MAKE) --no-print-directory ui/dist/index.html
	@# Scrolling is counted inside the page: in a build that can be driven, and otherwise as it is shipped.
	cargo build --release --package cairn --features testing
	@mkdir -p $(TARGET)/driven && cp $(TARGET)/release/cairn $(TARGET)/driven/cairn
	cargo build --release --package cairn --bins --example bare_window
	$(call say,Core)
	cargo bench --package cairn-core --bench quality
	$(call say,Window)
	@# Only the programs that are measured are release builds; what drives them need not be.
	cargo bench --package cairn --profile dev --bench window

dist: ## packages for this system, in target/release/bundle
	@tools/setup.sh run
	@$(MAKE) --no-print-directory ui/dist/index.html
	ui/node_modules/.bin/tauri build --bundles $(if $(filter Darwin,$(shell uname -s)),app$(,)dmg,deb$(,)rpm)
	@find $(TARGET)/release/bundle -type f \( -name '*.deb' -o -name '*.rpm' -o -name '*.dmg' \) -exec ls -lh {} +

fmt: ## put Rust and the pages into form
	@tools/setup.sh rust
	@$(MAKE) --no-print-directory $(UI_PACKAGES)
	cargo fmt --all
	$(UI) format

audit: ## licences, sources and known holes of what Cairn is built from; spelling
	@tools/setup.sh rust
	@cargo deny --version >/dev/null 2>&1 || { echo "cargo-deny is missing. Run:  cargo install --locked cargo-deny"; exit 1; }
	cargo deny check
	@command -v typos >/dev/null || { echo "typos is missing. Run:  cargo install --locked typos-cli"; exit 1; }
	typos
	@$(MAKE) --no-print-directory fuzz RUNS=10000 SECONDS_EACH=20

# How often each kind of file is read, and for how long at most.
RUNS := 100000
SECONDS_EACH := 120
# With `address` far less often. What comes from anywhere is read in safe Rust, so that finds hardly more.
SANITIZER := none
FUZZ := cd src-tauri/fuzz && cargo +nightly fuzz

fuzz: ## files and texts from anywhere, read again and again: RUNS=100000 of each kind
	@tools/setup.sh rust
	@rustup toolchain list | grep -q ^nightly || { echo "A nightly compiler is missing. Run:  rustup toolchain install nightly"; exit 1; }
	@cargo fuzz --version >/dev/null 2>&1 || { echo "cargo-fuzz is missing. Run:  cargo install --locked cargo-fuzz"; exit 1; }
	$(FUZZ) build --sanitizer $(SANITIZER) --target-dir $(TARGET)/fuzz
	@# What is new goes to the first folder: the corpus grows only by what somebody chose to keep.
	@set -e; for name in $$(ls src-tauri/fuzz/corpus); do \
	  mkdir -p $(TARGET)/fuzz/found/$$name; printf '\n== %s\n' $$name; \
	  ($(FUZZ) run --sanitizer $(SANITIZER) --target-dir $(TARGET)/fuzz $$name $(TARGET)/fuzz/found/$$name corpus/$$name -- \
	    -runs=$(RUNS) -max_total_time=$(SECONDS_EACH) -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 -verbosity=0) \
	    || { echo "What did it is kept in src-tauri/fuzz/artifacts/$$name. Put it into src-tauri/fuzz/corpus/$$name and mend what it shows."; exit 1; }; \
	done

screenshots: ## pictures of every page, for looking at and for README
	@tools/setup.sh test
	@$(MAKE) --no-print-directory ui/dist/index.html
	RUST_TEST_THREADS=1 cargo test --package cairn --features testing --test screenshots --test e2e -- --ignored --nocapture

icons: ## draw icons/ anew from its two SVG files
	@tools/setup.sh icons
	@$(MAKE) --no-print-directory $(UI_PACKAGES)
	tools/icons.sh

, := ,

# npm packages: only when the list of them has changed.
$(UI_PACKAGES): ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

ui/dist/index.html: $(UI_PACKAGES) $(UI_SOURCES)
	$(UI) build
	@touch $@
