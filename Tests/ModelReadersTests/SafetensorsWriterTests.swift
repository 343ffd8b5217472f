import Foundation
import ModelReaders
import Testing

@Suite struct SafetensorsWriterTests {
  private let folder = NSTemporaryDirectory() + "metacam-writer-\(UUID().uuidString)"

  @Test func writesTheBytesOfTheWholeFile() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tensors = (0..<5).map { index in
      (name: "map \(index)", tensor: Tensor(shape: [index, 3], repeating: Float(index)))
    }
    try SafetensorsFile.write(tensors, metadata: ["a": "b"], to: folder + "/whole")
    let writer = try SafetensorsWriter(path: folder + "/pieces")
    for (name, tensor) in tensors { try writer.append(name, tensor) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["whole"])
    try writer.finish(metadata: ["a": "b"])
    let files = try ["whole", "pieces"].map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
    #expect(files[0] == files[1])
  }

  @Test func refusesANameTwiceAndLeavesNothing() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = try SafetensorsWriter(path: folder + "/file")
    for _ in 0..<2 { try writer.append("twice", Tensor(1)) }
    #expect(throws: ModelError.self) { try writer.finish() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(throws: FileError.self) { try SafetensorsWriter(path: folder + "/missing/file") }
  }
}
