// The WebInterface target.
