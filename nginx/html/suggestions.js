import { element } from "./dom.js";
import { quotes } from "./quotes.js";
import { nameOf } from "./words.js";

/** A proposed change or a finding: what, why, the change itself, a question, and the words it rests on. */
export function suggestion(data) {
  return element("article", { class: `suggestion ${data.severity}` },
    element("p", { class: "marks" },
      element("span", { class: `mark ${data.severity}` }, nameOf(data.severity)),
      data.section ? element("span", { class: "kind" }, nameOf(data.section)) : null),
    element("h3", {}, data.text),
    data.rationale && data.rationale !== data.text ? element("p", {}, data.rationale) : null,
    data.advice && data.advice !== data.text ? element("p", {}, data.advice) : null,
    change(data),
    data.question ? element("p", { class: "question" }, data.question) : null,
    quotes(data.evidence?.filter(({ quote }) => quote !== data.before)));
}

function change({ before, after }) {
  if (before == null && after == null) return null;
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
