import Differentiation
import Graphs
import Tensors
import TestSupport
import Testing

/// Holds the gradients of a graph against central differences, both in double precision.
struct FiniteDifferences {
  let graph: Graph
  let output: String
  let inputs: [String: ReferenceTensor]

  /// Small enough that its square, the error of a central difference, is below the tolerance; large enough that the
  /// rounding of doubles, 1e-16 / 1e-4, is too.
  static let step = 1e-4

  /// Relative. Constants in gradients are 32-bit floats, of a rounding error of 6e-8, and a few of them multiply.
  static let tolerance = 1e-6

  /// Checks the gradient of `Σ s·output`, for a random `s`, along three random directions of each value, and of the
  /// first element alone.
  /// - Parameter isLenient: whether a value without a gradient must make no difference either, in place of being a fault.
  func check(_ values: [String], seed: UInt64, isLenient: Bool = false, _ label: String) throws {
    var random = SeededRandom(seed: seed)
    var graph = graph
    let outputShape = try graph.type(of: output).shape
    graph.addInput(.init(name: "seed", dimensions: outputShape))
    let weights = ReferenceTensor.random(outputShape, &random)
    let (extended, names) = try graph.addingGradients(
      of: output, seed: "seed", withRespectTo: values, isLenient: isLenient)
    let gradients = try extended.evaluated(
      inputs.merging(["seed": weights]) { $1 }, wanted: values.compactMap { names[$0] })
    for value in values {
      let input = try #require(inputs[value])
      let none = isLenient ? ReferenceTensor(shape: input.shape, elements: input.elements.map { _ in 0 }) : nil
      let gradient = try #require(names[value].flatMap { gradients[$0] } ?? none)
      #expect(gradient.shape == input.shape, "\(label), \(value)")
      for attempt in 0..<4 {
        var direction = ReferenceTensor.random(input.shape, &random)
        if attempt == 3 {
          for index in direction.elements.indices { direction.elements[index] = index == 0 ? 1 : 0 }
        }
        let (higher, lower) = (
          try weighted(weights, value, direction, Self.step), try weighted(weights, value, direction, -Self.step)
        )
        let numerical = (higher - lower) / (2 * Self.step)
        let products = zip(gradient.elements, direction.elements).map(*)
        let analytic = products.reduce(0, +)
        // Terms that cancel leave the error of their size.
        let size = max(products.reduce(0) { $0 + abs($1) }, 1)
        #expect(
          abs(analytic - numerical) <= Self.tolerance * size,
          "\(label): along \(value), \(analytic) instead of \(numerical)")
      }
    }
  }

  /// `Σ s·output` with one value moved.
  private func weighted(
    _ weights: ReferenceTensor, _ value: String, _ direction: ReferenceTensor, _ step: Double
  ) throws -> Double {
    var moved = inputs
    for index in direction.elements.indices { moved[value]?.elements[index] += step * direction.elements[index] }
    let result = try #require(try graph.evaluated(moved, wanted: [output])[output])
    return zip(weights.elements, result.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
