/**
 * One event stream of Arete: what it has shown so far, and a connection that keeps it up to date.
 *
 * `apply` is the whole meaning of the events, without a connection; `EventStream` is the browser's `EventSource` plus what
 * that cannot do alone: end at the terminal event, and begin again where a browser gives up.
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

/** The state after one event. Events of a type that is not known here and without `data` change nothing. */
export function apply(state, event) {
  switch (event.type) {
    case "status":
      return { ...state, phase: "running", run: event.run ?? state.run, status: event };
    case "delta": {
      const text = (state.drafts.get(event.item) ?? "") + event.text;
      return { ...state, phase: "running", drafts: new Map(state.drafts).set(event.item, text) };
    }
    case "reset":
      if (event.item == null) return { ...initialState, phase: "running" };
      return { ...state, drafts: without(state.drafts, event.item) };
    case "complete":
      return { ...state, phase: "complete", result: event.data, drafts: new Map() };
    case "stopped":
      return { ...state, phase: "stopped", drafts: new Map() };
    case "error":
      return { ...state, phase: "failed", error: event, drafts: new Map() };
    default:
      if (!event.data) return state;
      return { ...state, phase: "running", items: [...state.items, event], drafts: without(state.drafts, event.data.id) };
  }
}

function without(drafts, item) {
  const rest = new Map(drafts);
  rest.delete(item);
  return rest;
}

/** How often a connection that the browser has given up is tried again before the stream is called failed. */
const attemptsAtMost = 8;

/** A live stream. `changed(state)` is called after every change of `state`. */
export class EventStream {
  state = initialState;
  #url;
  #changed;
  #source = null;
  #timer = null;
  #attempts = 0;
  #cursor = "";

  constructor(url, changed) {
    this.#url = url;
    this.#changed = changed;
  }

  /** Connects; from then on the browser reconnects by itself, with the id of the last event. */
  open() {
    const url = new URL(this.#url, document.baseURI);
    if (this.#cursor) url.searchParams.set("last_event_id", this.#cursor);
    this.#source = new EventSource(url);
    this.#source.onmessage = (message) => this.#receive(message);
    this.#source.onerror = () => this.#interrupted();
    if (this.state.phase === "waiting") this.#become({ ...this.state, phase: "connecting" });
  }

  /** Leaves. The run itself goes on for a while, so that coming back finds it. */
  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #receive(message) {
    this.#attempts = 0;
    this.#cursor = message.lastEventId;
    const next = apply(this.state, JSON.parse(message.data));
    if (isOver(next)) this.close(); // or the browser would come back to a stream that has ended
    this.#become(next);
  }

  #interrupted() {
    const gaveUp = this.#source?.readyState === EventSource.CLOSED;
    if (gaveUp) this.close();
    if (gaveUp && this.#attempts === attemptsAtMost) {
      const error = { type: "error", code: "unavailable", message: "The connection was lost.", retryable: true };
      return this.#become(apply(this.state, error));
    }
    if (gaveUp) {
      this.#timer = setTimeout(() => this.open(), Math.min(1000 * 2 ** this.#attempts, 30_000) * (0.75 + Math.random() / 2));
      this.#attempts += 1;
    }
    this.#become({ ...this.state, phase: "reconnecting" });
  }

  #become(state) {
    this.state = state;
    this.#changed(state);
  }
}
