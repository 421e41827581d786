// What openapi.json says, for TypeScript; made from it by `make types`.

/** The name of a document: 128 random bits, unguessable; knowing it is the permission to read. `123` is the labelled sample of a development server. */
export type ID = string;

/** What went wrong; a closed set. */
export type Code = "not_found" | "bad_request" | "method_not_allowed" | "too_large" | "unsupported_type" | "empty" | "corrupt_file" | "password_required" | "no_text_layer" | "too_little_text" | "extraction_timeout" | "posting_too_short" | "model_timeout" | "model_unavailable" | "model_refused" | "model_output_invalid" | "budget_exceeded" | "store_unavailable" | "storage_full" | "deleted" | "internal" | "rate_limited" | "unavailable" | "unauthorized" | "forbidden";

/** Problem details, RFC 9457. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  /** One sentence for a person. */
  detail: string;
  code: Code;
  /** Whether the same request may succeed later, unchanged. */
  retryable: boolean;
};

/** Where to go on from a document. */
export type Links = {
  self: string;
  stream: string;
  /** Of a resume. */
  optimization?: string;
  /** Of a resume; takes `?job=`. */
  "cover-letter"?: string;
};

/** A feature, and the first segment of its paths. */
export type Slice = "resumes" | "jobs" | "optimization" | "cover-letter";

/** `queued` to `running` to one of the last three; `suspended` goes on as soon as somebody reads. */
export type RunState = "queued" | "running" | "suspended" | "complete" | "failed" | "stopped";

/** The state of a run. */
export type Run = {
  /** The run's name. */
  run: string;
  state: RunState;
  /** How many items are committed. */
  items: number;
  /** The id of its last event; absent before the first. */
  lastEventId?: string | null;
  /** Its terminal event, once there is one. */
  terminal?: CompleteEvent | StoppedEvent | ErrorEvent | null;
};

/** A stored document. */
export type Document = {
  id: ID;
  kind: "resume" | "job";
  /** Found from its first bytes. */
  type: "application/pdf" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "text/plain" | "text/markdown";
  /** Bytes. */
  size: number;
  title?: string | null;
  created: string;
  /** When it goes away; absent for the sample. */
  expires?: string | null;
  links: Links;
  /** Once there is one: the parsed resume, or the analysed posting. */
  analysis?: ParsedResume | AnalysedPosting | null;
  /** The newest run of each slice on it. */
  runs?: Array<{
    slice: Slice;
    run: string;
    state: RunState;
  }>;
};

/** A place in a document's text. */
export type SourceSpan = {
  /** From 1. */
  line: number;
  /** The first character of the line, from 0. */
  start: number;
  /** One past the last. */
  end: number;
};

/** A verbatim quotation with its place. */
export type Quotation = {
  source: "resume" | "job";
  /** Exactly as it stands in the line. */
  quote: string;
  line: number;
  start: number;
  end: number;
};

export type SectionKind = "basics" | "summary" | "work" | "volunteer" | "education" | "projects" | "skills" | "languages" | "certificates" | "awards" | "publications" | "interests" | "references" | "custom";

/** What is known of one item beyond JSON Resume. */
export type ItemExtension = {
  src?: Array<SourceSpan>;
  highlightSrc?: Array<Array<SourceSpan>>;
  confidence?: number;
  /** The dates as printed. */
  rawDates?: string | null;
  /** The end is printed as "present". */
  current?: boolean;
  datePrecision?: "day" | "month" | "year" | "season" | null;
};

export type Basics = {
  name?: string | null;
  label?: string | null;
  email?: string | null;
  phone?: string | null;
  url?: string | null;
  summary?: string | null;
  location?: {
    address?: string | null;
    city?: string | null;
    region?: string | null;
  } | null;
  profiles?: Array<{
    network: string;
    username?: string | null;
    url: string;
  }>;
};

