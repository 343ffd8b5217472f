import Graphs
import Tensors

/// Writes the nodes of the guards.
struct IntegerGuardWriter {
  var graph: Graph
  private(set) var guards: [IntegerGuard] = []
  /// Values that are not written yet count as well.
  private let isTaken: (String) -> Bool
  private var written: [Guarded: String] = [:]

  private struct Guarded: Hashable {
    let value: String
    let lengths: [Int]
  }

  init(inputs: [Graph.Input], isTaken: @escaping (String) -> Bool) {
    graph = Graph(inputs: inputs)
    self.isTaken = isTaken
  }

  // MARK: - Indices

  /// The indices brought within their axes and counted from the front.
  mutating func guarded(_ index: ComputedIndices) throws -> String {
    let key = Guarded(value: index.value, lengths: index.lengths)
    if let same = written[key] { return same }
    var value = index.value
    if try graph.type(of: value).elementType != .int64 { value = try cast(value, to: .int64) }
    let name = index.value
    let least = integers(index.lengths.map { -$0 }, name)
    let largest = integers(index.lengths.map { $0 - 1 }, name)
    let kept = try add("Min", [add("Max", [value, least], name), largest], name)
    let wrong = try add("Not", [add("Equal", [value, kept], name)], name)
    try addGuard(
      of: index.node, lengths: index.lengths, .indices, wrong: wrong, numbers: cast(value, to: .float32))
    var result = kept
    if index.isNegative {
      let isNegative = try add("Less", [kept, integers([0], name)], name)
      let counted = try add("Add", [kept, integers(index.lengths, name)], name)
      result = try add("Where", [isNegative, counted, kept], name)
    }
    written[key] = result
    return result
  }

  // MARK: - What they are made from

  /// Guards an integer that a node makes and an index is made from, by the same in floats.
  mutating func guardOverflow(of node: Node, _ value: String, _ index: IndexPlan.Source) throws {
    let bounds = EngineIntegers.bounds(of: node, try graph.type(of: value).elementType, isExact: true)
    let subject =
      index.isMovedOnly && node.operatorName == "Cast"
      ? IntegerGuard.Subject.floats : .operands(of: node, bounds)
    try guardResult(of: node, value, bounds, index.indices, subject)
  }

  /// Guards an integer that a node makes, by the same in floats.
  mutating func guardResult(of node: Node, _ value: String, _ bounds: ClosedRange<Double>) throws {
    try guardResult(of: node, value, bounds, nil, .result(bounds))
  }

  private mutating func guardResult(
    of node: Node, _ value: String, _ bounds: ClosedRange<Double>, _ index: ComputedIndices?,
    _ subject: IntegerGuard.Subject
  ) throws {
    let numbers = try inFloats(node, value)
    let wrong = try isBeyond(bounds, numbers, value)
    try addGuard(of: index?.node ?? node, lengths: index?.lengths ?? [], subject, wrong: wrong, numbers: numbers)
  }

  /// Guards an integer that a node reads as a float.
  mutating func guardOperand(_ value: String, of node: Node) throws {
    let numbers = try float(value, value)
    let wrong = try isBeyond(IntegerRanges.exactFloats, numbers, value)
    try addGuard(of: node, lengths: [], .operand, wrong: wrong, numbers: numbers)
  }

  private mutating func isBeyond(_ bounds: ClosedRange<Double>, _ numbers: String, _ value: String) throws -> String {
    let isAbove = try add("Greater", [numbers, float(bounds.lowerBound - 1, value)], value)
    let isBelow = try add("Less", [numbers, float(bounds.upperBound + 1, value)], value)
    // Neither holds for NaN.
    return try add("Not", [add("And", [isAbove, isBelow], value)], value)
  }

