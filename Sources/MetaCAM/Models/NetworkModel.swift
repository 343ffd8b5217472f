import ActivationMaps
import Classifiers
import Failures
import Graphs
import Imaging
import ModelReaders
import Tensors

/// A network that is ready to be asked: its graph, how an image becomes its input, and its classes' names.
///
///     let model = try NetworkModel(named: "efficientnet-lite0")
///     let tuned = try NetworkModel(named: "resnet152", weights: "mine.pth")
///     let other = try NetworkModel(named: "mine.onnx", preprocessing: PreprocessingChoice(preset: .imagenet))
public struct NetworkModel: Sendable {
  /// The built-in model's name or the file's path.
  public let name: String
  /// The network around images: scores in, for any batch.
  public private(set) var classifier: Classifier
  /// How a picture becomes the network's input.
  public let preprocessing: Preprocessing
  /// What the classes are called.
  public private(set) var labels: ClassLabels
  /// What kind of answer it gives.
  public private(set) var task: any NetworkTask
  /// How its scores are read.
  public let scoreReading: ScoreReading
  /// As its file has it, for pictures of any size.
  let network: Graph
  /// The name or the file of the network itself.
  let sourceName: String
  /// The layers that maps are made from, as its description says; empty for the usual one.
  public private(set) var layers: [String] = []
  /// What its description says of a picture.
  public private(set) var selfTest: SelfTest?
  /// Whether it is a built-in network with its published weights.
  let isPublished: Bool
  /// How tokens lie over the image; nil takes it from the network.
  public let tokens: TokenGrid?
  /// What of the pictures' preparation is a guess, as for ImageNet: the network comes from a file that does not say it, and nobody
  /// else does.
  public let assumedPreprocessing: [String]
  /// What a reader of any result should know: what had to be chosen among several outputs, and
  /// for a size that is open.
  public private(set) var notes: [Note]
  /// What traces the words of the texts that pictures are compared with; nil where nobody asked for it.
  public private(set) var promptTracer: PromptTracer?

  /// What asks for a class of the network: in a detector's picture, for the likeliest box of that class.
  func choice(ofClass index: Int) -> ClassChoice {
    guard task.subjects == nil, labels.indices.contains(index) else { return .index(index) }
    return .named(labels[index].name ?? "class \(index)")
  }

  /// The method by which maps are made where nobody names one: grad-cam; `hires-cam` where gradients are local, as of boxes.
  public var usualMethod: Method { task.hasLocalGradients ? .hiResCAM : .gradCAM }

  /// The layers that maps are made from where nobody names any.
  /// - Throws: `GraphError` for a network without one.
  package func usualLayers() throws -> [Graph.Layer] { try task.usualLayers(of: graph, tokens: tokens) }

  /// The graph for one image.
  public var graph: Graph { classifier.graph }

  /// Reads a network, and finds out how it takes pictures and what its scores are.
  /// - Parameters:
  ///   - name: a built-in model, or the path of an `.onnx` file, of a model hub's folder, or of a description or the folder
  ///     that holds it as `model.json`.
  ///   - weights: the path of a built-in model's weights, in any format that `StateDictionary` reads; nil for its published
  ///     ones, which `WeightFiles` looks for.
  ///   - choice: what to do otherwise than the model's default.
  ///   - networkChoice: which of its inputs, outputs and layouts are meant.
  ///   - limits: how large it may be.
  /// - Throws: `MetaCAMError`, `ModelError`, `GraphError`, `ClassifierError` or `FileError`.
  public init(
    named name: String, weights: String? = nil, preprocessing choice: PreprocessingChoice = PreprocessingChoice(),
    network networkChoice: NetworkChoice = NetworkChoice(), limits: Limits = .usual
  ) throws {
    guard let path = DescriptionFile.path(of: name) else {
      try self.init(
        from: name, called: name, weights: weights, choice, networkChoice, isActivationDescribed: false, limits)
      return
    }
    guard weights == nil else {
      throw MetaCAMError(
        .weightsNotFound, "a description names the weights itself; give weights with the name of a built-in model only")
    }
    let file = try DescriptionFile(contentsOf: path)
    let (described, network) = try file.choices()
    try self.init(
      from: file.network(), called: name, weights: file.weights(),
      // What is prepared already is not fitted or normalised.
      choice.preparedShape == nil ? choice.over(described) : choice, networkChoice.over(network),
      isActivationDescribed: networkChoice.activation == nil, limits)
    layers = file.description.layers ?? []
    selfTest = try file.selfTest()
  }