export type Work = {
  name?: string | null;
  position?: string | null;
  location?: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  startDate?: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  endDate?: string | null;
  summary?: string | null;
  highlights?: Array<string>;
  x?: ItemExtension;
};

export type Education = {
  institution?: string | null;
  area?: string | null;
  studyType?: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  startDate?: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  endDate?: string | null;
  score?: string | null;
  courses?: Array<string>;
  x?: ItemExtension;
};

export type Project = {
  name?: string | null;
  description?: string | null;
  highlights?: Array<string>;
  keywords?: Array<string>;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  startDate?: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  endDate?: string | null;
  url?: string | null;
  x?: ItemExtension;
};

export type SkillGroup = {
  /** The printed label, or empty. */
  name: string;
  keywords: Array<string>;
  x?: ItemExtension;
};

export type Language = {
  language: string;
  fluency?: string | null;
  x?: ItemExtension;
};

/** An item of a list section. */
export type Entry = {
  name: string;
  issuer?: string | null;
  date?: string | null;
  url?: string | null;
  x?: ItemExtension;
};

export type ResumeExtension = {
  schema: "arete.resume/1";
  engine: string;
  engineVersion: string;
  /** BCP 47. */
  language?: string | null;
  source: {
    type: string;
    pages: number;
    words: number;
    columns: number;
    producer?: string | null;
  };
  quality: {
    level: "good" | "degraded" | "poor";
    unmappedShare: number;
    warnings: Array<string>;
  };
  sections: Array<{
    id: string;
    /** As printed. */
    title: string;
    kind: SectionKind;
    known: boolean;
    startLine: number;
    endLine: number;
  }>;
  customSections: Array<{
    /** The `id` of the section in `sections`: two may have the same title. */
    section: string;
    title: string;
    lines: Array<string>;
  }>;
};

/** JSON Resume 1.2.1 with extensions under `x`. Every string is a verbatim span of the document; what is unknown is absent. */
export type ParsedResume = {
  basics: Basics;
  work?: Array<Work>;
  volunteer?: Array<Work>;
  education?: Array<Education>;
  projects?: Array<Project>;
  skills?: Array<SkillGroup>;
  languages?: Array<Language>;
  certificates?: Array<Entry>;
  awards?: Array<Entry>;
  publications?: Array<Entry>;
  interests?: Array<Entry>;
  references?: Array<Entry>;
  x: ResumeExtension;
};

/** One thing that a posting asks for. `text` is the words of the posting. */
export type Requirement = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  kind: "skill" | "experience" | "education" | "certification" | "language" | "eligibility" | "trait";
  importance: "required" | "preferred" | "mentioned";
  terms: Array<{
    canonical: string;
    aliases: Array<string>;
  }>;
  /** One of `terms` is enough. */
  anyOf: boolean;
  years?: {
    min?: number | null;
    max?: number | null;
  } | null;
  /** "No PHP": never something to match. */
  negated: boolean;
  evidence: Quotation;
};

/** An analysed posting: names of JSON Resume's job schema, and `requirements`. */
export type AnalysedPosting = {
  title?: string | null;
  company?: string | null;
  type?: string | null;
  location?: string | null;
  remote?: "Full" | "Hybrid" | "None" | null;
  salary?: {
    text: string;
    min?: number | null;
    max?: number | null;
    /** ISO 4217. */
    currency?: string | null;
    period?: "year" | "month" | "week" | "day" | "hour" | null;
  } | null;
  responsibilities?: Array<string>;
  qualifications?: Array<string>;
  seniority?: {
    level: "intern" | "junior" | "mid" | "senior" | "lead" | "manager" | "director";
    evidence: Quotation;
  } | null;
  keywords: Array<string>;
  notStated: Array<string>;
  x: {
    schema: "arete.job/1";
    engine: string;
    engineVersion: string;
    language?: string | null;
    words: number;
  };
  requirements: Array<Requirement>;
};

