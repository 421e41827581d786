import PrometheusMetrics

/// Everything that a responder process counts, in the order of its page: the one place to look for a metric.
///
/// Labels have few values, which the program or its operator knows: a route is one without its ids, a model is one of `ARETE_MODEL`. No label
/// has a name, an address, an id or a word of a person.
enum Metric {
    // MARK: Runs and their readers

    static let runs = MetricFamily.gauge(
        "arete_runs",
        labels: ["slice", "state"],
        "Runs in memory by what they do now; those that have ended stay for a while, for who comes back."
    )
    static let runsEnded = MetricFamily.counter(
        "arete_runs_ended_total",
        labels: ["slice", "state", "code"],
        "Runs by how they ended in this process (suspended: before their end) and by the code of the failure (or none)."
    )
    static let viewers = MetricFamily.gauge("arete_viewers", labels: ["slice"], "Responses that read a run now.")
    static let queueLength = MetricFamily.gauge("arete_queue_length", "Runs that wait for a place to ask a model.")
    static let eventsCommitted = MetricFamily.counter(
        "arete_events_committed_total",
        labels: ["slice"],
        "Events that were stored."
    )
    static let drafts = MetricFamily.counter(
        "arete_drafts_total",
        labels: ["slice"],
        "Drafts (delta events): pieces of text that models have written and that may be shown."
    )
    static let eventsSent = MetricFamily.counter(
        "arete_events_sent_total",
        labels: ["slice"],
        "Events and drafts written to readers, once for each of them."
    )

    // MARK: Models

    static let modelCalls = MetricFamily.counter(
        "arete_model_calls_total",
        labels: ["model", "outcome"],
        "Calls to a model by how they ended: finished, truncated, refused, cancelled (by us), or why they failed."
    )
    static let modelFirstText = MetricFamily.histogram(
        "arete_model_first_text_seconds",
        labels: ["model"],
        bounds: [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 120],
        "From the start of a call to the first text of the answer."
    )
    static let modelCallTime = MetricFamily.histogram(
        "arete_model_call_seconds",
        labels: ["model"],
        bounds: [0.5, 1, 2.5, 5, 10, 20, 30, 60, 90, 120, 180, 300],
        "From the start of a call to its end, however it ended."
    )
    static let modelInputTokens = MetricFamily.counter(
        "arete_model_input_tokens_total",
        labels: ["model"],
        "Tokens of requests, those from and into a cache included."
    )
    static let modelOutputTokens = MetricFamily.counter(
        "arete_model_output_tokens_total",
        labels: ["model"],
        "Tokens of answers, thinking included."
    )
    static let modelCacheReadTokens = MetricFamily.counter(
        "arete_model_cache_read_tokens_total",
        labels: ["model"],
        "Of the input tokens those that the server had in its cache."
    )
    static let modelCacheWriteTokens = MetricFamily.counter(
        "arete_model_cache_write_tokens_total",
        labels: ["model"],
        "Of the input tokens those that the server put into its cache."
    )
    static let modelUsable = MetricFamily.gauge(
        "arete_model_usable",
        labels: ["model"],
        "1 where a model may be asked, 0 where it denied itself, failed too often or named a time to come back."
    )

    // MARK: Requests

    static let requests = MetricFamily.counter(
        "arete_http_requests_total",
        labels: ["route", "method", "status"],
        "Requests by route (- where there is none), method and status; of a stream the status of its head."
    )
    static let errors = MetricFamily.counter(
        "arete_errors_total",
        labels: ["code"],
        "Failures of requests and of runs, by code."
    )

    // MARK: The process

    static let turnTime = MetricFamily.histogram(
        "arete_event_loop_turn_seconds",
        bounds: [1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.1, 1],
        "How long a turn of the event loop worked, while everything else waited."
    )
    static let commitTime = MetricFamily.histogram(
        "arete_store_commit_seconds",
        bounds: [1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.1, 0.5, 1, 5],
        "How long the store took for a commit of events."
    )
    static let commitSize = MetricFamily.histogram(
        "arete_store_commit_events",
        bounds: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
        "How many events a commit had, of all runs together."
    )
    static let commitFailures = MetricFamily.counter(
        "arete_store_commit_failures_total",
        "Commits of events that the store did not take: their runs were suspended."
    )
    static let storeSize = MetricFamily.gauge(
        "arete_store_size_bytes",
        "What the store, which all processes share, takes of its limit: pages in use and the write-ahead log."
    )
    static let storeLimit = MetricFamily.gauge(
        "arete_store_limit_bytes",
        "How large the store may become by uploads (ARETE_STORE_MAX); absent where it has no limit."
    )
    static let cpuTime = MetricFamily.counter(
        "process_cpu_seconds_total",
        "User and system CPU time in seconds, without that of children."
    )
    static let residentMemory = MetricFamily.gauge("process_resident_memory_bytes", "Resident memory size in bytes.")
    static let virtualMemory = MetricFamily.gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.")
    static let openDescriptors = MetricFamily.gauge("process_open_fds", "Number of open file descriptors.")
    static let mostDescriptors = MetricFamily.gauge("process_max_fds", "Maximum number of open file descriptors.")
    static let threads = MetricFamily.gauge("process_threads", "Number of threads in the process.")
    static let startTime = MetricFamily.gauge(
        "process_start_time_seconds",
        "Start time of the process since the Unix epoch in seconds."
    )

    /// All of them.
    static let all = [
        runs, runsEnded, viewers, queueLength, eventsCommitted, drafts, eventsSent,
        modelCalls, modelFirstText, modelCallTime, modelInputTokens, modelOutputTokens, modelCacheReadTokens,
        modelCacheWriteTokens, modelUsable,
        requests, errors,
        turnTime, commitTime, commitSize, commitFailures, storeSize, storeLimit,
        cpuTime, residentMemory, virtualMemory, openDescriptors, mostDescriptors, threads, startTime,
    ]
}
