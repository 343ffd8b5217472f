import Graphs
import TestSupport
import Testing

/// Every operator against the cases of `Scripts/fixtures/make_operator_fixtures.py`.
@Suite struct OperatorFixtureTests {
  /// The expected values are 32-bit floats, with rounding errors of a few units in the last place (2⁻²³ ≈ 1.2e-7).
  private let tolerance = 1e-6

  @Test(arguments: OperatorFixture.operatorNames) func infersAndComputes(_ operatorName: String) throws {
    let fixtures = try OperatorFixture.all(of: operatorName)
    #expect(!fixtures.isEmpty)
    for fixture in fixtures {
      // As in a network: only what must be known is constant.
      let whole = try fixture.graph(operatorName) { $0.constant ?? false }
      let graph = try whole.takenApart()
      try check(try graph.evaluated(fixture.values), fixture)
      for case (let index, let output?) in fixture.outputs.enumerated() {
        let type = try graph.type(of: "output\(index)")
        #expect(type.shape == output.shape, "\(fixture.name)")
        #expect(isSame(type.elementType, output.reference.elementType), "\(fixture.name): \(type.elementType)")
      }
      // A form that is written in others has a plain definition too.
      if OperatorCatalogue.operation(named: operatorName) != nil {
        try check(try whole.evaluated(fixture.values), fixture)
      }
    }
  }

  @Test(arguments: OperatorFixture.operatorNames) func foldsToTheSame(_ operatorName: String) throws {
    for fixture in try OperatorFixture.all(of: operatorName) {
      let folded = try fixture.graph(operatorName) { _ in true }.specialised()
      // Products of large constants are left to the engine.
      if !folded.nodes.isEmpty {
        #expect(fixture.inputs.contains { ($0?.elements.count ?? 0) > 1000 }, "\(fixture.name)")
        continue
      }
      try check(folded.constants.mapValues(ReferenceTensor.init), fixture)
    }
  }

  private func check(_ values: [String: ReferenceTensor], _ fixture: OperatorFixture) throws {
    for case (let index, let output?) in fixture.outputs.enumerated() {
      let expected = output.reference
      let value = try #require(values["output\(index)"])
      #expect(value.shape == expected.shape, "\(fixture.name)")
      #expect(isSame(value.elementType, expected.elementType), "\(fixture.name): \(value.elementType)")
      let error = relativeError(value.elements, expected.elements)
      #expect(error <= (expected.elementType.isFloatingPoint ? tolerance : 0), "\(fixture.name)")
    }
  }

  /// All floating-point types are held as one.
  private func isSame(_ a: ElementType, _ b: ElementType) -> Bool {
    a == b || (a.isFloatingPoint && b.isFloatingPoint)
  }
}
