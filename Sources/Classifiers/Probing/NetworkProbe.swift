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
    try await gradients(atLayer: try pass.values.value(layer.name), direction: pulledBack(direction))
  }

  private func pulledBack(_ direction: [Float]) -> [Float] {
    reading.readout.pulledBack(direction, at: pass.scores.output.elements)
  }

  /// - Parameters:
  ///   - activations: `[1, C, h, w]`, in place of the layer's own.
  ///   - direction: among the network's outputs: `[M]`.
  func gradients(atLayer activations: Tensor, direction: [Float]) async throws -> Tensor {
    let head = try await log.measure("compile") {
      try await programs.gradients(behind: layer.frontier, at: [layer.name], batch: 1)
    }
    var inputs = try Dictionary(uniqueKeysWithValues: head.inputs.map { ($0, try pass.values.value($0)) })
    if inputs[layer.name] != nil { inputs[layer.name] = activations }
    let directions = Tensor(shape: [1, direction.count], elements: direction)
    let gradients = try await log.measure("run") {
      try await head.gradients(inputs, directions: directions).value(layer.name)
    }
    log.count {
      $0.head += 1
      $0.backward += 1
    }
    return gradients.slice(0)
  }

  /// G = ∂y/∂A and H·A, `[C, h, w]` both, of y the score `rest`.
  ///
  ///     H·A ≈ (G((1 + ε)A) − G((1 − ε)A)) / 2ε,  ε = 1/128
  ///
  /// A central difference of the gradients misses by ε² of the fourth derivative, and by 1e-5 of G for single precision; it
  /// needs no second derivative of any operator. Where something behind the layer has a kink that lies between the two, it
  /// sees that, as a second derivative would not.
  public func curvature() async throws -> (gradients: Tensor, product: Tensor) {
    let activations = try pass.values.value(layer.name)
    let epsilon: Float = 1 / 128
    let changed = [1 + epsilon, 1 - epsilon].map { factor in activations.map { $0 * factor } }
    let outputs = try await outputs(ofLayers: 2, label: "shapley-cam") { index, input in
      changed[index].withUnsafeElements { _ = input.update(fromContentsOf: $0) }
    }
    func gradients(_ layer: Tensor, _ output: Tensor) async throws -> Tensor {
      try await self.gradients(atLayer: layer, direction: reading.derivative(output.elements, classIndex, .rest))
    }
    let own = try await gradients(activations, pass.scores.output)
    let (more, less) = (try await gradients(changed[0], outputs[0]), try await gradients(changed[1], outputs[1]))
    return (own, more.zipped(with: less) { ($0 - $1) / (2 * epsilon) })
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
  /// Makes the program for the gradients at the input, so that what it fails with is known before it is asked.
  /// - Throws: as `NetworkProbe.inputGradients(at:label:)`.
  package func prepareInputGradients() async throws {
    _ = try await programs.gradients(at: [classifier.input], batch: programs.variantBatch(nil))
  }
}
