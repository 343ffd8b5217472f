import Differentiation
import Execution
import Graphs
import Tensors

/// A network, or a part of it, that runs forward and backward, for one or several inputs at once.
struct GradientProgram: Sendable {
  private let program: CompiledGraph
  /// The input that holds ∂y/∂(class scores).
  private let seed: String
  /// The names of the gradients, by the values that they are of.
  private let names: [String: String]

  /// - Parameters:
  ///   - makeGraph: makes the graph, as `Engine.compiled` wants it.
  ///   - shape: of the scores: `[N, K]`.
  ///   - values: where gradients are wanted. Those that the scores do not depend on, such as one that a place is chosen by,
  ///     are left out if `isLenient`.
  init(
    of makeGraph: () throws -> Graph, scores: String, shape: [Int], at values: [String], isLenient: Bool, engine: Engine
  ) throws {
    var known: (seed: String, names: [String: String]) = ("", [:])
    program = try engine.compiled {
      var graph = try makeGraph()
      let seed = graph.unusedName("seed")
      graph.addInput(Graph.Input(name: seed, dimensions: shape.map { $0 }))
      var (differentiated, names) = try graph.addingGradients(
        of: scores, seed: seed, withRespectTo: values, isLenient: isLenient)
      differentiated.outputs = values.compactMap { names[$0] }
      known = (seed, names)
      return differentiated
    }
    (seed, names) = known
  }

  func hasGradients(at value: String) -> Bool { names[value] != nil }

  var inputs: [String] { program.inputs.filter { $0 != seed } }

  /// - Parameters:
  ///   - inputs: a batch of each of `inputs`.
  ///   - directions: ∂y/∂(class scores) of each: `[N, K]`.
  /// - Returns: a batch of gradients for each value.
  func gradients(_ inputs: [String: Tensor], directions: Tensor) async throws -> [String: Tensor] {
    let outputs = try await program.run(inputs.merging([seed: directions]) { $1 })
    return try names.mapValues { try outputs.value($0) }
  }
}
