/**
 * What event-stream.js promises, tried in the browser that runs it: `apply` on every type of event, and `EventStream` on a
 * connection, a clock and a screen that the tests hold. `run()` is the list of what failed, and of what was tried.
 */
import { EventStream, apply, initialState, isOver } from "/event-stream.js";

const tests = {};

function equal(actual, expected, what = "") {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value, (_, v) => (v instanceof Map ? ["Map", ...v] : v)));
  if (a !== b) throw new Error(`${what}: ${a} is not ${b}`);
}

// --- apply -----------------------------------------------------------------------------------------------------------

const status = (more) => ({ type: "status", message: "Working...", ...more });
const item = (id, type = "paragraph") => ({ type, data: { id, text: id } });
const delta = (id, text) => ({ type: "delta", item: id, text });
const complete = { type: "complete", data: { id: "end", text: "Done." } };
const failure = { type: "error", code: "internal", message: "No.", retryable: true };
const after = (...events) => events.reduce(apply, initialState);
const changes = (state, changed) => JSON.stringify({ ...state, drafts: [...state.drafts] }) ===
  JSON.stringify({ ...initialState, ...changed, drafts: [...(changed.drafts ?? [])] });

tests["each type of event does its own"] = () => {
  const [named, plain] = [status({ run: "R", stage: "s", step: 1, steps: 2 }), status()];
  const cases = [
    [[], {}],
    [[plain], { phase: "running", status: plain }],
    [[named], { phase: "running", run: "R", status: named }],
    [[named, plain], { phase: "running", run: "R", status: plain }],
    [[delta("a", "x")], { phase: "running", drafts: [["a", "x"]] }],
    [[delta("a", "x"), delta("b", "1"), delta("a", "y")], { phase: "running", drafts: [["a", "xy"], ["b", "1"]] }],
    [[delta("a", "x"), delta("b", "1"), item("a")], { phase: "running", items: [item("a")], drafts: [["b", "1"]] }],
    [[item("a"), item("b")], { phase: "running", items: [item("a"), item("b")] }],
    [[delta("a", "x"), { type: "reset", item: "a" }, delta("a", "z")], { phase: "running", drafts: [["a", "z"]] }],
    [[delta("a", "x"), { type: "reset", item: "b" }], { phase: "running", drafts: [["a", "x"]] }],
    [[named, item("a"), delta("b", "x"), { type: "reset" }], { phase: "running" }],
    [[named, item("a"), delta("b", "x"), complete], { phase: "complete", run: "R", status: named, items: [item("a")], result: complete.data }],
    [[item("a"), delta("b", "x"), { type: "stopped" }], { phase: "stopped", items: [item("a")] }],
    [[item("a"), delta("b", "x"), failure], { phase: "failed", items: [item("a")], error: failure }],
    [[{ type: "later", data: { id: "x" } }], { phase: "running", items: [{ type: "later", data: { id: "x" } }] }],
    [[{ type: "later" }], {}],
  ];
  for (const type of ["section", "resume", "requirement", "summary", "suggestion", "finding", "paragraph"]) {
    cases.push([[item("a", type)], { phase: "running", items: [item("a", type)] }]);
  }
  for (const [events, changed] of cases) {
    if (!changes(after(...events), changed)) throw new Error(`${JSON.stringify(events)}: ${JSON.stringify(after(...events))}`);
  }
};

tests["nothing comes after the end"] = () => {
  for (const end of [complete, { type: "stopped" }, failure]) {
    const state = after(status({ run: "R" }), item("a"), end);
    equal(isOver(state), true);
    for (const event of [status(), item("b"), delta("b", "x"), { type: "reset" }, { type: "reset", item: "a" }, complete, failure]) {
      if (apply(state, event) !== state) throw new Error(`${end.type}, then ${event.type}`);
    }
  }
  for (const phase of ["waiting", "connecting", "running", "reconnecting"]) equal(isOver({ phase }), false, phase);
};

tests["a state is never changed, and what did not change is the same value"] = () => {
  const events = [
    status({ run: "R" }), delta("a", "x"), delta("a", "y"), item("a"), delta("b", "x"), { type: "reset", item: "b" }, item("c"), complete,
  ];
  let state = initialState;
  for (const event of events) {
    const before = JSON.stringify({ ...state, drafts: [...state.drafts] });
    const next = apply(state, event);
    if (next === state) throw new Error(`${event.type}: the same value`);
    equal(JSON.stringify({ ...state, drafts: [...state.drafts] }), before, event.type);
    if (!event.data || event === complete) equal(next.items === state.items, true, `items after ${event.type}`);
    if (event.data?.id === "c") equal(next.drafts === state.drafts, true, "drafts after an item without one");
    state = next;
  }
  equal([...initialState.drafts], []);
};

