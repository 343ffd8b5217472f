import Differentiation
import Execution
import Graphs
import ModelReaders
import Tensors

/// What a network says beyond scores and the gradients at a layer, of one picture and one of its subjects: the answers to what
/// single methods ask.
///
///     let probe = NetworkProbe(recorder: recorder, tokens: nil, pass, layer: 0, classIndex: 281, target: .logit, log: log)
///     let gradients = try await probe.inputGradients(at: noisy, label: "smooth-grad")
///
/// Its programs are those of the recorder's store, compiled when they are first asked for.
public struct NetworkProbe: Sendable {
  let recorder: Recorder
  let tokens: TokenGrid?
  let pass: Recorder.ForwardPass
  let layer: Recorder.Layer
  /// Which of the reading's subjects is explained.
  public let classIndex: Int
  let target: ScoreTarget
  let log: RunLog

  /// - Parameters:
  ///   - recorder: of the layer.
  ///   - tokens: how a transformer's tokens lie over the image; nil for what the network tells.
  ///   - pass: the picture's run.
  ///   - layer: which of the recorder's layers.
  ///   - classIndex: which of the reading's subjects.
  ///   - target: which score of it is explained.
  ///   - log: counts the runs, and their time.
  public init(
    recorder: Recorder, tokens: TokenGrid?, _ pass: Recorder.ForwardPass, layer: Int, classIndex: Int,
    target: ScoreTarget, log: RunLog
  ) {
    self.recorder = recorder
    self.tokens = tokens
    self.pass = pass
    self.layer = recorder.layers[layer]
    self.classIndex = classIndex
    self.target = target
    self.log = log
  }

  var programs: NetworkPrograms { recorder.programs }
  var classifier: Classifier { recorder.classifier }
  var reading: Reading { pass.scores.reading }

  /// `[C, H, W]`
  public var image: Tensor { pass.imageNCHW.slice(0) }
  /// The scores before any activation: `[K]`.
  public var logits: [Float] { pass.logits.elements }

  /// y of an output.
  func score(_ output: Tensor) -> Double { reading.score(output.elements, classIndex, target) }

  // MARK: - The part behind the layer

  /// The network's output where the layer's is another one: `[M]` for each.
  func outputs(
    ofLayers count: Int, label: String, write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Tensor] {
    let runner = try await log.measure("compile") { try await programs.head(behind: layer.frontier, nil) }
    let outputs = try await runner.logits(
      count: count, inputs: pass.values, varied: layer.name, label: label, log: log
    ) { index, _, input in write(index, input) }
    log.count { $0.head += count }
    return outputs
  }

  /// y where the layer's output is another one.
  public func scores(
    ofLayers count: Int, label: String, write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Double] {
    try await outputs(ofLayers: count, label: label, write: write).map(score)
  }

  /// ∂(d·scores)/∂A: `[C, h, w]`.
  /// - Parameter direction: d, `[K]`.
  public func gradients(along direction: [Float]) async throws -> Tensor {
    try await gradients(alongOutput: reading.readout.pulledBack(direction, at: pass.scores.output.elements))
  }

  /// Numbers of the output, as programs take them: `[1, M]`.
  private func among(_ numbers: [Float]) -> Tensor { Tensor(shape: [1, numbers.count], elements: numbers) }

  /// - Parameter direction: among the network's outputs: `[M]`.
  func gradients(alongOutput direction: [Float]) async throws -> Tensor {
    let head = try await log.measure("compile") {
      try await programs.gradients(behind: layer.frontier, at: [layer.name], batch: 1)
    }
    let inputs = try head.inputs.reduce(into: [:]) { $0[$1] = try pass.values.value($1) }
    let gradients = try await log.measure("run") {
      try await head.gradients(inputs, directions: among(direction)).value(layer.name)
    }
    log.count {
      $0.head += 1
      $0.backward += 1
    }
    return gradients.slice(0)
  }

