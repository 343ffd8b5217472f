import Failures
import Graphs

/// A network that is built in: how its graph is made from weights, and what it expects of an image.
///
///     let architecture = try Architecture.named("resnet152")
///     let graph = try architecture.graph(weights: StateDictionary(contentsOf: "resnet152-394f9c45.pth"))
public struct Architecture: Sendable {
  /// The name on the command line, such as `resnet152`; torchvision's, where the network is one of torchvision's.
  public let name: String
  /// How an image becomes an input.
  public let input: InputFormat
  /// The published weights.
  public let weights: PublishedWeights
  private let network: any ModuleNetwork

  package init(name: String, input: InputFormat, weights: PublishedWeights, network: any ModuleNetwork) {
    self.name = name
    self.input = input
    self.weights = weights
    self.network = network
  }

  /// The network with these weights: one input `input` `[batch, 3, H, W]`, all but the channels open, and one output
  /// `logits` `[batch, classes]`. The number of classes follows the weights.
  ///
  /// Prefixes, numbers and other last layers of a training program's are seen through: see `fitted`.
  /// - Throws: `ModelError` that lists the weights that are missing, left over, or of another shape.
  public func graph(weights: StateDictionary) throws -> Graph { try fitted(to: weights).graph }

  /// The network with a training program's weights, and what had to be understood of them.
  public struct Fitted: Sendable {
    /// The network with these weights.
    public let graph: Graph
    /// Such as that a prefix of all names is left out, or that another layer is taken for the last one.
    public let notes: [Note]
  }

  /// The same, with what a reader of any result should know.
  ///
  /// Seen through are: a prefix before all names (`module.`, `backbone.model.`, …); parts that are numbered or have other
  /// names, in the network's order; and other last layers, as `Sequential(Dropout, Linear)` in place of one linear layer. Nothing
  /// is loaded in part.
  /// - Complexity: O(weights), looking at names and shapes alone.
  public func fitted(to weights: StateDictionary) throws -> Fitted { try fitted(to: weights, modules: nil) }

  /// - Parameter modules: what a pickle says of the network's own modules, so that nothing of a head has to be assumed.
  func fitted(to weights: StateDictionary, modules: ModuleTree?) throws -> Fitted {
    var module = ModuleGraph(weights: weights)
    try network.build(&module)
    if module.faults.isEmpty { return Fitted(graph: try module.finished(architecture: name), notes: weights.notes) }
    let own = module.weights ?? weights
    guard
      let alignment = WeightAlignment(
        of: own, to: module.expected, endingWith: module.lastLinears, unneeded: module.unneeded, modules: modules)
    else {
      var nearest = ModuleGraph(weights: own.withoutUsualPrefix(Set(module.expected.map(\.name))))
      try network.build(&nearest)
      return Fitted(graph: try nearest.finished(architecture: name), notes: weights.notes)
    }
    var aligned = ModuleGraph(weights: try alignment.applied(to: own), head: alignment.head)
    try network.build(&aligned)
    return Fitted(graph: try aligned.finished(architecture: name), notes: weights.notes + alignment.notes)
  }

  /// The built-in networks that weights are of, by their names and shapes.
  /// - Complexity: O(weights) for each.
  public static func fitting(_ weights: StateDictionary) -> [Architecture] {
    all.filter { (try? $0.fitted(to: weights)) != nil }
  }

  /// The network of 1000 classes without weights: they are further inputs of the graph, so that shapes are known and no
  /// memory is taken.
  ///
  ///     let graph = try architecture.outline().specialised(inputShapes: ["input": [1, 3, 224, 224]])
  public func outline() throws -> Graph {
    var module = ModuleGraph()
    try network.build(&module)
    return try module.finished(architecture: name)
  }

  /// Every architecture, a family after the other.
  public static let all: [Architecture] = [
    efficientNetLite, resNet, denseNet, vgg, alexNet, squeezeNet, googLeNet, inceptionV3, mobileNetV2, mobileNetV3,
    shuffleNetV2, mnasNet, regNet, efficientNet, efficientNetV2, convNeXt, visionTransformer, swin, maxViT,
  ].flatMap { $0 }

  /// What they are called, in the same order.
  public static var names: [String] { all.map(\.name) }

  /// The built-in network of a name.
  /// - Throws: `ModelError` with the nearest names.
  public static func named(_ name: String) throws -> Architecture {
    if let architecture = all.first(where: { $0.name == name }) { return architecture }
    throw ModelError(
      .unsupported,
      "there is no built-in model '\(name)'" + NearestNames.hint(for: name, among: names),
      remedy: "\(.listing(.models)) lists them")
  }
}

/// A family's way to build its networks, with the sizes that tell them apart.
package protocol ModuleNetwork: Sendable {
  /// Adds all layers; the last one makes the module graph's output.
  func build(_ module: inout ModuleGraph) throws
}

/// The file of weights that an architecture's authors have published.
public struct PublishedWeights: Sendable, Equatable {
  /// Such as `resnet152-394f9c45.pth`; the part behind the hyphen begins the file's SHA-256.
  public let file: String
  /// Where it can be had; nil for weights that come with the program.
  public let url: String?

  package init(file: String, url: String? = nil) {
    self.file = file
    self.url = url
  }

  /// How the file's SHA-256 begins, in hexadecimal digits; nil where the file's name does not say.
  public var hashPrefix: String? {
    guard let hyphen = file.lastIndex(of: "-") else { return nil }
    let digits = file[file.index(after: hyphen)...].prefix { $0 != "." }
    return digits.count >= 8 && digits.allSatisfy { "0123456789abcdef".contains($0) } ? String(digits) : nil
  }

  /// A file of torchvision's.
  static func torchvision(_ file: String) -> PublishedWeights {
    PublishedWeights(file: file, url: "https://download.pytorch.org/models/\(file)")
  }
}

/// What a network expects of an image, in the terms of torchvision's transforms.
public struct InputFormat: Sendable, Equatable {
  /// How pixels are made when the image is resized.
  public enum Interpolation: Sendable {
    /// Of the 2 × 2 pixels around a place, of more where the image shrinks.
    case bilinear
    /// Of the 4 × 4 pixels around a place, of more where the image shrinks.
    case bicubic
  }

  /// To how many pixels the shorter side is resized.
  public let shorterSide: Int
  /// The side of the square cut from the middle, in pixels.
  public let cropSize: Int
  /// How pixels are made when the image is resized.
  public let interpolation: Interpolation
  /// By channel, in units of the full range: (pixel/255 − mean) / standard deviation.
  public let mean: [Float]
  /// By channel, in units of the full range; above 0.
  public let standardDeviation: [Float]

  package init(
    shorterSide: Int, cropSize: Int, interpolation: Interpolation = .bilinear, mean: [Float],
    standardDeviation: [Float]
  ) {
    self.shorterSide = shorterSide
    self.cropSize = cropSize
    self.interpolation = interpolation
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// With the mean and the deviation of ImageNet's training pictures, as nearly all of torchvision's networks have it.
  package static func imageNet(
    _ shorterSide: Int = 256, _ cropSize: Int = 224, _ interpolation: Interpolation = .bilinear
  ) -> InputFormat {
    InputFormat(
      shorterSide: shorterSide, cropSize: cropSize, interpolation: interpolation, mean: [0.485, 0.456, 0.406],
      standardDeviation: [0.229, 0.224, 0.225])
  }
}
