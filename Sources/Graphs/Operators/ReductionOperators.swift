/// Many elements to one, along the axes that the second input names.
let reductionOperators: [Operator] = [
  reduction("ReduceSum", of: 0, combine: { $0 + $1 }),
  reduction("ReduceMean", of: 0, combine: { $0 + $1 }, finish: { $0 / Double($1) }),
  reduction("ReduceMax", of: -.infinity, takesTruths: true, combine: { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }),
  reduction("ReduceMin", of: .infinity, takesTruths: true, combine: { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }),
  reduction("ReduceProd", of: 1, combine: { $0 * $1 }),
  reduction("ReduceSumSquare", of: 0, combine: { $0 + $1 * $1 }),
  reduction("ReduceL1", of: 0, combine: { $0 + abs($1) }),
  reduction("ReduceL2", of: 0, combine: { $0 + $1 * $1 }, finish: { total, _ in total.squareRoot() }),
  indexOfMaximum,
  runningSum,
]

/// - Parameters:
///   - start: the result for no elements.
///   - takesTruths: whether version 20 and later take truth values, of which false is the smaller.
///   - finish: from the total and the number of elements.
private func reduction(
  _ name: String, of start: Double, takesTruths: Bool = false,
  combine: @escaping @Sendable (Double, Double) -> Double,
  finish: @escaping @Sendable (Double, Int) -> Double = { total, _ in total }
) -> Operator {
  Operator(
    name, opsets: 7...24, inputs: 1...2,
    types: { context in
      let input = takesTruths ? try context.type(0) : try context.numbers(0)
      try context.checkReducible(input.elementType, takesBytes: takesTruths)
      let axes = try context.reducedAxes()
      let keepsAxes = try context.integer("keepdims", default: 1) != 0
      let shape = input.shape.indices.compactMap { axis in
        axes.contains(axis) ? (keepsAxes ? 1 : nil) : input.shape[axis]
      }
      return [ValueType(shape, input.elementType)]
    },
    compute: { context, types in
      let input = try context.value(0)
      let axes = try context.reducedAxes()
      // With no axis at all, the function of each element alone is left, such as |x| of a sum of magnitudes.
      let kept = input.shape.indices.filter { !axes.contains($0) }
      let length = axes.reduce(1) { $0 * input.shape[$1] }
      let rows = input.transposed(kept + axes.sorted()).elements
      let reduced = (0..<types[0].count).map { row in
        finish(rows[row * length..<(row + 1) * length].reduce(start, combine), length)
      }
      let elementType = types[0].elementType
      // No truth value at all is the least for a maximum, the greatest for a minimum.
      return [
        ReferenceTensor(types[0], reduced.map { elementType == .bool ? ($0 > 0 ? 1 : 0) : elementType.stored($0) })
      ]
    })
}

extension OperatorContext {
  /// ONNX reduces floats and integers of 32 and 64 bits, and takes the largest and the least of bytes and truth values too.
  fileprivate func checkReducible(_ type: ElementType, takesBytes: Bool) throws {
    let isTaken =
      switch type {
      case .int16, .uint16: false
      case .int8, .uint8, .bool: takesBytes
      default: true
      }
    guard !isTaken else { return }
    throw failure(.shapeMismatch, "does not take \(type) in ONNX; cast it to int32 before")
  }

  /// What an empty list of axes means for a reduction: nothing, rather than all axes.
  fileprivate var reducesNothingWithoutAxes: Bool {
    node.attributes["noop_with_empty_axes"].map { $0 != .integer(0) } ?? false
  }

  /// The axes that a reduction of opset 18 removes, counted from the front.
  package func reducedAxes() throws -> Set<Int> {
    let rank = try shape(0).count
    let axes = try constantIntegers(1) ?? []
    if axes.isEmpty { return reducesNothingWithoutAxes ? [] : Set(0..<rank) }
    return Set(try self.axes(axes, rank: rank))
  }
}

/// The place of the largest element along an axis: the first one, or the last.
private let indexOfMaximum = Operator(
  "ArgMax", opsets: 7...24, inputs: 1...1,
  types: { context in
    var shape = try context.numbers(0).shape
    let axis = try context.axis(try context.integer("axis", default: 0), rank: shape.count)
    guard shape[axis] > 0 else { throw context.failure(.shapeMismatch, "finds no element in the shape \(shape)") }
    if try context.integer("keepdims", default: 1) != 0 { shape[axis] = 1 } else { shape.remove(at: axis) }
    return [ValueType(shape, .int64)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try context.axis(try context.integer("axis", default: 0), rank: input.shape.count)
    let takesLast = try context.integer("select_last_index", default: 0) != 0
    let length = input.shape[axis]
    let rows = input.transposed(input.shape.indices.filter { $0 != axis } + [axis]).elements
    let places = (0..<types[0].count).map { row in
      (1..<length).reduce(0) { best, next in
        let (a, b) = (rows[row * length + best], rows[row * length + next])
        return b > a || (takesLast && b == a) ? next : best
      }
    }
    return [ReferenceTensor(types[0], places.map(Double.init))]
  })

/// The sum of the elements up to each place along an axis, that of the place included unless `exclusive`; from the end with
/// `reverse`.
private let runningSum = Operator(
  "CumSum", opsets: 11...24, inputs: 2...2,
  types: { context in
    let input = try context.numbers(0)
    _ = try context.axis(try context.runningAxis, rank: input.shape.count)
    return [input]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try context.axis(try context.runningAxis, rank: input.shape.count)
    let isExclusive = try context.integer("exclusive", default: 0) != 0
    let isReversed = try context.integer("reverse", default: 0) != 0
    let (length, step) = (input.shape[axis], input.strides[axis])
    let result = ReferenceTensor(types[0]) { result in
      for row in 0..<result.count / length {
        let start = row / step * step * length + row % step
        var total = 0.0
        for place in 0..<length {
          let index = start + (isReversed ? length - 1 - place : place) * step
          if isExclusive { result[index] = total }
          total = types[0].elementType.stored(total + input.elements[index])
          if !isExclusive { result[index] = total }
        }
      }
    }
    return [result]
  })

extension OperatorContext {
  /// The axis of a running sum, which must be known.
  package var runningAxis: Int {
    get throws {
      guard let axes = try constantIntegers(1), axes.count == 1 else {
        throw failure(.shapeMismatch, "needs one axis as its input 1")
      }
      return axes[0]
    }
  }
}
