import Tensors

extension DICOMWriter {
  /// The numbers of a map themselves, as a Parametric Map (PS3.3, A.75): one frame of single precision.
  ///
  /// It lies where its source lies. A source without a place in the patient, such as a plain radiograph, gives it a frame of
  /// reference of its own, in which pixels are as large as the source says, else 1 mm.
  ///
  /// - Parameters:
  ///   - map: `[H, W]`, of the source's rows and columns.
  ///   - source: what is kept of the object that the map is of.
  ///   - derivation: how the map came about.
  /// - Throws: `ImagingError`: `invalidSize` for another shape; `invalidValue` for numbers that are not finite;
  ///   `unsupported` where text is burned into a picture that is to be anonymised.
  public static func parametricMap(
    of map: Tensor, from source: DICOMSource, _ derivation: DICOMDerivation
  ) throws(ImagingError) -> [UInt8] {
    guard map.shape == [source.rows, source.columns] else {
      throw ImagingError(
        .invalidSize, "a parametric map is [rows, columns] of its DICOM picture",
        context: ["shape": "\(map.shape)", "size": "\(source.rows) × \(source.columns)"])
    }
    let elements = map.elements
    guard elements.allSatisfy(\.isFinite), let least = elements.min(), let greatest = elements.max() else {
      throw ImagingError(.invalidValue, "the map holds NaN or infinity")
    }
    let pixels = elements.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
    var object = try DICOMDerivedObject(
      "parametric map", objectClass: "1.2.840.10008.5.1.4.1.1.30", pixels, from: source, derivation)
    setSeries(&object)
    setPicture(&object)
    object.output.set(0x7FE0_0008, .floats, bytes: pixels)

    let place = Place(object)
    object.output.set(0x0020_0052, .identifier, place.frameOfReference)
    object.output.set(0x0020_1040, .longText, "")
    object.output.set(
      0x5200_9229, items: [sharedGroups(object, place, least: Double(least), greatest: Double(greatest))])
    object.output.set(0x5200_9230, items: [frameGroups(object, place)])
    return object.file
  }

  private static func setSeries(_ object: inout DICOMDerivedObject) {
    let modality = object.source.text(0x0008_0060) ?? ""
    let isCode =
      !modality.isEmpty && modality.utf8.count <= 16 && modality.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    object.output.set(0x0008_0060, .code, isCode ? modality : "OT")
    // The moment cannot be left open, and no clock is read: it is the study's, where that has one.
    let dates = object.derivation.isAnonymised ? nil : object.source
    func digits(_ tag: UInt32, _ count: Int) -> String? {
      guard let text = dates?.text(tag), text.utf8.count >= count,
        text.utf8.prefix(count).allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return String(text.prefix(count))
    }
    object.output.set(0x0008_0023, .date, digits(0x0008_0020, 8) ?? "19000101")
    object.output.set(0x0008_0033, .time, digits(0x0008_0030, 6) ?? "000000")
    object.output.set(0x0018_1000, .longText, "0")
    guard let instance = object.reference, let series = object.source.identifier(0x0020_000E) else { return }
    var item = DICOMOutput()
    item.set(0x0008_114A, items: [instance])
    item.set(0x0020_000E, .identifier, object.replaced(series, "series"))
    object.output.set(0x0008_1115, items: [item])
  }

  private static func setPicture(_ object: inout DICOMDerivedObject) {
    object.output.set(0x0008_0008, .code, bytes: Array("DERIVED\\PRIMARY\\VOLUME\\QUANTITY".utf8))
    object.output.set(0x0008_9205, .code, "MONOCHROME")
    object.output.set(0x0018_9004, .code, "RESEARCH")
    object.output.set(0x0028_0002, unsigned16: 1)
    object.output.set(0x0028_0004, .code, "MONOCHROME2")
    object.output.set(0x0028_0008, .integerText, "1")
    object.output.set(0x0028_0010, unsigned16: object.source.rows)
    object.output.set(0x0028_0011, unsigned16: object.source.columns)
    object.output.set(0x0028_0100, unsigned16: 32)
    // The map's own pixels hold no text, whatever its source has.
    object.output.set(0x0028_0301, .code, "NO")
    object.output.set(0x0028_0302, .code, "NO")
    if object.source.text(0x0028_2110) == nil { object.output.set(0x0028_2110, .code, "00") }
    object.output.set(0x2050_0020, .code, "IDENTITY")
    object.output.set(0x0070_0080, .code, "MAP")
    object.output.set(0x0070_0081, .longText, object.derivation.quantity)
    object.output.set(0x0070_0084, .person, "")
    // Frames are told apart by their place in a stack, of which there is one.
    let organization = DICOMIdentifier.made("stack", of: Array(object.identifier.utf8))
    var dimension = DICOMOutput()
    dimension.set(0x0020_9164, .identifier, organization)
    object.output.set(0x0020_9221, items: [dimension])
    dimension.set(0x0020_9165, pointer: 0x0020_9057)
    dimension.set(0x0020_9167, pointer: 0x0020_9111)
    object.output.set(0x0020_9222, items: [dimension])
    object.output.set(0x0040_0555, items: [])
  }