  /// - Parameters:
  ///   - source: of the network itself.
  ///   - isActivationDescribed: whether the activation, if one is chosen, is its description's.
  private init(
    from source: String, called name: String, weights: String?, _ choice: PreprocessingChoice,
    _ networkChoice: NetworkChoice, isActivationDescribed: Bool, _ limits: Limits
  ) throws {
    self.name = name
    sourceName = source
    isPublished = weights == nil && Self.builtInNames.contains(source)
    tokens = networkChoice.tokens
    var notes: [Note] = []
    let source = try NetworkSource(named: sourceName, weights: weights, limits: limits)
    var output = networkChoice.output
    let taskNetwork =
      networkChoice.scoreMap == nil
      ? try source.graph.taskNetwork(
        networkChoice.task, output: output, activation: networkChoice.activation, input: networkChoice.input,
        size: choice.size.map { ($0.height, $0.width) }) : nil
    try networkChoice.task.check(for: taskNetwork?.slug ?? TaskKind.classification.slug)
    let whole = taskNetwork?.graph ?? source.graph
    if let taskNetwork {
      output = taskNetwork.graph.outputs[0]
    } else if output == nil {
      let scores = try source.graph.scoreOutput
      output = scores.name
      notes += [scores.note].compactMap { $0 }
    }
    var input = networkChoice.input
    input.channelCount = choice.preparedShape?.first
    func part(_ size: Preprocessing.Size?) throws -> ImageNetwork {
      try whole.imageNetwork(
        input: input, output: output,
        keepsActivation: taskNetwork != nil || networkChoice.activation?.kind == Activation.Kind.none,
        scoreMap: networkChoice.scoreMap, size: size.map { ($0.height, $0.width) })
    }
    notes += source.notes
    var network = try part(nil)
    let prepared = try choice.preprocessing(
      for: network.graph.inputs[0], called: network.inputName, takesBytes: network.takesBytes,
      usual: source.preprocessing ?? taskNetwork.flatMap { Preprocessing.usual(of: $0, network.graph.inputs[0]) })
    // How a network ends may hang on how large its map of scores is.
    if network.activation != nil, network.graph.inputs[0].dimensions.dropFirst(2).contains(nil) {
      network = try part(prepared.preprocessing.cropSize)
    }
    notes += [network.note].compactMap { $0 }
    if let told = network.activation, let asked = networkChoice.activation, told.name != asked.name {
      notes.append(
        Note("the network ends with \(told.name), and \(asked.name) is taken instead, as was asked for"))
    }
    self.network = network.graph
    preprocessing = prepared.preprocessing
    assumedPreprocessing =
      source.isFile && source.preprocessing == nil && preprocessing.depth == nil ? choice.leftOpen : []
    notes += prepared.notes
    let imageShape = network.graph.imageShape(for: preprocessing)
    func read(_ activation: Activation?) throws -> Classifier {
      try Classifier(
        network: network,
        activation: taskNetwork != nil
          ? Activation(.none) : networkChoice.activation ?? network.activation ?? activation,
        imageShape: imageShape, limits: limits)
    }
    let usualReading = try read(source.activation)
    // A head of one score, which training has put there, is no softmax's.
    classifier = usualReading.classCount == 1 && !source.isFile ? try read(nil) : usualReading
    if let tokens, let note = try classifier.graph.note(onTokens: tokens) { notes.append(note) }
    if classifier.isScoreMapTurned {
      notes.append(Note("the output's map of scores is taken for [N, h, w, classes]"))
    }
    let reader = classifier
    let task = try taskNetwork.map {
      try reader.task(
        of: $0, networkChoice.task, activation: networkChoice.activation,
        names: networkChoice.classNames ?? source.classNames)
    }
    scoreReading = ScoreReading(
      task: taskNetwork.map { $0.slug + ($0.layout.map { " (\($0))" } ?? "") },
      scores: taskNetwork?.outputs.joined(separator: ", ") ?? network.graph.outputs[0],
      activation: classifier.activation.name,
      source: taskNetwork.map { $0.isRecognised ? .network : .choice }
        ?? (networkChoice.activation != nil
          ? isActivationDescribed ? .description : .choice
          : classifier.isActivationKnown ? .network : .assumption),
      scoreMap: networkChoice.scoreMap?.rawValue,
      inputValues: networkChoice.input.values.isEmpty
        ? nil : networkChoice.input.values.mapValues(\.description))
    (labels, notes) = try Self.labels(
      count: task?.classNames.count ?? classifier.classCount, asked: networkChoice.classNames, told: source.classNames,
      isFile: source.isFile, notes)
    self.notes = notes
    self.task = task ?? Classification(classifier, labels: labels)
  }

