import Failures
import Graphs
import Tensors

/// From the format's graph to ours.
struct ONNXGraphReader {
  private let functions: ModelFunctions
  /// Functions that call functions could make any number of nodes of a small file.
  private let mostNodes: Int
  private var tensors: TensorDecoder
  private(set) var inputs: [Graph.Input] = []
  private(set) var constants: [String: Constant] = [:]
  private var made = ReadNodes()
  private(set) var upgrades = OpsetUpgrades()
  /// How many nodes were read, those within functions as often as these are called.
  private var nodeCount = 0
  /// As many calls within calls as functions of a network may hold.
  private static let deepestCall = 64

  init(functions: ModelFunctions, tensors: TensorDecoder, mostNodes: Int) {
    self.functions = functions
    self.mostNodes = mostNodes
    self.tensors = tensors
  }

  /// - Parameters:
  ///   - messages: the bytes of the graph; more than one if the file gives it in parts.
  ///   - opset: the version that its nodes are of.
  mutating func graph(_ messages: [UnsafeRawBufferPointer], opset: Int) throws -> Graph {
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
    for weight in proto.sparseInitializer { try add(try tensors.constant(weight), weight.values.name) }
    // Files of the first format versions list the weights among the inputs too.
    inputs = try proto.input.filter { constants[$0.name] == nil }.map(input)
    try checkUnique(proto.input.map(\.name), "input")
    try checkUnique(proto.output.map(\.name), "output")
    guard !proto.output.isEmpty else { throw ModelError(.malformed, "the model has no outputs") }

    upgrades = OpsetUpgrades(names: names(of: proto), ranks: ranks(of: proto))
    try read(proto.node, ReadingScope(opset: opset))
    for (name, constant) in upgrades.constants { constants[name] = constant }
    try tensors.checkFiles()
    let outputs = proto.output.map(\.name)
    if let fixed = TwoStageDetector.fixedForm(
      inputs: inputs, outputs: outputs, nodes: made.nodes, constants: constants)
    {
      return try Graph(inputs: fixed.inputs, outputs: fixed.outputs, nodes: fixed.nodes, constants: fixed.constants)
    }
    let cut = SuppressionCut.applied(to: made.nodes, outputs: outputs)
    return try Graph(
      inputs: inputs, outputs: cut?.outputs ?? outputs, nodes: cut?.nodes ?? made.nodes, constants: constants)
  }

