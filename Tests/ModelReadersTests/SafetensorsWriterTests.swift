import Files
import Foundation
import ModelReaders
import Tensors
import Testing

@Suite struct SafetensorsWriterTests {
  private let folder = NSTemporaryDirectory() + "metacam-writer-\(UUID().uuidString)"
  private static let tensors: [(name: String, tensor: Tensor)] = [
    ("b/input", Tensor(shape: [2, 3], elements: [1, -2, .infinity, 0.1, .leastNonzeroMagnitude, -0.0])),
    ("a ü \"\u{1}", Tensor(7)), ("empty", Tensor(shape: [0, 4], elements: [])),
    ("large", Tensor(shape: [600, 700], elements: (0..<420_000).map(Float.init))),
  ]

  private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }

  @Test func writesWhatTheWholeFileWouldBe() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (tensors, metadata) in [(Self.tensors, ["method": "grad-cam", "a": "\""]), ([], [:])] {
      let writer = try SafetensorsWriter(path: folder + "/pieces")
      for (name, tensor) in tensors {
        try writer.append(name, tensor)
        #expect(try files().isEmpty)
      }
      try writer.finish(metadata: metadata)
      try SafetensorsFile.write(tensors, metadata: metadata, to: folder + "/whole")
      let bytes = try ["pieces", "whole"].map { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")) }
      #expect(bytes[0] == bytes[1])
      #expect(try files().sorted() == ["pieces", "whole"])
      for name in ["pieces", "whole"] { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    }
  }

  @Test func leavesNothingWithoutAnEnd() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let writer = try SafetensorsWriter(path: folder + "/file")
      for (name, tensor) in Self.tensors { try writer.append(name, tensor) }
    }
    #expect(try files().isEmpty)
    let writer = try SafetensorsWriter(path: folder + "/file")
    for _ in 0..<2 { try writer.append("twice", Tensor(1)) }
    #expect(throws: ModelError.self) { try writer.finish() }
    #expect(try files().isEmpty)
  }

  @Test func needsItsFolder() {
    #expect(throws: FileError.self) { try SafetensorsWriter(path: folder + "/file") }
  }
}
