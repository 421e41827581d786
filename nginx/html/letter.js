import { element } from "./dom.js";
import { quotes } from "./quotes.js";

/**
 * One paragraph of the letter, with the facts that it rests on a click away. The first one has the salutation, the last
 * one the signature and what is known of the whole letter.
 */
export function paragraph(data) {
  const evidence = (data.claims ?? []).flatMap((claim) => claim.evidence ?? []);
  const { above, below } = frame(data);
  const gaps = data.placeholders ?? [];
  const notes = (data.warnings ?? []).filter((warning) => warning in warnings);
  return element("article", { class: "paragraph" },
    above ? element("p", { class: "letter-text" }, above) : null,
    element("p", { class: "letter-text" }, data.text),
    evidence.length ? element("details", {}, element("summary", {}, "What this rests on"), quotes(evidence)) : null,
    below ? element("p", { class: "letter-text" }, below) : null,
    gaps.length ? element("div", { class: "callout" },
      element("p", {}, "For you to fill in:"),
      element("dl", { class: "facts" }, ...gaps.flatMap(({ token, meaning }) => [element("dt", {}, token), element("dd", {}, meaning)]))) : null,
    ...notes.map((warning) => element("p", { class: "callout" }, warnings[warning])));
}

const warnings = {
  few_facts: "Your resume says little that such a letter could use. It gets better with what you did and what came of it.",
  no_overlap: "Little of what the job asks for is in your resume, so the letter says little about it.",
  too_short: "This is shorter than a letter usually is: nothing was made up to fill it.",
  other_language: "The posting is in another language than your resume.",
};

function frame({ index, salutation, signature }) {
  return { above: index === 0 ? salutation : null, below: signature };
}

/** Copies the letter, and says on the button that it did. */
export function copyButton(state) {
  const button = element("button", { type: "button", onclick: copy }, "Copy the letter");
  async function copy() {
    const parts = state().items.flatMap(({ data }) => [frame(data).above, data.text, frame(data).below]);
    const text = parts.filter(Boolean).join("\n\n");
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