// --- EventStream -----------------------------------------------------------------------------------------------------

/** What the browser gives to a stream, held by a test. */
class World {
  sources = [];
  timers = new Map();
  frames = new Map();
  requests = [];
  now = 1_000_000;
  isHidden = false;
  #number = 0;
  #real = {};

  constructor() {
    const world = this;
    class Source {
      static CONNECTING = 0;
      static OPEN = 1;
      static CLOSED = 2;
      readyState = 0;
      constructor(url) {
        this.url = new URL(url);
        world.sources.push(this);
      }
      close() { this.readyState = 2; }
      /** What the browser does: nothing reaches a connection that is closed. */
      opens() { if (this.readyState !== 2) { this.readyState = 1; this.onopen?.(); } }
      gets(id, event) { if (this.readyState !== 2) this.onmessage?.({ lastEventId: id, data: JSON.stringify(event) }); }
      breaks() { if (this.readyState !== 2) { this.readyState = 0; this.onerror?.(); } }
      givesUp() { if (this.readyState !== 2) { this.readyState = 2; this.onerror?.(); } }
    }
    this.#replace("EventSource", Source);
    this.#replace("setTimeout", (work, delay) => { this.timers.set(++this.#number, { work, delay }); return this.#number; });
    this.#replace("clearTimeout", (number) => this.timers.delete(number));
    this.#replace("requestAnimationFrame", (work) => { this.frames.set(++this.#number, work); return this.#number; });
    this.#replace("cancelAnimationFrame", (number) => this.frames.delete(number));
    this.#replace("fetch", async (url, options) => { this.requests.push([String(url), options.method]); return { ok: true, status: 204 }; });
    this.#real.now = Date.now;
    Date.now = () => this.now;
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (this.isHidden ? "hidden" : "visible") });
  }

  #replace(name, value) {
    this.#real[name] = globalThis[name];
    globalThis[name] = value;
  }

  end() {
    const { now, ...globals } = this.#real;
    Date.now = now;
    delete document.visibilityState;
    Object.assign(globalThis, globals);
  }

  get source() { return this.sources.at(-1); }
  get live() { return this.sources.filter(({ readyState }) => readyState !== 2).length; }
  get delay() { return [...this.timers.values()].map(({ delay }) => delay); }

  /** The one timer is due. */
  passes() {
    const [[number, { work, delay }]] = this.timers;
    this.timers.delete(number);
    this.now += delay;
    work();
  }

  paints() {
    const works = [...this.frames.values()];
    this.frames.clear();
    for (const work of works) work();
  }
}

/** A test of a stream in a world of its own; `seen` are the states that it told. */
function streamTest(name, body) {
  tests[name] = async () => {
    const world = new World();
    const seen = [];
    const stream = new EventStream("/letter/stream/1?job=2", (state) => seen.push(state));
    try {
      await body(world, stream, seen);
    } finally {
      stream.close();
      world.end();
    }
    equal(world.live, 0, "open connections after close()");
    equal(world.timers.size + world.frames.size, 0, "timers and frames after close()");
  };
}

streamTest("the phases of an undisturbed run; the end closes the connection first", (world, stream, seen) => {
  equal(world.sources.length, 0);
  stream.open();
  stream.open();
  equal(world.sources.length, 1);
  equal(world.source.url.pathname + world.source.url.search, "/letter/stream/1?job=2");
  world.source.opens();
  world.source.gets("R.1.1", status({ run: "R" }));
  world.source.gets("R.1.2", item("a"));
  world.source.gets("R.1.3", complete);
  equal(seen.map(({ phase }) => phase), ["connecting", "running", "running", "complete"]);
  equal(world.live, 0);
  stream.open();
  equal(world.live, 0, "a stream that is over is not opened again");
});

streamTest("the browser comes back by itself after a break", (world, stream) => {
  stream.open();
  world.source.opens();
  world.source.gets("R.1.1", status({ run: "R" }));
  world.source.breaks();
  equal(stream.state.phase, "reconnecting");
  equal(world.sources.length, 1);
  world.source.opens();
  world.paints();
  equal(stream.state.phase, "running", "nothing was missed, so no event says so");
});

