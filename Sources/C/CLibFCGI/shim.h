#pragma once
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>

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

/// Frees the 8 KiB of the input, of which nothing more is read.
///
/// The writers have the request, not its input (libfcgi 2.4.2, fcgiapp.c). But `FCGX_Finish_r` takes a request without one for none.
static inline void arete_fcgi_free_input(FCGX_Request *_Nonnull request) { FCGX_FreeStream(&request->in); }

/// Ends the response (`FCGI_END_REQUEST`), closes the descriptor and frees the request.
///
/// What `FCGX_Finish_r` does, with or without an input: to close the second of the two writers ends the request.
static inline void arete_fcgi_finish(FCGX_Request *_Nonnull request) {
    FCGX_FClose(request->err);
    FCGX_FClose(request->out);
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
