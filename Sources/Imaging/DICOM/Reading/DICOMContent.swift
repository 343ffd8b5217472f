import CDICOM
import Files

/// A DICOM file that has been taken apart, while its bytes lie in memory.
struct DICOMContent {
  /// Of the data set: the file's own, or what has been inflated of them.
  let bytes: UnsafeRawBufferPointer
  let syntax: DICOMTransferSyntax
  let dataSet: DICOMDataSet

  /// - Parameters:
  ///   - mostInflated: how many bytes a deflated data set may become.
  ///   - body: what is done while the bytes are there.
  /// - Throws: `ImagingError`, which never holds a value from the file.
  static func read<Result>(
    _ bytes: UnsafeRawBufferPointer, mostInflated: Int, _ body: (DICOMContent) throws(ImagingError) -> Result
  ) throws(ImagingError) -> Result {
    var parser = DICOMParser(bytes)
    let hasPreamble = bytes.part(at: 128, length: 4)?.elementsEqual("DICM".utf8) ?? false
    let meta = try parser.metaInformation(from: hasPreamble ? 132 : 0)
    var syntax: DICOMTransferSyntax
    if let range = meta.dataSet[.transferSyntax]?.range {
      guard let named = DICOMTransferSyntax.named(text(of: bytes[range])) else {
        throw ImagingError(
          .unsupported, "a DICOM file in a transfer syntax that is not read; convert it to another one")
      }
      syntax = named
      // Some writers compress pixels and leave the rest implicit, which the standard does not have.
      if syntax.compression != .none { syntax.isImplicit = isImplicit(bytes, at: meta.end) }
    } else {
      syntax = isImplicit(bytes, at: meta.end) ? .implicit : .explicit
    }
    guard syntax.isDeflated else {
      var parser = DICOMParser(bytes, isBigEndian: syntax.isBigEndian)
      let dataSet = try parser.dataSet(from: meta.end, isImplicit: syntax.isImplicit)
      return try body(DICOMContent(bytes: bytes, syntax: syntax, dataSet: dataSet))
    }
    let packed = UnsafeRawBufferPointer(rebasing: bytes[meta.end...])
    let inflated = try inflated(packed, most: mostInflated)
    defer { cdicom_free(inflated.baseAddress?.assumingMemoryBound(to: UInt8.self)) }
    var inner = DICOMParser(UnsafeRawBufferPointer(inflated))
    let dataSet = try inner.dataSet(from: 0, isImplicit: false)
    return try body(DICOMContent(bytes: UnsafeRawBufferPointer(inflated), syntax: syntax, dataSet: dataSet))
  }

  /// Whether no kind of value stands behind the first attribute's number.
  private static func isImplicit(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard let letters = bytes.part(at: start + 4, length: 2) else { return true }
    return DICOMValueKind(rawValue: String(decoding: letters, as: UTF8.self)) == nil
  }

  private static func inflated(
    _ packed: UnsafeRawBufferPointer, most: Int
  ) throws(ImagingError) -> UnsafeMutableRawBufferPointer {
    var result: UnsafeMutablePointer<UInt8>?
    var count = 0
    var message = [CChar](repeating: 0, count: Int(CDICOM_MESSAGE_CAPACITY))
    let start = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard cdicom_inflate(start, packed.count, most, &result, &count, &message) != 0 else {
      throw DICOMParser.malformed(message.withUnsafeBufferPointer(PNGDecoder.text))
    }
    return UnsafeMutableRawBufferPointer(start: result, count: count)
  }

  // MARK: Values

  func bytes(of element: DICOMElement?) -> UnsafeRawBufferPointer? {
    element?.range.flatMap { bytes.part(at: $0.lowerBound, length: $0.count) }
  }

  /// An attribute's text without what pads it; nil where it is missing.
  func text(_ tag: DICOMTag, in dataSet: DICOMDataSet? = nil) -> String? {
    guard let range = (dataSet ?? self.dataSet)[tag]?.range else { return nil }
    return Self.text(of: bytes[range])
  }

