import Files
import Foundation
import Testing

@Suite struct PartFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "metacam-part-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func append(_ bytes: [UInt8], to part: PartFile) throws {
    try bytes.withUnsafeBytes { try part.append($0) }
  }

  @Test func goesOnWhereItEnded() throws {
    try withFolder { folder in
      do {
        let part = try #require(try PartFile(path: folder + "/file"))
        #expect(part.count == 0 && part.note == nil)
        try append([9, 9], to: part)
        try part.restart(note: "second try")
        try append([1, 2], to: part)
      }
      #expect(try names(folder) == ["file.part", "file.part.note"])
      let part = try #require(try PartFile(path: folder + "/file"))
      #expect(part.count == 2 && part.note == "second try")
      try append([3], to: part)
      try part.finish()
      #expect(try names(folder) == ["file"])
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/file")) == Data([1, 2, 3]))
    }
  }

  @Test func isHeldByOneAtATime() throws {
    try withFolder { folder in
      var first = try PartFile(path: folder + "/file")
      #expect(try first != nil && PartFile(path: folder + "/file") == nil)
      first = nil
      let second = try #require(try PartFile(path: folder + "/file"))
      // What has got its name is no part any longer: the next one begins anew.
      try append([1], to: second)
      try second.finish(as: folder + "/other")
      let third = try #require(try PartFile(path: folder + "/file"))
      #expect(third.count == 0)
      third.discard()
      #expect(try names(folder) == ["other"])
    }
  }

  @Test func namesWhatCannotBeWritten() throws {
    try withFolder { folder in
      let error = #expect(throws: FileError.self) { try PartFile(path: folder + "/missing/file") }
      #expect(error?.code == .notFound)
      try AtomicFile.makeFolder(folder + "/file.part")
      #expect(throws: FileError.self) { try PartFile(path: folder + "/file") }
    }
  }
}
