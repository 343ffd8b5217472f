import Differentiation
import Graphs
import TestSupport
import Testing

@Suite struct GradientTableTests {
  @Test func everyOperatorHasOnePlace() {
    let ruled = (GradientTable.rules + GradientTable.straightThrough).map(\.operatorName)
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

  @Test(arguments: GradientTable.examples.keys.sorted())
  func gradientsMatchFiniteDifferences(_ name: String) throws {
    for (index, example) in (GradientTable.examples[name] ?? []).enumerated() {
      // Once with every float as an input, and once with all but the first as constants, as weights are.
      for hasWeights in [false, true] {
        let built = try ExampleGraph(name, example, hasWeights: hasWeights)
        let differences = FiniteDifferences(graph: built.graph, output: built.output, inputs: built.inputs)
        try differences.check(
          built.values, seed: 5, "\(name), example \(index), \(hasWeights ? "weights" : "inputs")")
      }
    }
  }
}
