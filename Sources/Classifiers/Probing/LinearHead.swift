import Failures
import Graphs
import Tensors

extension Graph {
  /// Why the part of the network behind a layer is no spatial mean with one linear layer; nil where it is.
  ///
  /// - Parameter frontier: what the part reads, the layer first.
  func faultOfLinearHead(behind frontier: [String], output: String) -> String? {
    guard frontier.count == 1, let part = try? cut(at: frontier, outputs: [output]) else {
      return "a branch goes round the layer"
    }
    let weighted: Set = ["Gemm", "MatMul", "Conv"]
    let means: Set = ["GlobalAveragePool", "AveragePool", "ReduceMean", "ReduceSum"]
    let passing: Set = [
      "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Identity", "Dropout", "Cast", "Neg", "Concat",
    ]
    var (weights, pools) = (0, 0)
    let behind = part.values(dependingOn: frontier[0])
    for node in part.nodes where node.outputs.contains(where: behind.contains) {
      let known = node.inputs.filter { !$0.isEmpty && !behind.contains($0) }.allSatisfy { part.constants[$0] != nil }
      switch node.operatorName {
      case let name where weighted.contains(name) && known: weights += 1
      case let name where means.contains(name): pools += 1
      case let name where passing.contains(name): break
      case "Add", "Sub", "Mul", "Div": if !known { return "'\(node.operatorName)' joins two values behind it" }
      case let name: return "'\(name)' stands behind it"
      }
    }
    guard pools > 0 else { return "no spatial mean stands behind it" }
    return weights == 1 ? nil : "\(weights) layers with weights stand behind it"
  }
}

extension NetworkProbe {
  /// The weights of a class in the one linear layer behind a spatial mean, `[C]`: the sums of its logit's gradients over the places,
  /// at each of which the mean has divided the weight by their number.
  /// - Throws: `ClassifierError` where the network ends otherwise.
  public func classWeights() async throws -> [Double] {
    try recorder.checkLinearHead(of: layer)
    let direction = reading.derivative(pass.scores.output.elements, classIndex, .logit)
    return try await gradients(alongOutput: direction).sums(leading: 1)
  }
}

extension Recorder {
  /// - Throws: `ClassifierError` where the network does not end in a spatial mean and one linear layer behind the layer.
  func checkLinearHead(of layer: Layer) throws {
    let fault = classifier.graph.faultOfLinearHead(behind: layer.frontier, output: classifier.output)
    guard let fault else { return }
    throw ClassifierError(
      .noLinearHead,
      "cam is for a layer with a spatial mean and one linear layer behind it, and \(fault); grad-cam is the same where there "
        + "are more", context: ["layer": layer.name])
  }

  /// The same of all layers.
  package func checkLinearHead() throws { for layer in layers { try checkLinearHead(of: layer) } }
}
