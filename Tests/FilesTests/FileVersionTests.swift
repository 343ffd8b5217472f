import Files
import Foundation
import Testing

@Suite struct FileVersionTests {
  @Test func tellsWhatWasWrittenSince() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("metacam-version-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a")
    #expect(FileVersion(of: file.path) == nil)
    try Data("one".utf8).write(to: file)
    let before = try #require(FileVersion(of: file.path))
    #expect(FileVersion(of: "\(folder.path)/./a") == before)
    // In place, of the same size, a moment later.
    usleep(20_000)
    let handle = try FileHandle(forWritingTo: file)
    try handle.write(contentsOf: Data("two".utf8))
    try handle.close()
    #expect(FileVersion(of: file.path) != before)
    #expect(FileVersion(of: folder.path) == nil)
    let pipe = folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0 && FileVersion(of: pipe) == nil)
  }
}
