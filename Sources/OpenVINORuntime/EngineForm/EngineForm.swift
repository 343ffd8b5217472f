import Graphs

extension Graph {
  /// The same network in the form in which OpenVINO computes what ONNX defines.
  ///
  /// OpenVINO gets some forms of ONNX's operators wrong, most of them silently: see `EngineFault.all`. Nodes of such a
  /// form are replaced by others that it gets right. Inputs, outputs and the names of all values stay as they are; new
  /// values are named after the node's first output.
  ///
  ///     let bytes = try ONNXWriter.bytes(of: graph.inEngineForm())
  ///
  /// - Returns: the graph itself where nothing has to change.
  /// - Throws: `GraphError` for a graph that is not specialised, or `RuntimeError` for a form that the engine lacks
  ///   and that has no other.
  /// - Complexity: O(nodes), and a copy of each weight that is read in two ways: see `copiesOfSharedWeights`.
  public func inEngineForm() throws -> Graph {
    var replacements: [Int: Replacement] = [:]
    let surroundings = Surroundings(of: self)
    for (index, node) in nodes.enumerated() {
      guard let faults = EngineFault.byOperator[node.operatorName] else { continue }
      for fault in faults {
        var replacement = try Replacement(of: node, in: surroundings)
        try fault.mend(&replacement)
        guard !replacement.nodes.isEmpty else { continue }
        replacements[index] = replacement
        break
      }
    }
    for index in endsOfActivationChains(isReplaced: { replacements[$0] != nil }) {
      var replacement = try Replacement(of: nodes[index], in: surroundings)
      replacement.partFromNext()
      replacements[index] = replacement
    }
    let copies = try copiesOfSharedWeights()
    guard !replacements.isEmpty || !copies.isEmpty else { return self }

    var result = Graph(inputs: inputs)
    for (name, constant) in constants { result.constant(name, constant) }
    for (name, copy) in copies.constants { result.constant(name, copy) }
    for (index, node) in nodes.enumerated() {
      for (name, constant) in replacements[index]?.constants ?? [] { result.constant(name, constant) }
      for node in replacements[index]?.nodes ?? [node] { try result.append(copies.read(by: node, at: index)) }
    }
    result.outputs = outputs
    return result
  }
}

/// A form of an operator that OpenVINO gets wrong, and what stands in its place.
package struct EngineFault: Sendable {
  package let operatorName: String
  /// What the engine does.
  package let fault: String
  /// The version of OpenVINO in which the fault was seen, on x86-64 and the CPU.
  package let version: String
  /// Writes the replacement of a node, or nothing where the node is not of this form.
  let mend: @Sendable (inout Replacement) throws -> Void

  init(
    _ operatorName: String, _ fault: String, seenIn version: String,
    mend: @escaping @Sendable (inout Replacement) throws -> Void
  ) {
    self.operatorName = operatorName
    self.fault = fault
    self.version = version
    self.mend = mend
  }

  /// All that are known; the first that applies to a node is mended.
  package static let all: [EngineFault] =
    [
      arithmeticFaults, convolutionFaults, indexingFaults, integerFaults, matrixFaults, normalisationFaults,
      paddingFaults,
      poolingFaults,
      quantisationFaults, reductionFaults, resizeFaults, selectionFaults, shapeFaults, slicingFaults, transposeFaults,
    ].flatMap { $0 }

  fileprivate static let byOperator = Dictionary(grouping: all, by: \.operatorName)
}