/** What stands in one section; only members of the section's kind are present. */
export type SectionContents = {
  basics?: Basics;
  work?: Array<Work>;
  volunteer?: Array<Work>;
  education?: Array<Education>;
  projects?: Array<Project>;
  skills?: Array<SkillGroup>;
  languages?: Array<Language>;
  certificates?: Array<Entry>;
  awards?: Array<Entry>;
  publications?: Array<Entry>;
  interests?: Array<Entry>;
  references?: Array<Entry>;
  summary?: string | null;
  lines?: Array<string>;
};

/** One section of a resume as it was understood. */
export type Section = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  kind: SectionKind;
  /** As printed; empty for the part before the first heading. */
  title: string;
  /** The heading is a known one, not guessed. */
  known?: boolean;
  startLine?: number;
  endLine?: number;
  items: SectionContents;
};

/** The whole resume, at the end. */
export type ResumeData = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  basics?: Basics;
  work?: Array<Work>;
  volunteer?: Array<Work>;
  education?: Array<Education>;
  projects?: Array<Project>;
  skills?: Array<SkillGroup>;
  languages?: Array<Language>;
  certificates?: Array<Entry>;
  awards?: Array<Entry>;
  publications?: Array<Entry>;
  interests?: Array<Entry>;
  references?: Array<Entry>;
  x?: ResumeExtension;
};

/** The posting as a whole, at the end. */
export type JobSummary = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  /** All of them, as their own events told them. */
  requirements?: Array<Requirement>;
  title?: string | null;
  company?: string | null;
  type?: string | null;
  location?: string | null;
  remote?: "Full" | "Hybrid" | "None" | null;
  salary?: {
    text: string;
    min?: number | null;
    max?: number | null;
    /** ISO 4217. */
    currency?: string | null;
    period?: "year" | "month" | "week" | "day" | "hour" | null;
  } | null;
  responsibilities?: Array<string>;
  qualifications?: Array<string>;
  seniority?: {
    level: "intern" | "junior" | "mid" | "senior" | "lead" | "manager" | "director";
    evidence: Quotation;
  } | null;
  keywords?: Array<string>;
  notStated?: Array<string>;
  x?: {
    schema: "arete.job/1";
    engine: string;
    engineVersion: string;
    language?: string | null;
    words: number;
  };
};

/** A verified change, or an open question. */
export type Suggestion = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  schema?: "arete.suggestion/1";
  origin: "rules" | "model";
  /** The check behind it, such as `bullet.metric`. */
  checkId?: string | null;
  category: "parse" | "contact" | "structure" | "dates" | "wording" | "match" | "length" | "integrity";
  /** Most serious first. A tip counts in no figure. */
  severity: "blocking" | "major" | "minor" | "tip";
  section?: string | null;
  /** A JSON Pointer into the parsed resume. */
  path?: string | null;
  /** Why it matters, in one sentence. */
  rationale: string;
  evidence: Array<Quotation>;
  requirementIds: Array<string>;
  confidence: number;
  action: "rewrite" | "add" | "remove" | "reorder" | "move" | "confirm";
  /** The words as they stand. */
  before?: string | null;
  /** The words that would stand there. Never with a number, name or skill that is in no source. */
  after?: string | null;
  /** Whether the person's own words carry it. */
  support: "supported" | "needs_input" | "not_shown";
  /** What to ask the person. */
  question?: string | null;
};

/** A check's finding without a proposed change. */
export type Finding = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  schema?: "arete.finding/1";
  /** The check behind it, such as `bullet.metric`. */
  checkId?: string | null;
  category: "parse" | "contact" | "structure" | "dates" | "wording" | "match" | "length" | "integrity";
  /** Most serious first. A tip counts in no figure. */
  severity: "blocking" | "major" | "minor" | "tip";
  section?: string | null;
  /** A JSON Pointer into the parsed resume. */
  path?: string | null;
  /** Why it matters, in one sentence. */
  rationale: string;
  evidence: Array<Quotation>;
  requirementIds: Array<string>;
  confidence: number;
  /** What would help. */
  advice?: string;
};

