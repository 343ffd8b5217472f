/// What is kept of a DICOM object for those that are derived from it: patient, study, and where the frame lies.
///
/// Its values are neither shown nor logged.
public struct DICOMSource: Sendable, Equatable {
  /// Width of the frame, in pixels.
  public let columns: Int
  /// Height of the frame, in pixels.
  public let rows: Int
  /// Counted from 0.
  public let frame: Int
  let frameCount: Int
  /// Whether the file says that text is burned into the pixels; nil where it says nothing.
  public let isBurnedIn: Bool?
  /// As they are stored, by their numbers.
  let values: [UInt32: [UInt8]]

  /// What an object of the same patient and study has in common with it.
  static let shared: [(tag: UInt32, kind: DICOMValueKind)] = [
    (0x0008_0005, .code), (0x0008_0020, .date), (0x0008_0030, .time), (0x0008_0050, .shortText),
    (0x0008_0090, .person), (0x0008_1030, .longText), (0x0010_0010, .person), (0x0010_0020, .longText),
    (0x0010_0021, .longText), (0x0010_0030, .date), (0x0010_0040, .code), (0x0010_1010, .age),
    (0x0010_1020, .decimalText), (0x0010_1030, .decimalText), (0x0020_000D, .identifier), (0x0020_0010, .shortText),
  ]
  /// Of the picture, which say nothing of whose it is.
  static let described: [(tag: UInt32, kind: DICOMValueKind)] = [
    (0x0018_0015, .code), (0x0020_0020, .code), (0x0020_0060, .code), (0x0028_2110, .code),
    (0x0028_2112, .decimalText), (0x0028_2114, .code),
  ]
  private static let others: [UInt32] = [
    0x0008_0016, 0x0008_0018, 0x0008_0060, 0x0018_0050, 0x0018_1164, 0x0020_000E, 0x0020_0052, 0x0020_0032, 0x0020_0037,
    0x0028_0030,
  ]
  /// Where a frame lies, as far as it has words of its own for that.
  private static let placed: [(group: DICOMTag, tags: [UInt32])] = [
    (.planePosition, [0x0020_0032]), (.planeOrientation, [0x0020_0037]), (.pixelMeasures, [0x0018_0050, 0x0028_0030]),
  ]
  /// No value that is needed is longer.
  private static let longest = 1024

  init(_ content: DICOMContent, _ layout: DICOMPixelLayout, frame: Int) {
    (columns, rows, self.frame, frameCount) = (layout.columns, layout.rows, frame, layout.frameCount)
    switch content.text(.burnedIn) {
    case "YES": isBurnedIn = true
    case "NO": isBurnedIn = false
    default: isBurnedIn = nil
    }
    var values: [UInt32: [UInt8]] = [:]
    func take(_ tag: UInt32, from dataSet: DICOMDataSet) {
      guard let bytes = content.bytes(of: dataSet[DICOMTag(tag)]), bytes.count <= Self.longest else { return }
      values[tag] = Array(bytes)
    }
    for tag in (Self.shared + Self.described).map(\.tag) + Self.others { take(tag, from: content.dataSet) }
    for (group, tags) in Self.placed {
      let own = content.dataSet(for: group, frame: frame)
      for tag in tags { take(tag, from: own) }
    }
    self.values = values
  }

  /// An attribute's text without what pads it; nil where it is missing or empty.
  func text(_ tag: UInt32) -> String? {
    guard let bytes = values[tag] else { return nil }
    let text = bytes.withUnsafeBytes { DICOMContent.text(of: $0[...]) }
    return text.isEmpty ? nil : text
  }

  /// An attribute's numbers, as many as are asked for; nil for others, and for what is no number.
  func numbers(_ tag: UInt32, count: Int) -> [Double]? {
    guard let parts = text(tag)?.split(separator: "\\"), parts.count == count else { return nil }
    let numbers = parts.compactMap { Double($0.filter { $0 != " " }) }.filter(\.isFinite)
    return numbers.count == count ? numbers : nil
  }

  /// An attribute's identifier; nil where it is none, by PS3.5, section 9.1.
  func identifier(_ tag: UInt32) -> String? {
    guard let text = text(tag), text.utf8.count <= 64,
      text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) })
    else { return nil }
    return text
  }
}
