import CLibCurl
import EventLoop
import HTTPTypes

extension EasyHandle {
    /// Sets what all transfers have in common (curl_easy_setopt(3); reasons: llm-protocols.md 5.3).
    func configure(_ configuration: HTTPClientConfiguration) throws(HTTPTransferError) {
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        // A key in a field of ours would follow the redirect to another host.
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // An answer that says why is better than none.
        try set(CURLOPT_FAILONERROR, 0)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try set(CURLOPT_USERAGENT, configuration.userAgent)
        // Of libcurl's 16 KiB a model's delta needs some 200 bytes, and each transfer keeps its buffer for as long as the model writes.
        try set(CURLOPT_BUFFERSIZE, 2048)

        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        if let file = configuration.caFile {
            // Beside the system's directory of authorities, from which OpenSSL takes the one that it needs.
            try set(CURLOPT_CAINFO, file)
        } else {
            // The system's file of authorities takes 20 ms to read. libcurl keeps what it read only where there is no directory, too
            // (7.88.1, vtls/openssl.c, Curl_ssl_setup_x509_store); else each connection would hold the loop that long.
            try set(CURLOPT_CAPATH, nil)
        }
        offersHTTP2 = configuration.offersHTTP2
        if !offersHTTP2 { try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)) }

        if !configuration.addresses.isEmpty {
            try unsafe set(CURLOPT_RESOLVE, pointer: keep(addresses: configuration.addresses))
        }
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_TCP_KEEPIDLE, 60)
        try set(CURLOPT_TCP_KEEPINTVL, 60)
        // Load balancers drop idle connections after 60 s.
        try set(CURLOPT_MAXAGE_CONN, 55)
        // To cancel a transfer whose name is being resolved must not wait for the resolver (7.88.1, asyn-thread.c, Curl_resolver_kill): the
        // resolver's thread then ends by itself.
        try set(CURLOPT_QUICK_EXIT, 1)

        try unsafe check { unsafe clibcurl_easy_set_open_callback($0, multiHandleOpens) }
        try unsafe set(CURLOPT_OPENSOCKETDATA, pointer: Unmanaged.passUnretained(multi).toOpaque())
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        try unsafe set(CURLOPT_HEADERFUNCTION, easyHandleReceivedLine)
        try unsafe set(CURLOPT_HEADERDATA, pointer: context)
        try unsafe set(CURLOPT_WRITEFUNCTION, easyHandleReceivedPiece)
        try unsafe set(CURLOPT_WRITEDATA, pointer: context)
    }

    /// Sets how long name, connection and handshake may take.
    func setConnectTimeout(_ timeout: Duration) throws(HTTPTransferError) {
        // 0 would mean 300 s.
        let milliseconds = min(max(timeout, .milliseconds(1)), .seconds(86_400)) / .milliseconds(1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(milliseconds.rounded(.up)))
    }

    /// Sets address, method, header and body.
    ///
    /// - Throws: `HTTPTransferError.badAddress` where there is no address, or none that libcurl could use.
    func setRequest(_ request: HTTPRequest, body: [UInt8]) throws(HTTPTransferError) {
        try set(CURLOPT_URL, Self.address(of: request))
        switch request.method {
        case .get where body.isEmpty: try set(CURLOPT_HTTPGET, 1)
        case .head where body.isEmpty: try set(CURLOPT_NOBODY, 1)
        case let method:
            try set(CURLOPT_POST, 1)
            try set(CURLOPT_POSTFIELDSIZE_LARGE, offset: body.count)
            try set(CURLOPT_COPYPOSTFIELDS, copying: body)
            bodySize = body.count
            if method != .post { try set(CURLOPT_CUSTOMREQUEST, method.rawValue) }
        }
        // Else a body over 1 MiB waits for a response that model servers do not send; and libcurl's own type is that of forms.
        var lines = ["Expect:"]
        if request.headerFields[.contentType] == nil { lines.append("Content-Type:") }
        for field in request.headerFields {
            // libcurl's to say.
            if field.name == .contentLength || field.name == .transferEncoding { continue }
            // A colon and nothing would remove the field; a semicolon sends an empty one.
            lines.append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
        }
        try unsafe set(CURLOPT_HTTPHEADER, pointer: keep(fields: lines))
    }

    /// Whether the response came by HTTP/2; known from its head to the end of the transfer.
    var isHTTP2: Bool {
        guard let pointer = unsafe pointer else { return false }
        return unsafe clibcurl_http_version(pointer) == Int(CURL_HTTP_VERSION_2_0)
    }

    /// Frees the body where all of it was sent when its response's head has come; called within libcurl's callback.
    ///
    /// The copy of a question is larger than all else that a transfer has, and would stay for as long as the model writes. libcurl reads
    /// it again for nothing but a request on a kept connection that ends without a byte of a response (7.88.1, transfer.c,
    /// `Curl_retry_request`; there are no redirects, and no credentials of libcurl's to negotiate), so that it may go now. To copy an
    /// empty one frees the last. Not where HTTP/2 is spoken, which may be left for HTTP/1.1 by asking again.
    func releaseBody() {
        guard !offersHTTP2, bodySize > 0, let pointer = unsafe pointer,
            unsafe clibcurl_sent_bytes(pointer) == curl_off_t(bodySize)
        else { return }
        // Both cannot fail but for want of one byte; the body then stays.
        guard unsafe clibcurl_easy_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, 0) == CURLE_OK else { return }
        _ = unsafe clibcurl_easy_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, "")
        bodySize = 0
    }

    private static func address(of request: HTTPRequest) throws(HTTPTransferError) -> String {
        guard let scheme = request.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let authority = request.authority, !authority.isEmpty
        else { throw .badAddress }
        let path = request.path ?? "/"
        let address = "\(scheme)://\(authority)\(path)"
        // C ends a string at NUL, and what is no path would lengthen the host's name.
        guard path.utf8.first == UInt8(ascii: "/"), !address.utf8.contains(0) else { throw .badAddress }
        guard let url = unsafe curl_url() else { throw .outOfResources }
        defer { unsafe curl_url_cleanup(url) }
        guard unsafe curl_url_set(url, CURLUPART_URL, address, 0) == CURLUE_OK else { throw .badAddress }
        return address
    }

    // MARK: One for each type of argument

    private func set(_ option: CURLoption, _ value: Int) throws(HTTPTransferError) {
        try unsafe check { unsafe clibcurl_easy_set_long($0, option, value) }
    }

    private func set(_ option: CURLoption, offset value: Int) throws(HTTPTransferError) {
        try unsafe check { unsafe clibcurl_easy_set_offset($0, option, curl_off_t(value)) }
    }

    /// libcurl copies the string.
    private func set(_ option: CURLoption, _ value: String?) throws(HTTPTransferError) {
        try unsafe check { unsafe clibcurl_easy_set_string($0, option, value) }
    }

    /// libcurl copies the bytes, as many as were declared before.
    private func set(_ option: CURLoption, copying bytes: [UInt8]) throws(HTTPTransferError) {
        try unsafe check { unsafe clibcurl_easy_set_pointer($0, option, bytes) }
    }

    private func set(_ option: CURLoption, pointer value: UnsafeRawPointer?) throws(HTTPTransferError) {
        try unsafe check { unsafe clibcurl_easy_set_pointer($0, option, value) }
    }

    private func set(_ option: CURLoption, _ value: clibcurl_data_callback) throws(HTTPTransferError) {
        try unsafe check { unsafe clibcurl_easy_set_callback($0, option, value) }
    }

    private func check(_ call: (OpaquePointer) -> CURLcode) throws(HTTPTransferError) {
        guard let pointer = unsafe pointer else { preconditionFailure("options are set before the transfer ends") }
        let code = unsafe call(pointer)
        guard code == CURLE_OK else { throw .library(code: Int(code.rawValue)) }
    }
}
