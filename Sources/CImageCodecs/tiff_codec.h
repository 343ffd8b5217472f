#pragma once

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>

// libtiff over bytes that lie in memory. It reports errors by calls, of which the first is kept in a message. Nothing is read by its own whole-picture functions: every strip and tile is asked for by itself,
// with its size checked first.

#define METACAM_TIFF_MESSAGE_CAPACITY 200

struct metacam_tiff {
  const uint8_t *bytes;
  uint64_t count;
  uint64_t offset;
  char *message;
  TIFF *file;
};

struct metacam_tiff_header {
  uint32_t width;
  uint32_t height;
  uint16_t bits;
  uint16_t samples;
  uint16_t format;
  uint16_t photometric;
  uint16_t compression;
  uint16_t orientation;
  uint16_t is_planar;
  uint16_t inks;
  // Whether the first sample behind the colours is alpha that they are multiplied by.
  uint16_t is_premultiplied;
  uint16_t has_alpha;
  // A colour of the palette for each value, of 16 bits a sample; owned by the file.
  const uint16_t *red, *green, *blue;
  const uint8_t *profile;
  uint32_t profile_count;
};

static inline tmsize_t metacam_tiff_read(thandle_t handle, void *target, tmsize_t count) {
  struct metacam_tiff *tiff = (struct metacam_tiff *)handle;
  if (count < 0 || tiff->offset > tiff->count) return 0;
  uint64_t rest = tiff->count - tiff->offset;
  if ((uint64_t)count > rest) count = (tmsize_t)rest;
  memcpy(target, tiff->bytes + tiff->offset, (size_t)count);
  tiff->offset += (uint64_t)count;
  return count;
}

static inline tmsize_t metacam_tiff_write(thandle_t handle, void *source, tmsize_t count) {
  (void)handle; (void)source; (void)count;
  return 0;
}

static inline toff_t metacam_tiff_seek(thandle_t handle, toff_t offset, int whence) {
  struct metacam_tiff *tiff = (struct metacam_tiff *)handle;
  switch (whence) {
  case SEEK_SET: tiff->offset = offset; break;
  case SEEK_CUR: tiff->offset += offset; break;
  default: tiff->offset = tiff->count + offset; break;
  }
  return tiff->offset;
}

static inline int metacam_tiff_shut(thandle_t handle) { (void)handle; return 0; }

static inline toff_t metacam_tiff_size(thandle_t handle) { return ((struct metacam_tiff *)handle)->count; }

static inline int metacam_tiff_map(thandle_t handle, void **base, toff_t *size) {
  struct metacam_tiff *tiff = (struct metacam_tiff *)handle;
  *base = (void *)tiff->bytes;
  *size = tiff->count;
  return 1;
}

static inline void metacam_tiff_unmap(thandle_t handle, void *base, toff_t size) {
  (void)handle; (void)base; (void)size;
}

static inline int metacam_tiff_error(TIFF *file, void *user, const char *module, const char *format, va_list arguments) {
  (void)file; (void)module;
  char *message = (char *)user;
  if (!message[0]) vsnprintf(message, METACAM_TIFF_MESSAGE_CAPACITY, format, arguments);
  return 1;
}

static inline int metacam_tiff_warning(TIFF *file, void *user, const char *module, const char *format, va_list arguments) {
  // libjpeg makes up what is missing, and only warns.
  if (module && !strcmp(module, "JPEGLib")) return metacam_tiff_error(file, user, module, format, arguments);
  // Without these libtiff would go on with another picture than the file holds.
  static const char *const needed[] = {"\"ColorMap\"", "\"PhotometricInterpretation\"", "\"BitsPerSample\"",
                                       "\"SampleFormat\"", "\"ExtraSamples\"", "\"InkSet\"", "\"Orientation\"",
                                       "\"FillOrder\"", "\"Predictor\"", "\"PlanarConfiguration\""};
  char text[METACAM_TIFF_MESSAGE_CAPACITY];
  vsnprintf(text, sizeof text, format, arguments);
  char *message = (char *)user;
  for (size_t index = 0; index < sizeof needed / sizeof *needed; index++)
    if (!message[0] && strstr(text, needed[index])) snprintf(message, METACAM_TIFF_MESSAGE_CAPACITY, "%s", text);
  return 1;
}

