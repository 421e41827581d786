import { element } from "./dom.js";
import { nameOf } from "./words.js";

/** One section of the resume as it was understood. */
export function section(data) {
  const title = data.title || nameOf(data.kind);
  return element("article", { class: "section" },
    element("h3", {}, title, kindBeside(title, data.kind)),
    body(data));
}

/** The whole resume adds nothing to see but how far its text may be trusted. */
export function resume(data) {
  const quality = data.x?.quality;
  if (!quality || quality.level === "good") return null;
  return element("p", { class: "callout" }, data.text);
}

function kindBeside(title, kind) {
  const name = nameOf(kind);
  return !name || kind === "custom" || title.toLowerCase() === name.toLowerCase() ? null : element("span", { class: "kind" }, name);
}

/** `items` has the section's contents by their names in JSON Resume: lists, or one object or text. */
function body({ items, text, kind }) {
  const values = Object.values(items ?? {}).flat();
  if (values.length === 0) return element("p", {}, text);
  const isContact = kind === "basics"; // a summary has a section of its own
  return element("ul", { class: "entries" }, ...values.map((value) => item(isContact ? { ...value, summary: null } : value)));
}

/** An item of JSON Resume, or one line of text: whatever of its members a reader would look for. */
function item(value) {
  if (typeof value === "string") return element("li", { class: "line" }, value);
  const heading = [value.position ?? value.studyType, value.area, value.name ?? value.institution ?? value.language, value.label]
    .filter(Boolean).join(", ");
  const aside = dates(value) || value.fluency || value.date || "";
  const details = [value.email, value.phone, value.url, value.location?.address ?? value.location, value.issuer, value.score,
    ...(value.profiles ?? []).map((profile) => profile.url)].filter((detail) => typeof detail === "string");
  const lines = [value.summary, value.description].filter(Boolean);
  const bullets = [...(value.highlights ?? []), ...(value.courses ?? [])];
  const tags = value.keywords ?? [];
  return element("li", { class: "entry" },
    heading || aside ? element("p", { class: "entry-head" }, element("strong", {}, heading), element("span", { class: "when" }, aside)) : null,
    details.length ? element("p", { class: "details" }, details.join(" · ")) : null,
    ...lines.map((line) => element("p", {}, line)),
    bullets.length ? element("ul", { class: "bullets" }, ...bullets.map((bullet) => element("li", {}, bullet))) : null,
    tags.length ? element("ul", { class: "tags" }, ...tags.map((tag) => element("li", {}, tag))) : null);
}

function dates({ startDate, endDate, x }) {
  if (x?.rawDates) return x.rawDates;
  const end = endDate ?? (x?.current ? "now" : null);
  return [startDate, end].filter(Boolean).join(" – ");
}