/** One paragraph of the letter; `text` is the paragraph. */
export type Paragraph = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  /** From 0. */
  index: number;
  role: "opening" | "fit" | "evidence" | "motivation" | "closing";
  claims: Array<{
    text: string;
    support: "supported" | "needs_input" | "not_shown";
    evidence: Array<Quotation>;
  }>;
  schema?: "arete.letter/1";
  /** BCP 47. */
  language?: string;
  /** In the first and the last paragraph's event. */
  salutation?: string | null;
  /** In the last one's, as the rest: the regards and the name. */
  signature?: string | null;
  tone?: string | null;
  words?: number | null;
  placeholders?: Array<{
    /** As it stands in the letter, in brackets. */
    token: string;
    meaning: string;
  }> | null;
  warnings?: Array<string> | null;
};

/** The sum of a run. */
export type Completion = {
  /** Unique among the items of the run. */
  id: string;
  /** One sentence that a plain page can show. */
  text: string;
  /** Counts by name, such as `suggestions`. `rejected` is how many items were dropped, `rejected.` with a reason how many of them for it. */
  counts: {
  };
  /** The engine and its version. */
  engine: string;
  elapsedMs: number;
  /** What the model's calls of this run used, in tokens; absent where rules did the work. */
  usage?: {
    inputTokens: number;
    outputTokens: number;
    cacheReadTokens: number;
    cacheWriteTokens: number;
    estimated: boolean;
  };
  /** Present where the work is not whole: why, such as `max_tokens`. */
  partial?: {
    reason: string;
  };
};

/** What is being done now. Without an `id` line it leaves the cursor where it is: "Reconnecting...". */
export type StatusEvent = {
  type: "status";
  message: string;
  /** In the first event of a run: its name, by which it can be asked about and stopped. */
  run?: string;
  /** A stable word, such as `extracting`. */
  stage?: string;
  step?: number;
  steps?: number;
  /** The place in the queue. */
  position?: number;
};

/** Resume parsing. */
export type SectionEvent = {
  type: "section";
  data: Section;
};

/** Resume parsing, at the end. */
export type ResumeEvent = {
  type: "resume";
  data: ResumeData;
};

/** Job analysis. */
export type RequirementEvent = {
  type: "requirement";
  data: Requirement;
};

/** Job analysis, at the end. */
export type SummaryEvent = {
  type: "summary";
  data: JobSummary;
};

/** Optimization. */
export type SuggestionEvent = {
  type: "suggestion";
  data: Suggestion;
};

/** Optimization. */
export type FindingEvent = {
  type: "finding";
  data: Finding;
};

/** Cover letter. */
export type ParagraphEvent = {
  type: "paragraph";
  data: Paragraph;
};

/** Text of the item that is being written. A draft: the committed item replaces it. */
export type DeltaEvent = {
  type: "delta";
  /** The id that the item will have. */
  item: string;
  text: string;
};

/** The client drops this draft, or all that it shows. */
export type ResetEvent = {
  type: "reset";
  /** Absent: everything. */
  item?: string;
};

/** Terminal: the stream is whole. */
export type CompleteEvent = {
  type: "complete";
  data: Completion;
};

/** Terminal: somebody stopped the run. */
export type StoppedEvent = {
  type: "stopped";
};

/** Terminal: it cannot be done. */
export type ErrorEvent = {
  type: "error";
  code: Code;
  /** One sentence for a person. */
  message: string;
  retryable: boolean;
};

/** The JSON of one `data` line. Events are unnamed, so `EventSource.onmessage` gets them all; `type` says which it is. Ignore a type you do not know. */
export type Event = StatusEvent | SectionEvent | ResumeEvent | RequirementEvent | SummaryEvent | SuggestionEvent | FindingEvent | ParagraphEvent | DeltaEvent | ResetEvent | CompleteEvent | StoppedEvent | ErrorEvent;

