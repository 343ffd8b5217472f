#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libheif/heif.h>

// libheif over bytes that lie in memory: HEIC and AVIF.

#define METACAM_HEIF_MESSAGE_CAPACITY 200

struct metacam_heif {
  struct heif_context *context;
  struct heif_image_handle *handle;
  struct heif_image *image;
  char *message;
};

static inline int metacam_heif_fail(struct metacam_heif *heif, struct heif_error error) {
  if (error.code == heif_error_Ok) return 0;
  snprintf(heif->message, METACAM_HEIF_MESSAGE_CAPACITY, "%s", error.message ? error.message : "unknown");
  return 1;
}

// Whatever comes, `metacam_heif_close` is called afterwards.
// Returns the number of pictures, 0 where the file is damaged.
static inline int metacam_heif_open(struct metacam_heif *heif, const uint8_t *bytes, size_t count, char *message) {
  memset(heif, 0, sizeof *heif);
  heif->message = message;
  message[0] = 0;
  heif->context = heif_context_alloc();
  if (!heif->context) return 0;
  if (metacam_heif_fail(heif, heif_context_read_from_memory_without_copy(heif->context, bytes, count, NULL))) return 0;
  return heif_context_get_number_of_top_level_images(heif->context);
}

static inline void metacam_heif_close(struct metacam_heif *heif) {
  if (heif->image) heif_image_release(heif->image);
  if (heif->handle) heif_image_handle_release(heif->handle);
  if (heif->context) heif_context_free(heif->context);
  memset(heif, 0, sizeof *heif);
}

// Goes to one of the pictures, counted from 0, or for −1 to the one that the file calls its primary one.
static inline int metacam_heif_go(struct metacam_heif *heif, int page) {
  if (page < 0) return !metacam_heif_fail(heif, heif_context_get_primary_image_handle(heif->context, &heif->handle));
  int count = heif_context_get_number_of_top_level_images(heif->context);
  if (page >= count) return 0;
  heif_item_id *ids = (heif_item_id *)calloc((size_t)count, sizeof *ids);
  if (!ids) return 0;
  count = heif_context_get_list_of_top_level_image_IDs(heif->context, ids, count);
  int succeeded =
    page < count && !metacam_heif_fail(heif, heif_context_get_image_handle(heif->context, ids[page], &heif->handle));
  free(ids);
  return succeeded;
}

// The place of the primary picture among all, counted from 0.
static inline int metacam_heif_primary(struct metacam_heif *heif) {
  heif_item_id primary = 0;
  if (heif_context_get_primary_image_ID(heif->context, &primary).code != heif_error_Ok) return 0;
  int count = heif_context_get_number_of_top_level_images(heif->context), place = 0;
  heif_item_id *ids = (heif_item_id *)calloc((size_t)count + 1, sizeof *ids);
  if (!ids) return 0;
  count = heif_context_get_list_of_top_level_image_IDs(heif->context, ids, count);
  for (int index = 0; index < count; index++)
    if (ids[index] == primary) place = index;
  free(ids);
  return place;
}

// The embedded profile's length; 0 where there is none, or only numbers that stand for one.
static inline size_t metacam_heif_profile_size(const struct metacam_heif *heif) {
  enum heif_color_profile_type type = heif_image_handle_get_color_profile_type(heif->handle);
  if (type != heif_color_profile_type_rICC && type != heif_color_profile_type_prof) return 0;
  return heif_image_handle_get_raw_color_profile_size(heif->handle);
}

// Decodes to red, green and blue side by side: bytes, or for more than 8 bits words in the machine's order.
// Returns the first row, `*row_bytes` from each to the next; NULL where the picture is damaged.
static inline const uint8_t *metacam_heif_decode(struct metacam_heif *heif, int is_deep, int width, int height, int *bits,
                                                 size_t *row_bytes) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  enum heif_chroma words = heif_chroma_interleaved_RRGGBB_LE;
#else
  enum heif_chroma words = heif_chroma_interleaved_RRGGBB_BE;
#endif
  struct heif_decoding_options *options = heif_decoding_options_alloc();
  if (!options) return NULL;
  // Data that ends early, or tiles that are missing, are errors.
  options->strict_decoding = 1;
  struct heif_error error = heif_decode_image(heif->handle, &heif->image, heif_colorspace_RGB,
                                              is_deep ? words : heif_chroma_interleaved_RGB, options);
  heif_decoding_options_free(options);
  if (metacam_heif_fail(heif, error)) return NULL;
  int stride = 0;
  const uint8_t *rows = heif_image_get_plane_readonly(heif->image, heif_channel_interleaved, &stride);
  *bits = heif_image_get_bits_per_pixel_range(heif->image, heif_channel_interleaved);
  if (!rows || stride < width * (is_deep ? 6 : 3) ||
      heif_image_get_width(heif->image, heif_channel_interleaved) != width ||
      heif_image_get_height(heif->image, heif_channel_interleaved) != height) {
    snprintf(heif->message, METACAM_HEIF_MESSAGE_CAPACITY, "the header is contradictory");
    return NULL;
  }
  *row_bytes = (size_t)stride;
  return rows;
}
