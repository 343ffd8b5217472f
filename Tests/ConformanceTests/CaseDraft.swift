import Graphs
import ModelReaders
import Tensors
import TestSupport

/// A case under way: one operator, what it reads, and the operators around it, as a file of some version of ONNX's
/// operators would hold them.
///
///     let x = draft.floats(draft.shape(rank: 1...4))
///     draft.write("Softmax", [x], ["axis": .integer(-1)])
///
/// All choices are drawn from `random`, so that a seed gives the same case everywhere.
struct CaseDraft {
  let opset: Int
  var random: SeededRandom
  /// For what stands before and behind the operator; nil for the operator alone. A generator of its own, so that the
  /// operator of a case is the same with and without neighbours.
  var neighbours: SeededRandom?
  private(set) var file: CaseFile
  private(set) var values: [String: ReferenceTensor] = [:]
  /// What the operator makes, by name.
  private(set) var results: [String] = []
  private var count = 0

  init(opset: Int, seed: UInt64, withNeighbours: Bool) {
    self.opset = opset
    random = SeededRandom(seed: seed)
    neighbours = withNeighbours ? SeededRandom(seed: ~seed) : nil
    file = CaseFile(opset: opset)
  }

  mutating func name(_ prefix: String) -> String {
    count += 1
    return "\(prefix)\(count)"
  }

  // MARK: - Choices