streamTest("where the browser gives up, waits grow to ten seconds, spread, and an event ends their growth", (world, stream) => {
  stream.open();
  const waits = [];
  for (let attempt = 0; attempt < 40; attempt += 1) {
    world.source.givesUp();
    equal(world.delay.length, 1);
    waits.push(world.delay[0]);
    world.passes();
    equal(world.live, 1);
  }
  equal(stream.state.phase, "reconnecting");
  for (const [attempt, wait] of waits.entries()) {
    const middle = Math.min(1000 * 2 ** attempt, 10_000);
    equal(wait >= middle * 0.75 && wait <= middle * 1.25, true, `attempt ${attempt}: ${wait}`);
  }
  equal(new Set(waits.slice(10)).size > 10, true, "spread");
  world.source.gets("R.1.1", status({ run: "R" }));
  world.source.givesUp();
  equal(world.delay[0] <= 1250, true, "after an event");
});

streamTest("a connection of ours goes on behind the last event, whatever came without an id", (world, stream) => {
  stream.open();
  world.source.gets("R.1.1", status({ run: "R" }));
  world.source.gets("R.1.2", item("a"));
  world.source.givesUp();
  world.passes();
  equal(world.source.url.search, "?job=2&last_event_id=R.1.2");
  world.source.gets("", status({ message: "Reconnecting..." }));
  equal([stream.state.phase, stream.state.status.message], ["reconnecting", "Working..."]);
  world.source.breaks();
  world.source.gets("", status({ message: "Reconnecting..." }));
  world.source.givesUp();
  world.passes();
  equal(world.source.url.search, "?job=2&last_event_id=R.1.2");
  world.source.gets("R.2.1", { type: "reset", item: "b" });
  world.source.gets("R.2.2", item("b"));
  world.source.gets("R.2.2", status({ message: "Reconnecting..." })); // the browser's own cursor, on its own connection
  equal(stream.state.phase, "reconnecting");
  world.source.givesUp();
  world.passes();
  equal(world.source.url.search, "?job=2&last_event_id=R.2.2");
  equal(stream.state.items, [item("a"), item("b")]);
});

streamTest("a cursor that the server does not know begins anew, and nothing is there twice", (world, stream) => {
  stream.open();
  world.source.gets("R.1.1", status({ run: "R" }));
  world.source.gets("R.1.2", item("a"));
  world.source.givesUp();
  world.passes();
  world.source.gets("", { type: "reset" });
  world.source.gets("S.1.1", status({ run: "S" }));
  world.source.gets("S.1.2", item("a"));
  equal([stream.state.run, stream.state.items], ["S", [item("a")]]);
});

streamTest("a silent connection is made anew, and each sign of life puts it off", (world, stream) => {
  stream.open();
  for (const sign of [() => world.source.opens(), () => world.source.gets("R.1.1", status({ run: "R" })), () => world.source.breaks()]) {
    const [before] = world.timers.keys();
    sign();
    equal(world.delay, [45_000]);
    equal(world.timers.has(before), false, "from now on");
  }
  const silent = world.source;
  world.passes();
  equal([world.sources.length, world.live, silent.readyState], [2, 1, 2]);
  equal(world.source.url.searchParams.get("last_event_id"), "R.1.1");
});

for (const outcome of ["opens", "breaks", "givesUp", "silence"]) {
  streamTest(`an open connection is held until the next one ${outcome}, and tells nothing more`, (world, stream) => {
    stream.open();
    world.source.opens();
    world.source.gets("R.1.1", status({ run: "R" }));
    const former = world.source;
    world.passes();
    equal(world.live, 2);
    former.gets("R.1.2", item("a"));
    former.breaks();
    former.opens();
    equal([stream.state.items, stream.state.phase], [[], "running"]);
    if (outcome === "silence") world.passes();
    else world.source[outcome]();
    equal(former.readyState, 2);
    if (outcome === "opens") world.source.gets("R.1.2", item("a"));
    if (outcome === "opens") equal(stream.state.items, [item("a")]);
  });
}

const wake = {
  visible: (world) => { world.isHidden = false; document.dispatchEvent(new Event("visibilitychange", { bubbles: true })); },
  hidden: (world) => { world.isHidden = true; document.dispatchEvent(new Event("visibilitychange", { bubbles: true })); },
  online: () => dispatchEvent(new Event("online")),
  restored: () => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  shown: () => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false })),
};

