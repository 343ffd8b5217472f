internal import COpenVINO

/// An input or output of a network: its name and shape.
public struct Port: Sendable, Equatable {
  public let name: String
  /// The length of each axis; nil for one that is not known before the network runs, such as a batch of any size.
  public let shape: [Int?]

  /// The shape where all of it is known.
  public var fixedShape: [Int]? {
    let known = shape.compactMap(\.self)
    return known.count == shape.count ? known : nil
  }

  /// True where a tensor of this shape may be given.
  func accepts(_ actual: [Int]) -> Bool {
    actual.count == shape.count && zip(actual, shape).allSatisfy { $1 == nil || $0 == $1 }
  }

  /// Such as `[?, 3, 224, 224]`.
  var shapeDescription: String { "[" + shape.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]" }

  /// Reads what OpenVINO says of a port, and checks that its elements are 32-bit floating-point numbers.
  init(describing port: OpaquePointer, kind: String) throws(RuntimeError) {
    var text: UnsafeMutablePointer<CChar>?
    try check(ov_port_get_any_name(port, &text), "an \(kind) of the network has no name")
    name = text.map { String(cString: $0) } ?? ""
    ov_free(text)

    var type = DYNAMIC
    try check(ov_port_get_element_type(port, &type), "the \(kind) '\(name)' has no element type")
    guard type == F32 else {
      throw RuntimeError(
        .unsupported, "the \(kind) '\(name)' is not float32; only float32 inputs and outputs can be run")
    }

    var partial = ov_partial_shape_t()
    try check(ov_port_get_partial_shape(port, &partial), "the \(kind) '\(name)' has no shape")
    defer { ov_partial_shape_free(&partial) }
    guard partial.rank.min == partial.rank.max else {
      throw RuntimeError(.unsupported, "the number of axes of the \(kind) '\(name)' is not known")
    }
    shape = (0..<Int(partial.rank.max)).map { axis in
      guard let dimension = partial.dims?[axis], dimension.min == dimension.max else { return nil }
      return Int(dimension.max)
    }
  }
}
