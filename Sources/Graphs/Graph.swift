import Tensors

/// A network as data: named values, the nodes that make them, and the constants they start from.
///
///     var graph = Graph(inputs: [.init(name: "input", dimensions: [nil, 3, 224, 224])])
///     let conv = try graph.add("Conv", ["input", graph.constant("weight", weight)], name: "conv")
///     graph.outputs = [try graph.add("Relu", [conv], name: "relu")]
///     let fixed = try graph.specialised(batch: 1)
///     fixed.types["relu"]?.shape  // [1, 8, 224, 224]
///
/// Every value is made once (by an input, a constant or one node), and nodes stand behind those whose values they read.
/// Nodes are ONNX operators of one opset, whatever a file was written with.
public struct Graph: Sendable {
  /// The version of ONNX's default operator set that all nodes are of; readers bring other versions into this form.
  public static let opset = 18

  /// A value that comes from outside.
  public struct Input: Sendable, Equatable {
    /// The value's name; no other value of the graph has it.
    public let name: String
    /// The type of its elements.
    public let elementType: ElementType
    /// The length of each axis; nil where any length is allowed.
    public let dimensions: [Int?]

    /// An input, by default of 32-bit floats.
    public init(name: String, elementType: ElementType = .float32, dimensions: [Int?]) {
      self.name = name
      self.elementType = elementType
      self.dimensions = dimensions
    }
  }

  /// What the graph is given when it is run, in the file's order.
  public private(set) var inputs: [Input]
  /// The names of the values that the network is run for.
  public var outputs: [String]
  /// In an order that runs: each behind those whose values it reads.
  public private(set) var nodes: [Node] = []
  /// Weights and other values that are known beforehand, by name.
  public private(set) var constants: [String: Constant] = [:]
  /// The shape and type of every value, once the graph is specialised; of the constants, before.
  public private(set) var types: [String: ValueType] = [:]
  /// Further names of values that `targetLayer(named:)` knows, such as that of a module whose last part makes the value.
  public var layerAliases: [String: String] = [:]
  /// The value that maps are made from by default; nil for what enters the last spatial reduction.
  public var preferredLayer: String?
  /// The values within a composite operator, which its file does not know: no map is made from them.
  package internal(set) var innerValues: Set<String> = []
  /// The value in which the input has been brought into another range, where a network does that itself: what is added
  /// up to here prepares the data, and is no bias of the network. Nil where nothing does, or nothing says so.
  public var preparedInput: String?
  /// Where a value comes from: the index of its node.
  private var producers: [String: Int] = [:]
  private var inputNames: Set<String> = []

  /// A graph without nodes; an input whose name was there before is left out.
  public init(inputs: [Input], outputs: [String] = []) {
    self.inputs = []
    self.outputs = outputs
    for input in inputs where !isDefined(input.name) { addInput(input) }
  }

  /// A graph of nodes in any order; they are brought into one that runs, which keeps theirs where it can.
  ///
  /// - Throws: `GraphError` for a value made twice or by nobody, and for a cycle, naming its nodes.
  /// - Complexity: O(nodes + values).
  public init(inputs: [Input], outputs: [String], nodes: [Node], constants: [String: Constant]) throws {
    self.init(inputs: inputs, outputs: outputs)
    for (name, constant) in constants where !isDefined(name) { self.constant(name, constant) }
    for node in try Self.inRunningOrder(nodes, known: { [self] in isDefined($0) }) { try append(node, mayWait: true) }
    for output in outputs where !isDefined(output) {
      throw GraphError(.invalidGraph, "nothing makes the output '\(output)'", context: ["value": output])
    }
  }

  /// True where every value's shape is known.
  /// - Complexity: O(values).
  public var isSpecialised: Bool {
    inputs.allSatisfy { types[$0.name] != nil }
      && nodes.allSatisfy { $0.outputs.allSatisfy { $0.isEmpty || types[$0] != nil } }
  }

  /// True for the name of an input, a constant or a node's output.
  public func isDefined(_ name: String) -> Bool {
    producers[name] != nil || constants[name] != nil || inputNames.contains(name)
  }

  /// The node that makes a value; nil for inputs and constants.
  public func producer(of value: String) -> Node? { producers[value].map { nodes[$0] } }

  /// The shape and type of a value.
  /// - Throws: `GraphError` where it is not known: no such value, or a graph that is not specialised.
  public func type(of value: String) throws -> ValueType {
    if let type = types[value] { return type }
    throw isDefined(value)
      ? GraphError(.invalidGraph, "the shape is not known before the graph is specialised", context: ["value": value])
      : GraphError(.unknownValue, "the graph has no such value", context: ["value": value])
  }

  /// The name itself, or with a number behind it where the graph has that value already.
  package func unusedName(_ name: String) -> String {
    guard isDefined(name) else { return name }
    return (2...).lazy.map { "\(name).\($0)" }.first { !isDefined($0) } ?? name
  }

