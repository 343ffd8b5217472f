/// What all derived objects have in common: patient, study, series, equipment, and where they come from.
struct DICOMDerivedObject {
  let source: DICOMSource
  let derivation: DICOMDerivation
  let objectClass: String
  let identifier: String
  var output = DICOMOutput()

  /// - Parameters:
  ///   - role: what kind of object; each has a series of its own.
  ///   - content: the pixels.
  /// - Throws: `ImagingError.unsupported` where text is burned into a picture that is to be anonymised.
  init(
    _ role: String, objectClass: String, _ content: [UInt8], from source: DICOMSource, _ derivation: DICOMDerivation
  ) throws(ImagingError) {
    guard !derivation.isAnonymised || source.isBurnedIn != true else {
      throw ImagingError(
        .unsupported,
        "the DICOM file says that text is burned into its pixels, which may name the patient; it cannot be anonymised")
    }
    (self.source, self.derivation, self.objectClass) = (source, derivation, objectClass)
    let words = Array("\(derivation.description)\0\(derivation.quantity)\0\(derivation.version)".utf8)
    let manner = Array((derivation.isAnonymised ? "anonymised" : "named").utf8)
    let study = source.values[0x0020_000D] ?? []
    identifier = DICOMIdentifier.made(
      role, of: source.values[0x0008_0018] ?? [], Array("\(source.frame)".utf8), words, manner, content)
    setPatientAndStudy()

    output.set(0x0008_0016, .identifier, objectClass)
    output.set(0x0008_0018, .identifier, identifier)
    output.set(
      0x0020_000E, .identifier,
      DICOMIdentifier.made("series of " + role, of: source.values[0x0020_000E] ?? [], study, words, manner))
    output.set(0x0020_0011, .integerText, "1")
    output.set(0x0020_0013, .integerText, "\(source.frame + 1)")
    output.set(0x0008_103E, .longText, "MetaCAM \(derivation.quantity)")
    output.set(0x0008_0070, .longText, "MetaCAM")
    output.set(0x0008_1090, .longText, "MetaCAM")
    output.set(0x0018_1020, .longText, derivation.version)
    output.set(0x0008_2111, .sentences, derivation.description)
    for (tag, kind) in DICOMSource.described where isKept(tag) {
      output.set(tag, kind, bytes: source.values[tag] ?? [])
    }
    // Which side it is of must be said of what may come in pairs, if only that it is not known.
    if !isKept(0x0020_0060), !isKept(0x0018_0015) { output.set(0x0020_0060, .code, "") }
    if let isBurnedIn = derivation.hasText ? true : source.isBurnedIn {
      output.set(0x0028_0301, .code, isBurnedIn ? "YES" : "NO")
    }
  }

  /// Whether an attribute that describes the picture goes along: what is no code of a closed list may hold anything, a name too.
  private func isKept(_ tag: UInt32) -> Bool {
    guard let text = source.text(tag) else { return false }
    return !derivation.isAnonymised || DICOMKnownCodes.isKnown(text, of: tag)
  }

  private mutating func setPatientAndStudy() {
    // These must be there, if only empty.
    let needed: Set<UInt32> = [
      0x0008_0020, 0x0008_0030, 0x0008_0050, 0x0008_0090, 0x0010_0010, 0x0010_0020, 0x0010_0030, 0x0010_0040,
      0x0020_0010,
    ]
    for (tag, kind) in DICOMSource.shared {
      let value = derivation.isAnonymised ? [] : source.values[tag] ?? []
      if !value.isEmpty || needed.contains(tag) { output.set(tag, kind, bytes: value) }
    }
    let study = source.identifier(0x0020_000D)
    output.set(
      0x0020_000D, .identifier,
      study.map { replaced($0, "study") } ?? DICOMIdentifier.made("study", of: source.values[0x0008_0018] ?? []))
    guard derivation.isAnonymised else { return }
    output.set(0x0012_0062, .code, "YES")
    output.set(0x0012_0063, .longText, "PS3.15 Basic Profile by MetaCAM \(derivation.version)")
    output.set(0x0012_0064, code: "113100", of: "DCM", meaning: "Basic Application Confidentiality Profile")
  }

  /// A reference to the object that this one comes from; nil where that has no identifier.
  var reference: DICOMOutput? {
    guard let objectClass = source.identifier(0x0008_0016), let instance = source.identifier(0x0008_0018) else {
      return nil
    }
    var item = DICOMOutput()
    item.set(0x0008_1150, .identifier, objectClass)
    item.set(0x0008_1155, .identifier, replaced(instance, "object"))
    return item
  }

  /// The same, of the frame alone, and what for.
  var purposefulReference: DICOMOutput? {
    guard var item = reference else { return nil }
    if source.frameCount > 1 { item.set(0x0008_1160, .integerText, "\(source.frame + 1)") }
    item.set(0x0028_135A, .code, "YES")
    item.set(0x0040_A170, code: "121322", of: "DCM", meaning: "Source image for image processing operation")
    return item
  }

  /// An identifier of the source, or what stands for it where it must not be told.
  func replaced(_ identifier: String, _ role: String) -> String {
    derivation.isAnonymised ? DICOMIdentifier.made(role, of: Array(identifier.utf8)) : identifier
  }

  var file: [UInt8] { output.file(objectClass: objectClass, identifier: identifier) }
}