  mutating func chance(_ probability: Double) -> Bool { random.uniform() < probability }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }

  mutating func integer(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func number(in range: ClosedRange<Double>) -> Float { Float(random.uniform(in: range)) }

  /// One number an axis.
  mutating func integers(_ count: Int, in range: ClosedRange<Int>) -> [Int] {
    (0..<count).map { _ in integer(in: range) }
  }

  /// A shape without empty axes, some of length 1, of at most some hundred elements.
  mutating func shape(rank: ClosedRange<Int>) -> [Int] {
    var shape = integers(integer(in: rank), in: 1...6)
    for axis in shape.indices where chance(0.15) { shape[axis] = 1 }
    while shape.reduce(1, *) > 400, let longest = shape.max(), let axis = shape.firstIndex(of: longest) {
      shape[axis] = longest / 2
    }
    return shape
  }

  /// A shape that can be spread over another one: fewer axes, or some of length 1.
  mutating func narrower(than shape: [Int]) -> [Int] {
    let kept = shape.suffix(integer(in: 0...shape.count))
    return kept.map { chance(0.3) ? 1 : $0 }
  }

  /// An axis, counted from either end; files of before opset 11 count from the front.
  mutating func axis(rank: Int, negativeFrom: Int = 11) -> Int {
    let axis = integer(in: 0...rank - 1)
    return opset >= negativeFrom && chance(0.4) ? axis - rank : axis
  }

  /// Some axes in any order, none twice.
  mutating func axes(rank: Int, atLeast least: Int = 1, negativeFrom: Int = 11) -> [Int] {
    let count = integer(in: min(least, rank)...max(rank, least))
    let axes = Array((0..<rank).shuffled(using: &random).prefix(count))
    return axes.map { opset >= negativeFrom && chance(0.3) ? $0 - rank : $0 }
  }

  // MARK: - Operands

  enum Source { case input, constant, any }

  /// Floats from any neighbour: what they are does not matter to the operator.
  mutating func floats(_ shape: [Int], _ source: Source = .input) -> String {
    if isConstant(source) { return constant(.floats(tensor(shape, in: -2...2))) }
    return neighbour(before: shape, in: nil) ?? input(spread(shape, in: -2...2))
  }

  /// Floats within a range, with what keeps them there before it at most.
  mutating func floats(
    _ shape: [Int], in range: ClosedRange<Double>, avoiding kinks: [Double] = [], _ source: Source = .input
  ) -> String {
    if isConstant(source) { return constant(.floats(tensor(shape, in: range))) }
    return neighbour(before: shape, in: range, avoiding: kinks) ?? input(spread(shape, in: range, avoiding: kinks))
  }

  /// Whole multiples of a step, so that some are equal.
  mutating func floats(
    _ shape: [Int], in range: ClosedRange<Int>, step: Double, _ source: Source = .input
  ) -> String {
    let elements = (0..<shape.reduce(1, *)).map { _ in Double(integer(in: range)) * step }
    let value = ReferenceTensor(shape: shape, elements: elements, elementType: .float32)
    return isConstant(source) ? constant(value.constant) : input(value)
  }

  /// Integers of any type, or truth values: a constant, or a cast of an input.
  mutating func integers(
    _ shape: [Int], _ elements: [Int], _ type: ElementType = .int64, _ source: Source = .constant
  ) -> String {
    let value = ReferenceTensor(shape: shape, elements: elements.map(Double.init), elementType: type)
    if isConstant(source) { return constant(value.constant) }
    let floats = input(ReferenceTensor(shape: shape, elements: value.elements, elementType: .float32))
    return add("Cast", [floats], ["to": .integer(type.onnxNumber)])
  }

  mutating func integers(_ list: [Int], _ source: Source = .constant) -> String {
    integers([list.count], list, .int64, source)
  }

  mutating func truths(_ shape: [Int], _ source: Source = .input) -> String {
    let elements = (0..<shape.reduce(1, *)).map { _ in integer(in: 0...1) }
    return integers(shape, elements, .bool, source)
  }

  /// Numbers of a type: small ones, so that no arithmetic of a few of them overflows.
  mutating func numbers(_ shape: [Int], _ type: ElementType, _ source: Source = .input) -> String {
    guard !type.isFloatingPoint else { return floats(shape, source) }
    if type == .bool { return truths(shape, source) }
    let range = type.isUnsigned ? 0...9 : -9...9
    return integers(shape, (0..<shape.reduce(1, *)).map { _ in integer(in: range) }, type, source)
  }

  private mutating func isConstant(_ source: Source) -> Bool {
    switch source {
    case .input: chance(0.04)
    case .constant: true
    case .any: chance(0.35)
    }
  }

  mutating func spread(
    _ shape: [Int], in range: ClosedRange<Double>, avoiding kinks: [Double] = []
  ) -> ReferenceTensor {
    .spread(shape, in: range, avoiding: kinks, &random)
  }

  mutating func tensor(_ shape: [Int], in range: ClosedRange<Double>) -> Tensor {
    Tensor(shape: shape, elements: spread(shape, in: range).elements.map(Float.init))
  }

  mutating func input(_ value: ReferenceTensor) -> String {
    let name = name("x")
    file.inputs.append((name, value.shape))
    values[name] = value
    return name
  }

  /// As an initialiser, or as a node.
  mutating func constant(_ constant: Constant) -> String {
    let name = name("c")
    if chance(0.2) {
      file.nodes.append(
        Node(
          name: name, operatorName: "Constant", inputs: [], outputs: [name], attributes: ["value": .constant(constant)]
        ))
    } else {
      file.constants.append((name, constant))
    }
    return name
  }

  // MARK: - Nodes

  /// Adds a node of one output that is not the operator itself.
  mutating func add(_ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute] = [:]) -> String {
    let name = name("v")
    file.nodes.append(
      Node(name: name, operatorName: operatorName, inputs: inputs, outputs: [name], attributes: attributes))
    return name
  }

  /// Adds the operator itself.
  mutating func write(
    _ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute?] = [:], outputs: Int = 1
  ) {
    var inputs = inputs
    while inputs.last == "" { inputs.removeLast() }
    results = (0..<outputs).map { "y\($0)" }
    file.nodes.append(
      Node(
        name: "node", operatorName: operatorName, inputs: inputs, outputs: results,
        attributes: attributes.compactMapValues { $0 }))
  }

  /// Adds an operator that belongs to the case, and takes its results for those of the operator itself.
  mutating func follow(_ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute?] = [:]) {
    results = [add(operatorName, inputs, attributes.compactMapValues { $0 })]
  }

  /// What the operator makes goes on through neighbours, and comes out as floats.
  mutating func finish() {
    file.outputs = results.map { ($0, .float32) }
    // Up to two in a row, the shapes between them as the reader finds them; what cannot be read says so later.
    for _ in 0..<2 {
      guard let graph = try? ONNXModel(bytes: file.bytes).graph.specialised() else { return }
      file.outputs = file.outputs.map { output, _ in
        guard let type = graph.types[output] else { return (output, .float32) }
        guard type.elementType.isFloatingPoint else {
          return (add("Cast", [output], ["to": .integer(ElementType.float32.onnxNumber)]), .float32)
        }
        return (neighbour(behind: output, type.shape) ?? output, .float32)
      }
    }
  }
}

extension ElementType {
  var isUnsigned: Bool { [.uint8, .uint16, .uint32, .uint64, .bool].contains(self) }
}
