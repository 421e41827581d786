import Testing

extension Deployment {
    /// Stores a resume as the README does: a form with a file.
    ///
    /// - Returns: Its id.
    /// - Throws: `ExpectationFailedError` where it is refused.
    func upload(
        _ bytes: [UInt8],
        name: String = "resume.pdf",
        type: String = "application/pdf",
        headers: [String: String] = [:]
    ) async throws -> String {
        let answer = try await send(bytes, name: name, type: type, headers: headers)
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"].string)
    }

    /// Sends a resume as a form.
    ///
    /// - Returns: Whatever is answered.
    /// - Throws: `CocoaError` where there is no temporary file.
    func send(
        _ bytes: [UInt8],
        name: String,
        type: String,
        headers: [String: String] = [:]
    ) async throws -> Curl.Answer {
        let files = try TemporaryDirectory()
        let file = try files.write(bytes, to: name)
        let form = ["-F", "file=@\(file);type=\(type)"]
        let answer = try await Curl.run("\(http)/resumes", headers: headers, arguments: form)
        _ = files  // until curl has read it
        return answer
    }

    /// Stores a posting.
    ///
    /// - Returns: Its id.
    /// - Throws: `ExpectationFailedError` where it is refused.
    func post(_ posting: String, headers: [String: String] = [:]) async throws -> String {
        let answer = try await Curl.run(
            "\(http)/jobs",
            headers: headers.merging(["Content-Type": "text/plain; charset=utf-8"]) { own, _ in own },
            body: Array(posting.utf8)
        )
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"].string)
    }

    /// The paths of the four streams of a resume and a posting.
    static func streams(resume: String, job: String) -> [(slice: String, path: String)] {
        [
            ("resumes", "/resumes/stream/\(resume)"),
            ("jobs", "/jobs/stream/\(job)"),
            ("optimization", "/optimization/stream/\(resume)?job=\(job)"),
            ("cover-letter", "/cover-letter/stream/\(resume)?job=\(job)"),
        ]
    }
}