  mutating func add(_ constant: Constant, _ name: String) throws {
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

  mutating func read(_ protos: [ONNXNodeProto], _ scope: ReadingScope) throws {
    for proto in protos { try read(proto, scope) }
  }

  private mutating func read(_ proto: ONNXNodeProto, _ scope: ReadingScope) throws {
    var node = Node(
      name: scope.prefix + proto.name, operatorName: proto.opType, inputs: proto.input.map(scope.value),
      outputs: proto.output.map(scope.value))
    nodeCount += 1
    guard nodeCount <= mostNodes else {
      throw ModelError(
        .refused,
        "the model holds more than \(mostNodes) nodes\(scope.depth == 0 ? "" : " with those of its functions and branches")",
        remedy: "\(.option(.limits)) lifts the limits", context: node.context)
    }
    do {
      let attributes = try proto.attribute.compactMap { try scope.given($0) }
      // ONNX leaves it open which of the two is meant by an operator's own name; ONNX Runtime takes the operator.
      let isStandard = OpsetUpgrades.isDefaultDomain(proto.domain) && Self.readableVersions[proto.opType] != nil
      if !isStandard, let function = functions.function(of: proto) {
        return try call(function, node, attributes: attributes, scope)
      }
      if let foreign = ForeignOperator.named(proto.opType, domain: proto.domain) {
        for attribute in attributes { node.attributes[attribute.name] = try value(of: attribute, of: node) }
        made.append(try foreign.written(node) { upgrades.freshName($0) })
        return
      }
      guard OpsetUpgrades.isDefaultDomain(proto.domain) else {
        throw ModelError(
          .unsupported,
          OperatorCatalogue.foreignReason(proto.opType, domain: proto.domain))
      }
      switch proto.opType {
      case "If": return try readBranch(of: node, attributes, scope)
      case "Loop": return try readLoop(of: node, attributes, scope)
      case "Scan": return try readScan(of: node, attributes, scope)
      default: break
      }
      for attribute in attributes { node.attributes[attribute.name] = try value(of: attribute, of: node) }
      if node.operatorName == "Constant" {
        guard let output = node.outputs.first, !output.isEmpty else {
          throw ModelError(.malformed, "the constant has no name")
        }
        return try add(Self.constant(of: node), output)
      }
      let readable = Self.readableVersions[node.operatorName]
      guard upgrades.changes(node.operatorName, from: scope.opset) || readable?.contains(scope.opset) ?? true else {
        let versions = readable ?? Graph.opset...Graph.opset
        throw ModelError(
          .unsupported,
          "the operator does not exist in version \(scope.opset), but in \(versions.lowerBound) to \(versions.upperBound)"
        )
      }
      noteNarrowTypes(&node)
      made.append(try upgrades.upgraded(node, from: scope.opset, constants: constants))
    } catch let error as ModelError { throw error.adding(node.context) }
  }

  /// What a graph does not hold as it is: 16-bit and 64-bit floats are held in 32 bits, so a cast to them casts to that;
  /// integers of 4 bits are held in 8, so a quantisation to them has to say so.
  private func noteNarrowTypes(_ node: inout Node) {
    for name in ["to", "dtype"] {
      if case .integer(let number) = node.attributes[name], let type = ElementType(onnxNumber: number) {
        node.attributes[name] = .integer(type.held.onnxNumber)
      }
    }
    guard node.operatorName == "QuantizeLinear" else { return }
    if node.inputs.count > 2, !node.inputs[2].isEmpty {
      node.attributes["output_dtype"] = tensors.narrowTypes[node.inputs[2]].map { .integer($0) }
    }
  }

  // MARK: - Functions and branches

  /// Reads what a function of the model's own does in place of its call.
  private mutating func call(
    _ function: ONNXFunctionProto, _ node: Node, attributes: [ONNXAttributeProto], _ scope: ReadingScope
  ) throws {
    let key = ModelFunctions.Key(function)
    guard !scope.calls.contains(key) else { throw ModelError(.refused, "the model's function calls itself") }
    guard scope.depth < Self.deepestCall else {
      throw ModelError(.refused, "the model's functions call one another more than \(Self.deepestCall) deep")
    }
    guard node.inputs.count <= function.input.count, node.outputs.count <= function.output.count else {
      throw ModelError(
        .malformed,
        "the call has \(node.inputs.count) inputs and \(node.outputs.count) outputs, but the function"
          + " \(function.input.count) and \(function.output.count)")
    }
    var inner = scope.inside(node, opset: try OperatorSets.version(function.opsetImport))
    inner.calls.insert(key)
    inner.names = [:]
    inner.attributes = Dictionary(function.attributeProto.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    inner.attributes?.merge(attributes.map { ($0.name, $0) }) { $1 }
    for (index, name) in function.input.enumerated() {
      inner.names[name] = index < node.inputs.count ? node.inputs[index] : ""
    }
    for (name, output) in zip(function.output, node.outputs) where !output.isEmpty {
      // An input handed on as it is
      if inner.names[name] != nil {
        append("Identity", [inner.value(name)], output)
      } else {
        inner.names[name] = output
      }
    }
    name(function.node, in: &inner)
    try read(function.node, inner)
  }

  /// Reads the branch that a condition takes which is known.
  private mutating func readBranch(
    of node: Node, _ attributes: [ONNXAttributeProto], _ scope: ReadingScope
  ) throws {
    try checkDepth(of: scope)
    guard node.inputs.count == 1,
      let condition = try known(node.inputs[0]) ?? suppressing(attributes, by: node.inputs[0])
    else {
      throw ModelError(
        .unsupported, OperatorCatalogue.refused["If"] ?? Note("the operator's condition depends on the picture"))
    }
    let wanted = condition != 0 ? "then_branch" : "else_branch"
    guard let branch = attributes.first(where: { $0.name == wanted })?.g, branch.output.count >= node.outputs.count
    else { throw ModelError(.malformed, "the operator lacks its \(wanted)") }
    var inner = try scopeInside(branch, of: node, scope)
    name(branch.node, in: &inner)
    try read(branch.node, inner)
    for (result, output) in zip(branch.output, node.outputs) where !output.isEmpty {
      append("Identity", [inner.value(result.name)], output)
    }
  }

  /// The condition under which a branch suppresses boxes, where the other one says that there are none: it does the same of none.
  private func suppressing(_ attributes: [ONNXAttributeProto], by condition: String) -> Int64? {
    func branch(_ name: String) -> ONNXGraphProto? { attributes.first { $0.name == name }?.g }
    guard let first = branch("then_branch"), let second = branch("else_branch"), made.isOfCounts(condition) else {
      return nil
    }
    if first.isEmptyList, second.suppresses { return 0 }
    return second.isEmptyList && first.suppresses ? 1 : nil
  }

  func checkDepth(of scope: ReadingScope) throws(ModelError) {
    guard scope.depth < Self.deepestCall else { throw ModelError(.refused, "the branches lie too deep in one another") }
  }

  /// The scope of a network that a node holds, with its weights.
  mutating func scopeInside(_ graph: ONNXGraphProto, of node: Node, _ scope: ReadingScope) throws -> ReadingScope {
    var inner = scope.inside(node, opset: scope.opset)
    for weight in graph.initializer {
      let name = upgrades.freshName(inner.prefix + weight.name)
      inner.names[weight.name] = name
      try add(try tensors.constant(weight, as: name), name)
    }
    for weight in graph.sparseInitializer {
      let name = upgrades.freshName(inner.prefix + weight.values.name)
      inner.names[weight.values.name] = name
      try add(try tensors.constant(weight), name)
    }
    return inner
  }

  mutating func append(
    _ operatorName: String, _ inputs: [String], _ output: String, _ attributes: [String: Attribute] = [:]
  ) {
    made.append(
      Node(name: output, operatorName: operatorName, inputs: inputs, outputs: [output], attributes: attributes))
  }

  mutating func freshName(_ base: String) -> String { upgrades.freshName(base) }

  /// Gives every value that the nodes make, and that has no name yet, one of its own.
  mutating func name(_ protos: [ONNXNodeProto], in scope: inout ReadingScope) {
    let outer = scope.isFunction ? nil : scope.names
    for output in protos.lazy.flatMap(\.output) where !output.isEmpty {
      // What a branch makes may bear the name of a value around it.
      if scope.names[output] == nil || outer?[output] == scope.names[output] {
        scope.names[output] = upgrades.freshName(scope.prefix + output)
      }
    }
  }

  /// The one number of a condition or a count that does not depend on the picture, even if on its size; whatever the batch.
  mutating func known(_ value: String) throws(ModelError) -> Int64? { try made.integer(of: value, from: sources) }

  /// The shape of a value for one picture and for two; nil where it is not known.
  mutating func knownShapes(_ value: String) throws(ModelError) -> [[Int]?] {
    try made.shapes(of: value, from: sources)
  }

  private var sources: ReadNodes.Sources {
    ReadNodes.Sources(inputs: inputs) { [constants, upgrades] in constants[$0] ?? upgrades.constants[$0] }
  }

  // MARK: - Attributes

  private mutating func value(of attribute: ONNXAttributeProto, of node: Node) throws -> Attribute {
    switch attribute.type {
    case .float: return .float(attribute.f)
    case .int: return .integer(Int(attribute.i))
    case .string: return .string(String(decoding: attribute.s, as: UTF8.self))
    case .tensor: return .constant(try tensors.constant(attribute.t, as: node.outputs.first))
    case .sparseTensor: return .constant(try tensors.constant(attribute.sparseTensor))
    case .floats: return .floats(attribute.floats)
    case .ints: return .integers(attribute.ints.map { Int($0) })
    case .strings: return .strings(attribute.strings.map { String(decoding: $0, as: UTF8.self) })
    case .graph, .graphs:
      throw ModelError(
        .unsupported,
        OperatorCatalogue.refused[node.operatorName]
          ?? Note("the operator holds a network of its own, which is not supported"))
    case .sparseTensors, .tensors, .typeProto, .typeProtos, .undefined, .UNRECOGNIZED:
      throw ModelError(
        .unsupported,
        OperatorCatalogue.refused[node.operatorName]
          ?? Note("the attribute '\(attribute.name)' is of the kind \(attribute.type.rawValue), which is not supported")
      )
    }
  }

  /// What a `Constant` node holds: one of several attributes.
  private static func constant(of node: Node) throws(ModelError) -> Constant {
    guard node.attributes.count == 1, let (name, value) = node.attributes.first else {
      throw ModelError(.malformed, "the constant has \(node.attributes.count) values instead of one")
    }
    switch (name, value) {
    case ("value", .constant(let constant)), ("sparse_value", .constant(let constant)): return constant
    case ("value_float", .float(let number)): return .floats(Tensor(number))
    case ("value_floats", .floats(let list)): return .floats(Tensor(shape: [list.count], elements: list))
    case ("value_int", .integer(let number)):
      return .integers(IntegerTensor(shape: [], elements: [Int64(number)], elementType: .int64))
    case ("value_ints", .integers(let list)): return .integers(list)
    default: throw ModelError(.unsupported, "a constant given as '\(name)' is not supported")
    }
  }
}
