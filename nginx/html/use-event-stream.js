/**
 * Hooks for React 18 and newer, which is the application's own: "react" is resolved by its bundler or import map.
 */
import { useMemo, useSyncExternalStore } from "react";
import { EventStream, initialState } from "./event-stream.js";

/** One stream, open while a component watches it. */
class Subscription {
  stop = () => this.#stream.stop();
  #stream;
  #listener = null;

  constructor(url) {
    this.#stream = new EventStream(url, () => this.#listener?.());
  }

  subscribe = (listener) => {
    this.#listener = listener;
    // Strict mode mounts, unmounts and mounts in one go: only what is still watched then is opened.
    queueMicrotask(() => { if (this.#listener) this.#stream.open(); });
    return () => {
      this.#listener = null;
      this.#stream.close();
    };
  };

  read = () => this.#stream.state;
}

const nothing = { subscribe: () => () => {}, read: () => initialState, stop: async () => {} };

/**
 * The state of the stream at `url`, and `stop()`, which ends its run. Without a `url` it waits for one; with another one it
 * begins anew. Unmounting leaves the stream.
 */
export function useEventStream(url) {
  const subscription = useMemo(() => (url ? new Subscription(url) : nothing), [url]);
  const state = useSyncExternalStore(subscription.subscribe, subscription.read, nothing.read);
  return useMemo(() => ({ ...state, stop: subscription.stop }), [state, subscription]);
}

/**
 * The suggestions for a resume as they come, perhaps for a posting (`job`). `base` is where the interface is, when that is
 * not where the page is.
 */
export function useOptimizationStream(resumeId, { job, base = "" } = {}) {
  const query = job ? `?job=${encodeURIComponent(job)}` : "";
  const url = resumeId ? `${base}/optimization/stream/${encodeURIComponent(resumeId)}${query}` : null;
  const { phase, items, status, error, stop } = useEventStream(url);
  const suggestions = useMemo(() => items.filter(({ type }) => type === "suggestion").map(({ data }) => data), [items]);
  return {
    suggestions,
    status: phase === "reconnecting" ? "Reconnecting..." : status?.message ?? "",
    isComplete: phase === "complete",
    error: error?.message ?? null,
    stop,
  };
}
