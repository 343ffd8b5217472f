/// Writes what was made of a DICOM picture as DICOM again.
///
///     let read = try DICOMPicture(contentsOf: "thorax.dcm")
///     let derivation = DICOMDerivation(description: "grad-cam of class 3", quantity: "grad-cam", version: "1.0")
///     let bytes = try DICOMWriter.secondaryCapture(of: overlay, from: read.source, derivation)
///
/// Explicit little-endian, not compressed. Patient and study are those of the source; identifiers that are new follow from
/// the content, and no clock is read, so that the same input gives the same bytes.
public enum DICOMWriter {
  /// A picture to be looked at, as a Secondary Capture (PS3.3, A.8.1): 8-bit red, green and blue.
  /// - Throws: `ImagingError`: `invalidSize` for sides beyond 65535; `unsupported` where text is burned into a picture that
  ///   is to be anonymised.
  public static func secondaryCapture(
    of picture: Image, from source: DICOMSource, _ derivation: DICOMDerivation
  ) throws(ImagingError) -> [UInt8] {
    guard picture.width <= 65535, picture.height <= 65535 else {
      throw ImagingError(.invalidSize, "a DICOM picture has at most 65535 rows and columns")
    }
    var object = try DICOMDerivedObject(
      "secondary capture", objectClass: "1.2.840.10008.5.1.4.1.1.7", picture.pixels, from: source, derivation)
    object.output.set(0x0008_0008, .code, bytes: Array("DERIVED\\SECONDARY".utf8))
    object.output.set(0x0008_0060, .code, "OT")
    if source.text(0x0020_0020) == nil { object.output.set(0x0020_0020, .code, "") }
    // Made on a workstation
    object.output.set(0x0008_0064, .code, "WSD")
    if let reference = object.purposefulReference { object.output.set(0x0008_2112, items: [reference]) }
    object.output.set(0x0028_0002, unsigned16: 3)
    object.output.set(0x0028_0004, .code, "RGB")
    object.output.set(0x0028_0006, unsigned16: 0)
    object.output.set(0x0028_0010, unsigned16: picture.height)
    object.output.set(0x0028_0011, unsigned16: picture.width)
    object.output.set(0x0028_0100, unsigned16: 8)
    object.output.set(0x0028_0101, unsigned16: 8)
    object.output.set(0x0028_0102, unsigned16: 7)
    object.output.set(0x0028_0103, unsigned16: 0)
    object.output.set(0x7FE0_0010, .bytes, bytes: picture.pixels)
    return object.file
  }
}
