/// The value of an operator's plain definition: numbers in double precision.
///
/// Slow and exact. Shape arithmetic is folded with it (integers up to 2⁵³ are exact), and tests hold the engine and the
/// gradients against it.
package struct ReferenceTensor: Sendable, Equatable {
  package var shape: [Int]
  package var elements: [Double]
  package var elementType: ElementType

  package init(shape: [Int], elements: [Double], elementType: ElementType = .float64) {
    precondition(elements.count == shape.reduce(1, *))
    self.shape = shape
    self.elements = elements
    self.elementType = elementType
  }

  package init(_ constant: Constant) {
    shape = constant.shape
    elementType = constant.elementType
    switch constant {
    case .floats(let tensor): elements = tensor.withUnsafeElements { $0.map(Double.init) }
    case .integers(let tensor): elements = tensor.elements.map(Double.init)
    }
  }

  /// As a constant of the element type: floats rounded to 32 bits, integers clamped to what `Int64` holds.
  package var constant: Constant {
    if elementType.isFloatingPoint { return .floats(Tensor(shape: shape, elements: elements.map(Float.init))) }
    let integers = elements.map { Int64(exactly: $0.rounded(.towardZero)) ?? ($0 > 0 ? .max : .min) }
    return .integers(IntegerTensor(shape: shape, elements: integers, elementType: elementType))
  }
}
