import Graphs
import Tensors

/// The nodes that come to stand for a node; none where it stays.
struct Replacement {
  /// The node that is replaced.
  let node: Node
  /// What is known of it: attributes, the types of its inputs, constants.
  let operation: OperatorContext
  let outputTypes: [ValueType]
  /// What stands around it.
  let surroundings: Surroundings
  private(set) var nodes: [Node] = []
  private(set) var constants: [(name: String, constant: Constant)] = []
  private var names: Set<String> = []

  init(of node: Node, in surroundings: Surroundings) throws {
    let graph = surroundings.graph
    self.node = node
    self.surroundings = surroundings
    operation = graph.operatorContext(of: node)
    outputTypes = try node.outputs.filter { !$0.isEmpty }.map { try graph.type(of: $0) }
  }

  /// True for a reduction whose result meets several constant numbers: see `Graph.valuesThatMeetConstants`.
  var meetsConstants: Bool { surroundings.valuesThatMeetConstants.contains(node.outputs.first ?? "") }

  /// The operators that make or read its first input.
  var operatorsBefore: Set<String> { node.inputs.first.map(surroundings.operators) ?? [] }

  /// Those that make or read its first output.
  var operatorsBehind: Set<String> { node.outputs.first.map(surroundings.operators) ?? [] }

  /// Adds a constant and gives back its name.
  /// - Parameter purpose: what the new value is called, behind the name of the node's first output.
  mutating func constant(_ constant: Constant, _ purpose: String) -> String {
    let name = newName(purpose)
    constants.append((name, constant))
    return name
  }

  mutating func integers(_ elements: [Int], _ purpose: String) -> String { constant(.integers(elements), purpose) }

  mutating func floats(_ tensor: Tensor, _ purpose: String) -> String { constant(.floats(tensor), purpose) }

  /// Adds a node that makes a new value, and gives back its name.
  mutating func add(_ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:]) -> String {
    let name = newName(operatorName)
    nodes.append(
      Node(name: name, operatorName: operatorName, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }

  /// Adds a node in the place of the one that is replaced, whose further outputs it makes too, and gives back the name of
  /// its first output, which is a new one.
  mutating func addInPlace(_ inputs: [String], attributes: [String: Attribute]) -> String {
    let name = newName(node.operatorName)
    nodes.append(
      Node(
        name: name, operatorName: node.operatorName, inputs: inputs, outputs: [name] + node.outputs.dropFirst(),
        attributes: attributes))
    return name
  }

  /// Adds the node that makes the outputs of the one that is replaced.
  mutating func finish(_ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:]) {
    nodes.append(
      Node(
        name: node.name, operatorName: operatorName, inputs: inputs, outputs: node.outputs, attributes: attributes))
  }

  /// Adds the node that makes some of them, and is the only one that makes any.
  mutating func finish(
    outputs: [String], _ operatorName: String, _ inputs: [String], attributes: [String: Attribute]
  ) {
    nodes.append(
      Node(name: node.name, operatorName: operatorName, inputs: inputs, outputs: outputs, attributes: attributes))
  }

  /// Adds the node that makes one of them.
  mutating func finish(
    output index: Int, _ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:]
  ) {
    let output = node.outputs[index]
    nodes.append(
      Node(
        name: index == 0 ? node.name : output, operatorName: operatorName, inputs: inputs, outputs: [output],
        attributes: attributes))
  }

  private mutating func newName(_ purpose: String) -> String {
    let base = "\(node.outputs.first { !$0.isEmpty } ?? node.name)/\(purpose)"
    var (name, number) = (base, 2)
    while surroundings.graph.isDefined(name) || !names.insert(name).inserted {
      name = "\(base)#\(number)"
      number += 1
    }
    return name
  }
}
