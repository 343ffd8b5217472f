#include "Message.h"

#include <exception>
#include <vector>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>
#include <dcmtk/dcmjpls/djcodecd.h>
#include <dcmtk/dcmjpls/djcparam.h>
#include <dcmtk/oflog/oflog.h>

namespace {

// Once: DCMTK writes warnings to standard error otherwise.
void silence() {
  static const bool is_silent = [] {
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    return true;
  }();
  static_cast<void>(is_silent);
}

// IJG's library only warns of coded data that ends early or does not decode, and makes up what is missing.
template <class Decoder> class Strict : public Decoder {
public:
  using Decoder::Decoder;
  void emitMessage(int level) const override {
    if (level < 0) has_warned = true;
  }
  mutable bool has_warned = false;
};

template <class Decoder>
int decode(const uint8_t *bytes, size_t count, const cdicom_frame &frame, uint8_t *samples, char *message) {
  DJCodecParameter parameter(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel);
  Strict<Decoder> decoder(parameter, OFFalse);
  if (decoder.bytesPerSample() != frame.sample_bytes) return cdicom_fail(message, "samples of another size");
  OFCondition condition = decoder.init();
  if (condition.good())
    condition = decoder.decode(const_cast<Uint8 *>(bytes), static_cast<Uint32>(count), samples,
                               static_cast<Uint32>(cdicom_byte_count(frame)), OFFalse);
  if (condition.bad()) return cdicom_fail(message, condition.text());
  if (decoder.has_warned) return cdicom_fail(message, "coded data has been lost");
  return 1;
}

int decode_jpeg_ls(const uint8_t *bytes, size_t count, const cdicom_frame &frame, uint8_t *samples, char *message) {
  // The decoder takes what it needs to know from a data set, and the bytes from a sequence of fragments.
  DcmDataset data_set;
  const Uint16 bits = static_cast<Uint16>(frame.sample_bytes * 8);
  const Uint16 components = static_cast<Uint16>(frame.components);
  data_set.putAndInsertString(DCM_SOPClassUID, "1.2.840.10008.5.1.4.1.1.7");
  data_set.putAndInsertString(DCM_PhotometricInterpretation, components == 1 ? "MONOCHROME2" : "RGB");
  data_set.putAndInsertUint16(DCM_SamplesPerPixel, components);
  if (components > 1) data_set.putAndInsertUint16(DCM_PlanarConfiguration, 0);
  data_set.putAndInsertUint16(DCM_Rows, static_cast<Uint16>(frame.rows));
  data_set.putAndInsertUint16(DCM_Columns, static_cast<Uint16>(frame.columns));
  data_set.putAndInsertUint16(DCM_BitsAllocated, bits);
  data_set.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(frame.precision));
  data_set.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(frame.precision - 1));
  data_set.putAndInsertUint16(DCM_PixelRepresentation, 0);

  DcmPixelSequence sequence(DcmTag(DCM_PixelData, EVR_OB));
  sequence.insert(new DcmPixelItem(DcmTag(DCM_PixelItemTag)));
  DcmPixelItem *fragment = new DcmPixelItem(DcmTag(DCM_PixelItemTag));
  sequence.insert(fragment);
  // Fragments are of even length.
  std::vector<Uint8> padded(bytes, bytes + count);
  if (count % 2 != 0) padded.push_back(0);
  OFCondition condition = fragment->putUint8Array(padded.data(), static_cast<unsigned long>(padded.size()));

  DJLSCodecParameter parameter(EJLSUC_never, EJLSPC_colorByPixel, OFTrue, OFTrue);
  DJLSNearLosslessDecoder decoder;
  Uint32 start = 0;
  OFString colours;
  if (condition.good())
    condition = decoder.decodeFrame(nullptr, &sequence, &parameter, &data_set, 0, start, samples,
                                    static_cast<Uint32>(cdicom_byte_count(frame)), colours);
  return condition.good() ? 1 : cdicom_fail(message, condition.text());
}

template <class Function> int guarded(char *message, size_t count, const cdicom_frame &frame, Function function) {
  message[0] = 0;
  // DCMTK counts in 32 bits.
  if (count > UINT32_MAX - 2 || cdicom_byte_count(frame) > UINT32_MAX) return cdicom_fail(message, "too large");
  try {
    silence();
    return function();
  } catch (const std::exception &error) {
    return cdicom_fail(message, error.what());
  } catch (...) {
    return cdicom_fail(message, "the decoder failed");
  }
}

}  // namespace

int cdicom_decode_jpeg(const uint8_t *bytes, size_t count, cdicom_frame frame, uint8_t *samples, char *message) {
  return guarded(message, count, frame, [&] {
    if (frame.precision <= 8) return decode<DJDecompressIJG8Bit>(bytes, count, frame, samples, message);
    if (frame.precision <= 12) return decode<DJDecompressIJG12Bit>(bytes, count, frame, samples, message);
    return decode<DJDecompressIJG16Bit>(bytes, count, frame, samples, message);
  });
}

int cdicom_decode_jpeg_ls(const uint8_t *bytes, size_t count, cdicom_frame frame, uint8_t *samples, char *message) {
  return guarded(message, count, frame, [&] { return decode_jpeg_ls(bytes, count, frame, samples, message); });
}
