/// One number in, one number out, or two with NumPy's broadcasting.
let elementwiseOperators: [Operator] = [
  unary("Relu") { max($0, 0) },
  unary("Identity") { $0 },
]

/// An operator that treats every element alike; the shape and the type stay.
private func unary(_ name: String, _ function: @escaping @Sendable (Double) -> Double) -> Operator {
  Operator(
    name, opsets: 7...22, inputs: 1...1,
    types: { [try $0.type(0)] },
    compute: { context, inputs in
      guard let input = inputs[0] else { throw context.failure(.invalidGraph, "lacks its input") }
      return [
        ReferenceTensor(shape: input.shape, elements: input.elements.map(function), elementType: input.elementType)
      ]
    })
}
