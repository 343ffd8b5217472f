/// Finds the attributes in the bytes of a data set, by PS3.5, section 7.
///
/// Every length is held against what is left before it is followed, sequences may stand 32 deep in one another, and
/// together a file may have 2²⁰ attributes and items. No value is copied, and none is looked at.
struct DICOMParser {
  static let greatestDepth = 32
  static let mostElements = 1 << 20

  let bytes: UnsafeRawBufferPointer
  let isBigEndian: Bool
  private var elementCount = 0

  init(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool = false) {
    (self.bytes, self.isBigEndian) = (bytes, isBigEndian)
  }

  /// The file's own attributes, of group 2, which stand in front of the data set, and where that begins.
  mutating func metaInformation(from start: Int) throws(ImagingError) -> (dataSet: DICOMDataSet, end: Int) {
    var (result, place) = (DICOMDataSet(), start)
    while integer(place, 2) == 2 { place = try element(at: place, end: bytes.count, isImplicit: false, 0, &result) }
    return (result, place)
  }

  /// All attributes from a place to the end.
  mutating func dataSet(from start: Int, isImplicit: Bool) throws(ImagingError) -> DICOMDataSet {
    try dataSet(from: start, end: bytes.count, isDelimited: false, isImplicit: isImplicit, 0).dataSet
  }

  /// - Parameter isDelimited: whether a delimiter ends it in place of its length.
  private mutating func dataSet(
    from start: Int, end: Int, isDelimited: Bool, isImplicit: Bool, _ depth: Int
  ) throws(ImagingError) -> (dataSet: DICOMDataSet, end: Int) {
    var (result, place) = (DICOMDataSet(), start)
    while place < end {
      if isDelimited, tag(at: place) == .itemEnd {
        guard end - place >= 8 else { throw Self.cutOff }
        return (result, place + 8)
      }
      place = try element(at: place, end: end, isImplicit: isImplicit, depth, &result)
    }
    guard !isDelimited else { throw Self.cutOff }
    return (result, place)
  }

  /// - Returns: where the next one begins.
  private mutating func element(
    at start: Int, end: Int, isImplicit: Bool, _ depth: Int, _ result: inout DICOMDataSet
  ) throws(ImagingError) -> Int {
    try count()
    guard end - start >= 8, let tag = tag(at: start) else { throw Self.cutOff }
    guard tag.group != 0xFFFE else { throw Self.malformed("a delimiter stands where an attribute should") }
    var (kind, place, length) = (tag.usualKind, start + 8, integer(start + 4, 4))
    if !isImplicit {
      // A kind that came after this was written has a long length, by PS3.5, section 7.1.2.
      let letters = bytes.part(at: start + 4, length: 2).map { String(decoding: $0, as: UTF8.self) } ?? ""
      guard letters.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
        throw Self.malformed("an attribute has no kind of value")
      }
      kind = DICOMValueKind(rawValue: letters)
      if kind?.hasLongLength ?? true {
        (place, length) = (start + 12, integer(start + 8, 4))
      } else {
        length = integer(start + 6, 2)
      }
    }
    guard let length, place <= end else { throw Self.cutOff }
    let content: DICOMElement.Content
    if length == 0xFFFF_FFFF {
      if tag == .pixels {
        (content, place) = try fragments(from: place, end: end)
      } else {
        guard kind == nil || kind == .sequence || kind == .unknown || isImplicit else {
          throw Self.malformed("an attribute that is no sequence has no length")
        }
        // What is unknown is implicit inside, by PS3.5, section 6.2.2.
        (content, place) = try items(
          from: place, end: end, isDelimited: true, isImplicit: isImplicit || kind == .unknown, depth + 1)
      }
    } else {
      guard length <= end - place else { throw Self.cutOff }
      if kind == .sequence {
        (content, place) = try items(
          from: place, end: place + length, isDelimited: false, isImplicit: isImplicit, depth + 1)
      } else {
        content = .value(place..<place + length)
        place += length
      }
    }
    guard result.elements.updateValue(DICOMElement(kind: kind, content: content), forKey: tag) == nil else {
      throw Self.malformed("an attribute stands twice in one data set")
    }
    return place
  }

  private mutating func items(
    from start: Int, end: Int, isDelimited: Bool, isImplicit: Bool, _ depth: Int
  ) throws(ImagingError) -> (content: DICOMElement.Content, end: Int) {
    guard depth <= Self.greatestDepth else {
      throw ImagingError(.tooLarge, "the DICOM file has sequences more than \(Self.greatestDepth) deep in one another")
    }
    var (items, place) = ([DICOMDataSet](), start)
    while place < end {
      try count()
      guard end - place >= 8, let tag = tag(at: place), let length = integer(place + 4, 4) else { throw Self.cutOff }
      place += 8
      if isDelimited, tag == .sequenceEnd { return (.items(items), place) }
      guard tag == .item else { throw Self.malformed("a sequence holds something that is no item") }
      let isOpen = length == 0xFFFF_FFFF
      guard isOpen || length <= end - place else { throw Self.cutOff }
      let item = try dataSet(
        from: place, end: isOpen ? end : place + length, isDelimited: isOpen, isImplicit: isImplicit, depth)
      items.append(item.dataSet)
      place = item.end
    }
    guard !isDelimited else { throw Self.cutOff }
    return (.items(items), place)
  }

  /// Compressed pixels, by PS3.5, annex A.4.
  private mutating func fragments(
    from start: Int, end: Int
  ) throws(ImagingError) -> (content: DICOMElement.Content, end: Int) {
    var (fragments, place) = ([Range<Int>](), start)
    while end - place >= 8, let tag = tag(at: place), let length = integer(place + 4, 4) {
      try count()
      place += 8
      if tag == .sequenceEnd { return (.fragments(fragments), place) }
      guard tag == .item else { throw Self.malformed("the compressed pixels hold something that is no fragment") }
      guard length <= end - place else { break }
      fragments.append(place..<place + length)
      place += length
    }
    throw Self.cutOff
  }

  private mutating func count() throws(ImagingError) {
    elementCount += 1
    guard elementCount <= Self.mostElements else {
      throw ImagingError(.tooLarge, "the DICOM file has more than \(Self.mostElements) attributes and items")
    }
  }

  private func tag(at place: Int) -> DICOMTag? {
    guard let group = integer(place, 2), let element = integer(place + 2, 2) else { return nil }
    return DICOMTag(UInt32(group) << 16 | UInt32(element))
  }

  private func integer(_ place: Int, _ length: Int) -> Int? {
    bytes.unsignedInteger(at: place, length: length, isBigEndian: isBigEndian)
  }

  static var cutOff: ImagingError { ImagingError(.malformed, "the DICOM file ends early; it is cut off or damaged") }

  /// - Parameter reason: never a value from the file, which may name a patient.
  static func malformed(_ reason: String) -> ImagingError {
    ImagingError(.malformed, "the DICOM file is damaged", context: ["reason": reason])
  }
}
