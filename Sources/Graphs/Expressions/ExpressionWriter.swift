/// Writes expressions into a graph as nodes: each part once, and what is known beforehand as a constant.
package struct ExpressionWriter {
  package private(set) var graph: Graph
  private var written: [Call: [Result]] = [:]
  private var constants: [String: String] = [:]
  private var nameCounts: [String: Int] = [:]

  private struct Call: Hashable {
    let operatorName: String
    let inputs: [String]
    let outputCount: Int
  }

  private struct Result {
    let attributes: [String: Attribute]
    let outputs: [String]
  }

  /// Up to this many elements, results of constants are computed at once, and equal constants become one.
  private static let smallCount = 1 << 13

  /// Names outside the graph that no new value may bear.
  private let isTaken: (String) -> Bool

  package init(graph: Graph, isTaken: @escaping (String) -> Bool = { _ in false }) {
    self.graph = graph
    self.isTaken = isTaken
  }

  /// Writes what is not there yet, and gives back the name of the value.
  /// - Parameter name: what new values are called after.
  package mutating func write(_ expression: Expression, name: String) throws -> String {
    switch expression {
    case .value(let value): return value
    case .constant(let constant): return write(constant, name: name)
    case .node(let operatorName, let operands, let attributes, let output, let outputCount):
      let inputs = try operands.map { try $0.map { try write($0, name: name) } ?? "" }
      return try write(operatorName, inputs, attributes, outputCount: outputCount, name: name)[output]
    }
  }

  /// Writes the expression under a name of its own.
  package mutating func write(_ expression: Expression, as value: String) throws -> String {
    let source = try write(expression, name: value)
    return try graph.add("Identity", [source], name: uniqueName(value))
  }

  /// Writes the expression so that a value of the given name is what it makes.
  /// - Parameter node: the name of the node that makes it.
  mutating func write(_ expression: Expression, exactlyAs value: String, node name: String) throws {
    guard case .node(let operatorName, let operands, let attributes, 0, 1) = expression else {
      if case .constant(let constant) = expression {
        graph.constant(value, constant)
      } else {
        try graph.append(
          Node(
            name: name, operatorName: "Identity", inputs: [try write(expression, name: value)], outputs: [value]))
      }
      return
    }
    let inputs = try operands.map { try $0.map { try write($0, name: value) } ?? "" }
    let node = Node(
      name: name, operatorName: operatorName, inputs: inputs, outputs: [value], attributes: attributes)
    if let constant = try folded(node) { graph.constant(value, constant) } else { try graph.append(node) }
  }

  private mutating func write(
    _ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute], outputCount: Int, name: String
  ) throws -> [String] {
    let call = Call(operatorName: operatorName, inputs: inputs, outputCount: outputCount)
    if let same = written[call]?.first(where: { $0.attributes == attributes }) { return same.outputs }
    var node = Node(name: "", operatorName: operatorName, inputs: inputs, outputs: [""], attributes: attributes)
    let outputs: [String]
    if outputCount == 1, let constant = try folded(node) {
      outputs = [write(constant, name: name)]
    } else {
      outputs = (0..<outputCount).map { _ in uniqueName("\(name)/\(operatorName)") }
      node.name = outputs[0]
      node.outputs = outputs
      try graph.append(node)
    }
    written[call, default: []].append(Result(attributes: attributes, outputs: outputs))
    return outputs
  }

  private func folded(_ node: Node) throws -> Constant? {
    let operands = node.inputs.map { graph.constants[$0] }
    guard zip(node.inputs, operands).allSatisfy({ $0.isEmpty || ($1?.count ?? .max) <= Self.smallCount }) else {
      return nil
    }
    return try graph.folded(node, room: Self.smallCount)?.first
  }

  private mutating func write(_ constant: Constant, name: String) -> String {
    // Axes, shapes and factors recur at every node. A convolution's weight must stay its own, however small it is.
    let key: String
    switch constant {
    case .integers(let tensor) where tensor.elements.count <= 16:
      key = "\(tensor.elementType) \(tensor.shape) \(tensor.elements)"
    case .floats(let tensor) where tensor.rank == 0: key = "\(tensor.elements)"
    default: return graph.constant(uniqueName("\(name)/constant"), constant)
    }
    if let same = constants[key] { return same }
    let new = graph.constant(uniqueName("\(name)/constant"), constant)
    constants[key] = new
    return new
  }

  private mutating func uniqueName(_ base: String) -> String {
    while true {
      let count = nameCounts[base, default: 0] + 1
      nameCounts[base] = count
      let name = count == 1 ? base : "\(base)#\(count)"
      if !graph.isDefined(name) && !isTaken(name) { return name }
    }
  }
}

extension Constant {
  fileprivate var count: Int { shape.reduce(1, *) }
}
