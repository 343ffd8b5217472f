#include "Message.h"

#include <cstdlib>

#include <zlib.h>

int cdicom_inflate(const uint8_t *bytes, size_t count, size_t most, uint8_t **inflated, size_t *inflated_count,
                   char *message) {
  message[0] = 0;
  *inflated = nullptr;
  *inflated_count = 0;
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return cdicom_fail(message, "out of memory");
  uint8_t *result = nullptr;
  size_t capacity = 0, used = 0, taken = 0;
  int status = Z_OK;
  while (status == Z_OK) {
    if (used == capacity) {
      if (capacity == most) break;
      // It grows with what has come, so that memory follows data.
      capacity = capacity < 1 << 16 ? 1 << 16 : capacity * 2;
      if (capacity > most) capacity = most;
      uint8_t *grown = static_cast<uint8_t *>(std::realloc(result, capacity));
      if (!grown) break;
      result = grown;
    }
    const size_t input = count - taken < 1 << 30 ? count - taken : 1 << 30;
    const size_t room = capacity - used < 1 << 30 ? capacity - used : 1 << 30;
    stream.next_in = const_cast<Bytef *>(bytes + taken);
    stream.avail_in = static_cast<uInt>(input);
    stream.next_out = result + used;
    stream.avail_out = static_cast<uInt>(room);
    status = inflate(&stream, Z_NO_FLUSH);
    const size_t made = room - stream.avail_out, read = input - stream.avail_in;
    taken += read;
    used += made;
    if (status == Z_OK && made == 0 && read == 0) break;
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END) {
    std::free(result);
    return cdicom_fail(message, status == Z_OK && used == most ? "more than may be inflated" : "the data ends early");
  }
  *inflated = result;
  *inflated_count = used;
  return 1;
}

void cdicom_free(uint8_t *bytes) { std::free(bytes); }