  /// What the network says of an input.
  /// - Parameter output: what it put out: `[M]`.
  /// - Throws: as `NetworkTask.reading`.
  func scores(_ output: Tensor, of input: NetworkInput) throws -> PictureScores {
    let view = PictureView(input)
    return PictureScores(output: output, reading: try task.reading(of: output.elements, seen: view), seen: view)
  }

  /// What the classes are called: as was asked for, or as the source says; numbers where neither does.
  ///
  /// A file of a thousand classes is not taken for ImageNet's: others have a thousand as well, or another order.
  private static func labels(
    count: Int, asked: ClassNames?, told: ClassNames?, isFile: Bool, _ notes: [Note]
  ) throws(ModelError) -> (ClassLabels, [Note]) {
    if let asked { return (try asked.labels(count: count), notes) }
    if let told, let labels = try? told.labels(count: count) { return (labels, notes) }
    var notes = notes
    if let told, isFile {
      notes.append(
        Note(
          "the network's file names \(told.count) classes, and it has \(count): their numbers are shown instead",
          remedy: "\(.option(.classes)) gives their names"))
    } else if isFile, let name = ClassNames.builtIn(count: count) {
      notes.append(
        Note(
          "nothing says what the \(count) classes are called",
          remedy: "\(.option(.classes)) \(name) names them, if they are ImageNet's"))
    }
    return (ClassLabels(count: count), notes)
  }

  /// The same with something to compare pictures with.
  func performing(_ task: Embedding, notes more: [Note], tracer: PromptTracer?) -> NetworkModel {
    var model = self
    model.task = task
    model.labels = task.classNames
    model.notes += more
    model.promptTracer = tracer
    return model
  }

  /// The same with a class's score taken elsewhere in the picture; itself where its scores are not of places.
  public func over(_ region: SegmentationRegion) -> NetworkModel {
    var model = self
    model.task = task.over(region)
    return model
  }

  /// The same with another network in its place, which sees pictures alike and has the same classes.
  func replacing(_ classifier: Classifier) -> NetworkModel {
    var model = self
    model.classifier = classifier
    if model.task is Classification { model.task = Classification(classifier, labels: labels) }
    return model
  }

  /// Of all its constants, as floats of 32 bits.
  package var weightBytes: Int { graph.constants.values.reduce(0) { $0 + $1.shape.reduce(1, *) * 4 } }

  /// Height times width of what it sees, of volumes times depth; 0 where that depends on the picture.
  package var inputPixels: Int { preprocessing.cropSize.map { $0.height * $0.width * (preprocessing.depth ?? 1) } ?? 0 }

  /// Whether it sees volumes in place of pictures.
  public var takesVolumes: Bool { preprocessing.depth != nil }

  /// The names of the built-in networks.
  public static var builtInNames: [String] { Architecture.names }
}

extension Graph {
  /// `[C, H, W]`, or `[C, D, H, W]`, of the image input for what the preprocessing makes.
  fileprivate func imageShape(for preprocessing: Preprocessing) -> [Int]? {
    guard inputs.count == 1, let input = inputs.first, let size = preprocessing.cropSize,
      input.dimensions.count == (preprocessing.depth == nil ? 4 : 5)
    else { return nil }
    return [preprocessing.channels.count] + [preprocessing.depth].compactMap(\.self) + [size.height, size.width]
  }
}

extension PictureView {
  /// What the network gets of a picture.
  init(_ input: NetworkInput) {
    let (shape, placement) = (input.tensorNCHW.shape, input.placement)
    self.init(
      height: shape[shape.count - 2], width: shape[shape.count - 1],
      place: ViewBox(
        left: placement.left, top: placement.top, right: placement.left + placement.width,
        bottom: placement.top + placement.height), picture: input.wholePicture.map { ($0.height, $0.width) })
  }
}
