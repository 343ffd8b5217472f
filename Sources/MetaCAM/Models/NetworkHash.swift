import Files
import Graphs
import ModelReaders

extension NetworkModel {
  /// The SHA-256 of all that the network's answers depend on: structure and weights, wherever they were read from, how an
  /// image becomes its input, and how tokens lie.
  ///
  /// - Throws: `ModelError` if the network cannot be written as ONNX.
  /// - Complexity: some 3 ms for each megabyte of weights.
  public func contentHash() throws -> String {
    var parts = ["\(preprocessing)", "\(String(describing: tokens))"]
    try ONNXWriter.forEachPiece(of: graph) { parts.append(SHA256.hexadecimal(of: $0)) }
    return Array(parts.joined(separator: "\n").utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }
}
