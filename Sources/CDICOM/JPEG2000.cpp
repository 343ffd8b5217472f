#include "Message.h"

#include <cstring>
#include <memory>

#include <openjpeg.h>

namespace {

struct Source {
  const uint8_t *bytes;
  size_t count;
  size_t offset;
};

OPJ_SIZE_T read(void *target, OPJ_SIZE_T wanted, void *data) {
  Source *source = static_cast<Source *>(data);
  size_t length = source->count - source->offset;
  if (length == 0) return static_cast<OPJ_SIZE_T>(-1);
  if (length > wanted) length = wanted;
  std::memcpy(target, source->bytes + source->offset, length);
  source->offset += length;
  return length;
}

OPJ_OFF_T skip(OPJ_OFF_T length, void *data) {
  Source *source = static_cast<Source *>(data);
  if (length < 0 || static_cast<size_t>(length) > source->count - source->offset) {
    source->offset = source->count;
    return -1;
  }
  source->offset += static_cast<size_t>(length);
  return length;
}

OPJ_BOOL seek(OPJ_OFF_T place, void *data) {
  Source *source = static_cast<Source *>(data);
  if (place < 0 || static_cast<size_t>(place) > source->count) return OPJ_FALSE;
  source->offset = static_cast<size_t>(place);
  return OPJ_TRUE;
}

// The first line says most.
void note(const char *text, void *data) {
  char *message = static_cast<char *>(data);
  if (message[0]) return;
  std::snprintf(message, CDICOM_MESSAGE_CAPACITY, "%s", text);
  message[std::strcspn(message, "\n")] = 0;
}

void pass_over(const char *, void *) {}

// OpenJPEG's handles are all of one type.
struct FreeStream {
  void operator()(opj_stream_t *stream) const { opj_stream_destroy(stream); }
};
struct FreeCodec {
  void operator()(opj_codec_t *codec) const { opj_destroy_codec(codec); }
};
struct FreeImage {
  void operator()(opj_image_t *image) const { opj_image_destroy(image); }
};

int fail(char *message, const char *text) { return message[0] ? 0 : cdicom_fail(message, text); }

bool is_as_expected(const opj_image_t &image, const cdicom_frame &frame) {
  if (image.numcomps != frame.components) return false;
  for (OPJ_UINT32 index = 0; index < image.numcomps; index++) {
    const opj_image_comp_t &component = image.comps[index];
    if (component.w != frame.columns || component.h != frame.rows || component.dx != 1 || component.dy != 1 ||
        component.prec < 1 || component.prec > frame.sample_bytes * 8)
      return false;
  }
  return true;
}

}  // namespace

int cdicom_decode_jpeg_2000(const uint8_t *bytes, size_t count, int is_box, cdicom_frame frame, uint8_t *samples,
                            char *message) {
  message[0] = 0;
  Source source = {bytes, count, 0};
  std::unique_ptr<opj_stream_t, FreeStream> stream(opj_stream_create(count < 4096 ? 4096 : 1 << 16, OPJ_TRUE));
  std::unique_ptr<opj_codec_t, FreeCodec> codec(opj_create_decompress(is_box ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
  if (!stream || !codec) return fail(message, "out of memory");
  opj_stream_set_user_data(stream.get(), &source, nullptr);
  opj_stream_set_user_data_length(stream.get(), count);
  opj_stream_set_read_function(stream.get(), read);
  opj_stream_set_skip_function(stream.get(), skip);
  opj_stream_set_seek_function(stream.get(), seek);
  opj_set_error_handler(codec.get(), note, message);
  opj_set_warning_handler(codec.get(), pass_over, nullptr);
  opj_set_info_handler(codec.get(), pass_over, nullptr);
  opj_dparameters_t parameters;
  opj_set_default_decoder_parameters(&parameters);
  // A box's palette would make components that its code stream has not got.
  parameters.flags |= OPJ_DPARAMETERS_IGNORE_PCLR_CMAP_CDEF_FLAG;
  if (!opj_setup_decoder(codec.get(), &parameters)) return fail(message, "the decoder failed");
  opj_image_t *header = nullptr;
  const OPJ_BOOL has_header = opj_read_header(stream.get(), codec.get(), &header);
  std::unique_ptr<opj_image_t, FreeImage> image(header);
  if (!has_header || !image) return fail(message, "the header is damaged");
  if (!is_as_expected(*image, frame)) return fail(message, "the code stream is of another size than the data set says");
  if (!opj_decode(codec.get(), stream.get(), image.get()) || !opj_end_decompress(codec.get(), stream.get()))
    return fail(message, "coded data has been lost");
  if (!is_as_expected(*image, frame)) return fail(message, "the header is contradictory");
  for (OPJ_UINT32 index = 0; index < image->numcomps; index++)
    if (!image->comps[index].data) return fail(message, "a component is missing");

  const size_t pixels = static_cast<size_t>(frame.columns) * frame.rows;
  uint8_t *target = samples;
  for (size_t pixel = 0; pixel < pixels; pixel++)
    for (OPJ_UINT32 index = 0; index < frame.components; index++) {
      const uint32_t value = static_cast<uint32_t>(image->comps[index].data[pixel]);
      for (uint32_t byte = 0; byte < frame.sample_bytes; byte++) *target++ = static_cast<uint8_t>(value >> (8 * byte));
    }
  return 1;
}
