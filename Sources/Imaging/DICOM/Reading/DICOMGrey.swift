/// What stored grey values mean: the modality's units, and what of them is to be shown (PS3.3, C.11.1 and C.11.2).
struct DICOMGrey: Sendable, Equatable {
  enum Modality: Sendable, Equatable {
    case identity
    /// m·v + b
    case line(slope: Double, intercept: Double)
    case table(DICOMTable)
  }

  let modality: Modality
  let window: DecodedPicture.Window?
  /// In place of a window.
  let windowTable: DICOMTable?

  init(_ content: DICOMContent, _ layout: DICOMPixelLayout, frame: Int) throws(ImagingError) {
    let transformation = content.dataSet(for: .pixelValueTransformation, frame: frame)
    if let item = content.dataSet.items(.modalityTables).first {
      modality = .table(
        try DICOMTable(content, in: item, descriptor: .tableDescriptor, data: .tableData, isSigned: layout.isSigned))
    } else {
      let slope = try content.numbers(.rescaleSlope, in: transformation).first ?? 1
      let intercept = try content.numbers(.rescaleIntercept, in: transformation).first ?? 0
      modality = slope == 1 && intercept == 0 ? .identity : .line(slope: slope, intercept: intercept)
    }
    let shown = content.dataSet(for: .frameWindow, frame: frame)
    window = try Self.window(content, in: shown)
    if window == nil, let item = content.dataSet.items(.windowTables).first {
      let isSigned: Bool
      switch modality {
      case .identity: isSigned = layout.isSigned
      case .line: isSigned = true
      case .table: isSigned = false
      }
      windowTable = try DICOMTable(
        content, in: item, descriptor: .tableDescriptor, data: .tableData, isSigned: isSigned)
    } else {
      windowTable = nil
    }
  }

  /// The first of those that the file offers; nil where it offers none that can be used.
  static func window(
    _ content: DICOMContent, in dataSet: DICOMDataSet
  ) throws(ImagingError) -> DecodedPicture.Window? {
    guard let centre = try content.numbers(.windowCentre, in: dataSet).first,
      let width = try content.numbers(.windowWidth, in: dataSet).first
    else { return nil }
    let shape: DecodedPicture.Window.Shape
    switch content.text(.windowFunction, in: dataSet) {
    case "SIGMOID": shape = .sigmoid
    case "LINEAR_EXACT": shape = .linearExact
    default: shape = .linear
    }
    // Of a linear one the narrowest is 1 wide, and divides black from white.
    guard shape == .linear ? width >= 1 : width > 0 else { return nil }
    return .init(centre: centre, width: width, shape: shape)
  }

  /// What is in the modality's units.
  func values(of stored: DICOMStoredSamples) throws(ImagingError) -> DecodedPicture.Samples {
    switch modality {
    case .table(let table): return .words(stored.map(table.entry))
    case .line(let slope, let intercept):
      let values = stored.map { Float(Double($0) * slope + intercept) }
      guard values.allSatisfy(\.isFinite) else {
        throw DICOMParser.malformed("slope and intercept lead beyond what numbers can hold")
      }
      return .floats(values)
    case .identity:
      if stored.isSigned || stored.bits > 16 { return .floats(stored.map { Float($0) }) }
      return stored.bits == 8 ? .bytes(stored.map { UInt8($0) }) : .words(stored.map { UInt16($0) })
    }
  }

  /// After the table that is in place of a window, if there is one.
  func shown(_ values: DecodedPicture.Samples) -> DecodedPicture.Samples {
    guard let windowTable else { return values }
    switch values {
    case .bytes(let values): return .words(values.map { windowTable.entry(for: Int($0)) })
    case .words(let values): return .words(values.map { windowTable.entry(for: Int($0)) })
    case .floats(let values):
      // Floats may lie beyond all integers.
      return .words(values.map { windowTable.entry(for: Int(max(min($0, 1e6), -1e6))) })
    }
  }

  /// Of the samples, where they are whole numbers without a sign.
  func significantBits(of stored: DICOMStoredSamples) -> Int? {
    if let windowTable { return windowTable.bits }
    switch modality {
    case .table(let table): return table.bits
    case .line: return nil
    case .identity: return stored.isSigned || stored.bits == 8 || stored.bits > 16 ? nil : stored.bits
    }
  }
}