  /// Where a map lies in the patient.
  private struct Place {
    let frameOfReference: String
    let position: String
    let orientation: String
    let spacing: String
    let thickness: String

    init(_ object: DICOMDerivedObject) {
      let source = object.source
      let spacing = [0x0028_0030, 0x0018_1164].lazy.compactMap { source.numbers($0, count: 2) }
        .first { $0.allSatisfy { $0 > 0 } }
      self.spacing = Self.text(spacing ?? [1, 1])
      thickness = Self.text([source.numbers(0x0018_0050, count: 1)?.first { $0 > 0 } ?? 1])
      if let frame = source.identifier(0x0020_0052), let position = source.numbers(0x0020_0032, count: 3),
        let orientation = source.numbers(0x0020_0037, count: 6)
      {
        frameOfReference = object.replaced(frame, "frame of reference")
        (self.position, self.orientation) = (Self.text(position), Self.text(orientation))
      } else {
        frameOfReference = DICOMIdentifier.made("own frame of reference", of: Array(object.identifier.utf8))
        (position, orientation) = ("0\\0\\0", "1\\0\\0\\0\\1\\0")
      }
    }

    /// Numbers in 16 characters each.
    private static func text(_ numbers: [Double]) -> String {
      numbers.map { number in
        let text = Int(exactly: number).map { "\($0)" } ?? "\(number)"
        if text.utf8.count <= 16 { return text }
        // Nine digits are more than any scanner knows.
        let short = "\(Float(number))"
        return short.utf8.count <= 16 ? short : "0"
      }.joined(separator: "\\")
    }
  }

  private static func sharedGroups(
    _ object: DICOMDerivedObject, _ place: Place, least: Double, greatest: Double
  ) -> DICOMOutput {
    var groups = DICOMOutput()
    var measures = DICOMOutput()
    measures.set(0x0018_0050, .decimalText, place.thickness)
    measures.set(0x0028_0030, .decimalText, place.spacing)
    groups.set(0x0028_9110, items: [measures])
    var orientation = DICOMOutput()
    orientation.set(0x0020_0037, .decimalText, bytes: Array(place.orientation.utf8))
    groups.set(0x0020_9116, items: [orientation])
    var identity = DICOMOutput()
    identity.set(0x0028_1052, .decimalText, "0")
    identity.set(0x0028_1053, .decimalText, "1")
    identity.set(0x0028_1054, .longText, "US")
    groups.set(0x0028_9145, items: [identity])
    var meaning = DICOMOutput()
    meaning.set(0x0028_3003, .longText, object.derivation.quantity)
    meaning.set(0x0040_08EA, code: "1", of: "UCUM", meaning: "no units")
    meaning.set(0x0040_9210, .shortText, "MAP")
    meaning.set(0x0040_9213, double: greatest)
    meaning.set(0x0040_9214, double: least)
    meaning.set(0x0040_9224, double: 0)
    meaning.set(0x0040_9225, double: 1)
    groups.set(0x0040_9096, items: [meaning])
    var window = DICOMOutput()
    window.set(0x0028_1050, .decimalText, "0.5")
    window.set(0x0028_1051, .decimalText, "1")
    window.set(0x0028_1056, .code, "LINEAR_EXACT")
    groups.set(0x0028_9132, items: [window])
    var type = DICOMOutput()
    type.set(0x0008_9007, .code, bytes: Array("DERIVED\\PRIMARY\\VOLUME\\QUANTITY".utf8))
    groups.set(0x0040_9092, items: [type])
    return groups
  }

  private static func frameGroups(_ object: DICOMDerivedObject, _ place: Place) -> DICOMOutput {
    var groups = DICOMOutput()
    var content = DICOMOutput()
    content.set(0x0020_9056, .shortText, "1")
    content.set(0x0020_9057, unsigned32: 1)
    content.set(0x0020_9157, unsigned32: 1)
    groups.set(0x0020_9111, items: [content])
    var position = DICOMOutput()
    position.set(0x0020_0032, .decimalText, bytes: Array(place.position.utf8))
    groups.set(0x0020_9113, items: [position])
    if let reference = object.purposefulReference {
      var derived = DICOMOutput()
      derived.set(0x0008_2112, items: [reference])
      derived.set(0x0008_9215, code: "113085", of: "DCM", meaning: "Spatial resampling")
      derived.set(0x0008_2111, .sentences, object.derivation.description)
      groups.set(0x0008_9124, items: [derived])
    }
    return groups
  }
}
