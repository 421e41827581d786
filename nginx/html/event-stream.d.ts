import type { CompleteEvent, ErrorEvent, Event, StatusEvent } from "./events.js";

export * from "./events.js";

/** What is shown: an event with `data` that is not the end. */
export type ItemEvent = Exclude<Extract<Event, { data: unknown }>, CompleteEvent>;

export type Phase = "waiting" | "connecting" | "running" | "reconnecting" | "complete" | "stopped" | "failed";

/** What a stream has shown so far. Never changed: each change is a new value. */
export interface StreamState {
  readonly phase: Phase;
  /** The run's name, by which it can be stopped. */
  readonly run: string | null;
  /** The latest `status` event. */
  readonly status: StatusEvent | null;
  /** Every committed item's event, in order. */
  readonly items: readonly ItemEvent[];
  /** The text so far of each item that is being written, by the item's id. */
  readonly drafts: ReadonlyMap<string, string>;
  /** The `data` of `complete`. */
  readonly result: CompleteEvent["data"] | null;
  /** The `error` event. */
  readonly error: ErrorEvent | null;
}

/** A stream that has shown nothing yet. */
export const initialState: StreamState;

/** Whether nothing more will come. */
export function isOver(state: Pick<StreamState, "phase">): boolean;

/** The state after one event. */
export function apply(state: StreamState, event: Event): StreamState;

/** A live stream. */
export class EventStream {
  /**
   * @param url Where the stream is; relative to the document.
   * @param changed Called after every change of `state`; while only drafts grow, once a frame.
   */
  constructor(url: string | URL, changed?: (state: StreamState) => void);
  readonly state: StreamState;
  /** Connects, the first time or where `close()` has left off. */
  open(): void;
  /** Leaves. The run itself goes on for a while, so that coming back finds it. */
  close(): void;
  /** Ends the run for everybody. Rejects where the server cannot be told. */
  stop(): Promise<void>;
}
