#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>
#include <png.h>
#include <webp/decode.h>

// libjpeg and libpng report an error by a long jump, which must not leave C. Each function below makes one whole image,
// or reads its header, sets its own way back, and returns 0 with a message where the library failed. Both libraries only
// warn of some damage, and make up what is missing; which warnings mean lost data is decided here, where they can be
// told apart.

// MARK: JPEG

#define METACAM_JPEG_MESSAGE_CAPACITY JMSG_LENGTH_MAX

struct metacam_jpeg {
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  const uint8_t *bytes;
  char *message;
  jmp_buf way_back;
};

struct metacam_jpeg_header {
  uint32_t width;
  uint32_t height;
  J_COLOR_SPACE colours;
};

static inline void metacam_jpeg_error(j_common_ptr info) {
  struct metacam_jpeg *jpeg = (struct metacam_jpeg *)info->client_data;
  info->err->format_message(info, jpeg->message);
  longjmp(jpeg->way_back, 1);
}

static inline void metacam_jpeg_fail(struct metacam_jpeg *jpeg, const char *text) {
  snprintf(jpeg->message, METACAM_JPEG_MESSAGE_CAPACITY, "%s", text);
  longjmp(jpeg->way_back, 1);
}

// Bytes before a marker that belong to no segment. Behind the beginning of a scan they are coded data that was never
// decoded, the commonest trace of a damaged bit, unless they are zeros, with which cameras fill up. Before it they are
// harmless, unless they are a whole segment, of which the first byte was damaged (marker, length, content are left over) or
// the second (length and content).
static inline int metacam_jpeg_are_strays_harmless(const struct metacam_jpeg *jpeg) {
  size_t count = (size_t)jpeg->errors.msg_parm.i[0];
  // libjpeg says so with the marker still before it.
  size_t end = (size_t)(jpeg->info.src->next_input_byte - jpeg->bytes);
  if (end < count) return 0;
  const uint8_t *strays = jpeg->bytes + end - count;
  if (jpeg->info.input_scan_number == 0)
    return (count < 4 || count != 2 + ((size_t)strays[2] << 8 | strays[3])) &&
           (count < 2 || count != ((size_t)strays[0] << 8 | strays[1]));
  for (size_t i = 0; i < count; i++)
    if (strays[i]) return 0;
  return 1;
}

static inline void metacam_jpeg_warning(j_common_ptr info, int level) {
  struct metacam_jpeg *jpeg = (struct metacam_jpeg *)info->client_data;
  const struct jpeg_decompress_struct *scan = &jpeg->info;
  if (level >= 0) return;  // No warning, but a trace.
  switch (info->err->msg_code) {
  case JWRN_JFIF_MAJOR: return;
  case JWRN_EXTRANEOUS_DATA:
    if (metacam_jpeg_are_strays_harmless(jpeg)) return;
    break;
  case JWRN_NOT_SEQUENTIAL:
    // Some programs write zeros for what a sequential scan does not need.
    if (scan->Ss == 0 && scan->Se == 0 && scan->Ah == 0 && scan->Al == 0) return;
    break;
  default: break;
  }
  metacam_jpeg_error(info);
}

static inline void metacam_jpeg_output(j_common_ptr info) { (void)info; }

// Thousands of scans that say nothing would take hours.
static inline void metacam_jpeg_progress(j_common_ptr info) {
  struct metacam_jpeg *jpeg = (struct metacam_jpeg *)info->client_data;
  if (jpeg->info.input_scan_number > 500) metacam_jpeg_fail(jpeg, "more than 500 scans");
}

// The caller has set its way back, and destroys `info`, which is all zeros until here.
static inline void metacam_jpeg_open(struct metacam_jpeg *jpeg, const uint8_t *bytes, size_t count) {
  jpeg->bytes = bytes;
  jpeg_create_decompress(&jpeg->info);
  jpeg->progress.progress_monitor = metacam_jpeg_progress;
  jpeg->info.progress = &jpeg->progress;
  jpeg_mem_src(&jpeg->info, (unsigned char *)bytes, (unsigned long)count);
  jpeg_read_header(&jpeg->info, TRUE);
}

static inline void metacam_jpeg_prepare(struct metacam_jpeg *jpeg, char *message) {
  memset(jpeg, 0, sizeof *jpeg);
  message[0] = 0;
  jpeg->message = message;
  jpeg->info.err = jpeg_std_error(&jpeg->errors);
  jpeg->info.client_data = jpeg;
  jpeg->errors.error_exit = metacam_jpeg_error;
  jpeg->errors.emit_message = metacam_jpeg_warning;
  jpeg->errors.output_message = metacam_jpeg_output;
}

