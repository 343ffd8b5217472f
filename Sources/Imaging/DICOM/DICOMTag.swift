/// The number of an attribute, by PS3.6, and what kind of value it has where the file leaves that to the dictionary.
struct DICOMTag: Hashable, Sendable, Comparable {
  /// The group in the upper 16 bits, the element in the lower.
  let number: UInt32

  init(_ number: UInt32) { self.number = number }

  var group: UInt16 { UInt16(truncatingIfNeeded: number >> 16) }
  var element: UInt16 { UInt16(truncatingIfNeeded: number) }

  static func < (a: DICOMTag, b: DICOMTag) -> Bool { a.number < b.number }

  /// What kind of value an attribute has that is looked at here; others are passed over as bytes.
  var usualKind: DICOMValueKind? { Self.usualKinds[self] }

  // Around the data set
  static let transferSyntax = DICOMTag(0x0002_0010)
  static let item = DICOMTag(0xFFFE_E000)
  static let itemEnd = DICOMTag(0xFFFE_E00D)
  static let sequenceEnd = DICOMTag(0xFFFE_E0DD)
  static let directoryRecords = DICOMTag(0x0004_1220)
  static let recordType = DICOMTag(0x0004_1430)
  static let referencedFile = DICOMTag(0x0004_1500)

  // What the object is
  static let characterSet = DICOMTag(0x0008_0005)
  static let objectClass = DICOMTag(0x0008_0016)
  static let objectIdentifier = DICOMTag(0x0008_0018)
  static let study = DICOMTag(0x0020_000D)
  static let series = DICOMTag(0x0020_000E)
  static let frameOfReference = DICOMTag(0x0020_0052)
  static let seriesNumber = DICOMTag(0x0020_0011)
  static let instanceNumber = DICOMTag(0x0020_0013)
  static let position = DICOMTag(0x0020_0032)
  static let orientation = DICOMTag(0x0020_0037)
  static let burnedIn = DICOMTag(0x0028_0301)

  // The pixels
  static let samplesPerPixel = DICOMTag(0x0028_0002)
  static let photometricInterpretation = DICOMTag(0x0028_0004)
  static let planarConfiguration = DICOMTag(0x0028_0006)
  static let numberOfFrames = DICOMTag(0x0028_0008)
  static let rows = DICOMTag(0x0028_0010)
  static let columns = DICOMTag(0x0028_0011)
  static let pixelSpacing = DICOMTag(0x0028_0030)
  static let bitsAllocated = DICOMTag(0x0028_0100)
  static let bitsStored = DICOMTag(0x0028_0101)
  static let highBit = DICOMTag(0x0028_0102)
  static let pixelRepresentation = DICOMTag(0x0028_0103)
  static let extendedOffsets = DICOMTag(0x7FE0_0001)
  static let floatPixels = DICOMTag(0x7FE0_0008)
  static let doublePixels = DICOMTag(0x7FE0_0009)
  static let pixels = DICOMTag(0x7FE0_0010)

  // What they mean
  static let windowCentre = DICOMTag(0x0028_1050)
  static let windowWidth = DICOMTag(0x0028_1051)
  static let rescaleIntercept = DICOMTag(0x0028_1052)
  static let rescaleSlope = DICOMTag(0x0028_1053)
  static let windowFunction = DICOMTag(0x0028_1056)
  static let modalityTables = DICOMTag(0x0028_3000)
  static let tableDescriptor = DICOMTag(0x0028_3002)
  static let tableData = DICOMTag(0x0028_3006)
  static let windowTables = DICOMTag(0x0028_3010)
  static let paletteDescriptors = [0x0028_1101, 0x0028_1102, 0x0028_1103].map { DICOMTag($0) }
  static let paletteData = [0x0028_1201, 0x0028_1202, 0x0028_1203].map { DICOMTag($0) }
  static let segmentedPaletteData = [0x0028_1221, 0x0028_1222, 0x0028_1223].map { DICOMTag($0) }
  static let sharedGroups = DICOMTag(0x5200_9229)
  static let frameGroups = DICOMTag(0x5200_9230)
  static let pixelValueTransformation = DICOMTag(0x0028_9145)
  static let frameWindow = DICOMTag(0x0028_9132)
  static let planePosition = DICOMTag(0x0020_9113)
  static let pixelMeasures = DICOMTag(0x0028_9110)
  static let planeOrientation = DICOMTag(0x0020_9116)

  /// A palette's and a table's descriptor is US or SS, as the pixels are.
  private static let usualKinds: [DICOMTag: DICOMValueKind] = {
    var kinds: [DICOMTag: DICOMValueKind] = [
      directoryRecords: .sequence, numberOfFrames: .integerText, instanceNumber: .integerText,
      seriesNumber: .integerText, position: .decimalText, orientation: .decimalText, windowCentre: .decimalText,
      windowWidth: .decimalText, rescaleIntercept: .decimalText, rescaleSlope: .decimalText,
      extendedOffsets: .bytes, floatPixels: .floats, doublePixels: .doubles, pixels: .words, tableData: .words,
    ]
    for tag in [
      samplesPerPixel, planarConfiguration, rows, columns, bitsAllocated, bitsStored, highBit, pixelRepresentation,
      tableDescriptor,
    ] + paletteDescriptors { kinds[tag] = .unsigned16 }
    for tag in paletteData + segmentedPaletteData { kinds[tag] = .words }
    for tag in [
      modalityTables, windowTables, sharedGroups, frameGroups, pixelValueTransformation, frameWindow, planePosition,
      planeOrientation, pixelMeasures,
    ] { kinds[tag] = .sequence }
    return kinds
  }()
}

/// Value representations, by PS3.5, section 6.2.
enum DICOMValueKind: String, Sendable {
  case applicationEntity = "AE"
  case age = "AS"
  case attributeTag = "AT"
  case code = "CS"
  case date = "DA"
  case decimalText = "DS"
  case dateTime = "DT"
  case float = "FL"
  case double = "FD"
  case integerText = "IS"
  case longText = "LO"
  case paragraphs = "LT"
  case bytes = "OB"
  case doubles = "OD"
  case floats = "OF"
  case longs = "OL"
  case veryLongs = "OV"
  case words = "OW"
  case person = "PN"
  case shortText = "SH"
  case signed32 = "SL"
  case sequence = "SQ"
  case signed16 = "SS"
  case sentences = "ST"
  case signed64 = "SV"
  case time = "TM"
  case unlimitedCharacters = "UC"
  case identifier = "UI"
  case unsigned32 = "UL"
  case unknown = "UN"
  case address = "UR"
  case unsigned16 = "US"
  case unlimitedText = "UT"
  case unsigned64 = "UV"

  /// Whether two unused bytes and a length of 32 bits follow the letters, in place of 16 bits.
  var hasLongLength: Bool {
    switch self {
    case .bytes, .doubles, .floats, .longs, .veryLongs, .words, .sequence, .signed64, .unlimitedCharacters, .unknown,
      .address, .unlimitedText, .unsigned64:
      true
    default: false
    }
  }
}
