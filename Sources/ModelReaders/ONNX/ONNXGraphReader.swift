/// From the format's graph to ours.
struct ONNXGraphReader {
  private let opset: Int
  private var tensors: TensorDecoder
  private var constants: [String: Constant] = [:]
  private var nodes: [Node] = []

  init(opset: Int, tensors: TensorDecoder) {
    self.opset = opset
    self.tensors = tensors
  }

  /// - Parameter messages: the bytes of the graph; more than one if the file gives it in parts.
  mutating func graph(_ messages: [UnsafeRawBufferPointer]) throws -> Graph {
    var weights: [UnsafeRawBufferPointer] = []
    var rest: [UInt8] = []
    for message in messages {
      let parts = try WireFormat.split(message, field: Field.initializer)
      weights += parts.contents
      rest += parts.rest
    }
    let proto = try WireFormat.decode(ONNXGraphProto.self, rest)
    for weight in weights {
      let (name, constant) = try tensors.initializer(weight)
      try add(constant, name)
    }
    guard proto.sparseInitializer.isEmpty else {
      throw ModelError(
        .unsupported, "sparse weights are not supported; export them dense",
        context: ["constant": proto.sparseInitializer[0].values.name])
    }
    // Files of the first format versions list the weights among the inputs too.
    let inputs = try proto.input.filter { constants[$0.name] == nil }.map(input)
    try checkUnique(proto.input.map(\.name), "input")
    try checkUnique(proto.output.map(\.name), "output")
    guard !proto.output.isEmpty else { throw ModelError(.malformed, "the model has no outputs") }

    var upgrades = OpsetUpgrades(from: opset, names: names(of: proto), ranks: ranks(of: proto))
    for node in proto.node { try read(node, &upgrades) }
    for (name, constant) in upgrades.constants { constants[name] = constant }
    return try Graph(inputs: inputs, outputs: proto.output.map(\.name), nodes: nodes, constants: constants)
  }

  private mutating func add(_ constant: Constant, _ name: String) throws {
    guard constants.updateValue(constant, forKey: name) == nil else {
      throw ModelError(.malformed, "two constants have the same name", context: ["constant": name])
    }
  }

  private func checkUnique(_ names: [String], _ kind: String) throws {
    var seen = Set<String>()
    for name in names where name.isEmpty || !seen.insert(name).inserted {
      throw ModelError(.malformed, "an \(kind) of the model has no name of its own", context: [kind: name])
    }
  }

  // MARK: - Values

  private func input(_ value: ONNXValueProto) throws -> Graph.Input {
    let context: FailureContext = ["input": value.name]
    guard value.type.hasTensorType else {
      throw ModelError(.unsupported, "an input is no array; sequences and options are not supported", context: context)
    }
    let type = value.type.tensorType
    guard type.hasShape else {
      throw ModelError(
        .unsupported, "an input does not say how many axes it has; export with a shape", context: context)
    }
    do throws(ModelError) {
      let dimensions = try type.shape.dim.map { dimension throws(ModelError) in try Self.length(dimension) }
      return Graph.Input(
        name: value.name, elementType: try ElementType(inFile: type.elemType).held, dimensions: dimensions)
    } catch { throw error.adding(context) }
  }

  /// Nil for an axis of any length, which some writers express as −1.
  private static func length(_ dimension: ONNXShapeProto.Dimension) throws(ModelError) -> Int? {
    guard case .dimValue(let length) = dimension.value, length != -1 else { return nil }
    guard length > 0, length < 1 << 40 else { throw ModelError(.malformed, "an axis cannot have the length \(length)") }
    return Int(length)
  }

  private func names(of proto: ONNXGraphProto) -> Set<String> {
    var names = Set(constants.keys)
    for value in proto.input { names.insert(value.name) }
    for node in proto.node { names.formUnion(node.output + node.input) }
    return names
  }