static inline int metacam_jpeg_read_header(const uint8_t *bytes, size_t count, struct metacam_jpeg_header *header,
                                           char *message) {
  struct metacam_jpeg jpeg;
  metacam_jpeg_prepare(&jpeg, message);
  if (setjmp(jpeg.way_back)) {
    jpeg_destroy_decompress(&jpeg.info);
    return 0;
  }
  metacam_jpeg_open(&jpeg, bytes, count);
  header->width = jpeg.info.image_width;
  header->height = jpeg.info.image_height;
  header->colours = jpeg.info.jpeg_color_space;
  jpeg_destroy_decompress(&jpeg.info);
  return 1;
}

// A scan that never came leaves no warning. A component of which there was none has no quantisation table yet, and of a
// progressive file all 64 coefficients must have come down to their last bit.
static inline int metacam_jpeg_has_all_scans(const struct jpeg_decompress_struct *info) {
  for (int component = 0; component < info->num_components; component++) {
    if (!info->comp_info[component].quant_table) return 0;
    for (int index = 0; info->coef_bits && index < DCTSIZE2; index++)
      if (info->coef_bits[component][index]) return 0;
  }
  return 1;
}

// Decodes to 8-bit RGB, or four colours as they are stored. The caller has read the header, and made room for its
// `height` rows of `row_bytes` bytes.
static inline int metacam_jpeg_decode(const uint8_t *bytes, size_t count, uint8_t *rows, size_t row_bytes,
                                      uint32_t height, int has_four_colours, char *message) {
  struct metacam_jpeg jpeg;
  metacam_jpeg_prepare(&jpeg, message);
  if (setjmp(jpeg.way_back)) {
    jpeg_destroy_decompress(&jpeg.info);
    return 0;
  }
  metacam_jpeg_open(&jpeg, bytes, count);
  jpeg.info.out_color_space = has_four_colours ? JCS_CMYK : JCS_RGB;
  jpeg_start_decompress(&jpeg.info);
  if ((size_t)jpeg.info.output_width * (size_t)jpeg.info.output_components != row_bytes ||
      jpeg.info.output_height != height)
    metacam_jpeg_fail(&jpeg, "the header is contradictory");
  if (!metacam_jpeg_has_all_scans(&jpeg.info)) metacam_jpeg_fail(&jpeg, "scans are missing");
  while (jpeg.info.output_scanline < height) {
    JSAMPROW row = rows + (size_t)jpeg.info.output_scanline * row_bytes;
    jpeg_read_scanlines(&jpeg.info, &row, 1);
  }
  jpeg_finish_decompress(&jpeg.info);  // It goes on to the end marker.
  jpeg_destroy_decompress(&jpeg.info);
  return 1;
}

// What is written; the caller frees its bytes, whatever happens.
struct metacam_jpeg_sink {
  uint8_t *bytes;
  unsigned long count;
};

static inline void metacam_jpeg_encoder_error(j_common_ptr info) {
  struct metacam_jpeg *jpeg = (struct metacam_jpeg *)info->client_data;
  info->err->format_message(info, jpeg->message);
  longjmp(jpeg->way_back, 1);
}

// Encodes 8-bit RGB with the usual tables and half the colours' resolution. The sink starts empty.
static inline int metacam_jpeg_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int quality,
                                      struct metacam_jpeg_sink *sink, char *message) {
  struct metacam_jpeg jpeg;
  struct jpeg_compress_struct info;
  metacam_jpeg_prepare(&jpeg, message);
  memset(&info, 0, sizeof info);
  info.err = jpeg_std_error(&jpeg.errors);
  info.client_data = &jpeg;
  jpeg.errors.error_exit = metacam_jpeg_encoder_error;
  jpeg.errors.output_message = metacam_jpeg_output;
  if (setjmp(jpeg.way_back)) {
    jpeg_destroy_compress(&info);
    return 0;
  }
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &sink->bytes, &sink->count);
  info.image_width = width;
  info.image_height = height;
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < height) {
    JSAMPROW row = (JSAMPROW)(pixels + (size_t)info.next_scanline * width * 3);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  return 1;
}

// MARK: PNG

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

// Decodes to 8-bit RGB, or, for `keeps_16_bit_grey`, a 16-bit grey PNG to its big-endian samples. The caller has read
// width and height from the header and made room for `height` rows of `row_bytes` bytes.
static inline int metacam_png_decode(const uint8_t *bytes, size_t count, uint8_t *rows, size_t row_bytes,
                                     uint32_t height, int keeps_16_bit_grey, char *message) {
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
  if (!keeps_16_bit_grey) {
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_strip_alpha(png);
    png_set_gray_to_rgb(png);
  }
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
