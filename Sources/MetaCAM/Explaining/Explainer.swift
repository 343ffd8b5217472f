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
///     let explanation = try await explainer.explain([Image(contentsOf: "cat.jpg")], options)[0]
///     explanation.maps[0].map  // [224, 224], in [0, 1]
///
/// An image goes through the network once, however many methods, classes and layers there are. Beyond that, a class
/// takes one run of the part behind each layer, and the costly methods what they state; what `ablation-cam` and
/// `score-cam` run serves all classes.
public struct Explainer: Sendable {
  /// The network that is explained.
  public private(set) var model: NetworkModel
  /// The values that the maps are made from.
  public var layers: [Recorder.Layer] { recorder.layers }
  /// How many images go through the network at once, at most.
  public var largestBatch: Int { recorder.largestBatch }
  /// What a reader of the maps should know: what the model says, and where a layer's layout is a guess.
  public var notes: [Note] { model.notes + layerNotes }
  /// What the network is run by, for whoever else runs it.
  public var programs: NetworkPrograms { recorder.programs }

  let recorder: Recorder
  let scorers: [NetworkScorer]
  let fullGradients: FullGradientRecorder
  private let layerNotes: [Note]

  /// Prepares a network to be explained.
  /// - Parameters:
  ///   - model: the network that is explained.
  ///   - layers: names of values or nodes of the network, or unique endings of them; by default those of the model's
  ///     description, else the tensor that enters the last spatial reduction. With several, maps are the mean over the
  ///     layers; one that is named twice counts once.
  ///   - batchSize: how many inputs run at once where there are many; nil for what suits the network.
  ///   - engine: runs it.
  /// - Throws: `GraphError` for an unknown layer; `ExecutionError` for a batch that does not fit into memory.
  public init(model: NetworkModel, layers: [String] = [], batchSize: Int? = nil, engine: Engine) throws {
    self.model = model
    let graph = model.graph
    let layers = layers.isEmpty ? model.layers : layers
    let targets =
      layers.isEmpty
      ? try model.usualLayers()
      : try layers.map { try graph.targetLayer(named: $0, tokens: model.tokens) }.eachOnce(by: \.value)
    layerNotes = targets.compactMap(\.note)
    let size = try batchSize.map { try BatchSize.checked($0, for: graph) }
    let programs = NetworkPrograms(classifier: try model.classifier.viewing(targets), engine: engine)
    let largestBatch = min(size ?? BatchSize.fitting(graph), 8)
    recorder = try Recorder(programs: programs, layers: targets.map(\.value), largestBatch: largestBatch)
    scorers = NetworkScorer.scorers(for: recorder, batchSize: size)
    fullGradients = FullGradientRecorder(programs: programs, tokens: model.tokens, largestBatch: largestBatch)
  }

  /// The same with the network's answers read otherwise: nothing is compiled anew.
  ///
  ///     let point = explainer.reading(as: explainer.model.over(.point(x: 120, y: 80)))
  ///
  /// - Parameter model: the same network, as `NetworkModel.over(_:)` and `NetworkModel.comparing(with:engine:)` give it.
  public func reading(as model: NetworkModel) -> Explainer {
    var explainer = self
    explainer.model = model
    return explainer
  }

  /// Explains some images: each class that is asked for by each method.
  /// - Parameters:
  ///   - images: several are run together where the network allows it; memory grows with their number: for a long series
  ///     see `explanations(of:_:)`.
  ///   - options: classes, methods, and how maps are made.
  ///   - log: counts the runs, and their time.
  ///   - onMap: called before each map with the image's place among the images and the method.
  ///   - onMade: called with each map of a method as soon as it is made.
  /// - Throws: `ModelError` for an unknown or ambiguous class, before the network runs; `ExecutionError` or
  ///   `ActivationMapError` if numbers are not finite; `CancellationError` if the task is cancelled.
  public func explain(
    _ images: [Image], _ options: ExplanationOptions, log: RunLog = RunLog(),
    onMap: (_ image: Int, _ method: Method) -> Void = { _, _ in },
    onMade: (_ image: Int, _ map: ClassMap) -> Void = { _, _ in }
  ) async throws -> [Explanation] {
    try check(options)
    let inputs = try log.measure("prepare") { try images.map { try model.preprocessing.input(of: $0) } }
    return try await explain(inputs, options, log: log, onMap: onMap, onMade: onMade)
  }

  /// The same of inputs that are ready for the network.
  public func explain(
    _ inputs: [NetworkInput], _ options: ExplanationOptions, log: RunLog = RunLog(),
    onMap: (_ input: Int, _ method: Method) -> Void = { _, _ in },
    onMade: (_ input: Int, _ map: ClassMap) -> Void = { _, _ in }
  ) async throws -> [Explanation] {
    try check(options)
    var batch = try SeenBatch(await seen(inputs, log: log), self, options, log)
    var explanations: [Explanation] = []
    for index in inputs.indices {
      do {
        explanations.append(
          try await batch.explanation(ofInput: index, onMap: { onMap(index, $0) }, onMade: { onMade(index, $0) }))
      } catch let error as any ContextualError where inputs.count > 1 {
        throw error.adding(["picture": "\(index + 1)"])
      }
    }
    return explanations
  }

  /// - Throws: what is wrong before any network has run.
  func check(_ options: ExplanationOptions) throws {
    try options.check()
    try model.task.check(options.classes)
  }

  func seen(_ inputs: [NetworkInput], as reading: Reading? = nil, log: RunLog) async throws -> [SeenBatch.Seen] {
    guard !inputs.isEmpty else { return [] }
    let passes = try await recorder.forward(Tensor.stacked(inputs.map { $0.tensorNCHW.slice(0) }), log: log)
    return try zip(inputs, passes).map { input, pass in
      let output = pass.scores.output
      let scores = try reading.map { PictureScores(output: output, reading: $0) } ?? model.scores(output, of: input)
      return SeenBatch.Seen(input: input, pass: pass.read(as: scores))
    }
  }

  func gradients(
    of questions: [[Recorder.Question]], _ options: ExplanationOptions, _ log: RunLog
  ) -> GradientSeries {
    GradientSeries(questions, recorder, fullGradients, options, log)
  }

  /// One method's map of an input that is ready for the network: `[H, W]`.
  ///
  /// - Parameters:
  ///   - input: ready for the network.
  ///   - classIndex: which of the reading's subjects.
  ///   - method: what makes the map.
  ///   - options: how maps are made; its classes and methods are not looked at.
  ///   - reading: how the output is read; nil for what the network says of this input.
  ///   - log: counts the runs, and their time.
  /// - Throws: as `explain`.
  public func map(
    of input: NetworkInput, classIndex: Int, by method: Method, _ options: ExplanationOptions,
    as reading: Reading? = nil, log: RunLog = RunLog()
  ) async throws -> Tensor {
    var options = options
    options.methods = [method]
    options.classes = [.index(classIndex)]
    try options.check()
    let seen = try await seen([input], as: reading, log: log)
    do {
      var batch = try SeenBatch(seen, self, options, log)
      return try await batch.explanation(ofInput: 0, onMap: { _ in }).maps[0].map
    } catch let error as ClassifierError where error.code == .nothingFound {
      // What is nowhere in the picture has nothing that speaks for it.
      return Tensor(shape: Array(input.tensorNCHW.shape.dropFirst(2)), repeating: 0)
    }
  }
}
