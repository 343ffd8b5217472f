import Synchronization
import Tensors

/// Fills removed pixels from their surroundings.
///
/// Every removed pixel becomes the weighted mean of its neighbours inside the image, removed ones among them:
///
///     Σⱼ wᵢⱼ (xⱼ − xᵢ) = 0,   wᵢⱼ = 1/6 for the four direct neighbours, 1/12 for the four diagonal ones
///
/// which is one sparse, symmetric, positive definite system for a mask, solved for all channels. The result is as smooth
/// as possible and carries as little of the shape of the removed region as possible.
///
///     let imputer = LinearImputer(height: 224, width: 224)
///     let filled = try imputer.imputed(image, removing: mask)
///
/// Solutions have a relative residual ‖r‖/‖b‖ of nearly always the tolerance, and of ten times that at most.
///
/// Source: Rong, Leemann, Borisov, Kasneci, Kasneci, "A Consistent and Efficient Evaluation Strategy for Attribution
/// Methods", 2022.
public final class LinearImputer: Sendable {
  /// Of the images that it fills, in pixels.
  public let height: Int
  /// Of the images that it fills, in pixels.
  public let width: Int
  /// The relative residual that solutions are refined to.
  public let tolerance: Double
  private let idleSolvers = Mutex<[SolverBox]>([])

  /// A solver that nobody uses is handed from thread to thread.
  private struct SolverBox: @unchecked Sendable {
    let solver: ImputationSolver
  }

  /// As good as single precision shows: 1e-7.
  public static let finestTolerance = 1e-7

  /// An imputer for images of one size.
  /// - Parameters:
  ///   - height: of the images, in pixels.
  ///   - width: of the images, in pixels.
  ///   - tolerance: above 0.
  public init(height: Int, width: Int, tolerance: Double = finestTolerance) {
    precondition(height > 0 && width > 0 && tolerance > 0)
    self.height = height
    self.width = width
    self.tolerance = tolerance
  }

  /// The image with its removed pixels filled: `[C, H, W]`.
  /// - Parameters:
  ///   - image: `[C, H, W]`, finite.
  ///   - mask: of the image's size. Where it removes everything, the result is zero.
  /// - Throws: `EvaluationError` if sizes do not fit, values are not finite, or the system cannot be solved.
  /// - Complexity: for each channel about ten sweeps over the removed pixels in each of some ten iterations, whatever their
  ///   number.
  public func imputed(_ image: Tensor, removing mask: PixelMask) throws(EvaluationError) -> Tensor {
    var result = image
    try impute(&result, removing: mask)
    return result
  }

  /// The same in place.
  /// - Returns: what it took: nothing where nothing or everything is removed.
  @discardableResult
  public func impute(_ image: inout Tensor, removing mask: PixelMask) throws(EvaluationError) -> ImputationEffort {
    guard image.rank == 3, image.shape[1] == height, image.shape[2] == width, mask.height == height,
      mask.width == width
    else {
      throw EvaluationError(
        .shapeMismatch, "image and mask must both be \(height) × \(width)",
        context: ["image": "\(image.shape)", "mask": "[\(mask.height), \(mask.width)]"])
    }
    guard image.isFinite else {
      throw EvaluationError(.notFinite, "the image holds NaN or infinite values, so it cannot be imputed")
    }
    let removed = mask.removedCount
    var effort = ImputationEffort()
    if removed == 0 { return effort }
    if removed == mask.count {
      image = Tensor(shape: image.shape, repeating: 0)
      return effort
    }
    let box =
      idleSolvers.withLock { $0.popLast() }
      ?? SolverBox(solver: ImputationSolver(height: height, width: width))
    defer { idleSolvers.withLock { $0.append(box) } }
    let channelCount = image.shape[0]
    let area = height * width
    try image.withUnsafeMutableElements { (elements) throws(EvaluationError) in
      let planes = (0..<channelCount).map {
        UnsafeMutableBufferPointer(rebasing: elements[$0 * area..<($0 + 1) * area])
      }
      effort = try box.solver.impute(planes, removing: mask, tolerance: tolerance)
    }
    return effort
  }
}