for (const [event, condition, silence, isMadeAnew] of [
  ["visible", "open", 19_000, false],
  ["visible", "open", 21_000, true],
  ["visible", "open", -3_600_000, true], // the clock was set
  ["visible", "broken", 900, false],
  ["visible", "broken", 1_100, true],
  ["visible", "given up", 0, true],
  ["hidden", "open", 3_600_000, false],
  ["hidden", "given up", 3_600_000, false],
  ["online", "open", 900, false],
  ["online", "open", 1_100, true],
  ["online", "broken", 1_100, true],
  ["online", "given up", 0, true],
  ["restored", "open", 1_100, true],
  ["restored", "given up", 0, true],
  ["shown", "open", 3_600_000, false],
  ["shown", "given up", 3_600_000, false],
]) {
  streamTest(`${event} with a connection ${condition}, ${silence} ms after the last sign`, (world, stream) => {
    stream.open();
    world.source.opens();
    world.source.gets("R.1.1", status({ run: "R" }));
    if (condition === "broken") world.source.breaks();
    if (condition === "given up") world.source.givesUp();
    world.now += silence;
    wake[event](world);
    equal(world.sources.length, isMadeAnew ? 2 : 1);
    if (isMadeAnew) world.source.opens();
    equal(world.live, condition === "given up" && !isMadeAnew ? 0 : 1);
    if (isMadeAnew) equal(world.source.url.searchParams.get("last_event_id"), "R.1.1");
    // What wakes a page comes as several events at once.
    wake.visible(world);
    wake.online();
    wake.restored();
    world.source.opens();
    equal(world.live, 1);
    if (isMadeAnew) equal(world.sources.length, 2, "one connection for one wake-up");
  });
}

streamTest("waking up ends the growth of the waits", (world, stream) => {
  stream.open();
  for (let attempt = 0; attempt < 6; attempt += 1) {
    world.source.givesUp();
    world.passes();
  }
  world.source.givesUp();
  wake.online();
  world.source.givesUp();
  equal(world.delay[0] <= 1250, true);
});

streamTest("who has left hears nothing, and goes on where it was", (world, stream, seen) => {
  stream.open();
  world.source.gets("R.1.1", status({ run: "R" }));
  world.source.gets("R.1.2", delta("a", "x"));
  const count = seen.length;
  stream.close();
  for (const event of ["visible", "online", "restored"]) wake[event](world);
  world.source.gets("R.1.3", item("a"));
  world.paints();
  equal([seen.length, world.sources.length], [count, 1]);
  stream.open();
  equal(stream.state.phase, "reconnecting");
  equal(world.source.url.searchParams.get("last_event_id"), "R.1.2");
  equal([...stream.state.drafts], [["a", "x"]]);
});

streamTest("drafts are told once a frame, everything else at once", (world, stream, seen) => {
  stream.open();
  const start = seen.length;
  for (let word = 0; word < 100; word += 1) world.source.gets(`R.1.${word}`, delta("a", "x"));
  equal([seen.length, stream.state.drafts.get("a").length], [start, 100]);
  world.paints();
  equal([seen.length, seen.at(-1) === stream.state], [start + 1, true]);
  world.source.gets("R.1.101", delta("b", "x"));
  world.source.gets("R.1.102", item("a"));
  equal(seen.length, start + 2);
  world.paints();
  equal(seen.length, start + 2);
});

streamTest("stop ends the run by its name, beside its stream; its stream says so", async (world, stream) => {
  stream.open();
  world.source.gets("R.1.1", status({ run: "R/1" }));
  await stream.stop();
  equal(world.requests, [[new URL("/letter/runs/R%2F1", location).href, "DELETE"]]);
  equal([stream.state.phase, world.live], ["running", 1]);
  world.source.gets("R.1.2", { type: "stopped" });
  equal(stream.state.phase, "stopped");
  await stream.stop();
  equal(world.requests.length, 1);
});

streamTest("stop without a name only leaves", async (world, stream) => {
  stream.open();
  await stream.stop();
  equal([stream.state.phase, world.live, world.requests.length], ["stopped", 0, 0]);
});

streamTest("a stop that was refused is told", async (world, stream) => {
  stream.open();
  world.source.gets("R.1.1", status({ run: "R" }));
  globalThis.fetch = async () => ({ ok: false, status: 502 });
  const error = await stream.stop().then(() => null, (error) => error);
  equal(error instanceof Error, true);
  equal([stream.state.phase, world.live], ["running", 1]);
});

/** Runs all of them, one after another. */
export async function run() {
  const failures = [];
  addEventListener("error", ({ message }) => failures.push(`in an event: ${message}`));
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
    } catch (error) {
      failures.push(`${name}: ${error?.message}`);
    }
  }
  return { tried: Object.keys(tests), failures };
}
