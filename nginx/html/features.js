import { copyButton, paragraph } from "./letter.js";
import { jobSummary, requirement } from "./requirements.js";
import { resume, section } from "./sections.js";
import { suggestion } from "./suggestions.js";

/**
 * The four streams in the order in which they are opened: where each is, which documents it needs, and how an item of
 * each type is shown. A type named in `first` goes above the others.
 */
export const features = [
  {
    key: "resume", title: "Your resume", short: "Resume",
    url: (ids) => `/resumes/stream/${encodeURIComponent(ids.resume)}`,
    needsJob: false,
    items: { section, resume },
    first: "resume",
  },
  {
    key: "job", title: "What the job asks for", short: "Job",
    url: (ids) => `/jobs/stream/${encodeURIComponent(ids.job)}`,
    needsJob: true,
    items: { requirement, summary: jobSummary },
    first: "summary",
  },
  {
    key: "suggestions", title: "Suggestions", short: "Suggestions",
    url: (ids) => withJob(`/optimization/stream/${encodeURIComponent(ids.resume)}`, ids.job),
    needsJob: false,
    items: { suggestion, finding: suggestion },
  },
  {
    key: "letter", title: "Cover letter", short: "Letter",
    url: (ids) => withJob(`/cover-letter/stream/${encodeURIComponent(ids.resume)}`, ids.job),
    needsJob: true,
    items: { paragraph },
    tool: copyButton,
  },
];

function withJob(path, job) {
  return job ? `${path}?job=${encodeURIComponent(job)}` : path;
}
