import Foundation
import Graphs
import ModelReaders
import TestSupport

/// Cases for another program to compute: a line of JSON each, with the file, its inputs, and what the reference
/// evaluator makes of them. What the reader refuses is left out.
struct CaseExport {
  let folder: String

  private struct Line: Encodable {
    let label: String
    let text: String
    let model: Data
    let inputs: [String: Array]
    let outputs: [String: Array]
  }

  private struct Array: Encodable {
    let shape: [Int]
    let elements: [Double]

    init(_ value: ReferenceTensor) { (shape, elements) = (value.shape, value.elements) }
  }

  func write(_ rows: [OperatorRow], cases count: Int, seed: UInt64) throws {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    encoder.outputFormatting = .sortedKeys
    var lines = Data()
    for row in rows where !row.opsets.isEmpty {
      for number in 0..<count {
        // The operator alone: other programs' fusions are none of our concern.
        let operatorCase = try row.operatorCase(number, seed: seed, withNeighbours: false)
        let bytes = operatorCase.file.bytes
        guard let graph = try? ONNXModel(bytes: bytes).graph.specialised(),
          let outputs = try? graph.evaluated(operatorCase.values)
        else { continue }
        let line = Line(
          label: operatorCase.label, text: operatorCase.text, model: Data(bytes),
          inputs: operatorCase.values.mapValues(Array.init), outputs: outputs.mapValues(Array.init))
        lines += try encoder.encode(line) + Data("\n".utf8)
      }
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try lines.write(to: URL(fileURLWithPath: "\(folder)/cases.jsonl"))
  }
}
