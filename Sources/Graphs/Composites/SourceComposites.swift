import Tensors

/// Values out of shapes and settings.
let sourceComposites: [Composite] = [
  // 1 on a diagonal, 0 elsewhere
  Composite("EyeLike", opsets: 9...24, inputs: 1...1) { expansion in
    let operation = expansion.operation
    let input = try operation.type(0)
    guard input.shape.count == 2 else {
      throw operation.failure(.shapeMismatch, "needs a matrix, not the shape \(input.shape)")
    }
    guard input.count <= 1 << 24 else {
      throw operation.failure(
        .tooLarge, "makes a constant of the shape \(input.shape), more than the \(1 << 24) elements that it may have")
    }
    var type = input.elementType
    if let number = try operation.integer("dtype") {
      guard let wanted = ElementType(onnxNumber: number) else {
        throw operation.failure(.unknownOperator, "makes ONNX's element type \(number), which is not supported")
      }
      type = wanted
    }
    let diagonal = try operation.integer("k", default: 0)
    let (rows, columns) = (input.shape[0], input.shape[1])
    let elements = (0..<rows).flatMap { row in (0..<columns).map { $0 - row == diagonal ? Int64(1) : 0 } }
    let matrix: Constant =
      type.isFloatingPoint
      ? .floats(Tensor(shape: input.shape, elements: elements.map(Float.init)))
      : .integers(IntegerTensor(shape: input.shape, elements: elements, elementType: type))
    return [.constant(matrix)]
  }
]
