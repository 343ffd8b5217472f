import Differentiation
import Testing

@Suite struct GradientTableTests {
  @Test func everyOperatorHasOnePlace() {
    let ruled = GradientTable.rules.map(\.operatorName)
    #expect(Set(ruled).count == ruled.count, "a rule occurs twice")
    let catalogue = Set(OperatorCatalogue.all.map(\.name))
    for name in catalogue.union(ruled).union(GradientTable.notDifferentiable).union(GradientTable.unsupported.keys) {
      let places = [
        ruled.contains(name), GradientTable.notDifferentiable.contains(name), GradientTable.unsupported[name] != nil,
      ]
      #expect(places.count { $0 } == 1, "\(name) is in \(places.count { $0 }) parts of the table")
      #expect(catalogue.contains(name), "\(name) is no operator of the catalogue")
    }
  }

  @Test func rulesHoldForTheGraphsOpset() {
    for rule in GradientTable.rules {
      #expect(rule.opsets.contains(Graph.opset), "\(rule.operatorName)")
      #expect(!rule.examples.isEmpty, "\(rule.operatorName)")
    }
  }

  @Test(arguments: GradientTable.rules.map(\.operatorName))
  func gradientsMatchFiniteDifferences(_ name: String) throws {
    let rule = try #require(GradientTable.rules.first { $0.operatorName == name })
    for (index, example) in rule.examples.enumerated() {
      // Once with every float as an input, and once with all but the first as constants, as weights are.
      for hasWeights in [false, true] {
        var random = SeededRandom(seed: 17)
        let built = try build(name, example, hasWeights: hasWeights, &random)
        try built.differences.check(
          built.values, seed: 5, "\(name), example \(index), \(hasWeights ? "weights" : "inputs")")
      }
    }
  }

  private func build(
    _ name: String, _ example: GradientExample, hasWeights: Bool, _ random: inout SeededRandom
  ) throws -> (differences: FiniteDifferences, values: [String]) {
    var graph = Graph(inputs: [])
    var inputs: [String: ReferenceTensor] = [:]
    var (operands, values): ([String], [String]) = ([], [])
    for (index, input) in example.inputs.enumerated() {
      let operand = "x\(index)"
      switch input {
      case .floats(let shape, let range, let kinks):
        let elements = ReferenceTensor.spread(shape, in: range, avoiding: kinks, &random)
        if hasWeights && !values.isEmpty {
          graph.constant(operand, Tensor(shape: shape, elements: elements.elements.map(Float.init)))
        } else {
          graph.addInput(.init(name: operand, dimensions: shape))
          inputs[operand] = elements
          values.append(operand)
        }
        operands.append(operand)
      case .constant(let constant): operands.append(graph.constant(operand, constant))
      case .absent: operands.append("")
      }
    }
    let outputs = (0..<example.outputCount).map { "y\($0)" }
    try graph.append(
      Node(name: "node", operatorName: name, inputs: operands, outputs: outputs, attributes: example.attributes))
    graph.outputs = [outputs[example.output]]
    return (FiniteDifferences(graph: graph, output: outputs[example.output], inputs: inputs), values)
  }
}
