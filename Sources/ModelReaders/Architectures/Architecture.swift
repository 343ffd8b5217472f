import Graphs

/// A network that is built in: how its graph is made from weights, and what it expects of an image.
///
///     let architecture = try Architecture.named("efficientnet-lite0")
///     let graph = try architecture.graph(weights: StateDictionary(contentsOf: "efficientnet-lite0.pth"))
public struct Architecture: Sendable {
  /// The name on the command line, such as `efficientnet-lite0`.
  public let name: String
  /// How an image becomes an input.
  public let input: InputFormat
  /// The file name of the published weights.
  public let weightsFile: String
  private let build: @Sendable (inout ModuleGraph) throws -> Void

  init(
    name: String, input: InputFormat, weightsFile: String, build: @escaping @Sendable (inout ModuleGraph) throws -> Void
  ) {
    self.name = name
    self.input = input
    self.weightsFile = weightsFile
    self.build = build
  }

  /// The network with these weights: one input `input` `[batch, 3, H, W]`, all but the channels open, and one output
  /// `logits` `[batch, classes]`.
  ///
  /// - Throws: `ModelError` that lists the weights that are missing, left over, or of another shape.
  public func graph(weights: StateDictionary) throws -> Graph {
    var module = ModuleGraph(weights: weights)
    try build(&module)
    return try module.finished(architecture: name)
  }

  /// Every architecture, a family after the other.
  public static let all: [Architecture] = efficientNetLite

  /// - Throws: `ModelError` with the nearest names.
  public static func named(_ name: String) throws -> Architecture {
    if let architecture = all.first(where: { $0.name == name }) { return architecture }
    throw ModelError(
      .unsupported,
      "there is no built-in model '\(name)'" + NearestNames.hint(for: name, among: all.map(\.name)))
  }
}

/// What a network expects of an image, in the terms of torchvision's transforms.
public struct InputFormat: Sendable, Equatable {
  /// To how many pixels the shorter side is resized.
  public let shorterSide: Int
  /// The side of the square cut from the middle, in pixels.
  public let cropSize: Int
  /// By channel, in units of the full range: (pixel/255 − mean) / standard deviation.
  public let mean: [Float]
  public let standardDeviation: [Float]
}
