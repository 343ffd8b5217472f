#pragma once

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// zlib over bytes that lie in memory, as much at a time as is asked for.

struct metacam_inflate {
  // On the heap: zlib's state points back to it, and Swift moves what it holds.
  z_stream *stream;
  const uint8_t *bytes;
  size_t count;
  size_t offset;
  // Whether the data has ended, and the bytes with it.
  int is_whole;
};

// For data of gzip or zlib. Whatever comes, `metacam_inflate_close` is called afterwards.
static inline int metacam_inflate_open(struct metacam_inflate *source, const uint8_t *bytes, size_t count) {
  memset(source, 0, sizeof *source);
  source->bytes = bytes;
  source->count = count;
  source->stream = (z_stream *)calloc(1, sizeof(z_stream));
  if (source->stream && inflateInit2(source->stream, 32 + MAX_WBITS) != Z_OK) {
    free(source->stream);
    source->stream = NULL;
  }
  return source->stream != NULL;
}

static inline void metacam_inflate_close(struct metacam_inflate *source) {
  if (source->stream) inflateEnd(source->stream);
  free(source->stream);
  source->stream = NULL;
}

// Fills `target` with what comes next.
// Returns how many bytes came: less than `count` where the data ends, or is damaged.
static inline size_t metacam_inflate_next(struct metacam_inflate *source, uint8_t *target, size_t count) {
  size_t done = 0;
  z_stream *stream = source->stream;
  while (stream && done < count) {
    size_t rest = source->count - source->offset, room = count - done;
    stream->next_in = (Bytef *)(source->bytes + source->offset);
    stream->avail_in = rest > 1 << 30 ? 1 << 30 : (uInt)rest;
    stream->next_out = target + done;
    stream->avail_out = room > 1 << 30 ? 1 << 30 : (uInt)room;
    uInt given = stream->avail_in, asked = stream->avail_out;
    int result = inflate(stream, Z_NO_FLUSH);
    source->offset += given - stream->avail_in;
    size_t made = asked - stream->avail_out;
    done += made;
    if (result == Z_STREAM_END) {
      // Another member may follow.
      source->is_whole = source->offset >= source->count;
      if (source->is_whole || inflateReset(stream) != Z_OK) break;
      continue;
    }
    if (result != Z_OK) break;
    if (!made && given == stream->avail_in) break;
  }
  return done;
}
