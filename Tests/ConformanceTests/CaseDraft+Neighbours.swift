import Graphs
import Tensors
import TestSupport

/// What stands before and behind an operator: what engines like to fuse with it.
extension CaseDraft {
  private enum Neighbour: CaseIterable {
    case relu, sigmoid, clip, leakyRelu, tanh, add, multiply, transpose, reshape, convolution, matrix, normalisation
    case quantisation
    /// Written out, which engines know by their form: x·sigmoid(x), (x − mean x)/σ, and x/|x|.
    case gate, standardisation, unitLength
  }

  /// Makes a value of a shape behind a neighbour, or nil for none.
  /// - Parameter range: where the values must lie, if that matters.
  mutating func neighbour(
    before shape: [Int], in range: ClosedRange<Double>?, avoiding kinks: [Double] = []
  ) -> String? {
    withNeighbour(0.6) { draft in
      guard let range else { return draft.neighbour(draft.pick(Neighbour.allCases), from: nil, to: shape) }
      let source = draft.chance(0.5) ? Neighbour.transpose : .reshape
      return draft.neighbour(source, from: nil, to: shape, in: range, avoiding: kinks)
    }
  }

  /// Hands a value on through a neighbour, or nil for none.
  mutating func neighbour(behind value: String, _ shape: [Int]) -> String? {
    withNeighbour(0.6) { $0.neighbour($0.pick(Neighbour.allCases), from: value, to: shape) }
  }

  /// Draws from the neighbours' generator in place of the operator's.
  private mutating func withNeighbour(_ probability: Double, _ body: (inout CaseDraft) -> String?) -> String? {
    guard let own = neighbours else { return nil }
    let operatorRandom = random
    random = own
    // Those of one neighbour have none themselves.
    neighbours = nil
    let value = chance(probability) ? body(&self) : nil
    neighbours = random
    random = operatorRandom
    return value
  }

  private mutating func reduced(_ name: String, _ value: String, _ axes: [Int], axesFrom: Int) -> String {
    opset < axesFrom ? add(name, [value], ["axes": .integers(axes)]) : add(name, [value, integers(axes)])
  }

  /// - Parameter value: of the given shape; nil for an input that is made so that the result has the shape.
  private mutating func neighbour(
    _ kind: Neighbour, from value: String?, to shape: [Int], in range: ClosedRange<Double> = -2...2,
    avoiding kinks: [Double] = []
  ) -> String? {
    func source(_ shape: [Int], _ draft: inout CaseDraft) -> String {
      value ?? draft.input(draft.spread(shape, in: range, avoiding: kinks))
    }
    let rank = shape.count
    switch kind {
    case .gate:
      let x = source(shape, &self)
      return add("Mul", [x, add("Sigmoid", [x])])
    case .standardisation:
      guard rank >= 1, shape[rank - 1] > 2 else { return nil }
      let x = source(shape, &self)
      let centred = add("Sub", [x, reduced("ReduceMean", x, [rank - 1], axesFrom: 18)])
      let variance = reduced("ReduceMean", add("Mul", [centred, centred]), [rank - 1], axesFrom: 18)
      return add(
        "Div", [centred, add("Sqrt", [add("Add", [variance, constant(.floats(Tensor(0.01)))])])])
    case .unitLength:
      // What was rounded may be 0 along the whole axis, where the length has no slope.
      guard rank >= 2, file.nodes.last?.operatorName != "DequantizeLinear" else { return nil }
      let x = source(shape, &self)
      let length = add("Sqrt", [reduced("ReduceSum", add("Mul", [x, x]), [1], axesFrom: 13)])
      return add("Div", [x, add("Add", [length, constant(.floats(Tensor(0.1)))])])
    case .relu: return add("Relu", [source(shape, &self)])
    case .sigmoid: return add("Sigmoid", [source(shape, &self)])
    case .tanh: return add("Tanh", [source(shape, &self)])
    case .leakyRelu: return add("LeakyRelu", [source(shape, &self)], ["alpha": .float(0.3)])
    case .clip:
      let (low, high) = (Float(-0.7), number(in: 0.5...6))
      guard opset >= 11 else { return add("Clip", [source(shape, &self)], ["min": .float(low), "max": .float(high)]) }
      return add(
        "Clip", [source(shape, &self), constant(.floats(Tensor(low))), constant(.floats(Tensor(high)))])
    case .add, .multiply:
      // Often a number a channel.
      let perChannel = rank >= 2 && chance(0.4) ? [shape[1]] + shape.dropFirst(2).map { _ in 1 } : nil
      let other = constant(.floats(tensor(perChannel ?? narrower(than: shape), in: 0.5...1.5)))
      let operands = [source(shape, &self), other]
      return add(kind == .add ? "Add" : "Mul", chance(0.3) ? operands.reversed() : operands)
    case .transpose:
      guard rank >= 2 else { return nil }
      let order = Array(0..<rank).shuffled(using: &random)
      var before = shape
      for (axis, from) in order.enumerated() { before[from] = shape[axis] }
      return add("Transpose", [source(before, &self)], ["perm": .integers(order)])
    case .reshape:
      if let value {
        let before = chance(0.5) ? [-1] : [shape.first ?? 1, -1]
        return add("Reshape", [value, integers(before)])
      }
      let before = chance(0.5) ? [shape.reduce(1, *)] : [1] + shape.reversed()
      return add("Reshape", [source(before, &self), integers(shape)])
    case .convolution:
      guard (3...5).contains(rank) else { return nil }
      let side = pick([1, 1, 3])
      let channels = value == nil ? integer(in: 1...4) : shape[1]
      let outputs = value == nil ? shape[1] : integer(in: 1...4)
      let spatial = Array(shape.dropFirst(2))
      var operands = [source([shape[0], channels] + spatial, &self)]
      let bound = 1 / Double(channels * (side == 1 ? 1 : 3))
      operands.append(
        constant(.floats(tensor([outputs, channels] + spatial.map { _ in side }, in: -bound...(2 * bound)))))
      if chance(0.5) { operands.append(constant(.floats(tensor([outputs], in: -1...1)))) }
      return add("Conv", operands, ["pads": .integers(Array(repeating: side / 2, count: 2 * spatial.count))])
    case .matrix:
      guard rank >= 2 else { return nil }
      let (inner, columns) =
        value == nil ? (integer(in: 1...5), shape[rank - 1]) : (shape[rank - 1], integer(in: 1...5))
      let operand = source(shape.dropLast() + [inner], &self)
      return add("MatMul", [operand, constant(.floats(tensor([inner, columns], in: -1...1)))])
    case .normalisation:
      guard rank >= 2 else { return nil }
      let operands = [source(shape, &self)]
      let statistics = [0.5...1.5, -1...1, -0.5...0.5, 0.5...2].map { range in
        constant(.floats(tensor([shape[1]], in: range)))
      }
      return add("BatchNormalization", operands + statistics)
    case .quantisation:
      guard opset >= 10 else { return nil }
      let type = pick([ElementType.uint8, .int8])
      // Another one behind, so that what was rounded before does not lie halfway again.
      let scale = constant(.floats(Tensor(value == nil ? 0.013 : 0.0173)))
      let zero = constant(
        .integers(IntegerTensor(shape: [], elements: [type == .uint8 ? 120 : -6], elementType: type)))
      let quantised = add("QuantizeLinear", [source(shape, &self), scale, zero])
      return add("DequantizeLinear", [quantised, scale, zero])
    }
  }
}
