import Graphs

/// Writes the nodes of the guards.
struct IndexGuardWriter {
  var graph: Graph
  private(set) var guards: [IndexGuard] = []
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
    try addGuard(index, .indices, wrong: wrong, numbers: cast(value, to: .float32))
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

  /// Guards an integer that a node makes, by the same in floats.
  ///
  /// A conversion is held to just what its type holds. A result of arithmetic is held to half of that, so that no rounding
  /// of the floats hides one beyond it, or to what floats hold exactly.
  mutating func guardOverflow(of node: Node, _ value: String, _ index: IndexPlan.Source) throws {
    let held = try graph.type(of: value).elementType.engineRange
    let numbers: String
    let bounds: ClosedRange<Double>
    if node.operatorName == "Cast" {
      numbers = try float(node.inputs[0], value)
      bounds = held
    } else {
      var inputs = node.inputs
      for place in node.integerOperands where place < inputs.count && !inputs[place].isEmpty {
        inputs[place] = try float(inputs[place], value)
      }
      numbers = try add(node.operatorName, inputs, attributes: node.attributes, value)
      let largest = EngineIntegers.floatArithmetic.contains(node.operatorName) ? 0x1p24 : 0x1p30
      bounds = held.clamped(to: -largest...largest)
    }
    let isAbove = try add("Greater", [numbers, float(bounds.lowerBound - 1, value)], value)
    let isBelow = try add("Less", [numbers, float(bounds.upperBound + 1, value)], value)
    // Neither holds for NaN.
    let wrong = try add("Not", [add("And", [isAbove, isBelow], value)], value)
    let subject =
      index.isMovedOnly && node.operatorName == "Cast"
      ? IndexGuard.Subject.floats : .operands(of: node, bounds)
    try addGuard(index.indices, subject, wrong: wrong, numbers: numbers)
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

  /// Adds the output that tells of a wrong index.
  private mutating func addGuard(
    _ index: ComputedIndices, _ subject: IndexGuard.Subject, wrong: String, numbers: String
  ) throws {
    let depth = subject == .indices ? index.lengths.count : 1
    let reductions = [("ReduceMax", try cast(wrong, to: .float32)), ("ReduceMin", numbers), ("ReduceMax", numbers)]
    let rows = try reductions.map { reduction, value in
      let rows = try add("Reshape", [value, list([-1, depth], value)], value)
      return try add(reduction, [rows, list([0], value)], attributes: ["keepdims": .integer(0)], value)
    }
    let output = try add("Concat", rows, attributes: ["axis": .integer(0)], "guard of \(index.node.label)")
    guards.append(IndexGuard(node: index.node, lengths: index.lengths, output: output, subject: subject))
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
