/** What a person can do about each code. The sentence of the server says what happened; this says what helps. */
const advice = {
  not_found: "It may have been deleted, or its time is over. Start with the document again.",
  deleted: "It was deleted. Start with the document again.",
  too_large: "A resume may have at most 10 MB, a posting 256 KB. Export the file without large pictures, or paste the text.",
  unsupported_type: "Choose a PDF, a Word file (.docx), or plain text. An older Word file (.doc) can be saved as .docx.",
  empty: "Choose a file with text in it, or paste the text.",
  corrupt_file: "Export it again from the program that made it, or paste the text.",
  password_required: "Save a copy without the password, or paste the text.",
  no_text_layer: "The pages are pictures of text. Export the resume from your word processor, or paste the text. Many application systems could not read this file either.",
  too_little_text: "Check that this is the right file, or paste the text.",
  extraction_timeout: "Export a simpler copy, or paste the text.",
  posting_too_short: "Paste the whole posting, with what the job asks for: at least forty words.",
  model_timeout: "This is often over in a minute. What has come so far stays.",
  model_unavailable: "This is often over in a minute. What has come so far stays.",
  model_refused: "Try again, perhaps with another posting.",
  model_output_invalid: "Try again. What has come so far stays.",
  budget_exceeded: "Try again later.",
  rate_limited: "Wait a moment, then try again.",
  unauthorized: "Reload the page and log in.",
  forbidden: "Ask whoever runs this service.",
  store_unavailable: "Try again in a moment.",
  storage_full: "Try again later.",
  no_sample: "Choose a resume of your own, or paste its text.",
  unavailable: "Check your connection, then try again in a moment.",
};

/** What happened, where the server could not say it. */
const happened = {
  too_large: "This is too large.",
  unsupported_type: "This kind of file cannot be read.",
  empty: "There is nothing in it.",
  not_found: "This document is not here.",
  unavailable: "The server cannot be reached.",
};

/** A failure in two sentences: what happened and what helps. */
export function inWords({ code, message }) {
  return {
    happened: message || happened[code] || "Something went wrong on our side.",
    advice: advice[code] ?? "Try again in a moment.",
  };
}

/** Words for the values of enumerations; a value without words is shown as it is. */
const names = {
  blocking: "Blocking", major: "Important", minor: "Minor", tip: "Tip",
  required: "Required", preferred: "Preferred", mentioned: "Mentioned",
  opening: "Opening", fit: "Why it fits", evidence: "Evidence", motivation: "Motivation", closing: "Closing",
  basics: "Contact", summary: "Summary", work: "Experience", volunteer: "Volunteering", education: "Education", projects: "Projects",
  skills: "Skills", languages: "Languages", certificates: "Certificates", awards: "Awards", publications: "Publications",
  interests: "Interests", references: "References", custom: "Other",
  skill: "Skill", experience: "Experience", certification: "Certificate", language: "Language", eligibility: "Eligibility", trait: "Trait",
  resume: "Resume", job: "Posting",
};

/** The word for an enumeration's value. */
export function nameOf(value) {
  return names[value] ?? value;
}
