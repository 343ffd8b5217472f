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
  ///   - name: a built-in network, or the path of an `.onnx` file or of a model hub's folder.
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
      if ModelFolder.isFolder(name) {
        self = Self(try ModelFolder(contentsOf: name))
        return
      }
      let file = try NetworkFile(contentsOf: name, limits: limits)
      self.init(
        graph: file.graph, preprocessing: file.architecture.map { Preprocessing($0.input) },
        classNames: ClassNames(metadata: file.metadata))
      notes = file.notes
    } else {
      throw MetaCAMError(
        .unknownName,
        "there is no model '\(name)'" + NearestNames.hint(for: name, among: Architecture.names),
        remedy: "take one that \(.listing(.models)) lists, or the path of an .onnx file or of a folder with config.json"
      )
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
      let others = error.code == .mismatch ? Architecture.fitting(weights).prefix(3).map(\.name) : []
      throw error.adding(
        others.isEmpty
          ? ["file": weightsPath] : ["file": weightsPath, "they fit": others.joined(separator: ", ")])
    }
  }

  private init(_ folder: ModelFolder) {
    self.init(
      graph: folder.graph,
      preprocessing: Preprocessing(folder.pictures, channels: folder.graph.inputs[0].dimensions[1] ?? 3),
      activation: folder.classes.map { Activation($0 == .independent ? .sigmoid : .softmax) },
      classNames: folder.classNames)
    notes = folder.notes
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

extension Preprocessing {
  /// - Parameter channels: that the network takes.
  init(_ format: PictureFormat, channels: Int) {
    let isUnit = abs(format.factor * 255 - 1) < 1e-6
    // x = (v · factor − mean)/deviation
    let unit = isUnit ? 1 : format.factor
    func spread(_ values: [Double]) -> [Float] {
      let numbers = values.map { Float($0 / unit) }
      return numbers.count == 1 ? Array(repeating: numbers[0], count: channels) : numbers
    }
    self.init(
      interpolation: .init(format.interpolation), scale: isUnit ? .unit : .bytes, mean: spread(format.mean),
      standardDeviation: spread(format.standardDeviation))
    roundsCropDown = format.roundsCropDown
    cropSize = format.size.map { Size(height: $0.height, width: $0.width) }
    switch format.resizing {
    case .none: break
    case .shorterSide(let side): shorterSide = side
    case .both where format.crop == nil: fit = .stretch
    case .both(let size): resizedSize = Size(height: size.height, width: size.width)
    }
  }
}

extension Preprocessing {
  /// What networks of a task mostly take; nil where they differ.
  static func usual(of network: Graph.TaskNetwork, _ input: Graph.Input) -> Preprocessing? {
    guard network.slug == Embedding.promptsSlug else {
      let isOpen = input.dimensions.dropFirst(2).contains { $0 == nil }
      return network.layout.flatMap { usual(ofDetector: $0, isOpen: isOpen) }
    }
    guard input.dimensions.count == 4, let height = input.dimensions[2], let width = input.dimensions[3] else {
      return nil
    }
    var result = Preset.clip.normalisation
    result.interpolation = .bicubic
    result.cropSize = Size(height: height, width: width)
    result.shorterSide = min(height, width)
    return result
  }

  /// What detectors of a layout mostly take; nil where they differ.
  ///
  /// - Parameter isOpen: whether the network takes pictures of any size.
  static func usual(ofDetector layout: String, isOpen: Bool) -> Preprocessing? {
    // Samples from 0 to 1. Torchvision's detectors of two stages normalise them by themselves.
    guard layout.hasPrefix("yolo") || layout == "regions" else { return nil }
    var result = Preprocessing.none
    result.fit = .pad
    result.cropSize = isOpen ? 640 : nil
    result.padColour = .grey
    return result
  }
}

extension Interpolation {
  fileprivate init(_ interpolation: PictureFormat.Interpolation) {
    self =
      switch interpolation {
      case .nearest: .nearest
      case .lanczos: .lanczos
      case .bilinear: .bilinear
      case .bicubic: .bicubic
      case .box: .box
      }
  }
}
