import Failures
import Graphs
import Tensors

/// What a network gets beside the picture: numbers that stay the same for all pictures.
///
///     try InputValue("0.3, 1, 0")       // three numbers in a row
///     try InputValue("true")
///     InputValue(.floats(tensor))       // of its own shape
public struct InputValue: Sendable, Equatable, CustomStringConvertible {
  let elements: [Double]
  /// Nil for numbers in a row, which take the shape of the input.
  let shape: [Int]?

  /// A value of its own shape; integers become floats.
  public init(_ constant: Constant) {
    shape = constant.shape
    elements = constant.tensor?.elements.map(Double.init) ?? constant.integers?.map(Double.init) ?? []
  }

  /// Numbers in a row.
  /// - Throws: `ClassifierError` where there is none, or one is not finite.
  public init(_ numbers: [Double]) throws(ClassifierError) {
    guard !numbers.isEmpty, numbers.allSatisfy(\.isFinite) else {
      throw ClassifierError(.invalidValue, "give at least one number, and only finite ones")
    }
    (elements, shape) = (numbers, nil)
  }

  /// In a row.
  public var numbers: [Double] { elements }

  /// Numbers in a row, from a text.
  /// - Parameter text: numbers parted by commas or spaces; `true` is 1, `false` is 0.
  /// - Throws: `ClassifierError` where it is something else, or a number is not finite.
  public init(_ text: String) throws(ClassifierError) {
    let words = text.split { $0 == "," || $0.isWhitespace }
    var elements: [Double] = []
    for word in words {
      guard let number = ["true": 1, "false": 0][word.lowercased()] ?? Double(word), number.isFinite else {
        throw ClassifierError(.invalidValue, "'\(word)' is no number; give numbers parted by commas, such as 0.3,1,0")
      }
      elements.append(number)
    }
    guard !elements.isEmpty else { throw ClassifierError(.invalidValue, "give at least one number, such as 0.3,1,0") }
    (self.elements, shape) = (elements, nil)
  }

  /// The first numbers.
  public var description: String {
    let shown = elements.prefix(8).map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }
    return shown.joined(separator: ", ") + (elements.count > 8 ? ", … (\(elements.count) in all)" : "")
  }

  /// As the constant of an input.
  /// - Throws: `ClassifierError` where their number, their shape or their kind does not fit.
  func constant(for input: Graph.Input) throws(ClassifierError) -> Constant {
    let shape = try fitted(to: input)
    func refused(_ what: String) -> ClassifierError {
      ClassifierError(.invalidValue, "the input takes \(what)", context: ["input": input.summary, "value": "\(self)"])
    }
    guard elements.allSatisfy(\.isFinite) else { throw refused("finite numbers") }
    if input.elementType.isFloatingPoint {
      if let large = elements.first(where: { !Float($0).isFinite }) {
        throw ClassifierError(
          .invalidValue, "the value \(large) is too large for a float of 32 bits", context: ["input": input.summary])
      }
      return .floats(Tensor(shape: shape, elements: elements.map { Float($0) }))
    }
    guard let range = input.elementType.range else { throw refused("\(input.elementType), which cannot be given") }
    let integers = elements.compactMap { Int64(exactly: $0) }.filter(range.contains)
    guard integers.count == elements.count else {
      throw refused(input.elementType == .bool ? "true or false" : "whole numbers of \(input.elementType)")
    }
    return .integers(IntegerTensor(shape: shape, elements: integers, elementType: input.elementType))
  }

  /// The input's shape for one picture.
  private func fitted(to input: Graph.Input) throws(ClassifierError) -> [Int] {
    var lengths = input.dimensions
    if let first = lengths.first, first == nil { lengths[0] = 1 }
    if let shape, shape.count == lengths.count, zip(lengths, shape).allSatisfy({ $0 == nil || $0 == $1 }) {
      return shape
    }
    let known = lengths.compactMap(\.self).reduce(1, *)
    let open = lengths.indices.filter { lengths[$0] == nil }
    if open.count == 1, known > 0, elements.count % known == 0 { lengths[open[0]] = elements.count / known }
    let result = lengths.compactMap(\.self)
    guard result.count == lengths.count, result.reduce(1, *) == elements.count else {
      throw ClassifierError(
        .shapeMismatch,
        open.isEmpty
          ? "the input takes \(known) numbers, and \(elements.count) are given"
          : "\(elements.count) numbers do not fit the input; give a file of the whole shape",
        context: ["input": input.summary])
    }
    return result
  }
}

extension ElementType {
  /// The whole numbers that an input of this type can be given; nil for floats.
  fileprivate var range: ClosedRange<Int64>? {
    switch self {
    case .bool: 0...1
    case .int8: -128...127
    case .uint8: 0...255
    case .int16: -32_768...32_767
    case .uint16: 0...65_535
    case .int32: Int64(Int32.min)...Int64(Int32.max)
    case .uint32: 0...Int64(UInt32.max)
    case .int64, .uint64: -(1 << 53)...1 << 53
    default: nil
    }
  }
}
