import Failures
import Imaging

extension PictureReading {
  /// How a picture may be asked to be read, in the queries that send or open one.
  static let parameters = [
    Parameter(
      "range", .text(longest: 100),
      "which values become black and white: " + SampleRange.all.map(\.slug).joined(separator: ", "), usual: "auto"),
    Parameter(
      "page", .integer(1...1_000_000), "which page, frame or volume of several; the first where it is left out"),
    Parameter(
      "slice", .text(longest: 20), "which plane of a volume, such as z:12; the middle one where it is left out"),
    Parameter("manageColours", .boolean, "whether an embedded colour profile is applied", usual: "false"),
  ]

  /// - Throws: `ImagingError` for a range or a slice that is none.
  init(_ call: Call) throws(ImagingError) {
    self.init(
      range: try .named(call.text("range") ?? "auto"), page: call.integer("page"),
      slice: try Self.slice(call.text("slice")), managesColours: call.boolean("manageColours") ?? false)
  }

  private static func slice(_ text: String?) throws(ImagingError) -> VolumeSlice? {
    guard let text, !text.isEmpty else { return nil }
    return try VolumeSlice(text)
  }

  /// What of it is asked for; nothing where the picture is read as usual.
  var asked: JSONValue.Members {
    var members: JSONValue.Members = [:]
    if range.slug != SampleRange.auto.slug { members.append("range", .string(range.slug)) }
    if let page { members.append("page", .integer(page)) }
    if let slice { members.append("slice", .string(slice.description)) }
    if managesColours { members.append("manageColours", .boolean(true)) }
    return members
  }
}
