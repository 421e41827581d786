import { element } from "./dom.js";
import { quotes } from "./quotes.js";

/** One paragraph of the letter, with the facts that it rests on a click away. */
export function paragraph(data) {
  const evidence = (data.claims ?? []).flatMap((claim) => claim.evidence ?? []);
  return element("article", { class: "paragraph" },
    element("p", { class: "letter-text" }, data.text),
    evidence.length ? element("details", {}, element("summary", {}, "What this rests on"), quotes(evidence)) : null);
}

/** Copies the letter, and says on the button that it did. */
export function copyButton(state) {
  const button = element("button", { type: "button", onclick: copy }, "Copy the letter");
  async function copy() {
    const text = state().items.map(({ data }) => data.text).join("\n\n");
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Your browser does not allow it: please select the text";
    }
    setTimeout(() => { button.textContent = "Copy the letter"; }, 2500);
  }
  return button;
}
