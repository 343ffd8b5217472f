#ifndef CDICOM_MESSAGE_H
#define CDICOM_MESSAGE_H

#include "CDICOM.h"

#include <cstdio>

inline int cdicom_fail(char *message, const char *text) {
  std::snprintf(message, CDICOM_MESSAGE_CAPACITY, "%s", text);
  return 0;
}

inline size_t cdicom_byte_count(const cdicom_frame &frame) {
  return static_cast<size_t>(frame.columns) * frame.rows * frame.components * frame.sample_bytes;
}

#endif
