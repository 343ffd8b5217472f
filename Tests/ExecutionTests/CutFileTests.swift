import Execution
import Files
import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// Files of weights that another program cuts short, between reading and running: an error, and no answer made of zeros.
@Suite struct CutFileTests {
  /// 2 MB, more than is copied.
  private let weight = Tensor(shape: [512, 1024], elements: (0..<512 * 1024).map { Float($0 % 97) / 97 })
  private let x = Tensor(shape: [1, 512], repeating: 1)

  private func graph(_ weights: StateDictionary) throws -> Graph {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 512])])
    graph.constant("w", try weights.tensor("w", shape: weight.shape))
    graph.outputs = [try graph.add("MatMul", ["x", "w"], name: "y")]
    return graph
  }

  @Test(arguments: [false, true]) func weights(hasCache: Bool) throws {
    let file = TemporaryFile(ending: ".safetensors")
    let folder = TemporaryFile()
    try SafetensorsFile.write([("w", weight)], to: file.path)
    let graph = try graph(StateDictionary(contentsOf: file.path))
    let engine = try Engine(cacheFolder: hasCache ? folder.path : nil)
    #expect(truncate(file.path, 1_000_000) == 0)
    let error = #expect(throws: FileError.self) { try engine.compiled(graph) }
    #expect(error?.code == .changed && error?.context["file"] == file.path)
  }

  @Test func entryOfTheCache() async throws {
    let file = TemporaryFile(ending: ".safetensors")
    let folder = TemporaryFile()
    try SafetensorsFile.write([("w", weight)], to: file.path)
    let graph = try graph(StateDictionary(contentsOf: file.path))
    let expected = try await Engine(cacheFolder: folder.path).compiled(graph).run(["x": x])
    let program = try Engine(cacheFolder: folder.path).compiled(graph)
    #expect(try await program.run(["x": x]) == expected)
    for entry in try FileManager.default.contentsOfDirectory(atPath: folder.path) where entry.hasSuffix(".compiled") {
      #expect(truncate("\(folder.path)/\(entry)", 4096) == 0)
    }
    await #expect(throws: RuntimeError.self) { try await program.run(["x": x]) }
    // What is left of the entry is none.
    #expect(try await Engine(cacheFolder: folder.path).compiled(graph).run(["x": x]) == expected)
  }
}
