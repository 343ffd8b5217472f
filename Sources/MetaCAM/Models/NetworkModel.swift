import Classifiers
import Failures
import Graphs
import Imaging
import ModelReaders

/// A network that is ready to be asked: its graph, how an image becomes its input, and its classes' names.
///
///     let model = try NetworkModel(named: "efficientnet-lite0")
///     let tuned = try NetworkModel(named: "resnet152", weights: "mine.pth")
///     let other = try NetworkModel(named: "mine.onnx", preprocessing: PreprocessingChoice(preset: .imagenet))
public struct NetworkModel: Sendable {
  /// The built-in model's name or the file's path.
  public let name: String
  public let classifier: Classifier
  public let preprocessing: Preprocessing
  public let labels: ClassLabels
  /// How its scores are read.
  public let scoreReading: ScoreReading
  /// How tokens lie over the image; nil takes it from the network.
  public let tokens: TokenGrid?
  /// What a reader of any result should know: what had to be chosen among several outputs, and
  /// for a size that is open.
  public let notes: [Note]

  /// The graph for one image.
  public var graph: Graph { classifier.graph }

  /// - Parameters:
  ///   - name: a built-in model, or the path of an `.onnx` file.
  ///   - weights: the path of a built-in model's weights, in any format that `StateDictionary` reads; nil for its
  ///     published ones, which `WeightFiles` looks for.
  ///   - preprocessing: what to do otherwise than the model's default.
  ///   - network: which of its inputs, outputs and layouts are meant.
  ///   - limits: how large it may be.
  /// - Throws: `MetaCAMError`, `ModelError`, `GraphError`, `ClassifierError` or `FileError`.
  public init(
    named name: String, weights: String? = nil, preprocessing choice: PreprocessingChoice = PreprocessingChoice(),
    network networkChoice: NetworkChoice = NetworkChoice(), limits: Limits = .usual
  ) throws {
    self.name = name
    tokens = networkChoice.tokens
    var notes: [Note] = []
    func part(_ graph: Graph) throws -> ImageNetwork {
      var output = networkChoice.output
      if output == nil {
        let scores = try graph.scoreOutput
        output = scores.name
        notes += [scores.note].compactMap { $0 }
      }
      return try graph.imageNetwork(input: networkChoice.input, output: output)
    }
    let network: ImageNetwork
    let usual: Preprocessing?
    var isBuiltIn = false
    if let architecture = Architecture.all.first(where: { $0.name == name }) {
      network = try part(Self.graph(of: architecture, weightsPath: weights ?? WeightFiles.path(of: architecture)))
      usual = Preprocessing(architecture.input)
      isBuiltIn = true
    } else if NetworkFile.isPath(name) {
      guard weights == nil else {
        throw MetaCAMError(
          .weightsNotFound, "a network's file holds its own weights; give weights with the name of a built-in model only")
      }
      network = try part(NetworkFile(contentsOf: name, limits: limits).graph)
      usual = nil
    } else {
      throw MetaCAMError(
        .unknownName,
        "there is no model '\(name)'" + NearestNames.hint(for: name, among: Self.builtInNames),
        remedy: "take one that \(.listing(.models)) lists, or the path of an .onnx file")
    }
    if let told = network.activation, let asked = networkChoice.activation, told.kind != asked.kind {
      notes.append(
        Note("the network ends with \(told.name), and \(asked.name) is taken instead, as was asked for"))
    }
    let prepared = try choice.preprocessing(for: network.graph.inputs[0], usual: usual)
    preprocessing = prepared.preprocessing
    self.notes = notes + prepared.notes
    classifier = try Classifier(
      network: network, activation: networkChoice.activation ?? (isBuiltIn ? Activation(.softmax) : nil),
      imageShape: network.graph.imageShape(for: preprocessing),
      limits: limits)
    scoreReading = ScoreReading(
      scores: network.graph.outputs[0], activation: classifier.activation.name,
      source: networkChoice.activation != nil ? .choice : classifier.isActivationKnown ? .network : .assumption)
    // Nearly every network of a thousand classes has ImageNet's, in ImageNet's order.
    let names = ImageNetClasses.labels
    labels = classifier.classCount == names.count ? names : ClassLabels(count: classifier.classCount)
  }

  public static var builtInNames: [String] { Architecture.all.map(\.name) }

  private static func graph(of architecture: Architecture, weightsPath: String) throws -> Graph {
    let weights = try StateDictionary(contentsOf: weightsPath)
    do { return try architecture.graph(weights: weights) } catch let error as ModelError {
      throw error.adding(["file": weightsPath])
    }
  }
}

extension Preprocessing {
  init(_ format: InputFormat) {
    self.init(
      shorterSide: format.shorterSide, cropSize: Size(format.cropSize),
      interpolation: format.interpolation == .bilinear ? .bilinear : .bicubic, mean: format.mean,
      standardDeviation: format.standardDeviation)
  }
}

extension Graph {
  /// `[C, H, W]` of the image input for what the preprocessing makes.
  fileprivate func imageShape(for preprocessing: Preprocessing) -> [Int]? {
    guard inputs.count == 1, let input = inputs.first, input.dimensions.count == 4, let size = preprocessing.cropSize
    else { return nil }
    return [preprocessing.channels.count, size.height, size.width]
  }
}
