# Two commands: `make run` (the product on http://localhost:8000) and `make test` (everything that is tested).
# Needs Debian 12 and Swift 6.3; everything else it installs.

PACKAGES := libfcgi-dev libcurl4-openssl-dev libarchive-dev libxml2-dev libsqlite3-dev pkg-config poppler-utils nginx openssl curl jq
TEST_PACKAGES := chromium chromium-driver firefox-esr node-typescript node-react node-react-dom qpdf fonts-dejavu-core spawn-fcgi \
	fcgiwrap python3-venv libgomp1

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
SWIFT_BUILD := swift build
# As many tests at once as keep two cores busy: hundreds at once would starve those that wait for a process.
WIDTH := SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
BENCH ?= ../shared/bench
PYTHON := .build/python
PYTHON_ENVIRONMENTS := clients litellm llama

.PHONY: run test prove deps test-deps test-packages build lint types sanitize bench-responder bench bench-model clean

# A responder for each slice and nginx, in the foreground. PORT, TLS_PORT, HEALTH_PORT, STATE and ARETE_* pass through.
run: build
	@ARETE="$$($(SWIFT_BUILD) --show-bin-path)/arete" exec nginx/dev/run

build: deps
	$(SWIFT_BUILD) --product arete

# All tests: units, state machines, store, extraction, and end to end through nginx and a browser.
test: deps test-deps lint
	swift build --build-tests
	$(WIDTH) swift test --skip-build

# The whole proof that no event is lost or repeated: every byte of three connections is a cut, some 15,000 of them, against an optimized responder.
prove: deps test-deps
	swift build -c release --product arete
	swift build --build-tests
	ARETE="$$(swift build -c release --show-bin-path)/arete" ARETE_PROVE=full $(WIDTH) \
		swift test --skip-build --filter 'EndToEnd/(Cuts|Disturbances|ReconnectStorm)'

# The same as `test` under the thread sanitizer, the responder of the end-to-end tests included, in a build of its own. A responder that is ended by
# a report is started again, so the reports are looked for.
SANITIZED := --sanitize=thread -Xswiftc -DTHREAD_SANITIZER --scratch-path .build-tsan
sanitize: deps test-deps
	swift build --build-tests $(SANITIZED)
	rm -f .build-tsan/report.*
	$(WIDTH) TSAN_OPTIONS="halt_on_error=1 log_path=$(CURDIR)/.build-tsan/report suppressions=$(CURDIR)/Tests/Support/thread-sanitizer.supp" \
		swift test --skip-build $(SANITIZED)
	@! cat .build-tsan/report.* 2>/dev/null

lint:
	swift format lint --strict -r -p Sources Tests Package.swift

# The TypeScript declarations of the events, made from openapi.json; a test says when they are old.
types:
	jq -rf nginx/dev/types.jq nginx/html/openapi.json > nginx/html/events.d.ts

deps:
	@$(call install,$(PACKAGES))

test-deps: test-packages $(PYTHON_ENVIRONMENTS:%=$(PYTHON)/%/packages.txt)

test-packages:
	@$(call install,$(TEST_PACKAGES))

# A virtual environment for each list of what the tests run in Python; the copy of the list says that it is whole. The lists name all they need.
$(PYTHON)/%/packages.txt: Tests/Support/Python/%.txt | test-packages
	rm -rf $(@D)
	python3 -m venv $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-compile --requirement $<
	cp $< $@

# Installs those of some Debian packages that are missing.
install = missing=$$(for p in $(1); do \
	dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] || { $(SUDO) apt-get update && \
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; }

# Builds the bench responder in release mode; the last line is the command that starts it.
bench-responder: deps
	swift build -c release --product bench-responder
	@echo "$$(swift build -c release --show-bin-path)/bench-responder {socket}"

# Compares it with the peers (see the README of the bench tools).
bench: bench-responder
	@[ -x $(BENCH)/run-events ] || { echo "the bench tools are not at $(BENCH): set BENCH"; exit 1; }
	$(MAKE) -C $(BENCH)
	$(BENCH)/run-events --own "$$(swift build -c release --show-bin-path)/bench-responder {socket}" limit go

# Builds the product in release mode; the last line is the arguments with which `run-tokens` of the bench tools compares it with its peers.
bench-model: deps
	swift build -c release --product arete
	@Tests/Support/BenchModel/arguments "$$(swift build -c release --show-bin-path)/arete"

clean:
	rm -rf .build .build-tsan .run
