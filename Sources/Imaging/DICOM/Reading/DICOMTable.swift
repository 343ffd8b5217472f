/// A table of values, by PS3.3, C.11.1.1: values below its first take its first entry, those beyond its last the last.
struct DICOMTable: Sendable, Equatable {
  let first: Int
  let entries: [UInt16]
  /// 8 to 16.
  let bits: Int

  /// - Parameters:
  ///   - isSigned: whether values that go in may be negative.
  ///   - isSegmented: whether the data tells how entries are made, as a palette's may.
  /// - Throws: `ImagingError.malformed` where descriptor and data contradict each other.
  init(
    _ content: DICOMContent, in dataSet: DICOMDataSet, descriptor: DICOMTag, data: DICOMTag, isSigned: Bool,
    isSegmented: Bool = false
  ) throws(ImagingError) {
    let numbers = try content.numbers(descriptor, in: dataSet)
    guard numbers.count == 3, let count = Int(exactly: numbers[0]), let first = Int(exactly: numbers[1]),
      let bits = Int(exactly: numbers[2]), (1...16).contains(bits & 0xFF)
    else { throw DICOMParser.malformed("the descriptor of a table is missing or contradictory") }
    // As 16 bits it may stand for 2¹⁶ entries, and for a first value below 0.
    let entryCount = count & 0xFFFF == 0 ? 1 << 16 : count & 0xFFFF
    self.first = isSigned ? Int(Int16(truncatingIfNeeded: first)) : first & 0xFFFF
    self.bits = bits & 0xFF
    guard let element = dataSet[data], let bytes = content.bytes(of: element) else {
      throw DICOMParser.malformed("a table has no entries")
    }
    // The most entries in two bytes each, and as many instructions of a segment that makes one.
    guard bytes.count <= 1 << 19 else { throw DICOMParser.malformed("a table has more entries than it may") }
    let isBigEndian = content.syntax.isBigEndian
    let words = (0..<bytes.count / 2).map {
      UInt16(bytes.unsignedInteger(at: 2 * $0, length: 2, isBigEndian: isBigEndian) ?? 0)
    }
    let isSwapped = isBigEndian && element.kind == .words && bytes.count % 2 == 0
    let single = bytes.indices.map { UInt16(bytes[isSwapped ? $0 ^ 1 : $0]) }
    if isSegmented {
      entries = try DICOMSegments.entries(self.bits > 8 ? words : single, count: entryCount)
    } else if bytes.count == 2 * entryCount {
      entries = words
    } else if bytes.count == entryCount + entryCount % 2, self.bits <= 8 {
      entries = Array(single.prefix(entryCount))
    } else {
      throw DICOMParser.malformed("a table has another number of entries than its descriptor says")
    }
  }

  func entry(for value: Int) -> UInt16 { entries[min(max(value - first, 0), entries.count - 1)] }
}

/// Tables that are told in segments, by PS3.3, C.7.9.2.
enum DICOMSegments {
  /// - Parameters:
  ///   - code: instructions with what they need, each of a table's width.
  ///   - count: how many entries must come.
  static func entries(_ code: [UInt16], count: Int) throws(ImagingError) -> [UInt16] {
    var entries: [UInt16] = []
    var place = 0
    while place < code.count, entries.count < count {
      place = try follow(code, at: place, &entries, count: count, isCopied: false)
    }
    guard entries.count == count else {
      throw DICOMParser.malformed("a table's segments make another number of entries than its descriptor says")
    }
    return entries
  }

  /// - Parameter isCopied: whether another segment has led here, which may not lead on.
  /// - Returns: where the next segment begins.
  private static func follow(
    _ code: [UInt16], at place: Int, _ entries: inout [UInt16], count: Int, isCopied: Bool
  ) throws(ImagingError) -> Int {
    guard place + 1 < code.count else { throw damaged }
    let (instruction, length) = (code[place], Int(code[place + 1]))
    let start = place + 2
    switch instruction {
    case 0:
      guard length <= code.count - start, length <= count - entries.count else { throw damaged }
      entries += code[start..<start + length]
      return start + length
    case 1:
      // From behind the last entry to another one, in a line.
      guard start < code.count, let last = entries.last, length > 0, length <= count - entries.count else {
        throw damaged
      }
      let (from, to) = (Double(last), Double(code[start]))
      entries += (1...length).map {
        UInt16((from + (to - from) * Double($0) / Double(length)).rounded(.toNearestOrEven))
      }
      return start + 1
    case 2 where !isCopied:
      // Segments once more, from a place that is counted in bytes of a table of 16 bits.
      guard start + 1 < code.count else { throw damaged }
      var source = (Int(code[start]) | Int(code[start + 1]) << 16) / 2
      for _ in 0..<length { source = try follow(code, at: source, &entries, count: count, isCopied: true) }
      return start + 2
    default: throw damaged
    }
  }

  private static var damaged: ImagingError { DICOMParser.malformed("a table's segments contradict each other") }
}
