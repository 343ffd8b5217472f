#ifndef CTRANSFERS_H
#define CTRANSFERS_H

#include <stdbool.h>
#include <stddef.h>

// libcurl, opened when the first transfer needs it.
typedef struct CTLibrary CTLibrary;

// What a transfer came to.
typedef enum {
  CTDone,
  // A callback said so.
  CTStopped,
  CTTimedOut,
  // It ended before the length that was announced.
  CTCutShort,
  // The certificate is not one that this machine trusts.
  CTNotTrusted,
  CTUnknownHost,
  CTFailed,
} CTOutcome;

typedef struct {
  const char *url;
  // A line each, without its end; the last is NULL.
  const char *const *headers;
  // For so long a connection may take, and nothing may come.
  long milliseconds;
  // A line of the answer's head, with its end. False stops the transfer.
  bool (*line)(const char *bytes, size_t count, void *context);
  // A piece of the answer's body. False stops the transfer.
  bool (*piece)(const char *bytes, size_t count, void *context);
  void *context;
} CTRequest;

// NULL, and in `reason` (256 bytes) why, where there is none or it lacks a function.
CTLibrary *CTOpenLibrary(char *reason);

// Of libcurl and what it is made of.
const char *CTVersion(const CTLibrary *library);

// One GET over HTTP 1.1, or TLS and HTTP 1.1, through proxies that the environment names; no redirect is followed. The calling
// thread waits, and gets the callbacks. In `reason` (256 bytes) is what libcurl says of a failure.
CTOutcome CTRun(const CTLibrary *library, const CTRequest *request, char *reason);

#endif