  /// The number of axes of the values for which the file tells it.
  private func ranks(of proto: ONNXGraphProto) -> [String: Int] {
    var ranks = constants.mapValues(\.shape.count)
    for value in proto.input + proto.valueInfo + proto.output where value.type.tensorType.hasShape {
      ranks[value.name] = value.type.tensorType.shape.dim.count
    }
    return ranks
  }

  // MARK: - Nodes

  private static let readableVersions = Dictionary(
    OperatorCatalogue.all.map { ($0.name, $0.opsets) } + Composite.all.map { ($0.name, $0.opsets) },
    uniquingKeysWith: { first, _ in first })

  private mutating func read(_ proto: ONNXNodeProto, _ upgrades: inout OpsetUpgrades) throws {
    var node = Node(name: proto.name, operatorName: proto.opType, inputs: proto.input, outputs: proto.output)
    guard OpsetUpgrades.isDefaultDomain(proto.domain) else {
      throw ModelError(
        .unsupported, "the operator is none of ONNX's own but of '\(proto.domain)'; export with standard operators",
        context: node.context)
    }
    do {
      for attribute in proto.attribute { node.attributes[attribute.name] = try value(of: attribute) }
      if node.operatorName == "Constant" {
        guard let output = node.outputs.first, !output.isEmpty else {
          throw ModelError(.malformed, "the constant has no name")
        }
        return try add(Self.constant(of: node), output)
      }
      let readable = Self.readableVersions[node.operatorName]
      guard upgrades.changes(node.operatorName) || readable?.contains(opset) ?? true else {
        throw ModelError(
          .unsupported,
          "the operator cannot be read in the form of version \(opset); export with opset_version=\(Graph.opset)")
      }
      // 16-bit and 64-bit floats are held in 32 bits, so a cast to them casts to that.
      for name in ["to", "dtype"] {
        if case .integer(let number) = node.attributes[name], let type = ElementType(onnxNumber: number) {
          node.attributes[name] = .integer(type.held.onnxNumber)
        }
      }
      nodes += try upgrades.upgraded(node, constants: constants)
    } catch let error as ModelError { throw error.adding(node.context) }
  }

  private mutating func value(of attribute: ONNXAttributeProto) throws -> Attribute {
    switch attribute.type {
    case .float: return .float(attribute.f)
    case .int: return .integer(Int(attribute.i))
    case .string: return .string(String(decoding: attribute.s, as: UTF8.self))
    case .tensor: return .constant(try tensors.constant(attribute.t))
    case .floats: return .floats(attribute.floats)
    case .ints: return .integers(attribute.ints.map { Int($0) })
    case .strings: return .strings(attribute.strings.map { String(decoding: $0, as: UTF8.self) })
    case .graph, .graphs:
      throw ModelError(
        .unsupported, "the operator holds a network of its own; export without branches and loops (If, Loop, Scan)")
    case .sparseTensor, .sparseTensors, .tensors, .typeProto, .typeProtos, .undefined, .UNRECOGNIZED:
      throw ModelError(
        .unsupported,
        "the attribute '\(attribute.name)' is of the kind \(attribute.type.rawValue), which is not supported")
    }
  }

  /// What a `Constant` node holds: one of several attributes.
  private static func constant(of node: Node) throws(ModelError) -> Constant {
    guard node.attributes.count == 1, let (name, value) = node.attributes.first else {
      throw ModelError(.malformed, "the constant has \(node.attributes.count) values instead of one")
    }
    switch (name, value) {
    case ("value", .constant(let constant)): return constant
    case ("value_float", .float(let number)): return .floats(Tensor(number))
    case ("value_floats", .floats(let list)): return .floats(Tensor(shape: [list.count], elements: list))
    case ("value_int", .integer(let number)):
      return .integers(IntegerTensor(shape: [], elements: [Int64(number)], elementType: .int64))
    case ("value_ints", .integers(let list)): return .integers(list)
    default: throw ModelError(.unsupported, "a constant given as '\(name)' is not supported")
    }
  }
}
