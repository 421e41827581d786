import type { StreamState } from "./event-stream.js";
import type { Suggestion } from "./events.js";

/** The state of the stream at `url`; without one it waits. */
export function useEventStream(url: string | null | undefined): StreamState & {
  /** Ends the run for everybody. Rejects where the server cannot be told. */
  readonly stop: () => Promise<void>;
};

/** The suggestions for a resume as they come. */
export function useOptimizationStream(
  resumeId: string | null | undefined,
  options?: {
    /** The posting that they are for. */
    readonly job?: string | null;
    /** Where the interface is, when that is not where the page is; such as `https://example.com/api`. */
    readonly base?: string;
  },
): {
  readonly suggestions: readonly Suggestion[];
  /** What is being done now, in words. */
  readonly status: string;
  readonly isComplete: boolean;
  /** What went wrong, in words. */
  readonly error: string | null;
  /** Ends the run for everybody. Rejects where the server cannot be told. */
  readonly stop: () => Promise<void>;
};
