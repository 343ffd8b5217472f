/// How a data set is written, and its pixels are compressed: PS3.5, annex A.
struct DICOMTransferSyntax: Sendable, Equatable {
  enum Compression: Sendable, Equatable {
    case none, runLengths, jpeg, jpegLS, jpeg2000
    /// Not read.
    case other
  }

  let identifier: String
  let name: String
  var isImplicit = false
  var isBigEndian = false
  var isDeflated = false
  var compression = Compression.none

  static let implicit = DICOMTransferSyntax(
    identifier: "1.2.840.10008.1.2", name: "implicit little endian", isImplicit: true)
  static let explicit = DICOMTransferSyntax(identifier: "1.2.840.10008.1.2.1", name: "explicit little endian")

  /// What is read, and what is known by name and is not.
  static let all: [DICOMTransferSyntax] = [
    implicit, explicit,
    .init(identifier: "1.2.840.10008.1.2.1.99", name: "deflated explicit little endian", isDeflated: true),
    .init(identifier: "1.2.840.10008.1.2.2", name: "explicit big endian", isBigEndian: true),
    .init(identifier: "1.2.840.10008.1.2.5", name: "RLE", compression: .runLengths),
    .init(identifier: "1.2.840.10008.1.2.4.50", name: "JPEG baseline", compression: .jpeg),
    .init(identifier: "1.2.840.10008.1.2.4.51", name: "JPEG extended", compression: .jpeg),
    .init(identifier: "1.2.840.10008.1.2.4.57", name: "JPEG lossless, process 14", compression: .jpeg),
    .init(
      identifier: "1.2.840.10008.1.2.4.70", name: "JPEG lossless, process 14, selection value 1", compression: .jpeg),
    .init(identifier: "1.2.840.10008.1.2.4.80", name: "JPEG-LS lossless", compression: .jpegLS),
    .init(identifier: "1.2.840.10008.1.2.4.81", name: "JPEG-LS near lossless", compression: .jpegLS),
    .init(identifier: "1.2.840.10008.1.2.4.90", name: "JPEG 2000 lossless", compression: .jpeg2000),
    .init(identifier: "1.2.840.10008.1.2.4.91", name: "JPEG 2000", compression: .jpeg2000),
    .init(identifier: "1.2.840.10008.1.2.4.92", name: "JPEG 2000 part 2 lossless", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.93", name: "JPEG 2000 part 2", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.100", name: "MPEG-2", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.101", name: "MPEG-2", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.102", name: "MPEG-4", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.103", name: "MPEG-4", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.107", name: "HEVC", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.108", name: "HEVC", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.110", name: "JPEG XL", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.112", name: "JPEG XL", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.201", name: "high-throughput JPEG 2000", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.202", name: "high-throughput JPEG 2000", compression: .other),
    .init(identifier: "1.2.840.10008.1.2.4.203", name: "high-throughput JPEG 2000", compression: .other),
  ]

  /// The syntax of an identifier; nil for one that is not known, whose data set cannot be told apart.
  static func named(_ identifier: String) -> DICOMTransferSyntax? { all.first { $0.identifier == identifier } }
}
