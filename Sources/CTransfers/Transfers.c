#include "CTransfers.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <string.h>
#include <stdio.h>
#include <stdlib.h>

// libcurl is not linked, but opened by name: it brings TLS, Kerberos and LDAP along, which a program that explains pictures would load
// each time it starts, and a program that is taken elsewhere uses that system's own, with the fixes that its TLS has got there.
struct CTLibrary {
  CURL *(*create)(void);
  CURLcode (*set)(CURL *, CURLoption, ...);
  CURLcode (*perform)(CURL *);
  void (*destroy)(CURL *);
  const char *(*words)(CURLcode);
  struct curl_slist *(*append)(struct curl_slist *, const char *);
  void (*release)(struct curl_slist *);
  char *(*version)(void);
  CURLcode (*ask)(CURL *, CURLINFO, ...);
};

static const size_t reasonSize = 256;

#ifdef __APPLE__
static const char *const names[] = {"libcurl.4.dylib", "libcurl.dylib"};
#else
static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
#endif

static bool find(void *opened, const char *name, void *target) {
  void *symbol = dlsym(opened, name);
  *(void **)target = symbol;
  return symbol != NULL;
}

CTLibrary *CTOpenLibrary(char *reason) {
  void *opened = NULL;
  for (size_t i = 0; opened == NULL && i < sizeof names / sizeof *names; i++) {
    opened = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    // What is said of the first name says most: that one is not there, or why it is no use.
    if (opened == NULL && i == 0) snprintf(reason, reasonSize, "%s", dlerror());
  }
  if (opened == NULL) return NULL;
  CTLibrary *library = calloc(1, sizeof *library);
  CURLcode (*start)(long) = NULL;
  bool isWhole = library != NULL && find(opened, "curl_global_init", &start) &&
                 find(opened, "curl_easy_init", &library->create) && find(opened, "curl_easy_setopt", &library->set) &&
                 find(opened, "curl_easy_perform", &library->perform) &&
                 find(opened, "curl_easy_cleanup", &library->destroy) &&
                 find(opened, "curl_easy_strerror", &library->words) &&
                 find(opened, "curl_slist_append", &library->append) &&
                 find(opened, "curl_slist_free_all", &library->release) &&
                 find(opened, "curl_version", &library->version) &&
                 find(opened, "curl_easy_getinfo", &library->ask);
  if (isWhole && start(CURL_GLOBAL_DEFAULT) == CURLE_OK) return library;
  snprintf(reason, reasonSize, "%s", isWhole ? "libcurl does not start" : "libcurl lacks a function");
  free(library);
  dlclose(opened);
  return NULL;
}

const char *CTVersion(const CTLibrary *library) { return library->version(); }

static size_t takeLine(char *bytes, size_t size, size_t count, void *request) {
  const CTRequest *asked = request;
  return asked->line(bytes, size * count, asked->context) ? size * count : 0;
}

static size_t takePiece(char *bytes, size_t size, size_t count, void *request) {
  const CTRequest *asked = request;
  // Of nothing libcurl could not tell "taken" from "stop".
  if (size * count == 0) return 0;
  return asked->piece(bytes, size * count, asked->context) ? size * count : 0;
}

static CTOutcome outcome(CURLcode code) {
  switch (code) {
  case CURLE_OK: return CTDone;
  case CURLE_WRITE_ERROR: return CTStopped;
  case CURLE_OPERATION_TIMEDOUT: return CTTimedOut;
  case CURLE_PARTIAL_FILE: return CTCutShort;
  case CURLE_PEER_FAILED_VERIFICATION: return CTNotTrusted;
  case CURLE_COULDNT_RESOLVE_HOST: return CTUnknownHost;
  default: return CTFailed;
  }
}

CTOutcome CTRun(const CTLibrary *library, const CTRequest *request, char *reason) {
  char detail[CURL_ERROR_SIZE] = "";
  snprintf(reason, reasonSize, "no memory is left");
  CURL *handle = library->create();
  if (handle == NULL) return CTFailed;
  struct curl_slist *headers = NULL;
  for (const char *const *header = request->headers; *header != NULL; header++) {
    struct curl_slist *longer = library->append(headers, *header);
    if (longer == NULL) {
      library->release(headers);
      library->destroy(handle);
      return CTFailed;
    }
    headers = longer;
  }
  long seconds = (request->milliseconds + 999) / 1000;
  CURLcode code = library->set(handle, CURLOPT_URL, request->url);
  // A failure to set one is found at the end: nothing is asked then.
#define SET(option, value) \
  if (code == CURLE_OK) code = library->set(handle, option, value)
  SET(CURLOPT_HTTPHEADER, headers);
  SET(CURLOPT_ERRORBUFFER, detail);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  SET(CURLOPT_BUFFERSIZE, 262144L);
  SET(CURLOPT_CONNECTTIMEOUT_MS, request->milliseconds);
  SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
  SET(CURLOPT_LOW_SPEED_TIME, seconds);
  SET(CURLOPT_HEADERFUNCTION, takeLine);
  SET(CURLOPT_HEADERDATA, (void *)request);
  SET(CURLOPT_WRITEFUNCTION, takePiece);
  SET(CURLOPT_WRITEDATA, (void *)request);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  // The newer form by name is not there before 7.85.
  SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#pragma GCC diagnostic pop
#undef SET
  if (code == CURLE_OK) code = library->perform(handle);
  snprintf(reason, reasonSize, "%s", detail[0] != 0 ? detail : library->words(code));
  // libcurl says "couldn't connect" for all of them, and more of it in some versions.
  long number = 0;
  if (code == CURLE_COULDNT_CONNECT && library->ask(handle, CURLINFO_OS_ERRNO, &number) == CURLE_OK && number != 0)
    snprintf(reason, reasonSize, "%s", strerror((int)number));
  library->release(headers);
  library->destroy(handle);
  return outcome(code);
}
