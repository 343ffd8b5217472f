import FoundationEssentials
import Graphs

/// One case of `Tests/Fixtures/operators`: an operator's inputs and attributes, and what must come out.
package struct OperatorFixture: Decodable, Sendable {
  package let name: String
  package let attributes: [String: StoredAttribute]
  package let inputs: [StoredTensor?]
  package let outputs: [StoredTensor?]

  package struct StoredTensor: Decodable, Sendable {
    package let shape: [Int]
    let type: String
    package let elements: [StoredNumber]
    /// True for an input that a network holds as a constant.
    package let constant: Bool?

    package var reference: ReferenceTensor {
      ReferenceTensor(
        shape: shape, elements: elements.map(\.value), elementType: ElementType(rawValue: type) ?? .float32)
    }
  }

  /// A number, or "nan", "inf", "-inf", which JSON has no numbers for.
  package struct StoredNumber: Decodable, Sendable {
    package let value: Double

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = Double(try container.decode(String.self)) ?? .nan
      }
    }
  }

  package struct StoredAttribute: Decodable, Sendable {
    let integer: Int?
    let float: StoredNumber?
    let string: String?
    let integers: [Int]?
    let floats: [StoredNumber]?
    let strings: [String]?
    let tensor: StoredTensor?

    package var attribute: Attribute {
      if let integer { return .integer(integer) }
      if let float { return .float(Float(float.value)) }
      if let string { return .string(string) }
      if let integers { return .integers(integers) }
      if let floats { return .floats(floats.map { Float($0.value) }) }
      return tensor.map { .constant($0.reference.constant) } ?? .strings(strings ?? [])
    }
  }

  /// The operators that there must be cases of: the catalogue and the composites.
  package static let operatorNames = (OperatorCatalogue.all.map(\.name) + Composite.all.map(\.name)).sorted()

  package static func all(of operatorName: String) throws -> [OperatorFixture] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("operators/\(operatorName).json")))
    return try JSONDecoder().decode([OperatorFixture].self, from: data)
  }

  package func node(_ operatorName: String) -> Node {
    Node(
      name: "node", operatorName: operatorName,
      inputs: inputs.enumerated().map { $1 == nil ? "" : "input\($0)" },
      outputs: outputs.enumerated().map { $1 == nil ? "" : "output\($0)" },
      attributes: attributes.mapValues(\.attribute))
  }

  /// The node alone in a graph. Inputs come from outside, or those alone that need not be constant, or none.
  package func graph(_ operatorName: String, constants isConstant: (StoredTensor) -> Bool) throws -> Graph {
    var graph = Graph(inputs: [])
    for case (let index, let input?) in inputs.enumerated() {
      let value = input.reference
      if isConstant(input) {
        graph.constant("input\(index)", value.constant)
      } else {
        graph.addInput(.init(name: "input\(index)", elementType: value.elementType, dimensions: value.shape))
      }
    }
    let node = node(operatorName)
    try graph.append(node)
    graph.outputs = node.outputs.filter { !$0.isEmpty }
    return graph
  }

  package var values: [String: ReferenceTensor] {
    var values: [String: ReferenceTensor] = [:]
    for case (let index, let input?) in inputs.enumerated() { values["input\(index)"] = input.reference }
    return values
  }
}

extension Graph {
  /// The graph itself where it holds operators of the catalogue alone, in the form of `Graph.opset`; with the parts of the
  /// others where not.
  package func takenApart() throws -> Graph {
    try holdsComposites ? specialised() : self
  }
}

/// The largest difference of two values by the largest expected magnitude (1 if that is smaller); +∞ where one is NaN
/// or infinite and the other is not the same.
package func relativeError(_ values: [Double], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  let scale = expected.filter(\.isFinite).reduce(1) { max($0, abs($1)) }
  return zip(values, expected).reduce(0) { worst, pair in
    if pair.0 == pair.1 || (pair.0.isNaN && pair.1.isNaN) { return worst }
    let difference = abs(pair.0 - pair.1) / scale
    return difference.isFinite ? max(worst, difference) : .infinity
  }
}
