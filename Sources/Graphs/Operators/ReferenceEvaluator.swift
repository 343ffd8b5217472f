extension Graph {
  /// Runs the graph by the operators' plain definitions in double precision.
  ///
  /// For checking: thousands of times slower than the engine.
  /// - Parameter inputs: a value for every input of the graph.
  /// - Returns: the wanted values, by default the outputs.
  /// - Throws: `GraphError` if an input is missing or an operator cannot be computed.
  package func evaluated(
    _ inputs: [String: ReferenceTensor], wanted: [String]? = nil,
    rounding: (ReferenceTensor) -> ReferenceTensor = { $0 }
  ) throws -> [String: ReferenceTensor] {
    var values = constants.mapValues(ReferenceTensor.init)
    for input in self.inputs {
      guard let value = inputs[input.name] else {
        throw GraphError(.unknownValue, "the input has no value", context: ["input": input.name])
      }
      values[input.name] = value
    }
    for node in nodes {
      let operation = try OperatorCatalogue.operation(of: node)
      let results = try operation.evaluate(operatorContext(of: node), node.inputs.map { values[$0] })
      for (output, result) in zip(node.outputs, results) where !output.isEmpty { values[output] = rounding(result) }
    }
    var result: [String: ReferenceTensor] = [:]
    for name in wanted ?? outputs {
      guard let value = values[name] else {
        throw GraphError(.unknownValue, "the graph has no such value", context: ["value": name])
      }
      result[name] = value
    }
    return result
  }
}
