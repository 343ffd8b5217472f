import ActivationMaps
import Classifiers
import Execution
import Failures
import Graphs
import Imaging
import ModelReaders
import Tensors

/// Explains images with one network and its target layers.
///
///     let model = try NetworkModel(named: "efficientnet-lite0")
///     let explainer = try Explainer(model: model, engine: Engine())
///     let options = ExplanationOptions(classes: ["tabby"], methods: [.gradCAM, .fullGrad])
///     let explanation = try explainer.explain([Image(contentsOf: "cat.jpg")], options)[0]
///     explanation.maps[0].map  // [224, 224], in [0, 1]
///
/// An image goes through the network once, however many methods, classes and layers there are. Beyond that, a class
/// takes one run of the part behind each layer, and the costly methods what they state; what `ablation-cam` and
/// `score-cam` run serves all classes.
public struct Explainer: Sendable {
  public let model: NetworkModel
  /// The values that the maps are made from.
  public var layers: [Recorder.Layer] { recorder.layers }
  /// How many images go through the network at once, at most.
  public var largestBatch: Int { recorder.largestBatch }
  /// What a reader of the maps should know: what the model says, and where a layer's layout is a guess.
  public let notes: [Note]
  private let recorder: Recorder
  private let scorers: [NetworkScorer]
  private let fullGradients: LazyFullGradients

  /// - Parameters:
  ///   - layers: names of values or nodes of the network, or unique endings of them; by default the tensor that enters
  ///     the last spatial reduction. With several, maps are the mean over the layers; one that is named twice counts once.
  ///   - batchSize: how many inputs run at once where there are many; nil for what suits the network.
  /// - Throws: `GraphError` for an unknown layer; `ExecutionError` for a batch that does not fit into memory.
  public init(model: NetworkModel, layers: [String] = [], batchSize: Int? = nil, engine: Engine) throws {
    self.model = model
    let graph = model.graph
    let targets =
      layers.isEmpty
      ? [try graph.defaultTargetLayer(tokens: model.tokens)]
      : try layers.map { try graph.targetLayer(named: $0, tokens: model.tokens) }.eachOnce(by: \.value)
    notes = model.notes + targets.compactMap(\.note)
    let size = try batchSize.map { try BatchSize.checked($0, for: graph) }
    let classifier = try model.classifier.viewing(targets)
    recorder = try Recorder(
      classifier: classifier, layers: targets.map(\.value),
      largestBatch: min(size ?? BatchSize.fitting(graph), 8), engine: engine)
    scorers = NetworkScorer.scorers(for: recorder, batchSize: size, engine: engine)
    fullGradients = LazyFullGradients(classifier: classifier, tokens: model.tokens, engine: engine)
  }

  /// - Parameters:
  ///   - images: several are run together where the network allows it; memory grows with their number: for a long
  ///     series see `explanations(of:_:)`.
  ///   - onMap: called before each map with the image's place among the images and the method.
  /// - Throws: `ModelError` for an unknown or ambiguous class, before the network runs; `ExecutionError` or
  ///   `ActivationMapError` if numbers are not finite; `CancellationError` if the task is cancelled.
  public func explain(
    _ images: [Image], _ options: ExplanationOptions, log: RunLog = RunLog(),
    onMap: (_ image: Int, _ method: Method) -> Void = { _, _ in }
  ) throws -> [Explanation] {
    try check(options)
    let inputs = try log.measure("prepare") { try images.map { try model.preprocessing.input(of: $0) } }
    return try explain(inputs, options, log: log, onMap: onMap)
  }

  /// The same of inputs that are ready for the network.
  public func explain(
    _ inputs: [NetworkInput], _ options: ExplanationOptions, log: RunLog = RunLog(),
    onMap: (_ input: Int, _ method: Method) -> Void = { _, _ in }
  ) throws -> [Explanation] {
    try check(options)
    return try seen(inputs, log: log).enumerated().map { index, seen in
      do {
        return try explanation(of: seen, options, log: log) { onMap(index, $0) }
      } catch let error as any ContextualError where inputs.count > 1 {
        throw error.adding(["picture": "\(index + 1)"])
      }
    }
  }

  /// - Throws: what is wrong before any network has run.
  func check(_ options: ExplanationOptions) throws {
    try options.check()
    _ = try classIndices(options, logits: nil)
  }

  /// An input that has gone through the network.
  struct Seen: Sendable {
    let input: NetworkInput
    let pass: Recorder.ForwardPass
  }

