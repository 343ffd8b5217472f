import Classifiers
import Failures
import Graphs
import Imaging
import ModelReaders

/// A network and what its source says of it: a name that is built in, or a file. What a user says comes on top.
struct NetworkSource {
  var graph: Graph
  /// How pictures become its input; nil where the source does not say.
  var preprocessing: Preprocessing?
  /// What makes probabilities of its scores, where that is known beside the graph.
  var activation: Activation?
  /// Nil where the source does not name its classes.
  var classNames: ClassNames?
  /// What had to be understood of it.
  var notes: [Note] = []
  /// Whether it is a user's own file, which says all that is known of it.
  var isFile = true

  /// - Parameters:
  ///   - name: a built-in network, or the path of an `.onnx` file.
  ///   - weights: the path of a built-in network's weights; nil for its published ones.
  init(named name: String, weights: String?, limits: Limits) throws {
    if let architecture = Architecture.all.first(where: { $0.name == name }) {
      self = try Self(architecture, weightsPath: weights ?? WeightFiles.path(of: architecture))
    } else if NetworkFile.isPath(name) {
      guard weights == nil else {
        throw MetaCAMError(
          .weightsNotFound,
          "a network's file holds its own weights; give weights with the name of a built-in model only")
      }
      let file = try NetworkFile(contentsOf: name, limits: limits)
      self.init(graph: file.graph, classNames: ClassNames(metadata: file.metadata))
    } else {
      throw MetaCAMError(
        .unknownName,
        "there is no model '\(name)'" + NearestNames.hint(for: name, among: NetworkModel.builtInNames),
        remedy: "take one that \(.listing(.models)) lists, or the path of an .onnx file")
    }
  }

  /// Published networks are ImageNet's; those of as many classes are taken for it.
  private init(_ architecture: Architecture, weightsPath: String) throws {
    let weights = try StateDictionary(contentsOf: weightsPath)
    do {
      let fitted = try architecture.fitted(to: weights)
      self.init(
        graph: fitted.graph, preprocessing: Preprocessing(architecture.input),
        activation: Activation(.softmax), classNames: .imageNet)
      notes = fitted.notes
      isFile = false
    } catch let error as ModelError {
      throw error.adding(["file": weightsPath])
    }
  }

  init(
    graph: Graph, preprocessing: Preprocessing? = nil, activation: Activation? = nil, classNames: ClassNames? = nil
  ) {
    self.graph = graph
    self.preprocessing = preprocessing
    self.activation = activation
    self.classNames = classNames
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
