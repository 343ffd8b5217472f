import Files
import Foundation
import Testing

@Suite struct ScratchFileTests {
  @Test func keepsBytesWithoutAName() throws {
    let folder = NSTemporaryDirectory() + "metacam-scratch-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let scratch = try ScratchFile(folder: folder)
    // More than one piece of the copy.
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 7) }
    try bytes.withUnsafeBufferPointer { try scratch.append(UnsafeRawBufferPointer($0)) }
    try bytes.withUnsafeBufferPointer { try scratch.append(UnsafeRawBufferPointer($0)) }
    #expect(scratch.count == 6_000_000)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    try AtomicFile.write(to: folder + "/copy") { writer throws(FileError) in try scratch.copy(to: writer) }
    let copy = try MappedFile(path: folder + "/copy").withBytes { Array($0) }
    #expect(copy == bytes + bytes)
  }

  @Test func namesAFolderThatCannotBeWritten() {
    #expect(throws: FileError.self) { try ScratchFile(folder: "/proc/missing") }
  }
}
