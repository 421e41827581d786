import { element } from "./dom.js";
import { nameOf } from "./words.js";

/** One thing that the posting asks for, in the posting's own words. */
export function requirement(data) {
  const quote = data.evidence?.quote ?? data.text;
  return element("article", { class: "requirement", "data-importance": data.importance },
    element("p", { class: "marks" },
      element("span", { class: `mark ${data.importance}` }, nameOf(data.importance)),
      element("span", { class: "kind" }, nameOf(data.kind)),
      data.negated ? element("span", { class: "kind" }, "ruled out") : null,
      data.anyOf ? element("span", { class: "kind" }, "one of these is enough") : null),
    element("blockquote", {}, quote),
    data.evidence ? element("p", { class: "where" }, `Posting, line ${data.evidence.line}`) : null);
}

/** What the posting says about the position as a whole. */
export function jobSummary(data) {
  const facts = [
    ["Position", data.title],
    ["Company", data.company],
    ["Place", data.location],
    ["Work from home", data.remote],
    ["Level", data.seniority?.level],
    ["Kind", data.type],
    ["Pay", data.salary?.text],
  ].filter(([, value]) => value);
  return element("article", { class: "summary" },
    element("p", {}, data.text),
    facts.length ? element("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])) : null,
    data.notStated?.length ? element("p", { class: "hint" }, `Not stated: ${data.notStated.join(", ")}.`) : null);
}
