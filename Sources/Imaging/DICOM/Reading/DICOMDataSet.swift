/// The attributes of an object, or of an item of a sequence, by where their values lie in the file.
struct DICOMDataSet: Sendable {
  var elements: [DICOMTag: DICOMElement] = [:]

  subscript(tag: DICOMTag) -> DICOMElement? { elements[tag] }

  /// The items of a sequence; none where there is none.
  func items(_ tag: DICOMTag) -> [DICOMDataSet] {
    if case .items(let items)? = elements[tag]?.content { return items }
    return []
  }
}

/// An attribute and its value.
struct DICOMElement: Sendable {
  enum Content: Sendable {
    case value(Range<Int>)
    case items([DICOMDataSet])
    /// Compressed pixels: first the table of offsets, then the parts of the code streams.
    case fragments([Range<Int>])
  }

  let kind: DICOMValueKind?
  let content: Content

  /// Where the value lies; nil of sequences.
  var range: Range<Int>? {
    if case .value(let range) = content { return range }
    return nil
  }
}
