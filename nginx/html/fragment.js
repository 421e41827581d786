/**
 * The ids of the documents on show. They live in the fragment, which a browser sends to no server and no referrer:
 * knowing an id is the permission to read. So a reload resumes, and the address is the link to the results. `addsJob`
 * asks for a posting to go with the resume.
 */
export function readIDs() {
  const fields = new URLSearchParams(location.hash.slice(1));
  return { resume: fields.get("resume"), job: fields.get("job"), addsJob: fields.get("add") === "job" };
}

/** Shows other documents, or with none the empty page; `hashchange` tells. */
export function writeIDs({ resume, job, addsJob }) {
  const fields = new URLSearchParams();
  if (resume) fields.set("resume", resume);
  if (job) fields.set("job", job);
  if (addsJob) fields.set("add", "job");
  location.hash = fields.toString();
}
