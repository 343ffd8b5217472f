import Graphs
import Tensors

/// What an operator does along one axis, where it treats every axis by itself and linearly: a matrix.
///
/// Found from the operator's own definition, as its result for the unit vectors: so the gradient of a resizing or a
/// padding holds in every mode that the operator has.
struct LinearMap: Sendable {
  /// `[output length, input length]`.
  let matrix: Tensor

  /// - Parameters:
  ///   - length: the length of the axis before the operator.
  ///   - apply: adds the operator to the graph, for a value whose rows it is to map, and gives back the result's name.
  /// - Throws: `GraphError` if the matrix would be too large.
  /// - Complexity: O(length · output length), by the plain definition.
  init(length: Int, apply: (inout Graph, String) throws -> String) throws {
    let largest = 1 << 24
    func check(_ shape: [Int]) throws {
      guard !shape.fits(largest) else { return }
      throw GraphError(.shapeMismatch, "the axis is too long for a matrix of the shape \(shape)")
    }
    try check([length, length])
    var graph = Graph(inputs: [.init(name: "rows", dimensions: [length, length])])
    graph.outputs = [try apply(&graph, "rows")]
    try check(graph.type(of: graph.outputs[0]).shape)
    var unit = ReferenceTensor(shape: [length, length], elements: Array(repeating: 0, count: length * length))
    // What is added whatever the input is, such as the value outside a region, has no gradient.
    let offset = try graph.evaluated(["rows": unit])
    for place in 0..<length { unit.elements[place * length + place] = 1 }
    let mapped = try graph.evaluated(["rows": unit])
    guard let rows = mapped[graph.outputs[0]], let added = offset[graph.outputs[0]] else {
      throw GraphError(.invalidGraph, "the operator along one axis has no result")
    }
    let elements = zip(rows.elements, added.elements).map { Float($0 - $1) }
    matrix = Tensor(shape: rows.shape, elements: elements).transposed([1, 0])
  }
}

extension Expression {
  /// A gradient of the given shape times the transpose of each axis's map; nil stands for an axis that stays.
  func pulledBack(through maps: [LinearMap?], from shape: [Int]) -> Expression {
    var result = self
    let last = shape.count - 1
    for (axis, map) in maps.enumerated() {
      guard let matrix = map?.matrix else { continue }
      switch axis {
      case last: result = .apply("MatMul", result, .constant(.floats(matrix)))
      case last - 1: result = .apply("MatMul", .constant(.floats(matrix.transposed([1, 0]))), result)
      default:
        // To the end and back
        var order = Array(shape.indices)
        order.swapAt(axis, last)
        result = .apply("MatMul", result.transposed(order), .constant(.floats(matrix))).transposed(order)
      }
    }
    return result
  }
}
