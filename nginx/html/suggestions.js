import { element } from "./dom.js";
import { quotes } from "./quotes.js";
import { nameOf } from "./words.js";

/** A proposed change or a finding: what, why, the change itself, a question, and the words it rests on. */
export function suggestion(data) {
  return element("article", { class: `suggestion ${data.severity}` },
    element("p", { class: "marks" },
      element("span", { class: `mark ${data.severity}` }, nameOf(data.severity)),
      data.section ? element("span", { class: "kind" }, nameOf(data.section)) : null),
    // `text` says it all in one sentence for plain pages; here its parts stand by themselves.
    element("h3", {}, data.rationale ?? data.text),
    data.advice ? element("p", {}, data.advice) : null,
    isChange(data) ? change(data) : null,
    data.question ? element("p", { class: "question" }, data.question) : null,
    quotes(data.evidence?.filter(({ quote }) => !isChange(data) || quote !== data.before)));
}

/** Whether words are proposed or taken away; a question about them changes nothing. */
function isChange({ action, before, after }) {
  return after != null || (action === "remove" && before != null);
}

function change({ before, after }) {
  const [head, removed, added, tail] = difference(before ?? "", after ?? "");
  return element("div", { class: "change" },
    before == null ? null : element("del", { "aria-label": "Before" }, head, element("span", {}, removed), tail),
    after == null ? null : element("ins", { "aria-label": "After" }, head, element("span", {}, added), tail));
}

/** The words that both begin with, what differs in the middle of each, and the words that both end with. */
function difference(before, after) {
  const [old, fresh] = [before, after].map((text) => text.split(/(?<=\s)/));
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const middle = (words) => words.slice(head, words.length - tail).join("");
  return [old.slice(0, head).join(""), middle(old), middle(fresh), old.slice(old.length - tail).join("")];
}
