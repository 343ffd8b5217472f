import Files

/// Identifiers that follow from what they name, so that the same input gives the same file.
enum DICOMIdentifier {
  /// Below the root of identifiers that are made of UUIDs, by PS3.5, annex B.2.
  /// - Parameter parts: all that the object is made from.
  static func made(_ role: String, of parts: [UInt8]...) -> String {
    var hash = SHA256()
    for part in [Array(role.utf8)] + parts {
      hash.update(withUnsafeBytes(of: UInt64(part.count).littleEndian) { Array($0) })
      hash.update(part)
    }
    var uuid = Array(hash.digest.prefix(16))
    // Version 8 and the usual variant, by RFC 9562.
    uuid[6] = uuid[6] & 0x0F | 0x80
    uuid[8] = uuid[8] & 0x3F | 0x80
    return "2.25.\(uuid.reduce(0 as UInt128) { $0 << 8 | UInt128($1) })"
  }

  /// Of this writer.
  static let implementation = made("MetaCAM's writer of DICOM, 1")
}
