import Files
import Foundation
import Graphs
import ModelReaders
import Testing

/// A file of Tests/Fixtures/onnx-models, which holds an input and the outputs that others computed for it.
struct ONNXFixture {
  let path: String
  let model: ONNXModel

  init(_ name: String) throws {
    path = Self.path(name)
    model = try ONNXModel(contentsOf: path)
  }

  static func bytes(_ name: String) throws -> [UInt8] { try bytes(at: path(name)) }

  static func bytes(at path: String) throws -> [UInt8] {
    let file = try MappedFile(path: path)
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  static func path(_ name: String) -> String {
    let tests = "\(#filePath)".split(separator: "/").dropLast(3)
    return "/" + tests.joined(separator: "/") + "/Fixtures/onnx-models/\(name).onnx"
  }

  /// Element i is ((37 i) mod 101) / 50 − 1.
  var input: ReferenceTensor {
    get throws {
      let shape = try #require(model.metadata["input"]).split(separator: " ").compactMap { Int($0) }
      let elements = (0..<shape.reduce(1, *)).map { Double(Float((37 * $0) % 101) / 50 - 1) }
      return ReferenceTensor(shape: shape, elements: elements, elementType: .float32)
    }
  }

  func expected(_ output: String) throws -> [Double] {
    try #require(model.metadata["expected:" + output]).split(separator: " ").compactMap { Double($0) }
  }

  /// Runs the network by the operators' plain definitions and compares every output.
  func expectOutputs(of graph: Graph? = nil, tolerance: Double, _ location: SourceLocation = #_sourceLocation) throws {
    let graph = graph ?? model.graph
    let image = try input
    let fixed = try graph.specialised(batch: image.shape[0])
    let results = try fixed.evaluated([#require(graph.inputs.first).name: image])
    #expect(!results.isEmpty, sourceLocation: location)
    for (output, result) in results where model.metadata["expected:" + output] != nil {
      let expected = try expected(output)
      #expect(result.elements.count == expected.count, "\(output)", sourceLocation: location)
      let error = zip(result.elements, expected).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(error <= tolerance, "\(output) is off by \(error)", sourceLocation: location)
    }
  }
}

/// A folder that is gone after the test.
func withScratchFolder(_ body: (String) throws -> Void) throws {
  let folder = NSTemporaryDirectory() + "metacam-onnx-\(UUID().uuidString)"
  try AtomicFile.makeFolder(folder)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}
