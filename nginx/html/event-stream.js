/**
 * One event stream of Arete: what it has shown so far, and a connection that keeps it up to date.
 *
 * `apply` is the whole meaning of the events, without a connection. `EventStream` is the browser's `EventSource`, which
 * comes back by itself with the id of the last event, plus what that cannot do alone: end at the terminal event, begin
 * again where a browser gives up (any status but 200; in Firefox also a refused connection to another origin), notice a
 * connection that is dead, and come back at once when the network or the person does. This file needs no other one;
 * `event-stream.d.ts` has its types, `use-event-stream.js` its hooks for React.
 */

/** A stream that has shown nothing yet. */
export const initialState = Object.freeze({
  /** waiting | connecting | running | reconnecting, and at the end complete | stopped | failed. */
  phase: "waiting",
  /** The run's name, by which it can be stopped. */
  run: null,
  /** The latest `status` event. */
  status: null,
  /** Every committed item's event, in order. */
  items: Object.freeze([]),
  /** The text so far of each item that is being written, by the item's id. */
  drafts: new Map(),
  /** The `data` of `complete`. */
  result: null,
  /** The `error` event. */
  error: null,
});

/** Whether nothing more will come. */
export function isOver({ phase }) {
  return phase === "complete" || phase === "stopped" || phase === "failed";
}

/**
 * The state after one event, a new value wherever something changes. Events of a type that is not known here and without
 * `data` change nothing, nor does anything after the end.
 *
 * Of the many deltas each copies only the names of the items that are open, one as a rule; the list of items, a hundred at
 * most, is copied by the few events that add to it.
 */
export function apply(state, event) {
  if (isOver(state)) return state;
  switch (event.type) {
    case "status":
      return { ...state, phase: "running", run: event.run ?? state.run, status: event };
    case "delta": {
      const text = (state.drafts.get(event.item) ?? "") + event.text;
      return { ...state, phase: "running", drafts: new Map(state.drafts).set(event.item, text) };
    }
    case "reset":
      if (event.item == null) return { ...initialState, phase: "running" };
      return { ...state, phase: "running", drafts: without(state.drafts, event.item) };
    case "complete":
      return { ...state, phase: "complete", result: event.data, drafts: initialState.drafts };
    case "stopped":
      return { ...state, phase: "stopped", drafts: initialState.drafts };
    case "error":
      return { ...state, phase: "failed", error: event, drafts: initialState.drafts };
    default:
      if (!event.data) return state;
      return { ...state, phase: "running", items: [...state.items, event], drafts: without(state.drafts, event.data.id) };
  }
}

function without(drafts, item) {
  if (!drafts.has(item)) return drafts;
  const rest = new Map(drafts);
  rest.delete(item);
  return rest;
}

/**
 * Milliseconds without an event after which a connection is taken for dead and made anew: three of the server's heartbeats,
 * which `EventSource` does not show. A network that loses a connection silently is noticed by nobody else. A healthy stream
 * that is only silent loses nothing by it.
 */
const longestSilence = 45_000;

/** The same where somebody comes back to the page: a phone that slept may have lost the connection without a word. */
const silenceOfSleep = 20_000;

/**
 * How long the one before is held at most: half of the server's lease. Over HTTP/1.1 the next connection may wait for this very one, since a
 * browser opens six to an origin.
 */
const longestHandOver = 4_000;

/** A connection this young is left alone, unless it was given up: what wakes a page often comes as several events at once. */
const youngest = 1_000;

/** What tells that a connection may be dead, or that it may be had again. */
const wakeUps = ["visibilitychange", "pageshow", "online"];

/**
 * A live stream. `changed(state)` is called after every change of `state`; while only drafts grow, once a frame.
 *
 * It never gives up by itself: the waits between attempts grow to ten seconds and are spread, and it ends with the
 * terminal event or with `close()`.
 */
export class EventStream {
  state = initialState;
  #url;
  #changed;
  #source = null;
  #former = null;
  #cursor = "";
  #failures = 0;
  #timer = null;
  #frame = null;
  #lastSign = 0;

  constructor(url, changed = () => {}) {
    this.#url = url;
    this.#changed = changed;
  }

