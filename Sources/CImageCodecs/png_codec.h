#pragma once

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <png.h>

// Errors and warnings as of JPEG: see jpeg_codec.h.

#define METACAM_PNG_MESSAGE_CAPACITY 160

struct metacam_png_source {
  const uint8_t *bytes;
  size_t count;
  size_t offset;
};

struct metacam_png_sink {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
};

static inline void metacam_png_error(png_structp png, png_const_charp text) {
  char *message = (char *)png_get_error_ptr(png);
  snprintf(message, METACAM_PNG_MESSAGE_CAPACITY, "%s", text);
  png_longjmp(png, 1);
}

// libpng names the chunk that it warns of. Of the pixels' own it warns when the last row has come but the check sum over
// all of them is wrong; that more data follows takes nothing from the picture.
static inline void metacam_png_warning(png_structp png, png_const_charp text) {
  int concerns_pixels = !strncmp(text, "IDAT", 4) || !strncmp(text, "PLTE", 4) || strstr(text, "palette index");
  int is_surplus = strstr(text, "xtra compressed data") || strstr(text, "oo much image data");
  if (concerns_pixels && !is_surplus) metacam_png_error(png, text);
}

static inline void metacam_png_read(png_structp png, png_bytep target, size_t count) {
  struct metacam_png_source *source = (struct metacam_png_source *)png_get_io_ptr(png);
  if (count > source->count - source->offset) png_error(png, "the data ends early");
  memcpy(target, source->bytes + source->offset, count);
  source->offset += count;
}

static inline void metacam_png_write(png_structp png, png_bytep data, size_t count) {
  struct metacam_png_sink *sink = (struct metacam_png_sink *)png_get_io_ptr(png);
  if (count > sink->capacity - sink->count) {
    size_t capacity = sink->capacity * 2 + count;
    uint8_t *grown = (uint8_t *)realloc(sink->bytes, capacity);
    if (!grown) png_error(png, "out of memory");
    sink->bytes = grown;
    sink->capacity = capacity;
  }
  memcpy(sink->bytes + sink->count, data, count);
  sink->count += count;
}

static inline void metacam_png_flush(png_structp png) { (void)png; }

// Decodes to RGB, or to grey where that is stored without alpha and `channels` is 1: samples of 8 bits, or of 16 in the
// machine's own order where they are stored so. The caller has read width and height from the header and made room for
// `height` rows of `row_bytes` bytes.
static inline int metacam_png_decode(const uint8_t *bytes, size_t count, uint8_t *rows, size_t row_bytes,
                                     uint32_t height, int channels, char *message) {
  struct metacam_png_source source = {bytes, count, 0};
  message[0] = 0;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, message, metacam_png_error, metacam_png_warning);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return 0;
  }
  png_set_read_fn(png, &source, metacam_png_read);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  // The caller limits the number of pixels; text, profiles and the like are checked by their sum and passed over.
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_read_info(png, info);
  png_set_expand(png);
  png_set_strip_alpha(png);
  if (channels == 3) png_set_gray_to_rgb(png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  png_set_swap(png);
#endif
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != row_bytes || png_get_image_height(png, info) != height)
    png_error(png, "the header is contradictory");
  for (int pass = 0; pass < passes; pass++)
    for (uint32_t row = 0; row < height; row++) png_read_row(png, rows + row * row_bytes, NULL);
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  return 1;
}

// Encodes 8-bit RGB. The sink starts empty; whatever happens, the caller frees its bytes.
static inline int metacam_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int level, int filters,
                                     struct metacam_png_sink *sink, char *message) {
  message[0] = 0;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, message, metacam_png_error, metacam_png_warning);
  if (!png) return 0;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return 0;
  }
  png_set_write_fn(png, sink, metacam_png_write, metacam_png_flush);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, level);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, filters);
  png_write_info(png, info);
  for (uint32_t row = 0; row < height; row++) png_write_row(png, pixels + (size_t)row * width * 3);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return 1;
}
