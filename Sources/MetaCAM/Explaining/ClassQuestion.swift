import ActivationMaps
import Classifiers
import Execution
import Tensors

/// One variant of an image and one class, with what the layers recorded of them: what the methods are asked.
struct ClassQuestion {
  private let inputs: [MethodInput]
  private let imageHeight: Int
  private let imageWidth: Int
  private let log: RunLog

  var records: [ActivationRecord] { inputs.map(\.record) }

  init(
    _ recorder: Recorder, _ fullGradients: LazyFullGradients, _ pass: Recorder.ForwardPass, _ runs: [ChannelRuns],
    _ classIndex: Int,
    _ options: ExplanationOptions, _ log: RunLog
  ) throws {
    let gradients = Lazy {
      let recorder = try log.measure("compile") { try fullGradients.recorder }
      return FullGradients(
        try recorder.gradients(pass, classIndex: classIndex, target: options.target, log: log))
    }
    let needsGradients = options.keepsRecords || options.methods.contains { $0.needs.contains(.gradients) }
    let (height, width) = (pass.imageNCHW.shape[2], pass.imageNCHW.shape[3])
    inputs = try recorder.layers.indices.map { layer in
      MethodInput(
        record: try ActivationRecord(
          activations: recorder.activations(pass, layer: layer),
          gradients: needsGradients
            ? recorder.gradients(pass, layer: layer, classIndex: classIndex, target: options.target, log: log) : nil),
        imageHeight: height, imageWidth: width,
        scorer: runs[layer].scorer(classIndex: classIndex, target: options.target),
        fullGradients: { try gradients.value }, seed: options.seed)
    }
    (imageHeight, imageWidth) = (height, width)
    self.log = log
  }

  /// The mean over the layers.
  func map(by method: Method, eigenSmooth: Bool) throws -> Tensor {
    try log.measure("maps") {
      let ofLayers = method.dependsOnLayer ? inputs[...] : inputs.prefix(1)
      let maps = try ofLayers.map { try method.map(of: $0, eigenSmooth: eigenSmooth) }
      return Scaling.scaledMean(maps, height: imageHeight, width: imageWidth)
    }
  }

  func notes(on method: Method) -> [String] {
    inputs.flatMap { (try? method.notes(on: $0)) ?? [] }
  }
}
