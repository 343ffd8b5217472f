import Files
import Foundation
import Testing

@Suite struct ScratchFileTests {
  private let folder = NSTemporaryDirectory() + "metacam-scratch-\(UUID().uuidString)"

  private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }

  @Test func givesBackWhatItKept() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // More than one piece of a copy, and no multiple of one.
    let bytes = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let scratch = try ScratchFile(folder: folder)
    for start in stride(from: 0, to: bytes.count, by: 700_000) {
      try bytes[start..<min(start + 700_000, bytes.count)].withUnsafeBytes { try scratch.append($0) }
    }
    #expect(scratch.count == bytes.count)
    #expect(try files().isEmpty)  // it has no name
    for name in ["first", "second"] {
      try AtomicFile.write(to: "\(folder)/\(name)") { writer throws(FileError) in try scratch.copy(to: writer) }
      #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))) == bytes)
    }
    #expect(try files().sorted() == ["first", "second"])
  }

  @Test func copiesNothingWhereNothingIs() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let scratch = try ScratchFile(folder: folder)
    try AtomicFile.write(to: folder + "/empty") { writer throws(FileError) in try scratch.copy(to: writer) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/empty")).isEmpty)
  }

  @Test func namesTheFolderThatIsMissing() {
    let error = #expect(throws: FileError.self) { try ScratchFile(folder: folder) }
    #expect(error?.code == .notFound)
    #expect(error?.context["file"] == folder)
  }
}
