/** A page that uses the hooks in strict mode, and what a test asks of it. */
import { useEventStream, useOptimizationStream } from "/use-event-stream.js";

const { StrictMode, createElement } = globalThis.React;

/** Every connection that was ever opened. */
const sources = [];
globalThis.EventSource = class extends EventSource {
  constructor(url) {
    super(url);
    sources.push(this);
  }
};

function Optimization({ id, base }) {
  const result = useOptimizationStream(id, { base });
  globalThis.shown = result;
  return createElement("div", { "data-complete": String(result.isComplete) },
    createElement("p", {}, result.status, result.error),
    ...result.suggestions.map(({ id: key, text }) => createElement("li", { key }, text)));
}

function Stream({ url }) {
  const result = useEventStream(url);
  globalThis.shown = result;
  return createElement("div", { "data-phase": result.phase }, result.status?.message);
}

let root = null;

/** Shows a component, or with other properties the same one again. */
globalThis.show = (name, properties) => {
  root ??= globalThis.ReactDOM.createRoot(document.querySelector("#root"));
  root.render(createElement(StrictMode, {}, createElement({ Optimization, Stream }[name], properties)));
};

globalThis.leave = () => {
  root.unmount();
  root = null;
};

globalThis.connections = () => ({ opened: sources.length, live: sources.filter(({ readyState }) => readyState !== 2).length });
globalThis.isReady = true;
