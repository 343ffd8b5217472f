/// The largest or the mean of what a window sees, channel by channel.
let poolingOperators: [Operator] = [
  maximumPooling,
  averagePooling,
  globalPooling("GlobalAveragePool") { $0.reduce(0, +) / Double($0.count) },
  globalPooling("GlobalMaxPool") { $0.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) } },
]

/// The second output holds the place of each maximum in the flattened input, its first place if there are several.
private let maximumPooling = Operator(
  "MaxPool", opsets: 7...24, inputs: 1...1, mixesElements: true,
  types: { context in
    let input = try context.type(0)
    if try context.integer("storage_order", default: 0) != 0 {
      throw context.failure(.unknownOperator, "counts its indices by columns; only rows are supported")
    }
    let shape = Array(input.shape.prefix(2)) + (try poolingWindows(context)).output
    return [ValueType(shape, input.elementType), ValueType(shape, .int64)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let windows = try poolingWindows(context)
    let planes = input.shape[0] * input.shape[1]
    let inputArea = windows.input.reduce(1, *)
    let outputArea = windows.output.reduce(1, *)
    var indices = [Double](repeating: 0, count: types[1].count)
    let result = ReferenceTensor(types[0]) { result in
      forEachIndex(of: windows.output) { place, index in
        let taps = windows.taps(at: index)
        for plane in 0..<planes {
          // A window that sees padding alone has no maximum; ONNX Runtime and engines give the least finite float.
          var largest = taps.isEmpty ? -Double(Float.greatestFiniteMagnitude) : -.infinity
          var largestAt = plane * inputArea
          for (order, tap) in taps.enumerated() {
            let element = input.elements[plane * inputArea + tap.input]
            if order == 0 || element > largest || (element.isNaN && !largest.isNaN) {
              largest = element
              largestAt = plane * inputArea + tap.input
            }
          }
          result[plane * outputArea + place] = largest
          indices[plane * outputArea + place] = Double(largestAt)
        }
      }
    }
    return [result, ReferenceTensor(types[1], indices)]
  })

/// The mean over the window's elements on the input; with `count_include_pad`, the padding counts as zeros.
private let averagePooling = Operator(
  "AveragePool", opsets: 7...24, inputs: 1...1, mixesElements: true,
  types: { context in
    let input = try context.floats(0)
    return [ValueType(Array(input.shape.prefix(2)) + (try poolingWindows(context)).output, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let windows = try poolingWindows(context)
    let countsPadding = try context.integer("count_include_pad", default: 0) != 0
    let planes = input.shape[0] * input.shape[1]
    let inputArea = windows.input.reduce(1, *)
    let outputArea = windows.output.reduce(1, *)
    let result = ReferenceTensor(types[0]) { result in
      forEachIndex(of: windows.output) { place, index in
        let taps = windows.taps(at: index)
        let count = countsPadding ? windows.paddedTapCount(at: index) : Double(taps.count)
        for plane in 0..<planes {
          let total = taps.reduce(0.0) { $0 + input.elements[plane * inputArea + $1.input] }
          result[plane * outputArea + place] = total / count
        }
      }
    }
    return [result]
  })

private func poolingWindows(_ context: OperatorContext) throws -> Windows {
  let shape = try context.numbers(0).shape
  guard shape.count >= 3 else {
    throw context.failure(.shapeMismatch, "needs an input of rank 3 or more, not the shape \(shape)")
  }
  guard context.node.attributes["kernel_shape"] != nil else {
    throw context.failure(.invalidGraph, "lacks its kernel_shape")
  }
  let spatial = try spatialShape(context, shape)
  let kernel = try context.settings(
    "kernel_shape", count: spatial.count, in: 1...OperatorContext.longestAxis, default: 1)
  return try Windows(context, input: spatial, kernel: kernel)
}

/// Over all spatial axes, whose lengths become 1.
private func globalPooling(
  _ name: String, _ reduce: @escaping @Sendable (ArraySlice<Double>) -> Double
) -> Operator {
  Operator(
    name, opsets: 7...24, inputs: 1...1,
    types: { context in
      let input = try context.floats(0, rank: 3...64)
      guard !input.shape.dropFirst(2).contains(0) else {
        throw context.failure(.shapeMismatch, "gets no element to pool in the shape \(input.shape)")
      }
      return [ValueType(input.shape.prefix(2) + input.shape.dropFirst(2).map { _ in 1 }, input.elementType)]
    },
    compute: { context, types in
      let input = try context.value(0)
      let area = input.shape.dropFirst(2).reduce(1, *)
      let pooled = (0..<types[0].count).map { reduce(input.elements[$0 * area..<($0 + 1) * area]) }
      return [ReferenceTensor(types[0], pooled)]
    })
}
