import Graphs
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A classifier whose layers can be given random weights, one by one or many at once.
///
///     var weights = RandomisedWeights(of: classifier, seed: 7)
///     let ruined = try weights.classifier(randomising: weights.layers.indices)
///
/// Each parameter is drawn anew from a normal distribution of its own mean and standard deviation, so that what the layers
/// hand on keeps about the size that the next ones are used to, and only what was learned is gone. A draw depends on the seed
/// and the parameter's name alone: a layer gets the same weights whichever others are drawn beside it.
///
/// Source: the experiment is Adebayo et al., "Sanity Checks for Saliency Maps", 2018, who draw from the distribution that the
/// network's training began with; that of a network that comes as a file is not known.
public struct RandomisedWeights: Sendable {
  public let classifier: Classifier
  /// In the order in which the network runs: the head comes last.
  public let layers: [ParameterLayer]
  public let seed: UInt64
  /// What was drawn so far.
  private var drawn: [String: Tensor] = [:]

  /// - Complexity: O(nodes).
  public init(of classifier: Classifier, seed: UInt64) {
    self.classifier = classifier
    self.seed = seed
    layers = classifier.graph.parameterLayers().filter { layer in
      layer.parameters.contains(where: classifier.canReplace)
    }
  }

  /// How many numbers the layers hold.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.parameters.reduce(0) { $0 + (classifier.graph.constants[$1]?.tensor?.count ?? 0) } }
  }

  /// The network with other weights in some layers.
  ///
  /// - Throws: `GraphError` or `ClassifierError` where the network cannot be made anew.
  /// - Complexity: O(weights of these layers) for those that were not drawn before.
  public mutating func classifier(randomising indices: some Sequence<Int>) throws -> Classifier {
    var replaced: [String: Tensor] = [:]
    for parameter in indices.flatMap({ layers[$0].parameters }) where classifier.canReplace(parameter) {
      guard let tensor = drawn[parameter] ?? classifier.graph.constants[parameter]?.tensor.map({ draw($0, parameter) })
      else { continue }
      drawn[parameter] = tensor
      replaced[parameter] = tensor
    }
    return try classifier.replacing(replaced)
  }

  /// Source: Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
  private func draw(_ tensor: Tensor, _ name: String) -> Tensor {
    let (mean, deviation) = tensor.withUnsafeElements { values in
      let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
      let squares = values.reduce(0) { sum, value in sum + (Double(value) - mean) * (Double(value) - mean) }
      return (mean, (squares / Double(values.count)).squareRoot())
    }
    var random = SeededRandom(seed: Self.seed(seed, name))
    return Tensor(shape: tensor.shape) { result in
      for index in stride(from: 0, to: result.count, by: 2) {
        // 1 − u lies in (0, 1], so that its logarithm is finite.
        let radius = (-2 * log(1 - random.uniform())).squareRoot() * deviation
        let angle = 2 * Double.pi * random.uniform()
        result[index] = Float(mean + radius * cos(angle))
        if index + 1 < result.count { result[index + 1] = Float(mean + radius * sin(angle)) }
      }
    }
  }

  /// FNV-1a over the name, and a draw beyond it, so that no two names share a stretch of one stream.
  private static func seed(_ seed: UInt64, _ name: String) -> UInt64 {
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    var random = SeededRandom(seed: seed ^ hash)
    return random.next()
  }
}
