import Graphs
import Tensors

extension NetworkProbe {
  /// The multipliers of DeepLIFT's rescale rule from the layer zero to A, of the logit: `[C, h, w]`.
  /// - Throws: `ClassifierError` where something behind the layer is neither linear nor an activation.
  public func multipliers() async throws -> Tensor {
    let rule = try await log.measure("compile") { try await recorder.deepLIFT(of: layer) }
    let activations = try pass.values.value(layer.name)
    var slopes: [String: Tensor] = [:]
    if !rule.bends.isEmpty {
      let observer = try await log.measure("compile") {
        // With the scores, on whose way the numbers are watched.
        let outputs = rule.observed.filter { $0 != layer.name } + [classifier.output]
        return try await programs.forward(behind: layer.frontier, outputs: outputs.eachOnce(by: \.self), batch: 1)
      }
      func run(_ layer: Tensor) async throws -> [String: Tensor] {
        var inputs = pass.values
        inputs[self.layer.name] = layer
        let asked = inputs.filter { observer.inputs.contains($0.key) }
        return try await log.measure("run") { try await observer.run(asked) }.merging([self.layer.name: layer]) { $1 }
      }
      let (own, zero) = (try await run(activations), try await run(activations.map { _ in 0 }))
      log.count { $0.head += 2 }
      for bend in rule.bends {
        let inputs = (try own.value(bend.input), try zero.value(bend.input))
        let rise = try own.value(bend.output).zipped(with: zero.value(bend.output), -)
        slopes[bend.slope] = inputs.0.zipped(with: inputs.1, -).zipped(with: rise) { $0 == 0 ? 0 : $1 / $0 }
      }
    }
    let direction = reading.derivative(pass.scores.output.elements, classIndex, .logit)
    let multipliers = try await log.measure("run") { [slopes] in
      try await rule.multipliers(
        pass.values, slopes: slopes, direction: Tensor(shape: [1, direction.count], elements: direction),
        layer: layer.name)
    }
    log.count {
      $0.head += 1
      $0.backward += 1
    }
    return multipliers
  }
}

extension Recorder {
  func deepLIFT(of layer: Layer) async throws -> DeepLIFT {
    try await programs.deepLIFT(behind: layer.frontier)
  }

  /// - Throws: `ClassifierError` where something behind a layer is neither linear nor an activation.
  package func prepareMultipliers() async throws {
    for layer in layers { _ = try await deepLIFT(of: layer) }
  }
}

extension NetworkPrograms {
  /// DeepLIFT's rule for the part behind some values.
  func deepLIFT(behind frontier: [String]) async throws -> DeepLIFT {
    try await ofParts.rule(frontier) { [classifier, engine] in
      try DeepLIFT(
        of: try classifier.graph.cut(at: frontier, outputs: [classifier.output]), layer: frontier[0],
        scores: classifier.output, shape: [1, classifier.classCount], engine: engine)
    }
  }
}
