import Graphs
import Tensors

/// Nodes that are written one behind another, and their constants, with names that nothing else has.
struct NodeList {
  /// What new values are called after.
  let prefix: String
  private let isTaken: (String) -> Bool
  private(set) var nodes: [Node] = []
  private(set) var constants: [(name: String, constant: Constant)] = []
  private var count = 0

  init(prefix: String, isTaken: @escaping (String) -> Bool) {
    (self.prefix, self.isTaken) = (prefix, isTaken)
  }

  mutating func freshName(_ purpose: String) -> String {
    while true {
      count += 1
      let name = "\(prefix)/\(purpose)#\(count)"
      if !isTaken(name) { return name }
    }
  }

  /// Adds a node of one output, which may have a name of its own.
  @discardableResult
  mutating func add(
    _ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute] = [:], as name: String? = nil
  ) -> String {
    let name = name ?? freshName(operatorName)
    nodes.append(
      Node(name: name, operatorName: operatorName, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }

  mutating func constant(_ constant: Constant) -> String {
    let name = freshName("constant")
    constants.append((name, constant))
    return name
  }

  mutating func integers(_ elements: [Int]) -> String { constant(.integers(elements)) }
  mutating func floats(_ elements: [Float]) -> String {
    constant(.floats(Tensor(shape: [elements.count], elements: elements)))
  }

  mutating func gather(_ value: String, _ places: [Int], axis: Int) -> String {
    add("Gather", [value, integers(places)], ["axis": .integer(axis)])
  }

  mutating func unsqueeze(_ value: String, _ axes: [Int]) -> String { add("Unsqueeze", [value, integers(axes)]) }

  mutating func cast(_ value: String, to type: ElementType) -> String {
    add("Cast", [value], ["to": .integer(type.onnxNumber)])
  }
}
