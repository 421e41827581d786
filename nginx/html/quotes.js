import { element } from "./dom.js";
import { nameOf } from "./words.js";

/** Verbatim quotations, each with its document and line. */
export function quotes(evidence = []) {
  if (evidence.length === 0) return null;
  return element("ul", { class: "quotes" }, ...evidence.map(({ quote, source, line }) =>
    element("li", {},
      element("q", {}, quote),
      " ",
      element("cite", {}, `${nameOf(source)}, line ${line}`))));
}
