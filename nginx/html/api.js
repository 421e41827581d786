/** Something that could not be done: a code of the interface, and one sentence where there is one. */
export class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, cache: "no-store" });
  } catch {
    throw new Failure("unavailable", "The server cannot be reached.");
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Failure(problem.code ?? "internal", problem.detail ?? problem.title ?? "");
}

async function create(path, body, headers) {
  const response = await request(path, { method: "POST", body, headers });
  return (await response.json()).id;
}

/** Stores a resume, a file or a text; its id. */
export function createResume(fileOrText) {
  if (typeof fileOrText === "string") return create("/resumes", fileOrText, { "Content-Type": "text/plain; charset=utf-8" });
  const form = new FormData();
  form.append("file", fileOrText);
  return create("/resumes", form);
}

/** Stores a posting; its id. */
export function createJob(text) {
  return create("/jobs", text, { "Content-Type": "text/plain; charset=utf-8" });
}

/** Whether there is such a document. */
export async function hasDocument(kind, id) {
  try {
    await request(`/${kind}/${encodeURIComponent(id)}`);
    return true;
  } catch (error) {
    if (error.code === "not_found") return false;
    throw error;
  }
}

/** Deletes a document with everything made from it; no error where it is gone already. */
export async function deleteDocument(kind, id) {
  try {
    await request(`/${kind}/${encodeURIComponent(id)}`, { method: "DELETE" });
  } catch (error) {
    if (error.code !== "not_found") throw error;
  }
}
