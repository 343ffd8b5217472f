import FoundationEssentials
import TestSupport

/// A folder of files that a test writes; it goes away with the object.
final class CaseFolder: Sendable {
  private let place = TemporaryFile()
  var path: String { place.path }

  init(_ files: [String] = []) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files { try write("", to: file) }
  }

  @discardableResult
  func write(_ text: String, to file: String) throws -> String {
    let whole = "\(path)/\(file)"
    let folder = whole.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: whole))
    return whole
  }

  func link(_ file: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(file)", withDestinationPath: target)
  }
}