// `most_bytes` bounds what libtiff takes at once. Whatever comes, `metacam_tiff_close` is called afterwards.
static inline int metacam_tiff_open(struct metacam_tiff *tiff, const uint8_t *bytes, size_t count, int64_t most_bytes,
                                    char *message) {
  memset(tiff, 0, sizeof *tiff);
  tiff->bytes = bytes;
  tiff->count = count;
  tiff->message = message;
  message[0] = 0;
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (!options) return 0;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)most_bytes);
  TIFFOpenOptionsSetErrorHandlerExtR(options, metacam_tiff_error, message);
  TIFFOpenOptionsSetWarningHandlerExtR(options, metacam_tiff_warning, message);
  tiff->file = TIFFClientOpenExt("picture", "r", (thandle_t)tiff, metacam_tiff_read, metacam_tiff_write,
                                 metacam_tiff_seek, metacam_tiff_shut, metacam_tiff_size, metacam_tiff_map,
                                 metacam_tiff_unmap, options);
  TIFFOpenOptionsFree(options);
  return tiff->file != NULL;
}

static inline void metacam_tiff_close(struct metacam_tiff *tiff) {
  if (tiff->file) TIFFClose(tiff->file);
  tiff->file = NULL;
}

// How many pages there are; a directory that was there before ends them, as one that is damaged does.
static inline uint32_t metacam_tiff_page_count(struct metacam_tiff *tiff) {
  return (uint32_t)TIFFNumberOfDirectories(tiff->file);
}

// Goes to a page, counted from 0, of which the caller knows that it is there.
static inline int metacam_tiff_go(struct metacam_tiff *tiff, uint32_t page) {
  // Pages behind it may be damaged.
  tiff->message[0] = 0;
  return TIFFSetDirectory(tiff->file, (tdir_t)page) && !tiff->message[0];
}

static inline void metacam_tiff_read_header(struct metacam_tiff *tiff, struct metacam_tiff_header *header) {
  TIFF *file = tiff->file;
  memset(header, 0, sizeof *header);
  TIFFGetField(file, TIFFTAG_IMAGEWIDTH, &header->width);
  TIFFGetField(file, TIFFTAG_IMAGELENGTH, &header->height);
  TIFFGetFieldDefaulted(file, TIFFTAG_BITSPERSAMPLE, &header->bits);
  TIFFGetFieldDefaulted(file, TIFFTAG_SAMPLESPERPIXEL, &header->samples);
  TIFFGetFieldDefaulted(file, TIFFTAG_SAMPLEFORMAT, &header->format);
  TIFFGetFieldDefaulted(file, TIFFTAG_COMPRESSION, &header->compression);
  TIFFGetFieldDefaulted(file, TIFFTAG_ORIENTATION, &header->orientation);
  uint16_t planes = PLANARCONFIG_CONTIG;
  TIFFGetFieldDefaulted(file, TIFFTAG_PLANARCONFIG, &planes);
  header->is_planar = planes == PLANARCONFIG_SEPARATE;
  header->inks = INKSET_CMYK;
  TIFFGetFieldDefaulted(file, TIFFTAG_INKSET, &header->inks);
  header->photometric = header->samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
  TIFFGetField(file, TIFFTAG_PHOTOMETRIC, &header->photometric);
  uint16_t extra_count = 0, *extra = NULL;
  if (TIFFGetFieldDefaulted(file, TIFFTAG_EXTRASAMPLES, &extra_count, &extra) && extra_count && extra) {
    header->is_premultiplied = extra[0] == EXTRASAMPLE_ASSOCALPHA;
    header->has_alpha = extra[0] == EXTRASAMPLE_ASSOCALPHA || extra[0] == EXTRASAMPLE_UNASSALPHA;
  }
  uint16_t *red = NULL, *green = NULL, *blue = NULL;
  if (header->bits <= 16 && TIFFGetField(file, TIFFTAG_COLORMAP, &red, &green, &blue)) {
    header->red = red;
    header->green = green;
    header->blue = blue;
  }
  void *profile = NULL;
  uint32_t profile_count = 0;
  if (TIFFGetField(file, TIFFTAG_ICCPROFILE, &profile_count, &profile)) {
    header->profile = (const uint8_t *)profile;
    header->profile_count = profile_count;
  }
}

// One strip or tile.
struct metacam_tiff_block {
  uint32_t left, top;
  uint32_t columns, rows;
  size_t row_bytes;
};

// The sample of a row at a place, of 1 to 16 bits packed from the highest bit on.
static inline uint16_t metacam_tiff_packed(const uint8_t *row, size_t place, unsigned bits) {
  uint32_t value = 0;
  size_t bit = place * bits;
  unsigned left = bits;
  while (left) {
    unsigned offset = (unsigned)(bit & 7), taken = 8 - offset < left ? 8 - offset : left;
    value = value << taken | ((uint32_t)(row[bit >> 3] >> (8 - offset - taken)) & ((1u << taken) - 1));
    bit += taken;
    left -= taken;
  }
  return (uint16_t)value;
}

