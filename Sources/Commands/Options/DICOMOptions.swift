import ArgumentParser
import Files
import MetaCAM

/// Whether maps of DICOM pictures are written as DICOM, too.
struct DICOMOptions: ParsableArguments {
  @Flag(
    name: .customLong("dicom"),
    help: ArgumentHelp(
      "Of DICOM pictures also OUT/….sc.dcm, the map over the picture, and OUT/….map.dcm, its numbers.",
      discussion: "A Secondary Capture and a Parametric Map of the same patient and study. Not for diagnosis."))
  var writesDICOM = false

  @Flag(
    name: .customLong("anonymise"),
    help: "With --dicom: without patient, dates and the study's identifiers. Files keep their names.")
  var isAnonymised = false

  /// The options that are given.
  var given: [String] { [writesDICOM ? "--dicom" : nil, isAnonymised ? "--anonymise" : nil].compactMap(\.self) }

  func validate() throws {
    if isAnonymised, !writesDICOM { throw ValidationError("--anonymise needs --dicom.") }
  }

  /// Writes those of an explanation's maps.
  ///
  /// - Parameters:
  ///   - network: what it is called.
  ///   - page: which frame was explained, counted from 1; nil for the first.
  ///   - path: where a map's objects go, with this ending.
  /// - Returns: the files, map by map; nil where the picture is no DICOM file, or nothing was asked for.
  func write(
    _ explanation: Explanation, of picture: InputList.Item, of network: String,
    page: Int?, overlay: Overlay, _ limits: Limits,
    to path: (_ map: ClassMap, _ ending: String) throws -> String
  ) throws -> [[String]]? {
    guard writesDICOM, case .picture = picture.content, DICOMPicture.isDICOM(picture.path) else { return nil }
    let source = try DICOMPicture(contentsOf: picture.path, frame: (page ?? 1) - 1, mostPixels: limits.picturePixels)
      .source
    return try explanation.maps.map { map in
      let name = explanation.scores.labels[map.classIndex].name.map { ", \($0)" } ?? ""
      let derivation = DICOMDerivation(
        description: "\(map.method) of class \(map.classIndex)\(name), by MetaCAM \(Version.current) and the network "
          + "\(network). Not for diagnosis.",
        quantity: map.method, version: Version.current, isAnonymised: isAnonymised)
      let results = try DICOMResults(of: map, in: explanation, from: source, derivation, overlay: overlay)
      let files = try (picture: path(map, "sc.dcm"), numbers: path(map, "map.dcm"))
      try AtomicFile.write(results.secondaryCapture, to: files.picture)
      try AtomicFile.write(results.parametricMap, to: files.numbers)
      return [files.picture, files.numbers]
    }
  }
}
