import Tensors

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

  init(_ type: ValueType, _ elements: [Double]) {
    self.init(shape: type.shape, elements: elements, elementType: type.elementType)
  }

  /// Elements that start as one value and that the closure changes.
  init(_ type: ValueType, repeating value: Double = 0, _ change: (UnsafeMutableBufferPointer<Double>) throws -> Void)
    rethrows
  {
    var elements = [Double](repeating: value, count: type.count)
    try elements.withUnsafeMutableBufferPointer { try change($0) }
    self.init(type, elements)
  }

  /// As a constant of the element type: floats rounded to 32 bits, integers clamped to what `Int64` holds.
  package var constant: Constant {
    if elementType.isFloatingPoint { return .floats(Tensor(shape: shape, elements: elements.map(Float.init))) }
    let integers = elements.map(Int64.init(truncatingDouble:))
    return .integers(IntegerTensor(shape: shape, elements: integers, elementType: elementType))
  }

  /// By how many elements one step along each axis moves.
  var strides: [Int] { Tensor.strides(of: shape) }

  /// The same elements in another shape.
  func reshaped(_ type: ValueType) -> ReferenceTensor { ReferenceTensor(type, elements) }

  /// The element at any place of another type: truncated towards zero, then wrapped around as in C.
  func cast(to elementType: ElementType) -> ReferenceTensor {
    ReferenceTensor(shape: shape, elements: elements.map(elementType.stored), elementType: elementType)
  }
}

extension ElementType {
  /// A result as this type holds it: integers are truncated towards zero and wrap around, truth values are 0 or 1.
  func stored(_ value: Double) -> Double {
    switch self {
    case .float16, .bfloat16, .float32, .float64: value
    case .bool: value != 0 ? 1 : 0
    case .int8: Double(Int8(truncatingIfNeeded: Int64(truncatingDouble: value)))
    case .int16: Double(Int16(truncatingIfNeeded: Int64(truncatingDouble: value)))
    case .int32: Double(Int32(truncatingIfNeeded: Int64(truncatingDouble: value)))
    case .uint8: Double(UInt8(truncatingIfNeeded: Int64(truncatingDouble: value)))
    case .uint16: Double(UInt16(truncatingIfNeeded: Int64(truncatingDouble: value)))
    case .uint32: Double(UInt32(truncatingIfNeeded: Int64(truncatingDouble: value)))
    // Rounded in double precision alone: an Int64 of more than 53 bits would change on the way.
    case .int64, .uint64: value.rounded(.towardZero)
    }
  }
}

extension Int64 {
  /// Towards zero; clamped, where NaN counts as the smallest.
  init(truncatingDouble value: Double) {
    self = Int64(exactly: value.rounded(.towardZero)) ?? (value > 0 ? .max : .min)
  }
}
