import { deleteDocument } from "./api.js";
import { element, part } from "./dom.js";
import { features } from "./features.js";
import { readIDs, writeIDs } from "./fragment.js";
import { Intake } from "./intake.js";
import { Panel } from "./panel.js";
import { StreamQueue } from "./stream-queue.js";
import { inWords } from "./words.js";

/** A server's own sample is not this person's to delete. */
const sample = "123";

let panels = [];
const intake = new Intake((ids) => {
  notice("");
  writeIDs(ids);
});

/** Shows what the address names: results, or the form. */
function show() {
  const ids = readIDs();
  const hasResults = ids.resume !== null && !ids.addsJob;
  for (const panel of panels) panel.leave();
  panels = hasResults ? openPanels(ids) : [];
  part("steps").replaceChildren(element("ol", {}, ...panels.map((panel) => panel.step)));
  part("panels").replaceChildren(...columns(panels.map((panel) => panel.node)));
  part("workbench").hidden = !hasResults;
  part("intake").hidden = hasResults;
  part("actions").hidden = ids.resume === null;
  if (!hasResults) intake.show({ resume: ids.resume });
  scrollTo(0, 0);
}

/** What was read, and what to do about it. */
function columns([resume, job, ...others]) {
  return [[resume, job], others].map((nodes) => element("div", { class: "column" }, ...nodes));
}

function openPanels(ids) {
  const queue = new StreamQueue();
  return features.map((feature) => {
    const panel = new Panel(feature, queue);
    const isPossible = !feature.needsJob || ids.job !== null;
    panel.show(isPossible ? feature.url(ids) : null, isPossible ? null : missingJob(ids));
    return panel;
  });
}

function missingJob({ resume }) {
  return element("p", {},
    "This needs a job posting. ",
    element("button", { type: "button", onclick: () => writeIDs({ resume, addsJob: true }) }, "Add one"));
}

function notice(words) {
  part("notice").textContent = words;
  part("notice").hidden = words === "";
}

async function deleteEverything() {
  const { resume, job } = readIDs();
  try {
    if (resume && resume !== sample) await deleteDocument("resumes", resume);
    if (job && job !== sample) await deleteDocument("jobs", job);
  } catch (error) {
    const { happened, advice } = inWords(error);
    return notice(`Your data could not be deleted. ${happened} ${advice}`);
  }
  writeIDs({});
  notice("Your documents and everything made from them are deleted.");
}

part("confirm").addEventListener("close", ({ target }) => {
  if (target.returnValue === "delete") deleteEverything();
});
part("delete").addEventListener("click", () => {
  part("confirm").returnValue = "";
  part("confirm").showModal();
});
for (const name of ["new", "home"]) {
  part(name).addEventListener("click", (event) => {
    event.preventDefault();
    notice("");
    writeIDs({});
  });
}
part("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the fragment holds the ids
  document.querySelector("main").focus();
});
addEventListener("hashchange", () => {
  show();
  document.querySelector("main").focus({ preventScroll: true });
});
show();