  /// G = ∂y/∂A and H·A, `[C, h, w]` both, of y the score `rest`.
  ///
  ///     H·A = ∂(Σ G∘A)/∂A + Jᵀ(S·(J·A)),  J = ∂o/∂A,  S = ∂²y/∂o²
  ///
  /// The first term has the score's slopes s = ∂y/∂o held: it is what the network behind the layer bends, and zero where that is linear
  /// but for kinks. The second is what the score itself bends. Exact: see `Graph.addingSecondDerivatives`.
  /// - Complexity: two runs of the part behind the layer, forward and backward, one of them of twice the work.
  /// - Throws: `DifferentiationError` if an operator of the part has no second derivative; the engine's errors.
  public func curvature() async throws -> (gradients: Tensor, product: Tensor) {
    let program = try await log.measure("compile") {
      try await programs.curvature(behind: layer.frontier, along: layer.name)
    }
    let output = pass.scores.output.elements
    let inputs = try program.inputs.reduce(into: [:]) { $0[$1] = try pass.values.value($1) }
    let slopes = among(reading.derivative(output, classIndex, .rest))
    let bent = try await log.measure("run") { try await program.run(inputs, direction: slopes) }
    // Forward and backward, and the same again through both.
    log.count {
      $0.head += 2
      $0.backward += 2
    }
    let gradients = bent.gradient.slice(0)
    let change = reading.derivativeChange(output, classIndex, .rest, along: bent.change.elements)
    var product = try await self.gradients(alongOutput: change)
    if let ofNetwork = bent.product { product = product.zipped(with: ofNetwork.slice(0), +) }
    return (gradients, product)
  }

  // MARK: - The whole network

  /// The network's output for other inputs: `[M]` for each.
  private func outputs(of inputs: [Tensor], label: String) async throws -> [Tensor] {
    let runner = try await log.measure("compile") { try await programs.variants(batch: programs.variantBatch(nil)) }
    let outputs = try await runner.logits(
      count: inputs.count, inputs: [classifier.input: pass.imageNCHW], varied: classifier.input, label: label, log: log
    ) { index, _, place in
      inputs[index].withUnsafeElements { _ = place.update(fromContentsOf: $0) }
    }
    log.count { $0.forward += inputs.count }
    return outputs
  }

  /// y of other inputs, each `[C, H, W]`.
  public func scores(of inputs: [Tensor], label: String) async throws -> [Double] {
    try await outputs(of: inputs, label: label).map(score)
  }

  /// ∂y/∂x at other inputs, each `[C, H, W]`.
  public func inputGradients(at inputs: [Tensor], label: String) async throws -> [Tensor] {
    let outputs = try await outputs(of: inputs, label: label)
    let largest = programs.variantBatch(nil)
    var results: [Tensor] = []
    for (size, used) in BatchSize.batches(of: inputs.count, atMost: largest) {
      try Task.checkCancellation()
      let program = try await log.measure("compile") {
        try await programs.gradients(at: [classifier.input], batch: size)
      }
      let places = results.count..<results.count + used
      let images = Tensor.stacked(Array(inputs[places])).filled(to: size)
      let directions = Tensor.stacked(
        places.map { place in
          let direction = reading.derivative(outputs[place].elements, classIndex, target)
          return Tensor(shape: [direction.count], elements: direction)
        }
      ).filled(to: size)
      let gradients = try await log.measure("run") {
        try await program.gradients([classifier.input: images], directions: directions).value(classifier.input)
      }
      log.count {
        $0.forward += used
        $0.backward += used
      }
      for index in 0..<used { results.append(gradients.slice(index)) }
      log.progress(label, results.count, of: inputs.count)
    }
    return results
  }
}

extension Recorder {
  /// Makes the programs for second derivatives, so that what they fail with is known before they are asked.
  /// - Throws: as `NetworkProbe.curvature()`.
  package func prepareCurvature() async throws {
    for layer in layers { _ = try await programs.curvature(behind: layer.frontier, along: layer.name) }
  }

  /// Makes the program for the gradients at the input, so that what it fails with is known before it is asked.
  /// - Throws: as `NetworkProbe.inputGradients(at:label:)`.
  package func prepareInputGradients() async throws {
    _ = try await programs.gradients(at: [classifier.input], batch: programs.variantBatch(nil))
  }
}
