import Graphs

/// The versions of ONNX's operators.
enum OperatorSets {
  /// Those that can be read.
  static let readable = 7...24

  /// The version of ONNX's own operators among those that a model or a function imports.
  static func version(_ imports: [ONNXOperatorSetProto]) throws(ModelError) -> Int {
    guard let set = imports.first(where: { OpsetUpgrades.isDefaultDomain($0.domain) }) else {
      throw ModelError(.malformed, "the model does not say which version of ONNX's operators it uses")
    }
    guard let version = Int(exactly: set.version), readable.contains(version) else {
      throw ModelError(
        .unsupported, "operators of version \(set.version) cannot be read; export with opset_version=\(Graph.opset)",
        context: ["readable": "\(readable.lowerBound) to \(readable.upperBound)"])
    }
    return version
  }
}
