#pragma once

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

// libjpeg reports an error by a long jump, which must not leave C. Each function below makes one whole image, or reads its
// header, sets its own way back, and returns 0 with a message where the library failed. Of some damage it only warns, and
// makes up what is missing; which warnings mean lost data is decided here, where they can be told apart.

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

// Decodes to 8-bit RGB, or for one component to 8-bit grey, or for four to these as they are stored. The caller has read
// the header, and made room for its `height` rows of `row_bytes` bytes.
static inline int metacam_jpeg_decode(const uint8_t *bytes, size_t count, uint8_t *rows, size_t row_bytes,
                                      uint32_t height, int components, char *message) {
  struct metacam_jpeg jpeg;
  metacam_jpeg_prepare(&jpeg, message);
  if (setjmp(jpeg.way_back)) {
    jpeg_destroy_decompress(&jpeg.info);
    return 0;
  }
  metacam_jpeg_open(&jpeg, bytes, count);
  jpeg.info.out_color_space = components == 4 ? JCS_CMYK : components == 1 ? JCS_GRAYSCALE : JCS_RGB;
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
