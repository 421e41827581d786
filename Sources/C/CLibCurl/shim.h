#ifndef ARETE_CLIBCURL_SHIM_H
#define ARETE_CLIBCURL_SHIM_H

// Handles as pointers to structures that nobody sees, which Swift tells from other pointers, instead of `void *`.
#define CURL_STRICTER 1
#include <curl/curl.h>

// Swift imports no variadic functions: one for each type of argument.

typedef size_t (*clibcurl_data_callback)(
    char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);

static inline CURLcode clibcurl_easy_set_long(CURL *_Nonnull easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode clibcurl_easy_set_offset(CURL *_Nonnull easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode clibcurl_easy_set_string(
    CURL *_Nonnull easy, CURLoption option, const char *_Nullable value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode clibcurl_easy_set_pointer(CURL *_Nonnull easy, CURLoption option, const void *_Nullable value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode clibcurl_easy_set_callback(
    CURL *_Nonnull easy, CURLoption option, clibcurl_data_callback _Nonnull value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode clibcurl_easy_set_open_callback(
    CURL *_Nonnull easy, curl_opensocket_callback _Nonnull value) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLMcode clibcurl_multi_set_long(CURLM *_Nonnull multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode clibcurl_multi_set_pointer(CURLM *_Nonnull multi, CURLMoption option, void *_Nullable value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode clibcurl_multi_set_socket_callback(
    CURLM *_Nonnull multi, curl_socket_callback _Nullable value) {
    return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, value);
}

static inline CURLMcode clibcurl_multi_set_timer_callback(
    CURLM *_Nonnull multi, curl_multi_timer_callback _Nullable value) {
    return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, value);
}

/// The easy handle of the next transfer that has ended, and its result; NULL where there is none. (The result is in a union.)
static inline CURL *_Nullable clibcurl_next_ended(CURLM *_Nonnull multi, CURLcode *_Nonnull result) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}

/// How many bytes of the request's body were sent.
static inline curl_off_t clibcurl_sent_bytes(CURL *_Nonnull easy) {
    curl_off_t count = 0;
    curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &count);
    return count;
}

/// The protocol of the response, as a CURL_HTTP_VERSION_…; 0 before there is one.
static inline long clibcurl_http_version(CURL *_Nonnull easy) {
    long version = 0;
    curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
    return version;
}

/// The version of the library at run time, as 0xXXYYZZ.
static inline unsigned int clibcurl_version(void) { return curl_version_info(CURLVERSION_NOW)->version_num; }

#endif
