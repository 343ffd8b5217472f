import Tensors

/// A formula over values of a graph, before it is written down as nodes.
///
///     let gradient = incoming * (1 - output * output)  // of tanh
///
/// A tree of ONNX operators. Parts that occur twice are written once (`ExpressionWriter`). Arithmetic broadcasts as ONNX
/// and NumPy do, and a literal is a scalar.
package indirect enum Expression: Sendable {
  /// A value that the graph has.
  case value(String)
  case constant(Constant)
  /// One output of a node that is yet to be written; an input that is nil is absent.
  case node(String, [Expression?], [String: Attribute], output: Int, outputCount: Int)

  /// An operator of one output.
  package static func apply(
    _ operatorName: String, _ inputs: Expression?..., attributes: [String: Attribute] = [:]
  ) -> Expression {
    .node(operatorName, inputs, attributes, output: 0, outputCount: 1)
  }
}

// MARK: - Arithmetic

extension Expression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Float) { self = .scalar(value) }
  package init(integerLiteral value: Int) { self = .scalar(Float(value)) }

  package static func scalar(_ value: Float) -> Expression { .constant(.floats(Tensor(value))) }
  package static func integers(_ elements: [Int]) -> Expression { .constant(.integers(elements)) }
  package static func integer(_ element: Int) -> Expression { .integers([], [Int64(element)]) }

  package static func integers(_ shape: [Int], _ elements: [Int64]) -> Expression {
    .constant(.integers(IntegerTensor(shape: shape, elements: elements, elementType: .int64)))
  }

  package static func + (a: Expression, b: Expression) -> Expression { .apply("Add", a, b) }
  package static func - (a: Expression, b: Expression) -> Expression { .apply("Sub", a, b) }
  package static func * (a: Expression, b: Expression) -> Expression { .apply("Mul", a, b) }
  package static func / (a: Expression, b: Expression) -> Expression { .apply("Div", a, b) }
  package static prefix func - (a: Expression) -> Expression { .apply("Neg", a) }

  /// Truth values.
  package static func > (a: Expression, b: Expression) -> Expression { .apply("Greater", a, b) }
  package static func < (a: Expression, b: Expression) -> Expression { .apply("Less", a, b) }
  package static func && (a: Expression, b: Expression) -> Expression { .apply("And", a, b) }

  /// This where the condition holds, and the other elsewhere.
  package func `where`(_ condition: Expression, else other: Expression = 0) -> Expression {
    .apply("Where", condition, self, other)
  }

  /// 1 where the two are equal, 0 elsewhere.
  package func equals(_ other: Expression) -> Expression { Expression.apply("Equal", self, other).cast(to: .float32) }

  package func cast(to type: ElementType) -> Expression {
    .apply("Cast", self, attributes: ["to": .integer(type.onnxNumber)])
  }

  /// A number of the given type.
  package static func number(_ value: Int64, _ type: ElementType) -> Expression {
    type.isFloatingPoint
      ? .scalar(Float(value))
      : .constant(.integers(IntegerTensor(shape: [], elements: [value], elementType: type)))
  }
}

// MARK: - Shape

extension Expression {
  /// Zeros, without a constant of their size.
  package static func zeros(_ shape: [Int]) -> Expression { Expression.scalar(0).expanded(to: shape) }

  package func reshaped(_ shape: [Int]) -> Expression { .apply("Reshape", self, .integers(shape)) }

  package func expanded(to shape: [Int]) -> Expression { .apply("Expand", self, .integers(shape)) }

  package func transposed(_ order: [Int]) -> Expression {
    order == Array(order.indices) ? self : .apply("Transpose", self, attributes: ["perm": .integers(order)])
  }

  /// The last two axes exchanged.
  package func matrixTransposed(rank: Int) -> Expression {
    transposed(Array(0..<rank - 2) + [rank - 1, rank - 2])
  }

  package func sum(_ axes: [Int], keepingAxes: Bool = true) -> Expression {
    reduced("ReduceSum", axes, keepingAxes: keepingAxes)
  }

  package func mean(_ axes: [Int]) -> Expression { reduced("ReduceMean", axes, keepingAxes: true) }

  private func reduced(_ operatorName: String, _ axes: [Int], keepingAxes: Bool) -> Expression {
    axes.isEmpty
      ? self : .apply(operatorName, self, .integers(axes), attributes: ["keepdims": .integer(keepingAxes ? 1 : 0)])
  }

  /// `|x|ᵖ`; by products where they do.
  package func magnitude(toThe power: Float) -> Expression {
    switch power {
    case 1: .apply("Abs", self)
    case 2: self * self
    default: .apply("Pow", .apply("Abs", self), .scalar(power))
    }
  }

  /// The p-th root of a sum that is not negative. At 0 it has no slope; there its gradient is 0, as of `ReduceL2`.
  package func root(_ power: Float) -> Expression {
    guard power != 1 else { return self }
    let isPositive = self > 0
    let sum = self.where(isPositive, else: 1)
    let root = power == 2 ? Expression.apply("Sqrt", sum) : .apply("Pow", sum, .scalar(1 / power))
    return root.where(isPositive)
  }

  /// The elements at constant places along an axis.
  package func gathered(_ places: [Int], axis: Int) -> Expression {
    .apply("Gather", self, .integers(places), attributes: ["axis": .integer(axis)])
  }

  /// `Σ_i matrix[o, i] · self[…, i, …]` along an axis of a value of the given rank.
  package func multiplied(by matrix: Tensor, axis: Int, rank: Int) -> Expression {
    guard axis != rank - 2 else { return .apply("MatMul", .constant(.floats(matrix)), self) }
    let columns = Expression.constant(.floats(matrix.transposed([1, 0])))
    var order = Array(0..<rank)
    order.swapAt(axis, rank - 1)
    return Expression.apply("MatMul", transposed(order), columns).transposed(order)
  }

  /// The elements from `starts` up to `starts + lengths`, one number an axis, of a value of the given shape.
  package func sliced(from starts: [Int], lengths: [Int], of shape: [Int]) -> Expression {
    let axes = shape.indices.filter { starts[$0] != 0 || lengths[$0] != shape[$0] }
    guard !axes.isEmpty else { return self }
    return .apply(
      "Slice", self, .integers(axes.map { starts[$0] }), .integers(axes.map { starts[$0] + lengths[$0] }),
      .integers(axes))
  }

  /// The order of the elements along some axes reversed.
  package func reversed(_ axes: [Int], of shape: [Int]) -> Expression {
    let axes = axes.filter { shape[$0] > 1 }
    guard !axes.isEmpty else { return self }
    return .apply(
      "Slice", self, .integers(axes.map { shape[$0] - 1 }), .integers(axes.map { -shape[$0] - 1 }), .integers(axes),
      .integers(axes.map { _ in -1 }))
  }

  /// Zeros added at both ends of each axis of a value of the given shape; a negative number cuts off.
  package func padded(_ begin: [Int], _ end: [Int], of shape: [Int]) -> Expression {
    let cutBegin = begin.map { max(-$0, 0) }
    let lengths = shape.indices.map { shape[$0] - cutBegin[$0] - max(-end[$0], 0) }
    // A window that sees only padding leaves less than nothing to keep.
    guard lengths.allSatisfy({ $0 > 0 }) else {
      return .zeros(shape.indices.map { shape[$0] + begin[$0] + end[$0] })
    }
    let pads = (begin + end).map { max($0, 0) }
    let kept = sliced(from: cutBegin, lengths: lengths, of: shape)
    return pads.allSatisfy { $0 == 0 } ? kept : .apply("Pad", kept, .integers(pads))
  }
}