  /** Connects, the first time or where `close()` has left off. */
  open() {
    if (this.#source || isOver(this.state)) return;
    for (const name of wakeUps) addEventListener(name, this.#wakeUp);
    this.#connect();
    this.#become({ ...this.state, phase: this.state.phase === "waiting" ? "connecting" : "reconnecting" });
  }

  /** Leaves. The run itself goes on for a while, so that coming back finds it. */
  close() {
    for (const name of wakeUps) removeEventListener(name, this.#wakeUp);
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#former?.close();
    this.#source?.close();
    this.#former = this.#source = null;
  }

  /**
   * Ends the run for everybody; the stream then says `stopped`. A run that has no name yet is only left. Rejects where the
   * server cannot be told.
   */
  async stop() {
    const { run } = this.state;
    if (isOver(this.state)) return;
    if (!run) return this.#end({ type: "stopped" });
    const answer = await fetch(new URL(`../runs/${encodeURIComponent(run)}`, this.#address()), { method: "DELETE" });
    if (!answer.ok) throw new Error(`The run could not be stopped: ${answer.status}`);
  }

  #address() {
    return new URL(this.#url, document.baseURI);
  }

  #connect() {
    this.#retire();
    const url = this.#address();
    if (this.#cursor) url.searchParams.set("last_event_id", this.#cursor);
    const source = new EventSource(url);
    source.onopen = () => this.#opened();
    source.onmessage = (message) => this.#receive(message);
    source.onerror = () => this.#interrupted();
    this.#source = source;
    this.#giveSign();
    if (this.#former?.readyState === EventSource.OPEN) this.#letGoIn(longestHandOver);
  }

  /**
   * From now on the connection tells nothing, since the next one begins behind the last event that it has told. One that is
   * open is held until then: the run has a reader at any time, or the server would let it rest.
   */
  #retire() {
    this.#former?.close();
    this.#former = this.#source;
    if (!this.#former) return;
    this.#former.onopen = this.#former.onmessage = this.#former.onerror = null;
    if (this.#former.readyState !== EventSource.OPEN) this.#former.close();
  }

  /** Connects anew after a time, unless there is a sign of life before. */
  #connectIn(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  /** Ends the hand-over, unless the next connection opens before. */
  #letGoIn(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#former.close();
      this.#connectIn(longestSilence);
    }, delay);
  }

  #giveSign() {
    this.#lastSign = Date.now();
    this.#connectIn(longestSilence);
  }

  #wakeUp = ({ type, persisted }) => {
    if (type === "pageshow" && !persisted) return; // the first showing
    if (type === "visibilitychange" && document.visibilityState === "hidden") return;
    const { readyState } = this.#source;
    const isPlausible = type === "visibilitychange" && readyState === EventSource.OPEN;
    // The clock of the wall, since others stand still while a machine sleeps; it may be set, in both directions.
    const silence = Math.abs(Date.now() - this.#lastSign);
    if (readyState !== EventSource.CLOSED && silence < (isPlausible ? silenceOfSleep : youngest)) return;
    this.#failures = 0;
    this.#connect();
  };

  #opened() {
    this.#former?.close();
    this.#giveSign();
    // Where nothing was missed no event may come for long.
    if (this.state.phase === "reconnecting" && this.state.run) this.#becomeSoon({ ...this.state, phase: "running" });
  }

  #receive({ data, lastEventId }) {
    this.#failures = 0;
    this.#giveSign();
    const event = JSON.parse(data);
    const hasID = lastEventId !== "" && lastEventId !== this.#cursor;
    if (hasID) this.#cursor = lastEventId; // a connection of ours that has got no id yet says "": the cursor stays
    // Without an id a status is not of the run: whoever answers in its place asks to come back.
    if (event.type === "status" && !hasID) return this.#become({ ...this.state, phase: "reconnecting" });
    const next = apply(this.state, event);
    if (isOver(next)) return this.#end(event);
    if (event.type === "delta") this.#becomeSoon(next);
    else this.#become(next);
  }

  /** Closes first, or the browser would come back to a stream that has ended. */
  #end(event) {
    this.close();
    this.#become(apply(this.state, event));
  }

  #interrupted() {
    this.#former?.close();
    if (this.#source.readyState === EventSource.CLOSED) {
      // The browser has given up. Spread, so that not everybody comes back at once.
      this.#connectIn(Math.min(1000 * 2 ** this.#failures, 10_000) * (0.75 + Math.random() / 2));
      this.#failures += 1;
    } else {
      this.#connectIn(longestSilence); // it comes back by itself, when the server has asked it to
    }
    this.#become({ ...this.state, phase: "reconnecting" });
  }

  /** Tells with the next frame: more often nobody sees it. */
  #becomeSoon(state) {
    this.state = state;
    this.#frame ??= requestAnimationFrame(() => this.#become(this.state));
  }

  #become(state) {
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.state = state;
    this.#changed(state);
  }
}
