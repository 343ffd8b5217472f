// The compressed pixels of DICOM, one frame a call: JPEG of 8 to 16 bits and JPEG-LS through DCMTK, JPEG 2000 through
// OpenJPEG, and deflated data sets through zlib.
//
// In C++ because DCMTK is. No exception, jump or condition leaves a function, and none writes to a log. What the file's
// elements say is no business of these functions: they see code streams and sizes.

#ifndef CDICOM_H
#define CDICOM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CDICOM_MESSAGE_CAPACITY 160

const char *cdicom_dcmtk_version(void);
const char *cdicom_openjpeg_version(void);

// What the caller expects of a frame, and has checked against its own limits.
typedef struct {
  uint32_t columns;
  uint32_t rows;
  // 1 or 3.
  uint32_t components;
  // Of the samples that come out: 1, 2 or 4, little-endian, a pixel's components side by side.
  uint32_t sample_bytes;
  // Of the code stream's own samples.
  uint32_t precision;
} cdicom_frame;

// Each returns 1 when all samples have come, else 0 with a message. `samples` has room for
// `columns · rows · components · sample_bytes` bytes. Colours are as the code stream has them, but JPEG 2000's own
// transforms are undone.
int cdicom_decode_jpeg(const uint8_t *bytes, size_t count, cdicom_frame frame, uint8_t *samples, char *message);
int cdicom_decode_jpeg_ls(const uint8_t *bytes, size_t count, cdicom_frame frame, uint8_t *samples, char *message);
// `precision` is not looked at. `is_box` for a JP2 file in place of a bare code stream.
int cdicom_decode_jpeg_2000(const uint8_t *bytes, size_t count, int is_box, cdicom_frame frame, uint8_t *samples,
                            char *message);

// Inflates raw deflated bytes to at most `most` bytes, which the caller frees with `cdicom_free`. Returns 0 with a
// message where they are damaged or more.
int cdicom_inflate(const uint8_t *bytes, size_t count, size_t most, uint8_t **inflated, size_t *inflated_count,
                   char *message);
void cdicom_free(uint8_t *bytes);

#ifdef __cplusplus
}
#endif

#endif
