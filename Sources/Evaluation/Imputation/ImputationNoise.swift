import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The noise that is added to imputed pixels, so that they don't give themselves away by their smoothness.
///
/// One field of independent Gaussian numbers for a seed, of which each mask takes those of its removed pixels. So the
/// result of a mask does not depend on what else is evaluated, in which order, or by how many threads, and two masks
/// are compared under the same noise.
public struct ImputationNoise: Sendable, Equatable {
  /// In units of the normalised image.
  public let standardDeviation: Float
  /// The same seed gives the same field on every machine.
  public let seed: UInt64

  /// The standard deviation that ROAD's authors and pytorch-grad-cam use.
  public static let usualStandardDeviation: Float = 0.01

  /// Gaussian noise of mean 0.
  /// - Throws: `EvaluationError` if the standard deviation is negative or not finite.
  public init(standardDeviation: Float = usualStandardDeviation, seed: UInt64 = 0) throws(EvaluationError) {
    guard standardDeviation >= 0, standardDeviation.isFinite else {
      throw EvaluationError(
        .invalidOption, "the noise's standard deviation is a number from 0 up, not \(standardDeviation)")
    }
    self.standardDeviation = standardDeviation
    self.seed = seed
  }

  /// The noise at every pixel: `[C, H, W]`.
  ///
  /// Source: Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
  public func field(shape: [Int]) -> Tensor {
    var random = SeededRandom(seed: seed)
    return Tensor(shape: shape) { result in
      for index in stride(from: 0, to: result.count, by: 2) {
        // 1 − u lies in (0, 1], so that its logarithm is finite.
        let radius = (-2 * log(1 - random.uniform())).squareRoot() * Double(standardDeviation)
        let angle = 2 * Double.pi * random.uniform()
        result[index] = Float(radius * cos(angle))
        if index + 1 < result.count { result[index + 1] = Float(radius * sin(angle)) }
      }
    }
  }
}
