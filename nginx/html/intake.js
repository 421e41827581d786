import { Failure, createJob, createResume, hasDocument } from "./api.js";
import { part } from "./dom.js";
import { inWords } from "./words.js";

/** 10 MiB: the server's limit, told before anything is sent. */
const largestFile = 10 * 1024 * 1024;

/** The name of the sample that a server made for trying things has. */
const sampleResume = "123";

/**
 * The form: a resume as a file or a text, perhaps a posting. `ready(ids)` is called once both are stored.
 */
export class Intake {
  #ready;
  #file = null;
  #kept = null;

  constructor(ready) {
    this.#ready = ready;
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(() => this.#storeInput());
    });
    part("sample").addEventListener("click", () => this.#submit(storeSample));
    part("file").addEventListener("change", ({ target }) => this.#choose(target.files[0]));
    part("resume-text").addEventListener("input", () => this.#choose(null));
    this.#acceptDrops(part("dropzone"));
  }

  /** Shows the form, empty; for a posting alone where there is a resume already. */
  show({ resume }) {
    this.#kept = resume;
    part("form").reset();
    this.#choose(null);
    this.#tell(null);
    for (const name of ["resume-sheet", "sample", "promise", "optional"]) part(name).hidden = resume !== null;
    part("title").textContent = resume === null ? "Your resume, read with care." : "Which job is it for?";
    part("submit").textContent = resume === null ? "Read my resume" : "Match my resume";
  }

  /** A file replaces the text, and a text the file: what was given last counts. */
  #choose(file) {
    this.#file = file ?? null;
    if (this.#file) part("resume-text").value = "";
    else part("file").value = "";
    part("dropzone").classList.toggle("chosen", this.#file !== null);
    part("file-name").textContent = this.#file?.name ?? "Choose a file, or drop it here";
    part("file-hint").textContent = this.#file ? sizeInWords(this.#file.size) : "PDF, Word (.docx), text or Markdown, up to 10 MB";
    if (this.#file) this.#tell(this.#file.size > largestFile ? new Failure("too_large") : null);
  }

  #acceptDrops(zone) {
    // The whole window takes it: a file that misses the box must not replace the page.
    for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
    addEventListener("dragover", () => zone.classList.add("over"));
    for (const kind of ["dragleave", "drop"]) addEventListener(kind, () => zone.classList.remove("over"));
    addEventListener("drop", ({ dataTransfer }) => {
      if (dataTransfer.files.length > 0 && zone.checkVisibility()) this.#choose(dataTransfer.files[0]);
    });
  }

  async #storeInput() {
    const text = part("resume-text").value;
    const posting = part("job-text").value;
    let resume = this.#kept;
    if (resume === null) {
      if (!this.#file && !text.trim()) throw new Failure("empty", "There is no resume yet.");
      if (this.#file && this.#file.size > largestFile) throw new Failure("too_large");
      resume = await createResume(this.#file ?? text);
    } else if (!posting.trim()) {
      throw new Failure("posting_too_short", "There is no posting yet.");
    }
    return { resume, job: posting.trim() ? await createJob(posting) : null };
  }

  async #submit(store) {
    const buttons = [part("submit"), part("sample")];
    const label = part("submit").textContent;
    this.#tell(null);
    for (const button of buttons) button.disabled = true;
    part("submit").textContent = "Sending...";
    try {
      this.#ready(await store());
    } catch (error) {
      this.#tell(error);
    } finally {
      for (const button of buttons) button.disabled = false;
      part("submit").textContent = label;
    }
  }

  #tell(failure) {
    const place = part("problem");
    place.hidden = failure === null;
    if (failure === null) return;
    const { happened, advice } = inWords(failure);
    place.textContent = `${happened} ${advice}`;
  }
}

async function storeSample() {
  if (!await hasDocument("resumes", sampleResume)) throw new Failure("no_sample", "This server has no sample.");
  const posting = await fetch("/sample-posting.txt");
  return { resume: sampleResume, job: await createJob(await posting.text()) };
}

function sizeInWords(bytes) {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
