import Tensors

/// A value that is known before the network runs: weights, or the numbers of shape arithmetic.
///
/// All floating-point types become 32-bit floats when they are read (float64 is rounded, the others are exact), since
/// that is what the engine computes in. All integers and truth values become `Int64`; the type they had is kept.
public enum Constant: Sendable, Equatable {
  /// Floats of 32 bits, whatever the file had.
  case floats(Tensor)
  /// Integers of 64 bits or truth values.
  case integers(IntegerTensor)

  /// The length of each axis; empty for a single number.
  public var shape: [Int] {
    switch self {
    case .floats(let tensor): tensor.shape
    case .integers(let tensor): tensor.shape
    }
  }

  /// `float32`, or the integer type that the file had.
  public var elementType: ElementType {
    switch self {
    case .floats: .float32
    case .integers(let tensor): tensor.elementType
    }
  }

  /// The floating-point elements; nil for integers.
  public var tensor: Tensor? {
    if case .floats(let tensor) = self { tensor } else { nil }
  }

  /// The integer elements, in row-major order; nil for floats.
  public var integers: [Int64]? {
    if case .integers(let tensor) = self { tensor.elements } else { nil }
  }

  /// A list of integers: rank 1, int64.
  public static func integers(_ elements: [Int]) -> Constant {
    .integers(IntegerTensor(shape: [elements.count], elements: elements.map(Int64.init), elementType: .int64))
  }
}

/// A dense array of integers or truth values in row-major order.
public struct IntegerTensor: Sendable, Equatable {
  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// In row-major order.
  public let elements: [Int64]
  /// An integer type or `bool` (0 or 1).
  public let elementType: ElementType

  /// Integers or truth values in row-major order.
  /// - Precondition: as many elements as the shape has places; not a floating-point type.
  public init(shape: [Int], elements: [Int64], elementType: ElementType) {
    precondition(elements.count == shape.reduce(1, *) && !elementType.isFloatingPoint)
    self.shape = shape
    self.elements = elements
    self.elementType = elementType
  }
}
