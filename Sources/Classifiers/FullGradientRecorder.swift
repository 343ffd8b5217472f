import Execution
import Graphs
import Tensors

/// Runs a whole network forward and backward, with the gradients at its input and at every bias as outputs.
///
///     let recorder = FullGradientRecorder(programs: programs)
///     let gradients = try await recorder.gradients(of: [question], target: .logit, log: log)[0]
public struct FullGradientRecorder: Sendable {
  private let programs: NetworkPrograms
  private let plan: Lazy<Plan>

  /// What is asked of a run.
  private struct Plan {
    let summands: [(bias: Tensor, layer: Graph.Layer)]
    /// The network's input, then the summands.
    let values: [String]
    let largestBatch: Int
  }

  /// - Parameters:
  ///   - tokens: how a transformer's tokens lie over the image; nil for what the network tells.
  ///   - largestBatch: how many images may go through the network at once.
  public init(programs: NetworkPrograms, tokens: TokenGrid? = nil, largestBatch: Int = 1) {
    self.programs = programs
    plan = Lazy { [classifier = programs.classifier] in
      let graph = classifier.graph
      let summands = try graph.constantSummands(before: classifier.output, tokens: tokens).compactMap { summand in
        summand.layer.flatMap { layer in summand.bias.map { (bias: $0, layer: layer) } }
      }
      let values = [classifier.input] + summands.map(\.layer.value)
      let fitting = BatchSize.fitting(values: values, of: graph)
      let powers = (0..<Int.bitWidth).lazy.map { 1 << $0 }.prefix { $0 <= min(fitting, largestBatch) }
      return Plan(
        summands: summands, values: values,
        largestBatch: powers.last { classifier.holdsApart(values, batch: $0) } ?? 1)
    }
  }

  /// How many questions are answered at once: as many as let all their gradients fit into 256 MiB.
  public var largestBatch: Int { get async throws { try await plan.value.largestBatch } }

  /// Summands without a way to the scores that has a gradient, such as one that a place is chosen by, have no term.
  /// - Complexity: one forward and backward run of the network for each question, several at once.
  /// - Throws: `DifferentiationError` if an operator of the network has no gradient; the engine's errors.
  public func gradients(
    of questions: [Recorder.Question], target: ScoreTarget, log: RunLog
  ) async throws -> [NetworkGradients] {
    let classifier = programs.classifier
    let plan = try await log.measure("compile") { try await self.plan.value }
    var results: [NetworkGradients] = []
    for (size, used) in BatchSize.batches(of: questions.count, atMost: plan.largestBatch) {
      let program = try await log.measure("compile") {
        try await programs.gradients(at: plan.values, batch: size, isLenient: true)
      }
      let asked = Array(questions[results.count..<results.count + used])
      let images = Tensor.stacked(asked.map { $0.pass.imageNCHW.slice(0) }).filled(to: size)
      let directions = Tensor.stacked(asked.map { $0.direction(target) }).filled(to: size)
      let gradients = try await log.measure("run") {
        try await program.gradients([classifier.input: images], directions: directions)
      }
      log.count {
        $0.forward += used
        $0.backward += used
      }
      let summands = plan.summands.filter { program.hasGradients(at: $0.layer.value) }
      for (index, question) in asked.enumerated() {
        results.append(
          NetworkGradients(
            image: question.pass.imageNCHW.slice(0),
            imageGradients: try gradients.value(classifier.input).slice(index),
            biasTerms: try summands.map { bias, layer in
              (bias, layer.laidOut(try gradients.value(layer.value).slice(index..<index + 1)))
            }))
      }
    }
    return results
  }

  /// Makes the program for one question, so that what it fails with is known before it is asked.
  /// - Throws: as `gradients(of:target:log:)`.
  package func prepare() async throws {
    _ = try await programs.gradients(at: plan.value.values, batch: 1, isLenient: true)
  }

  /// The same for one question.
  public func gradients(
    _ pass: Recorder.ForwardPass, classIndex: Int, target: ScoreTarget, log: RunLog
  ) async throws -> NetworkGradients {
    try await gradients(of: [Recorder.Question(pass, classIndex: classIndex)], target: target, log: log)[0]
  }
}

/// The gradients of a class's score at the input, and wherever the network adds a bias.
public struct NetworkGradients: Sendable {
  /// `[C, H, W]`, as the network saw it.
  public let image: Tensor
  /// ∂y/∂x: `[C, H, W]`.
  public let imageGradients: Tensor
  /// In the network's order: a bias, `[C, 1, 1]` or `[C, h, w]`, and ∂y/∂(the sum), `[C, h, w]`.
  public let biasTerms: [(bias: Tensor, gradients: Tensor)]
}
