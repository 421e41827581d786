import CLibCurl

extension HTTPTransferError {
    /// What a result of libcurl means to whoever started the transfer.
    ///
    /// - Returns: `nil` for success.
    init?(_ code: CURLcode) {
        switch code {
        case CURLE_OK: return nil
        case CURLE_URL_MALFORMAT: self = .badAddress
        // A transfer's own limit is a timer of ours, so that libcurl's is that of the connection.
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT,
            CURLE_SSL_CONNECT_ERROR, CURLE_PROXY:
            self = .cannotConnect
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            self = .untrustedPeer
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            self = .brokenOff
        // The scheme was checked before: what came is HTTP/0.9 or nothing of the kind.
        case CURLE_UNSUPPORTED_PROTOCOL: self = .malformedResponse
        default: self = .library(code: Int(code.rawValue))
        }
    }

    /// What a failure of the multi handle means.
    ///
    /// - Returns: `nil` for success.
    init?(_ code: CURLMcode) {
        guard code != CURLM_OK else { return nil }
        self = .library(code: 1000 + Int(code.rawValue))
    }

    /// The response is no HTTP, or its head is longer than anything that a model server sends.
    static let malformedResponse = HTTPTransferError.library(code: Int(CURLE_WEIRD_SERVER_REPLY.rawValue))

    /// No memory, or no descriptor.
    static let outOfResources = HTTPTransferError.library(code: Int(CURLE_OUT_OF_MEMORY.rawValue))
}
