import Graphs

/// A network as a file's reader has it: nodes in any order, whose values need not have a shape that is known.
struct FileGraph {
  var inputs: [Graph.Input]
  var outputs: [String]
  private(set) var nodes: [Node]
  private(set) var constants: [String: Constant]
  private var makers: [String: Int] = [:]
  private var readers: [String: [Int]] = [:]

  init(inputs: [Graph.Input], outputs: [String], nodes: [Node], constants: [String: Constant]) {
    (self.inputs, self.outputs, self.nodes, self.constants) = (inputs, outputs, nodes, constants)
    for (place, node) in nodes.enumerated() {
      for value in node.outputs where !value.isEmpty { makers[value] = place }
      for value in Set(node.inputs) where !value.isEmpty { readers[value, default: []].append(place) }
    }
  }

  func maker(of value: String) -> Node? { makers[value].map { nodes[$0] } }
  func readers(of value: String) -> [Node] { (readers[value] ?? []).map { nodes[$0] } }

  /// The value's first maker that is none of some operators which hand on what they get, and that value.
  func origin(of value: String, through operators: Set<String>) -> String {
    var value = value
    for _ in 0..<nodes.count {
      guard let maker = maker(of: value), operators.contains(maker.operatorName), let input = maker.inputs.first,
        maker.operatorName != "Concat" || maker.inputs.count == 1
      else { break }
      value = input
    }
    return value
  }

  /// The constant that a value is, also by another name.
  func constant(_ value: String) -> Constant? { constants[origin(of: value, through: ["Identity"])] }

  /// The one number of a constant.
  func number(_ value: String) -> Double? {
    guard let constant = constant(value) else { return nil }
    if let integers = constant.integers { return integers.count == 1 ? Double(integers[0]) : nil }
    return constant.tensor.flatMap { $0.count == 1 ? Double($0.elements[0]) : nil }
  }

  /// All nodes that some values hang on.
  /// - Parameter stops: nodes behind which nothing is looked for.
  func nodes(before values: [String], stoppingAt stops: (Node) -> Bool = { _ in false }) -> [Node] {
    var (open, seen) = (values, Set<Int>())
    while let value = open.popLast() {
      guard let place = makers[value], seen.insert(place).inserted, !stops(nodes[place]) else { continue }
      open += nodes[place].inputs
    }
    return seen.sorted().map { nodes[$0] }
  }
}

extension Node {
  /// An input's name, empty where there is none: a file may leave out any.
  func input(_ place: Int) -> String { place < inputs.count ? inputs[place] : "" }

  /// The first output's name, empty where there is none.
  var result: String { outputs.first ?? "" }

  func integer(_ name: String, default value: Int) -> Int? {
    switch attributes[name] {
    case nil: value
    case .integer(let value): value
    default: nil
    }
  }

  func float(_ name: String, default value: Float) -> Float? {
    switch attributes[name] {
    case nil: value
    case .float(let value): value
    default: nil
    }
  }

  func string(_ name: String, default value: String) -> String? {
    switch attributes[name] {
    case nil: value
    case .string(let value): value
    default: nil
    }
  }
}
