/// A format that is read. A file's content decides which it is, never its name.
///
/// Each has its row beside its decoder.
public struct ImageFormat: Sendable {
  /// As it is called in messages.
  public let name: String
  /// What else than one picture a file may hold.
  let holds: Contents
  /// Whether a file begins as one of this format.
  let recognises: @Sendable (_ bytes: UnsafeRawBufferPointer) -> Bool
  /// The picture, upright.
  let decode:
    @Sendable (_ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest) throws(ImagingError) -> DecodedPicture

  enum Contents: Sendable { case picture, pages, volume }

  init(
    name: String, holds: Contents = .picture,
    recognises: @escaping @Sendable (_ bytes: UnsafeRawBufferPointer) -> Bool,
    decode:
      @escaping @Sendable (
        _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
      ) throws(ImagingError) -> DecodedPicture
  ) {
    self.name = name
    self.holds = holds
    self.recognises = recognises
    self.decode = decode
  }

  /// The picture that is asked for.
  /// - Throws: as `decode`; `ImagingError.invalidValue` for a page or a slice of what has none.
  func picture(
    in bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    if holds == .picture { _ = try request.page(of: 1) }
    if let slice = request.reading.slice, holds != .volume {
      throw ImagingError(.invalidValue, "there is no slice \(slice): a \(name) file holds no volume")
    }
    let picture = try decode(bytes, request)
    guard request.reading.managesColours, let profile = picture.colourProfile else { return picture }
    return try ColourProfile(profile).applied(to: picture)
  }

  /// Every format that is read.
  public static let all: [ImageFormat] = [
    // One of DICOM may have a TIFF's header before its own.
    jpeg, png, webP, dicom, tiff, gif, bmp, heif, nifti, numPy,
  ]

  /// `JPEG, PNG … or NumPy array`, for messages and help.
  public static var names: String {
    let names = all.map(\.name)
    return names.dropLast().joined(separator: ", ") + " or " + names.suffix(1).joined()
  }

  static func recognised(in bytes: UnsafeRawBufferPointer) throws(ImagingError) -> ImageFormat {
    guard !bytes.isEmpty else { throw ImagingError(.malformed, "the image is empty") }
    if let format = all.first(where: { $0.recognises(bytes) }) { return format }
    throw ImagingError(.unknownFormat, "not a \(names) image, the formats that are read")
  }
}

extension UnsafeRawBufferPointer {
  /// The unsigned integer of `length` bytes at an offset; nil where it would pass the end.
  func unsignedInteger(at offset: Int, length: Int, isBigEndian: Bool) -> Int? {
    guard offset >= 0, offset <= count - length else { return nil }
    let bytes = self[offset..<offset + length]
    return isBigEndian
      ? bytes.reduce(0) { $0 << 8 | Int($1) } : bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The bytes of a range, counted from 0 again; nil where it would pass the end.
  func part(at offset: Int, length: Int) -> UnsafeRawBufferPointer? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return UnsafeRawBufferPointer(rebasing: self[offset..<offset + length])
  }
}
