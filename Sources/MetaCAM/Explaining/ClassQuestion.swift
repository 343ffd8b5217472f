import ActivationMaps
import Classifiers
import Execution
import Graphs
import Tensors

/// One variant of an image and one class, with what the layers recorded of them: what the methods are asked.
struct ClassQuestion {
  private let inputs: [MethodInput]
  private let imageLengths: [Int]
  private let log: RunLog

  var records: [ActivationRecord] { inputs.map(\.record) }

  /// - Parameters:
  ///   - tokens: how a transformer's tokens lie over the image; nil for what the network tells.
  ///   - runs: of the variant, for each of the recorder's layers.
  init(
    _ recorder: Recorder, tokens: TokenGrid?, _ answer: GradientSeries.Answer, _ runs: [ChannelRuns],
    _ options: ExplanationOptions,
    _ log: RunLog
  ) throws {
    let pass = answer.question.pass
    let lengths = Array(pass.imageNCHW.shape.dropFirst(2))
    let records = try recorder.layers.indices.map { layer in
      try ActivationRecord(
        activations: recorder.activations(pass, layer: layer), gradients: answer.ofLayers?[layer])
    }
    inputs = recorder.layers.indices.map { layer in
      MethodInput(
        record: records[layer], imageLengths: lengths,
        scorer: runs[layer].scorer(classIndex: answer.question.classIndex, target: options.target),
        fullGradients: answer.full, seed: options.seed, layers: records,
        furtherRuns: NetworkProbe(
          recorder: recorder, tokens: tokens, pass, layer: layer, classIndex: answer.question.classIndex,
          target: options.target, log: log))
    }
    imageLengths = lengths
    self.log = log
  }

  /// A method's map.
  struct Made {
    /// `[H, W]` of the image, or `[D, H, W]` of the volume, in [0, 1]: the mean over the layers.
    let map: Tensor
    /// `[h, w]` of the layer, its negative values 0, in the method's own unit; nil where there are several layers.
    let ofLayer: Tensor?
  }

  func map(by method: Method, eigenSmooth: Bool) async throws -> Made {
    try await log.measure("maps") {
      var maps: [Tensor] = []
      for input in method.dependsOnLayer && !method.spansLayers ? inputs[...] : inputs.prefix(1) {
        maps.append(try await method.map(of: input, eigenSmooth: eigenSmooth))
      }
      return Made(
        map: Scaling.scaledMean(maps, to: imageLengths),
        ofLayer: maps.count == 1 ? maps[0].map { max($0, 0) } : nil)
    }
  }

  func notes(on method: Method) async -> [String] {
    var notes: [String] = []
    for input in method.dependsOnLayer ? inputs[...] : inputs.prefix(1) {
      notes += (try? await method.notes(on: input)) ?? []
    }
    return notes
  }
}