  /// What a node computes, in floats.
  private mutating func inFloats(_ node: Node, _ value: String) throws -> String {
    if node.operatorName == "Cast" { return try float(node.inputs[0], value) }
    if node.isShiftToTheLeft {
      let places = try float(node.inputs[1], value)
      let factor = try add("Pow", [float(2, value), places], value)
      return try add("Mul", [try float(node.inputs[0], value), factor], value)
    }
    var inputs = node.inputs
    for place in node.integerOperands {
      inputs[place] = try float(inputs[place], value)
    }
    var attributes = node.attributes
    // A reduction that takes axes away is not right before the reshaping of `addGuard`: see `reductionFaults`.
    if node.operatorName.hasPrefix("Reduce") { attributes["keepdims"] = .integer(1) }
    // A mean is right where its sum is.
    let operatorName = node.operatorName == "ReduceMean" ? "ReduceSum" : node.operatorName
    return try add(operatorName, inputs, attributes: attributes, value)
  }

  /// Guards the divisor of a node, which must not be 0.
  mutating func guardDivisor(of node: Node) throws {
    let divisor = node.inputs[1]
    let type = try graph.type(of: divisor).elementType
    let nothing = IntegerTensor(shape: [], elements: [0], elementType: type)
    let wrong = try add("Equal", [divisor, graph.constant(newName(divisor, "nothing"), .integers(nothing))], divisor)
    try addGuard(of: node, lengths: [], .divisor, wrong: wrong, numbers: float(divisor, divisor))
  }

  private mutating func float(_ value: String, _ base: String) throws -> String {
    if let constant = graph.constants[value] {
      guard let integers = constant.integers else { return value }
      return graph.constant(
        newName(base, "floats"), Tensor(shape: constant.shape, elements: integers.map(Float.init)))
    }
    return try graph.type(of: value).elementType.isFloatingPoint ? value : cast(value, to: .float32)
  }

  // MARK: - Nodes

  /// Adds the output that tells of a wrong integer.
  private mutating func addGuard(
    of node: Node, lengths: [Int], _ subject: IntegerGuard.Subject, wrong: String, numbers: String
  ) throws {
    let depth = subject == .indices ? lengths.count : 1
    let reductions = [("ReduceMax", try cast(wrong, to: .float32)), ("ReduceMin", numbers), ("ReduceMax", numbers)]
    let rows = try reductions.map { reduction, value in
      let rows = try add("Reshape", [value, list([-1, depth], value)], value)
      return try add(reduction, [rows, list([0], value)], attributes: ["keepdims": .integer(0)], value)
    }
    let output = try add("Concat", rows, attributes: ["axis": .integer(0)], "guard of \(node.label)")
    guards.append(IntegerGuard(node: node, lengths: lengths, output: output, subject: subject))
  }

  private mutating func add(
    _ operatorName: String, _ inputs: [String], attributes: [String: Attribute] = [:], _ base: String
  ) throws -> String {
    try graph.add(operatorName, inputs, attributes: attributes, name: newName(base, operatorName))
  }

  private mutating func cast(_ value: String, to type: ElementType) throws -> String {
    try add("Cast", [value], attributes: ["to": .integer(type.onnxNumber)], value)
  }

  private mutating func list(_ elements: [Int], _ base: String) -> String {
    graph.constant(newName(base, "list"), .integers(elements))
  }

  /// One number for each axis, or a scalar, which leaves the shape of scalar indices as it is.
  private mutating func integers(_ elements: [Int], _ base: String) -> String {
    guard elements.count == 1 else { return list(elements, base) }
    let scalar = IntegerTensor(shape: [], elements: elements.map(Int64.init), elementType: .int64)
    return graph.constant(newName(base, "integer"), .integers(scalar))
  }

  private mutating func float(_ number: Double, _ base: String) -> String {
    graph.constant(newName(base, "float"), Tensor(Float(number)))
  }

  private func newName(_ base: String, _ purpose: String) -> String {
    let name = "\(base)/\(purpose)"
    guard isTaken(name) || graph.isDefined(name) else { return name }
    return (2...).lazy.map { "\(name)#\($0)" }.first { !isTaken($0) && !graph.isDefined($0) } ?? name
  }
}