  func seen(_ inputs: [NetworkInput], log: RunLog) throws -> [Seen] {
    guard !inputs.isEmpty else { return [] }
    let passes = try recorder.forward(Tensor.stacked(inputs.map { $0.tensorNCHW.slice(0) }), log: log)
    return zip(inputs, passes).map { Seen(input: $0, pass: $1) }
  }

  func explanation(
    of seen: Seen, _ options: ExplanationOptions, log: RunLog, onMap: (Method) -> Void
  ) throws -> Explanation {
    let logits = seen.pass.logits
    let classes = try classIndices(options, logits: logits)
    let (maps, records) = try maps(of: seen.pass, classes: classes, options, log, onMap: onMap)
    let scores = logits.elements
    let named = Set(try options.classes.flatMap { try $0.indices(in: model.labels, scores: nil) })
    let ofClasses = classes.flatMap {
      MapWarning.about(
        classIndex: $0, scores: scores, probability: ScoreTarget.softmax.score(scores, classIndex: $0),
        isNamed: named.contains($0))
    }
    let ofMaps = maps.flatMap { map in
      map.notes.map { MapWarning(classIndex: map.classIndex, method: map.method, text: $0) }
    }
    return Explanation(
      input: seen.input, logits: logits, maps: maps, warnings: ofClasses + ofMaps, records: records)
  }

  /// The classes asked for, each once however it is named, or else the likeliest one; without logits those that are named.
  /// - Throws: `ModelError` for an unknown or ambiguous class.
  func classIndices(_ options: ExplanationOptions, logits: Tensor?) throws -> [Int] {
    let choices = options.classes.isEmpty ? [.likeliest(1)] : options.classes
    return try choices.flatMap { try $0.indices(in: model.labels, scores: logits?.elements) }.eachOnce { $0 }
  }

  /// One method's map of an input that is ready for the network: `[H, W]`.
  ///
  /// - Parameter imageNCHW: `[1, C, H, W]`, normalised.
  /// - Throws: as `explain`.
  public func map(
    ofInput imageNCHW: Tensor, classIndex: Int, by method: Method, _ options: ExplanationOptions,
    log: RunLog = RunLog()
  ) throws -> Tensor {
    var options = options
    options.methods = [method]
    guard let pass = try recorder.forward(imageNCHW, log: log).first,
      let map = try maps(of: pass, classes: [classIndex], options, log, onMap: { _ in }).maps.first
    else {
      throw MetaCAMError(.shapeMismatch, "an input is [1, channels, height, width], not \(imageNCHW.shape)")
    }
    return map.map
  }

  private func maps(
    of pass: Recorder.ForwardPass, classes: [Int], _ options: ExplanationOptions, _ log: RunLog,
    onMap: (Method) -> Void
  ) throws -> (maps: [ClassMap], records: [LayerRecord]) {
    let identity = Augmentation(isMirrored: false, factor: 1)
    let augmentations = options.augmentationSmooth ? Augmentation.all : [identity]
    let passes =
      try options.augmentationSmooth
      ? recorder.forward(
        Tensor.stacked(augmentations.map { $0.applied(to: pass.imageNCHW).slice(0) }), change: "aug-smooth", log: log)
      : [pass]
    let runs = passes.map { pass in scorers.map { $0.runs(of: pass, log: log) } }
    var records: [LayerRecord] = []
    let maps = try classes.flatMap { classIndex in
      let questions = try zip(passes, runs).map {
        try ClassQuestion(recorder, fullGradients, $0, $1, classIndex, options, log)
      }
      if options.keepsRecords, let plain = zip(questions, augmentations).first(where: { $0.1 == identity })?.0 {
        records += zip(layers, plain.records).map {
          LayerRecord(classIndex: classIndex, layer: $0.name, record: $1)
        }
      }
      return try options.methods.eachOnce(by: \.slug).map { method in
        onMap(method)
        let compiled = log.seconds(of: "compile")
        let clock = ContinuousClock()
        let start = clock.now
        let maps = try zip(questions, augmentations).map { question, augmentation in
          augmentation.undone(on: try question.map(by: method, eigenSmooth: options.eigenSmooth))
        }
        let map = Tensor.mean(maps)
        let seconds = (clock.now - start).seconds - (log.seconds(of: "compile") - compiled)
        let notes = Set(questions.flatMap { $0.notes(on: method) }).sorted()
        return ClassMap(
          classIndex: classIndex, method: method.slug, map: map, seconds: max(0, seconds),
          notes: notes + MapWarning.texts(about: map))
      }
    }
    return (maps, records)
  }
}
