import Differentiation
import Graphs
import Tensors
import TestSupport

/// A case's graph with the gradient of its first output of floats with respect to every input that it depends on.
struct Differentiated {
  /// Of the gradients alone.
  let graph: Graph
  /// The incoming gradient.
  let seed: [String: ReferenceTensor]
  private let forward: Graph
  private let output: String
  /// The gradient's name for each input.
  private let gradients: [String: String]

  /// - Throws: `DifferentiationError`, `noRule` where an operator has no gradient.
  init(_ graph: Graph, seed number: UInt64) throws {
    var random = SeededRandom(seed: number)
    forward = graph
    var seeded = graph
    let floats = graph.outputs.filter { graph.types[$0]?.elementType.isFloatingPoint == true }
    guard let output = floats.first(where: { graph.producer(of: $0) != nil }) else {
      throw DifferentiationError(.noRule, "nothing to differentiate")
    }
    let weights = ReferenceTensor.random(try graph.type(of: output).shape, &random)
    seeded.addInput(.init(name: "seed", dimensions: weights.shape))
    var values: [String] = []
    for input in graph.inputs where graph.nodes.contains(where: { $0.inputs.contains(input.name) }) {
      do {
        _ = try seeded.addingGradients(of: output, seed: "seed", withRespectTo: [input.name])
        values.append(input.name)
      } catch let error as DifferentiationError where error.code == .independent {}
    }
    guard !values.isEmpty else { throw DifferentiationError(.noRule, "nothing to differentiate by") }
    var (extended, names) = try seeded.addingGradients(of: output, seed: "seed", withRespectTo: values)
    extended.outputs = names.values.sorted()
    self.graph = try extended.pruned()
    self.output = output
    gradients = names
    seed = ["seed": weights]
  }

  /// The slope along a random direction of all inputs together, by the gradient and by central differences.
  ///
  /// Nil where the differences of two steps, or those to either side, disagree, as at a kink, and where a value is rounded.
  func comparedWithDifferences(_ values: [String: ReferenceTensor]) throws -> Comparison? {
    // The gradient passes a quantisation as if it did not round.
    let rounding = Set(GradientTable.straightThrough.map(\.operatorName))
    guard !forward.nodes.contains(where: { rounding.contains($0.operatorName) }) else { return nil }
    var random = SeededRandom(seed: 5)
    let results = try graph.evaluated(values.merging(seed) { $1 })
    var (slope, size) = (0.0, 1.0)
    var directions: [String: ReferenceTensor] = [:]
    for input in gradients.keys.sorted() {
      guard let name = gradients[input], let gradient = results[name] else { continue }
      let direction = ReferenceTensor.random(gradient.shape, &random)
      directions[input] = direction
      for (a, b) in zip(gradient.elements, direction.elements) {
        slope += a * b
        size += abs(a * b)
      }
    }
    func weighted(_ step: Double) throws -> Double {
      var moved = values
      for (input, direction) in directions {
        for (index, element) in direction.elements.enumerated() { moved[input]?.elements[index] += step * element }
      }
      let elements = try forward.evaluated(moved, wanted: [output])[output]?.elements ?? []
      return zip(elements, seed["seed"]?.elements ?? []).reduce(0) { $0 + $1.0 * $1.1 }
    }
    func numerical(_ step: Double) throws -> Double { (try weighted(step) - weighted(-step)) / (2 * step) }
    let (wide, narrow) = (try numerical(1e-4), try numerical(2e-5))
    let ahead = (try weighted(2e-5) - weighted(0)) / 2e-5
    guard abs(wide - narrow) <= 1e-4 * size, abs(ahead - narrow) <= 1e-3 * size else { return nil }
    let error = abs(slope - narrow) / size
    // The squared step, and the rounding of 32-bit constants in the gradient.
    return Comparison(
      error: error, fault: !(error <= 1e-3) ? "a slope of \(slope) instead of \(narrow)" : nil)
  }
}
