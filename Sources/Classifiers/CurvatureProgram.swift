import Differentiation
import Execution
import Graphs
import Tensors

/// A part of a network that runs forward and backward, and once more through both: how the gradient at a value changes along it.
struct CurvatureProgram: Sendable {
  private let program: CompiledGraph
  /// The input that holds ∂y/∂(class scores).
  private let seed: String
  private let names: SecondDerivatives

  /// What a run gives; the names are those of `SecondDerivatives`.
  struct Result {
    /// `[N, …]` of the value.
    let gradient: Tensor
    /// The same; nil where it is zero.
    let product: Tensor?
    /// `[N, K]`
    let change: Tensor
  }

  /// - Parameters:
  ///   - makeGraph: makes the graph, as `Engine.compiled` wants it.
  ///   - shape: of the scores: `[N, K]`.
  ///   - value: where gradients are wanted.
  init(
    of makeGraph: () throws -> Graph, scores: String, shape: [Int], along value: String, engine: Engine
  ) throws {
    var known = ("", SecondDerivatives(gradient: "", product: nil, change: ""))
    program = try engine.compiled {
      var graph = try makeGraph()
      let seed = graph.unusedName("seed")
      graph.addInput(Graph.Input(name: seed, dimensions: shape.map { $0 }))
      var (differentiated, names) = try graph.addingSecondDerivatives(of: scores, seed: seed, along: value)
      differentiated.outputs = [names.gradient, names.change] + (names.product.map { [$0] } ?? [])
      known = (seed, names)
      return differentiated
    }
    (seed, names) = known
  }

  var inputs: [String] { program.inputs.filter { $0 != seed } }

  /// - Parameters:
  ///   - inputs: a batch of each of `inputs`.
  ///   - direction: ∂y/∂(class scores) of each: `[N, K]`.
  func run(_ inputs: [String: Tensor], direction: Tensor) async throws -> Result {
    let outputs = try await program.run(inputs.merging([seed: direction]) { $1 })
    return Result(
      gradient: try outputs.value(names.gradient), product: try names.product.map { try outputs.value($0) },
      change: try outputs.value(names.change))
  }
}