// Copies the first `kept` of `stored` samples of each pixel of a block into `target`, whose pixels have `kept` samples from
// `channel` on, of `sample_bytes`: those of less than 8 bits take one byte each, of 9 to 15 two.
static inline void metacam_tiff_copy(const uint8_t *block, const struct metacam_tiff_block *place, unsigned bits,
                                     unsigned stored, unsigned taken, uint8_t *target, uint32_t width, unsigned kept,
                                     unsigned channel, size_t sample_bytes) {
  for (uint32_t y = 0; y < place->rows; y++) {
    const uint8_t *row = block + (size_t)y * place->row_bytes;
    uint8_t *to = target + (((size_t)(place->top + y) * width + place->left) * kept + channel) * sample_bytes;
    for (uint32_t x = 0; x < place->columns; x++) {
      for (unsigned sample = 0; sample < taken; sample++) {
        size_t from = (size_t)x * stored + sample;
        if (bits % 8 == 0) {
          memcpy(to + sample * sample_bytes, row + from * sample_bytes, sample_bytes);
        } else {
          uint16_t value = metacam_tiff_packed(row, from, bits);
          if (sample_bytes == 1) to[sample] = (uint8_t)value;
          else memcpy(to + sample * sample_bytes, &value, 2);
        }
      }
      to += kept * sample_bytes;
    }
  }
}

// Decodes the first `kept` samples of each pixel of the page that `header` was read of, into `width · height · kept` samples
// in the machine's order: of `sample_bytes` each. The caller has checked bits and format, and made room. Colours of JPEG's come
// as red, green and blue.
// Returns 0 where a strip or tile is damaged, or larger than `most_bytes`.
static inline int metacam_tiff_decode(struct metacam_tiff *tiff, const struct metacam_tiff_header *header, unsigned kept,
                                      size_t sample_bytes, int64_t most_bytes, uint8_t *target) {
  TIFF *file = tiff->file;
  if (header->compression == COMPRESSION_JPEG && header->photometric == PHOTOMETRIC_YCBCR)
    TIFFSetField(file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  int is_tiled = TIFFIsTiled(file);
  uint32_t block_width = header->width, block_height = header->height;
  if (is_tiled) {
    if (!TIFFGetField(file, TIFFTAG_TILEWIDTH, &block_width) || !TIFFGetField(file, TIFFTAG_TILELENGTH, &block_height))
      return 0;
  } else {
    TIFFGetFieldDefaulted(file, TIFFTAG_ROWSPERSTRIP, &block_height);
    if (block_height > header->height) block_height = header->height;
  }
  uint64_t block_bytes = is_tiled ? TIFFTileSize64(file) : TIFFVStripSize64(file, block_height);
  uint64_t row_bytes = is_tiled ? TIFFTileRowSize64(file) : TIFFScanlineSize64(file);
  unsigned stored = header->is_planar ? 1 : header->samples;
  uint64_t needed = ((uint64_t)block_width * stored * header->bits + 7) / 8;
  if (!block_width || !block_height || !block_bytes || block_bytes > (uint64_t)most_bytes || row_bytes < needed ||
      row_bytes > block_bytes / block_height) {
    if (!tiff->message[0]) snprintf(tiff->message, METACAM_TIFF_MESSAGE_CAPACITY, "strips or tiles of an impossible size");
    return 0;
  }
  // All zeros, so that nothing that stood in memory is shown where less comes than was promised.
  uint8_t *block = (uint8_t *)calloc(1, (size_t)block_bytes);
  if (!block) return 0;
  unsigned planes = header->is_planar ? kept : 1;
  int succeeded = 1;
  for (unsigned plane = 0; succeeded && plane < planes; plane++) {
    for (uint32_t top = 0; succeeded && top < header->height; top += block_height) {
      for (uint32_t left = 0; succeeded && left < header->width; left += block_width) {
        struct metacam_tiff_block place = {left, top, block_width, block_height, (size_t)row_bytes};
        if (place.rows > header->height - top) place.rows = header->height - top;
        if (place.columns > header->width - left) place.columns = header->width - left;
        tmsize_t expected = is_tiled ? (tmsize_t)block_bytes : (tmsize_t)(row_bytes * place.rows);
        tmsize_t got = is_tiled
                         ? TIFFReadEncodedTile(file, TIFFComputeTile(file, left, top, 0, (uint16_t)plane), block, expected)
                         : TIFFReadEncodedStrip(file, TIFFComputeStrip(file, top, (uint16_t)plane), block, expected);
        if (got < expected || tiff->message[0]) succeeded = 0;
        else
          metacam_tiff_copy(block, &place, header->bits, stored, header->is_planar ? 1 : kept, target, header->width, kept,
                            plane, sample_bytes);
        if (UINT32_MAX - left < block_width) break;
      }
      if (UINT32_MAX - top < block_height) break;
    }
  }
  free(block);
  return succeeded;
}
