# Two commands: `make run` (the product on http://localhost:8000) and `make test` (everything that is tested).
# Needs Debian 12 and Swift 6.3; everything else it installs.

PACKAGES := libfcgi-dev libcurl4-openssl-dev libarchive-dev libxml2-dev libsqlite3-dev pkg-config poppler-utils nginx openssl curl jq
TEST_PACKAGES := iproute2 chromium chromium-driver firefox-esr node-typescript node-react node-react-dom qpdf fonts-dejavu-core spawn-fcgi \
	fcgiwrap python3-venv libgomp1 systemd systemd-container debootstrap

DEB_PACKAGES := debhelper dpkg-dev lintian
# A host of the tests' own: the root of a Debian 12 with what our package depends on, so that installing it there needs no network.
HOST_PACKAGES := systemd-sysv dbus nginx poppler-utils ssl-cert libfcgi0ldbl libcurl4 libarchive13 libxml2 libsqlite3-0 libstdc++6 ca-certificates man-db

# Where `make install` puts things: DESTDIR stands before all of it, PREFIX before the program and the page.
DESTDIR ?=
PREFIX ?= /usr/local
UNITDIR ?= $(PREFIX)/lib/systemd/system

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
SWIFT_BUILD := swift build
# What is shipped, measured and proved: it needs no Swift where it runs. To look for overlapping accesses at run time costs a tenth of each token's
# instructions; the build of the tests does, and every suite runs on it.
SWIFT_RELEASE := swift build -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked
RELEASE = $(shell $(SWIFT_RELEASE) --show-bin-path)
# As many tests at once as keep two cores busy: hundreds at once would starve those that wait for a process.
WIDTH := SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
BENCH ?= ../shared/bench
PYTHON := .build/python
# Only root can boot a host; the tests that need one say that they are left out.
DEBIAN := .build/debian
TEST_HOST := $(if $(SUDO),,deb $(DEBIAN)/etc/debian_version)
PYTHON_ENVIRONMENTS := clients litellm llama

.PHONY: run test prove deps test-deps test-packages build release install install-files deb lint types sanitize fuzz soak bench-responder bench bench-model clean

# A responder for each slice and nginx, in the foreground. PORT, TLS_PORT, HEALTH_PORT, STATE and ARETE_* pass through.
run: build
	@ARETE="$$($(SWIFT_BUILD) --show-bin-path)/arete" exec nginx/dev/run

build: deps
	$(SWIFT_BUILD) --product arete

# All tests: units, state machines, store, extraction, and end to end through nginx and a browser, and the package on a host of its own.
test: deps test-deps lint $(TEST_HOST)
	swift build --build-tests
	$(WIDTH) swift test --skip-build

# The whole proof that no event is lost or repeated: every byte of three connections is a cut, some 15,000 of them, against an optimized responder.
prove: deps test-deps
	$(SWIFT_RELEASE) --product arete
	swift build --build-tests
	ARETE="$(RELEASE)/arete" ARETE_PROVE=full $(WIDTH) \
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

release: deps
	$(SWIFT_RELEASE) --product arete

# Builds as whoever calls it, and installs; with DESTDIR into another root.
install: release
	$(MAKE) install-files

# Units and nginx's tables name the places of the Debian package: those of PREFIX are put in.
PLACES := -e 's|/usr/bin/arete|$(PREFIX)/bin/arete|' -e 's|/usr/share/arete|$(PREFIX)/share/arete|' \
	-e 's|/usr/share/doc/arete|$(PREFIX)/share/doc/arete|'
ETC := $(DESTDIR)/etc
install-files:
	@[ -x "$(RELEASE)/arete" ] || { echo "make release comes first, as whoever has Swift; then make install-files RELEASE=$$PWD/.build/release"; exit 1; }
	install -d $(DESTDIR)$(UNITDIR) $(DESTDIR)$(PREFIX)/share/arete/html $(ETC)/nginx/conf.d $(ETC)/nginx/snippets $(ETC)/nginx/sites-available
	install -d -m 700 $(ETC)/arete/credentials
	install -D -s "$(RELEASE)/arete" $(DESTDIR)$(PREFIX)/bin/arete
	install -m 644 nginx/html/* $(DESTDIR)$(PREFIX)/share/arete/html/
	install -D -m 644 README.md $(DESTDIR)$(PREFIX)/share/doc/arete/README.md
	install -D -m 644 systemd/arete.1 $(DESTDIR)$(PREFIX)/share/man/man1/arete.1
	install -D -m 644 systemd/arete.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/arete.conf
	install -D -m 644 systemd/arete.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/arete.conf
	install -D -m 644 systemd/arete.sysctl $(DESTDIR)$(PREFIX)/lib/sysctl.d/60-arete.conf
	for unit in systemd/*.service systemd/*.socket systemd/*.target; do \
		sed $(PLACES) $$unit > $(DESTDIR)$(UNITDIR)/$${unit##*/} || exit; done
	sed $(PLACES) nginx/arete-http.conf > $(ETC)/nginx/conf.d/arete-http.conf
	install -m 644 $(filter-out nginx/arete-http.conf nginx/arete-site.conf,$(wildcard nginx/arete-*.conf)) $(ETC)/nginx/snippets/
