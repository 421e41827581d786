#pragma once
#include <errno.h>
#include <fastcgi.h>
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// The most that one write of a response carries, in bytes.
#define ARETE_FCGI_MAX_WRITE 8000

/// Makes a request that parses what is on a connected descriptor, and takes the descriptor over.
///
/// `FCGX_Accept_r` is a parser here: `ipcFd` set means it does not accept, a listening socket of -1 means that a failure
/// returns instead of accepting the next one, and `keepConnection` keeps its own first `FCGX_Finish_r` from closing the descriptor
/// (libfcgi 2.4.2, fcgiapp.c). Returns NULL where there is no memory.
static inline FCGX_Request *_Nullable arete_fcgi_request(int descriptor) {
    FCGX_Request *request = calloc(1, sizeof *request);
    if (!request) return NULL;
    FCGX_InitRequest(request, -1, 0);
    request->ipcFd = descriptor;
    request->keepConnection = 1;
    return request;
}

/// Frees the parameters and the streams, some 20 KiB, once they have been read: an open response would keep them for as long as a model writes.
///
/// The request's number and descriptor stay (libfcgi 2.4.2, `FCGX_Free`).
static inline void arete_fcgi_free_parsed(FCGX_Request *_Nonnull request) { FCGX_Free(request, 0); }

/// Writes all of some bytes to the peer; blocks where its socket has no room, until the descriptor's send timeout.
///
/// Returns 0, or -1 where the peer is gone or takes nothing.
static inline int arete_fcgi_write_all(const FCGX_Request *_Nonnull request, const unsigned char *_Nonnull bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(request->ipcFd, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

/// The header of a record (FastCGI 1.0 §3.3).
static inline FCGI_Header arete_fcgi_header(const FCGX_Request *_Nonnull request, unsigned char type, size_t length, size_t padding) {
    return (FCGI_Header){
        .version = FCGI_VERSION_1,
        .type = type,
        .requestIdB1 = (unsigned char)(request->requestId >> 8),
        .requestIdB0 = (unsigned char)request->requestId,
        .contentLengthB1 = (unsigned char)(length >> 8),
        .contentLengthB0 = (unsigned char)length,
        .paddingLength = (unsigned char)padding,
    };
}

/// Writes bytes of the response, at most `ARETE_FCGI_MAX_WRITE`, as one record of `FCGI_STDOUT` in one `write(2)`.
///
/// The very bytes of libfcgi's own stream, which keeps 8 KiB for each open response; this record is on the stack.
/// Returns 0, or -1 where the peer is gone or takes nothing.
static inline int arete_fcgi_write(const FCGX_Request *_Nonnull request, const void *_Nonnull bytes, size_t count) {
    unsigned char record[FCGI_HEADER_LEN + ARETE_FCGI_MAX_WRITE + 8];
    size_t padding = -count & 7;
    FCGI_Header header = arete_fcgi_header(request, FCGI_STDOUT, count, padding);
    memcpy(record, &header, FCGI_HEADER_LEN);
    memcpy(record + FCGI_HEADER_LEN, bytes, count);
    memset(record + FCGI_HEADER_LEN + count, 0, padding);
    return arete_fcgi_write_all(request, record, FCGI_HEADER_LEN + count + padding);
}

/// Ends the response (an empty `FCGI_STDOUT`, then `FCGI_END_REQUEST`: FastCGI 1.0 §5.5), closes the descriptor and frees the request.
static inline void arete_fcgi_finish(FCGX_Request *_Nonnull request) {
    struct {
        FCGI_Header end_of_output;
        FCGI_EndRequestRecord end_of_request;
    } end = {
        .end_of_output = arete_fcgi_header(request, FCGI_STDOUT, 0, 0),
        .end_of_request.header = arete_fcgi_header(request, FCGI_END_REQUEST, sizeof(FCGI_EndRequestBody), 0),
        .end_of_request.body.protocolStatus = FCGI_REQUEST_COMPLETE,
    };
    // Nothing can be told a peer that is gone.
    (void)arete_fcgi_write_all(request, (const unsigned char *)&end, sizeof end);
    FCGX_Free(request, 1);
    free(request);
}

/// Closes the descriptor and frees the request without another byte to the peer.
static inline void arete_fcgi_abandon(FCGX_Request *_Nonnull request) {
    FCGX_Free(request, 1);
    free(request);
}

/// Frees a request whose parsing failed: `FCGX_Accept_r` has closed its descriptor and freed its streams already.
static inline void arete_fcgi_discard(FCGX_Request *_Nonnull request) { free(request); }
