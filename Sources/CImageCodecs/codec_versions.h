#ifndef METACAM_CODEC_VERSIONS_H
#define METACAM_CODEC_VERSIONS_H

#include <stdio.h>
#include <jpeglib.h>
#include <png.h>
#include <webp/decode.h>
#include <tiffio.h>
#include <gif_lib.h>
#include <libheif/heif.h>
#include <lcms2.h>
#include <zlib.h>

// What Swift cannot call, or would have to take apart: versions as macros and as numbers.

#define METACAM_TEXT_OF(value) #value
#define METACAM_TEXT(value) METACAM_TEXT_OF(value)

// Of the headers that this was compiled with; the library says none.
static inline const char *metacam_jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
  return METACAM_TEXT(LIBJPEG_TURBO_VERSION);
#else
  return METACAM_TEXT(JPEG_LIB_VERSION);
#endif
}

static inline const char *metacam_png_version(void) { return png_get_libpng_ver(NULL); }

static inline const char *metacam_gif_version(void) {
  return METACAM_TEXT(GIFLIB_MAJOR) "." METACAM_TEXT(GIFLIB_MINOR) "." METACAM_TEXT(GIFLIB_RELEASE);
}

static inline int metacam_webp_version(void) { return WebPGetDecoderVersion(); }

static inline int metacam_lcms_version(void) { return cmsGetEncodedCMMversion(); }

static inline int metacam_has_hevc(void) { return heif_have_decoder_for_format(heif_compression_HEVC); }

static inline int metacam_has_av1(void) { return heif_have_decoder_for_format(heif_compression_AV1); }

#endif