  // MARK: - Building

  /// Adds a constant and gives back its name.
  @discardableResult
  public mutating func constant(_ name: String, _ constant: Constant) -> String {
    constants[name] = constant
    types[name] = ValueType(constant.shape, constant.elementType)
    return name
  }

  /// Adds floats and gives back their name.
  @discardableResult
  public mutating func constant(_ name: String, _ tensor: Tensor) -> String { constant(name, .floats(tensor)) }

  /// Adds an input whose shape is known at once if none of its axes is open.
  public mutating func addInput(_ input: Input) {
    inputs.append(input)
    inputNames.insert(input.name)
    let type = ValueType(input.dimensions.compactMap { $0 }, input.elementType)
    if type.shape.count == input.dimensions.count && type.isReasonable { types[input.name] = type }
  }

  /// Adds a node of one output that bears the node's name, and gives back that name.
  /// - Throws: `GraphError` as `append`.
  @discardableResult
  public mutating func add(
    _ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:], name: String
  ) throws -> String {
    try append(Node(name: name, operatorName: operatorName, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }

  /// Adds a node behind all others; the types of its outputs follow from those of its inputs, where these are known.
  ///
  /// Those of a composite operator follow when the graph is specialised.
  /// - Throws: `GraphError` if an input does not exist, an output does already, the operator is unknown, or the
  ///   shapes do not fit it.
  public mutating func append(_ node: Node) throws { try append(node, mayWait: false) }

  /// - Parameter mayWait: whether the types may stay unknown where they hang on shape arithmetic that is not folded
  ///   yet, as in a graph fresh from a file.
  mutating func append(_ node: Node, mayWait: Bool) throws {
    for input in node.inputs where !input.isEmpty && !isDefined(input) {
      throw GraphError(.invalidGraph, "nothing makes the value '\(input)'", context: node.context)
    }
    for output in node.outputs where !output.isEmpty && isDefined(output) {
      throw GraphError(.invalidGraph, "the value '\(output)' is made twice", context: node.context)
    }
    let operation = OperatorCatalogue.operation(named: node.operatorName)
    if operation == nil { try OperatorCatalogue.checkComposite(node) }
    if let operation, node.inputs.allSatisfy({ $0.isEmpty || types[$0] != nil }) {
      do {
        let outputTypes = try operation.outputTypes(operatorContext(of: node))
        for (output, type) in zip(node.outputs, outputTypes) where !output.isEmpty { types[output] = type }
      } catch let error as GraphError where error.code == .dynamicValue && mayWait {}
    }
    for output in node.outputs where !output.isEmpty { producers[output] = nodes.count }
    nodes.append(node)
  }

  /// Takes constants for outputs of the last node, which it does not make any more; a node that makes nothing goes.
  mutating func settleLastNode(_ constants: [String: Constant]) {
    guard var node = nodes.popLast() else { return }
    node.outputs = node.outputs.map { constants[$0] == nil ? $0 : "" }
    if node.outputs.contains(where: { !$0.isEmpty }) { nodes.append(node) }
    for (name, constant) in constants {
      producers[name] = nil
      self.constant(name, constant)
    }
  }

  /// What an operator may know of a node: its attributes, the types of its inputs, and those that are constant.
  package func operatorContext(of node: Node) -> OperatorContext {
    OperatorContext(node: node, inputTypes: node.inputs.map { types[$0] }, constants: node.inputs.map { constants[$0] })
  }

  // MARK: - Order

  /// A stable topological order: nodes stay where they are if they can.
  private static func inRunningOrder(_ nodes: [Node], known: (String) -> Bool) throws -> [Node] {
    var maker: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for output in node.outputs where !output.isEmpty {
        guard maker.updateValue(index, forKey: output) == nil else {
          throw GraphError(.invalidGraph, "the value '\(output)' is made twice", context: node.context)
        }
      }
    }
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: nodes.count)
    var order: [Node] = []
    order.reserveCapacity(nodes.count)
    // Depth first, with a stack of its own: a file may hold a chain of any length.
    for root in nodes.indices where marks[root] == .new {
      var stack = [(node: root, nextInput: 0)]
      marks[root] = .open
      while let top = stack.last {
        let node = nodes[top.node]
        guard top.nextInput < node.inputs.count else {
          marks[top.node] = .done
          order.append(node)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].nextInput += 1
        let input = node.inputs[top.nextInput]
        guard !input.isEmpty, !known(input), let needed = maker[input] else { continue }
        switch marks[needed] {
        case .done: continue
        case .new:
          marks[needed] = .open
          stack.append((needed, 0))
        case .open:
          let cycle = stack.drop { $0.node != needed }.map { nodes[$0.node].label }
          throw GraphError(
            .invalidGraph, "the nodes \(cycle.prefix(5).joined(separator: ", ")) wait for one another in a cycle",
            context: node.context)
        }
      }
    }
    return order
  }
}
