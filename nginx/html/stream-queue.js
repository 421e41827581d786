import { EventStream, isOver } from "./event-stream.js";

/**
 * Opens streams in the order they are asked for, a few at a time: over HTTP/1.1 a browser has six connections to a
 * server for all of its tabs, and a stream holds one until it ends.
 */
export class StreamQueue {
  #limit;
  #waiting = [];
  #open = new Set();

  constructor(limit = 2) {
    this.#limit = limit;
  }

  /** A stream that opens as soon as there is room. `changed(state)` is called after every change. */
  add(url, changed) {
    const stream = new EventStream(url, (state) => {
      changed(state);
      if (isOver(state)) this.remove(stream);
    });
    this.#waiting.push(stream);
    this.#advance();
    return stream;
  }

  /** Leaves a stream, whether it waits or is open. */
  remove(stream) {
    stream.close();
    this.#waiting = this.#waiting.filter((other) => other !== stream);
    this.#open.delete(stream);
    this.#advance();
  }

  #advance() {
    while (this.#open.size < this.#limit && this.#waiting.length > 0) {
      const stream = this.#waiting.shift();
      this.#open.add(stream);
      stream.open();
    }
  }
}
