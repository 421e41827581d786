import { element } from "./dom.js";
import { initialState, isOver } from "./event-stream.js";
import { inWords } from "./words.js";

/** One stream on the page: its status, its items as they come, and what can be done with it. */
export class Panel {
  /** The panel's section, and its entry of the overview. */
  node;
  step;
  #feature;
  #queue;
  #url;
  #stream = null;
  #shown = [];

  #status = element("p", { class: "status", role: "status" });
  #progress = element("progress");
  #body = element("div", { class: "items" });
  #drafts = element("div", { class: "drafts" });
  #problem = element("div", { class: "problem", hidden: true });
  #tools = element("div", { class: "tools" });
  #count = element("span", { class: "count" });
  #mark = element("span", { class: "visually-hidden" });
  #stop = element("button", { type: "button", class: "quiet", onclick: () => this.#stopRun() }, "Stop");
  #again = element("button", { type: "button", class: "quiet", onclick: () => this.start({ fresh: true }) }, "Start again");
  #extra;

  constructor(feature, queue) {
    this.#feature = feature;
    this.#queue = queue;
    this.#extra = feature.tool?.(() => this.#stream?.state ?? initialState) ?? null;
    if (this.#extra) this.#extra.hidden = true;
    this.#progress.setAttribute("aria-label", `Progress: ${feature.title}`);
    for (const [button, verb] of [[this.#stop, "Stop"], [this.#again, "Start again"]]) {
      button.setAttribute("aria-label", `${verb}: ${feature.title}`);
    }
    const id = `panel-${feature.key}`;
    this.node = element("section", { class: `panel ${feature.key}`, id, "aria-labelledby": `${id}-title`, tabindex: "-1" },
      element("header", {},
        element("h2", { id: `${id}-title` }, feature.title),
        this.#tools,
        this.#status,
        this.#progress),
      this.#body, this.#drafts, this.#problem);
    this.#tools.append(...[this.#extra, this.#stop, this.#again].filter(Boolean));
    this.step = element("li", {},
      element("button", { type: "button", onclick: () => this.#visit() }, element("span", {}, feature.short), this.#count, this.#mark));
  }

  /** Shows the stream at `url`, or without one what is missing. */
  show(url, missing) {
    this.#url = url;
    if (url) return this.start();
    this.node.classList.add("absent");
    this.#again.hidden = this.#stop.hidden = this.#progress.hidden = true;
    this.#body.replaceChildren(missing);
    this.#count.textContent = "–";
  }

  /** Joins the run, or with `fresh` asks for a new one. */
  start({ fresh = false } = {}) {
    this.leave();
    const url = new URL(this.#url, document.baseURI);
    if (fresh) url.searchParams.set("fresh", "1");
    this.#render(initialState);
    this.#stream = this.#queue.add(url, (state) => this.#render(state));
  }

  /** Stops watching. */
  leave() {
    if (this.#stream) this.#queue.remove(this.#stream);
    this.#stream = null;
  }

  #visit() {
    this.node.focus({ preventScroll: true });
    this.node.scrollIntoView();
  }

  async #stopRun() {
    this.#stop.disabled = true;
    try {
      await this.#stream.stop();
    } catch {
      this.#stop.disabled = false;
      this.#say("It could not be stopped. Please try again in a moment.");
    }
  }

  #render(state) {
    const over = isOver(state);
    this.node.dataset.phase = this.step.dataset.phase = state.phase;
    this.node.setAttribute("aria-busy", String(!over));
    this.#say(statusOf(state));
    this.#renderProgress(state, over);
    this.#renderItems(state.items);
    this.#drafts.replaceChildren(...[...state.drafts.values()].map((text) => element("p", { class: "draft letter-text" }, text)));
    this.#renderProblem(state.error);
    this.#stop.hidden = over || !state.run;
    if (!state.run) this.#stop.disabled = false;
    this.#again.hidden = !over || state.error?.retryable === false;
    if (this.#extra) this.#extra.hidden = state.phase !== "complete" || state.items.length === 0;
    this.#count.textContent = countOf(state, this.#feature);
    this.#mark.textContent = marks[state.phase];
  }

  /** Only a change is announced. */
  #say(words) {
    if (this.#status.textContent !== words) this.#status.textContent = words;
  }

  #renderProgress({ status }, over) {
    this.#progress.classList.toggle("over", over);
    if (over || !status?.steps) {
      this.#progress.removeAttribute("value");
      return;
    }
    this.#progress.max = status.steps;
    this.#progress.value = Math.max(0, (status.step ?? 1) - 0.5);
  }

  /** What is shown is kept; new items come below, and after a reset everything is shown anew. */
  #renderItems(items) {
    const kept = this.#shown.length <= items.length && this.#shown.every((item, index) => item === items[index]);
    if (!kept || this.#shown.length === 0) this.#body.replaceChildren();
    for (const item of items.slice(kept ? this.#shown.length : 0)) {
      const render = this.#feature.items[item.type] ?? (({ text }) => element("p", {}, text ?? ""));
      const node = render(item.data);
      if (node && this.#feature.first === item.type) this.#body.prepend(node);
      else if (node) this.#body.append(node);
    }
    this.#shown = items;
  }

  #renderProblem(error) {
    this.#problem.hidden = !error;
    if (!error) return;
    const { happened, advice } = inWords(error);
    this.#problem.replaceChildren(element("p", {}, element("strong", {}, happened)), element("p", {}, advice));
  }
}

function statusOf({ phase, status, result }) {
  switch (phase) {
    case "waiting": return "Waiting for its turn";
    case "connecting": return "Connecting...";
    case "reconnecting": return "Reconnecting...";
    case "complete": return [result?.text ?? "Done.", result?.partial ? "It was cut short; start again for the rest." : ""].join(" ").trim();
    case "stopped": return "Stopped. What has come so far stays.";
    case "failed": return "It did not work.";
    default: return status?.position ? `${status.message} (place ${status.position} in the queue)` : status?.message ?? "Working...";
  }
}

/** What the colour of the dot says. */
const marks = {
  waiting: ", waiting", connecting: ", connecting", running: ", running", reconnecting: ", reconnecting",
  complete: ", done", stopped: ", stopped", failed: ", failed",
};

function countOf({ phase, items }, feature) {
  const count = items.filter(({ type }) => type in feature.items && type !== feature.first && type !== "resume").length;
  if (phase === "failed") return "!";
  return count === 0 ? "" : String(count);
}
