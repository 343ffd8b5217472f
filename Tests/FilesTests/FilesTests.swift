import Files
import Foundation
import Testing

@Suite struct FilesTests {
  private let folder = NSTemporaryDirectory() + "metacam-files-\(UUID().uuidString)"

  @Test func readsBackWhatItWrote() throws {
    try AtomicFile.makeFolder(folder + "/a/b")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write([1, 2, 3], to: folder + "/a/b/file")
    #expect(try MappedFile(path: folder + "/a/b/file").withBytes { Array($0) } == [1, 2, 3])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["file"])
  }

  @Test func leavesNothingBehindWhenTheContentsFail() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: FileError.self) {
      try AtomicFile.write(to: folder + "/file") { _ throws(FileError) in throw FileError(.writeFailed, "stopped") }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func namesWhatCannotBeRead() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write([], to: folder + "/empty")
    let expected: [(String, FileErrorCode)] = [
      (folder, .isDirectory), (folder + "/missing", .notFound), (folder + "/empty", .empty), ("/dev/null", .readFailed),
    ]
    for (path, code) in expected {
      let error = #expect(throws: FileError.self) { try MappedFile(path: path) }
      #expect(error?.code == code)
      #expect(error?.context["file"] == path)
    }
  }

  @Test func namesWhatCannotBeWritten() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write([1], to: folder + "/file")
    #expect(throws: FileError.self) { try AtomicFile.makeFolder(folder + "/file") }
    #expect(throws: FileError.self) { try AtomicFile.makeFolder(folder + "/file/below") }
    #expect(throws: FileError.self) { try AtomicFile.write([1], to: folder + "/missing/file") }
  }
}