# What is the operator's own is never written over.
	[ -e $(ETC)/nginx/sites-available/arete-site.conf ] || install -m 644 nginx/arete-site.conf $(ETC)/nginx/sites-available/
	cmp -s nginx/arete-site.conf $(ETC)/nginx/sites-available/arete-site.conf || \
		echo "$(ETC)/nginx/sites-available/arete-site.conf stays as it is; ours is another one now"
	[ -e $(ETC)/arete/environment ] || \
		{ sed $(PLACES) systemd/environment > $(ETC)/arete/environment && chmod 640 $(ETC)/arete/environment; }
	[ -e $(ETC)/arete/tls.conf ] || install -m 644 systemd/tls.conf $(ETC)/arete/tls.conf

# The Debian package, .build/arete_VERSION_ARCHITECTURE.deb, and lintian's opinion of it.
deb: release
	@$(call install,$(DEB_PACKAGES))
	rm -rf .build/deb
	install -d .build/deb/arete
	cp -R systemd/debian .build/deb/arete/debian
	cd .build/deb/arete && SOURCE="$(CURDIR)" dpkg-buildpackage --build=binary --no-sign
	rm -f .build/arete_*.deb
	cp .build/deb/arete_*.deb .build/
	lintian --fail-on error .build/deb/arete_*.deb

# Hostile bytes for each reader of them, by libFuzzer in a build of its own: FUZZ_SECONDS for each of FUZZ_TARGETS, two at once. What was found so far
# stays in .build-fuzz/corpus; what breaks a promise is left as .build-fuzz/TARGET-crash-….
FUZZ_SECONDS ?= 600
FUZZ_TARGETS := event-stream item-scanner multipart docx docx-text request-head
FUZZ_BUILD := swift build -c release --scratch-path .build-fuzz -Xswiftc -enable-testing -Xswiftc -DFUZZING -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
fuzz: deps
	$(FUZZ_BUILD) --product fuzz
	$(MAKE) --no-print-directory --jobs=2 $(FUZZ_TARGETS:%=fuzz-%)

fuzz-%:
	@mkdir -p .build-fuzz/corpus/$*
	@program="$$($(FUZZ_BUILD) --show-bin-path)/fuzz"; export SWIFT_BACKTRACE=enable=no; "$$program" $* --seeds .build-fuzz/corpus/$* && \
		"$$program" $* -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1 \
		-artifact_prefix=.build-fuzz/$*- .build-fuzz/corpus/$* > .build-fuzz/$*.log 2>&1 || { tail -40 .build-fuzz/$*.log; exit 1; }
	@echo "fuzz: $*: $$(grep -E '^Done' .build-fuzz/$*.log), $$(grep -oE 'cov: [0-9]+' .build-fuzz/$*.log | tail -1)"

# Half an hour of uploads, streams, readers that leave and crashes, against an optimized responder: what it holds stays as it was.
SOAK_SECONDS ?= 1800
soak: deps test-deps
	$(SWIFT_RELEASE) --product arete
	swift build --build-tests
	ARETE="$(RELEASE)/arete" ARETE_SOAK=$(SOAK_SECONDS) $(WIDTH) swift test --skip-build --filter 'EndToEnd/Soak'

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

$(DEBIAN)/etc/debian_version: | test-packages
	rm -rf $(DEBIAN).new $(DEBIAN)
	debootstrap --variant=minbase bookworm $(DEBIAN).new
	chroot $(DEBIAN).new apt-get install --yes --no-install-recommends $(HOST_PACKAGES)
	rm $(DEBIAN).new/etc/nginx/sites-enabled/default
	mv $(DEBIAN).new $(DEBIAN)

# Installs those of some Debian packages that are missing.
install = missing=$$(for p in $(1); do \
	dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] || { $(SUDO) apt-get update && \
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; }

# Builds the bench responder in release mode; the last line is the command that starts it.
bench-responder: deps
	$(SWIFT_RELEASE) --product bench-responder
	@echo "$(RELEASE)/bench-responder {socket}"

# Compares it with the peers (see the README of the bench tools).
bench: bench-responder
	@[ -x $(BENCH)/run-events ] || { echo "the bench tools are not at $(BENCH): set BENCH"; exit 1; }
	$(MAKE) -C $(BENCH)
	$(BENCH)/run-events --own "$(RELEASE)/bench-responder {socket}" limit go

# Builds the product in release mode; the last line is the arguments with which `run-tokens` of the bench tools compares it with its peers.
bench-model: deps
	$(SWIFT_RELEASE) --product arete
	@Tests/Support/BenchModel/arguments "$(RELEASE)/arete"

clean:
	rm -rf .build .build-tsan .build-fuzz .run