  static func text(of bytes: UnsafeRawBufferPointer.SubSequence) -> String {
    func isPadding(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x20 }
    let start = bytes.drop(while: isPadding)
    let end = start.lastIndex { !isPadding($0) } ?? start.startIndex - 1
    return String(decoding: start[start.startIndex..<end + 1], as: UTF8.self)
  }

  /// An attribute's numbers; none where it is missing or empty.
  /// - Parameter isSigned: of what is US or SS, by the pixels.
  /// - Throws: `ImagingError` for what is no number, or not finite.
  func numbers(
    _ tag: DICOMTag, in dataSet: DICOMDataSet? = nil, isSigned: Bool = false
  ) throws(ImagingError) -> [Double] {
    guard let element = (dataSet ?? self.dataSet)[tag], let value = bytes(of: element) else { return [] }
    var kind = element.kind == .unknown ? tag.usualKind : element.kind ?? tag.usualKind
    if kind == .unsigned16, isSigned, syntax.isImplicit { kind = .signed16 }
    let numbers: [Double]
    switch kind {
    case .decimalText, .integerText:
      numbers = try Self.text(of: value[...]).split(separator: "\\", omittingEmptySubsequences: true)
        .map { part throws(ImagingError) in
          let text = part.filter { $0 != " " && $0 != "\0" }
          guard text.utf8.allSatisfy(Self.isOfDecimal), let number = Double(text) else { throw Self.notANumber(tag) }
          return number
        }
    case .unsigned16, .words: numbers = integers(value, of: 2).map { Double($0) }
    case .signed16: numbers = integers(value, of: 2).map { Double(Int16(truncatingIfNeeded: $0)) }
    case .unsigned32, .longs: numbers = integers(value, of: 4).map { Double($0) }
    case .signed32: numbers = integers(value, of: 4).map { Double(Int32(truncatingIfNeeded: $0)) }
    case .float: numbers = integers(value, of: 4).map { Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0))) }
    case .double: numbers = integers(value, of: 8).map { Double(bitPattern: UInt64(truncatingIfNeeded: $0)) }
    default: throw Self.notANumber(tag)
    }
    guard numbers.allSatisfy(\.isFinite) else { throw Self.notANumber(tag) }
    return numbers
  }

  /// An attribute's first number, which must be whole; nil where it is missing or empty.
  func integer(_ tag: DICOMTag, in dataSet: DICOMDataSet? = nil) throws(ImagingError) -> Int? {
    guard let number = try numbers(tag, in: dataSet).first else { return nil }
    guard let integer = Int(exactly: number) else { throw Self.notANumber(tag) }
    return integer
  }

  private func integers(_ value: UnsafeRawBufferPointer, of length: Int) -> [Int] {
    stride(from: 0, through: value.count - length, by: length).map { place in
      let order = value[place..<place + length]
      func joined(_ bytes: some Sequence<UInt8>) -> Int {
        Int(truncatingIfNeeded: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
      }
      return syntax.isBigEndian ? joined(order) : joined(order.reversed())
    }
  }

  private static func isOfDecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte == 0x45 || byte == 0x65
  }

  private static func notANumber(_ tag: DICOMTag) -> ImagingError {
    DICOMParser.malformed("\(tag) is not the number that it should be")
  }
}

extension DICOMTag: CustomStringConvertible {
  /// Such as `(0028,0010)`.
  var description: String {
    func digits(_ number: UInt16) -> String {
      let text = String(number, radix: 16, uppercase: true)
      return String(repeating: "0", count: 4 - text.count) + text
    }
    return "(\(digits(group)),\(digits(element)))"
  }
}

extension DICOMContent {
  /// An attribute as it holds for a frame: from the frame's group, else from the one that all frames share, else from the
  /// data set itself (PS3.3, C.7.6.16).
  func dataSet(for group: DICOMTag, frame: Int) -> DICOMDataSet {
    let frames = dataSet.items(.frameGroups)
    if frames.indices.contains(frame), let item = frames[frame].items(group).first { return item }
    return dataSet.items(.sharedGroups).first?.items(group).first ?? dataSet
  }
}
