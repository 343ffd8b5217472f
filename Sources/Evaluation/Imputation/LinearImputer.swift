import Synchronization
import Tensors

/// Fills removed pixels from their surroundings.
///
/// Every removed pixel becomes the weighted mean of its neighbours inside the image, removed ones among them:
///
///     Σⱼ wᵢⱼ (xⱼ − xᵢ) = 0,   wᵢⱼ = 1/6 for the four direct neighbours, 1/12 for the four diagonal ones
///
/// These weights are the products of 1, 2, 1 along both axes, without the pixel itself and brought to a sum of 1. Along the
/// three axes of a volume the products make 1/14 for the six voxels that share a face, 1/28 for the twelve that share an edge, and 1/56
/// for the eight that share a corner: 26 neighbours, and in a single slice those of the plane.
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
  /// `[H, W]` of the images that it fills, in pixels, or `[D, H, W]` of the volumes.
  public let shape: [Int]
  /// The relative residual that solutions are refined to.
  public let tolerance: Double
  private let idleSolvers = Mutex<[SolverBox]>([])

  /// A solver that nobody uses is handed from thread to thread.
  private struct SolverBox: @unchecked Sendable {
    let solver: any MaskedSolver
  }

  /// As good as single precision shows: 1e-7.
  public static let finestTolerance = 1e-7

  /// An imputer for images or volumes of one size.
  /// - Parameters:
  ///   - shape: `[H, W]`, or `[D, H, W]`.
  ///   - tolerance: above 0.
  public init(shape: [Int], tolerance: Double = finestTolerance) {
    precondition((2...3).contains(shape.count) && shape.allSatisfy { $0 > 0 } && tolerance > 0)
    self.shape = shape
    self.tolerance = tolerance
  }

  /// An imputer for images of one size, in pixels.
  public convenience init(height: Int, width: Int, tolerance: Double = finestTolerance) {
    self.init(shape: [height, width], tolerance: tolerance)
  }

  /// The image with its removed pixels filled, of its shape.
  /// - Parameters:
  ///   - image: `[C, H, W]`, or `[C, D, H, W]`; finite.
  ///   - mask: of the image's size. Where it removes everything, the result is zero.
  /// - Throws: `EvaluationError` if sizes do not fit, values are not finite, or the system cannot be solved.
  /// - Complexity: for each channel about ten sweeps over the removed pixels in each of some ten iterations, whatever their
  ///   number; of a volume as many iterations as the largest removed part is wide, and more.
  public func imputed(_ image: Tensor, removing mask: PixelMask) throws(EvaluationError) -> Tensor {
    var result = image
    try impute(&result, removing: mask)
    return result
  }

  /// The same in place.
  /// - Returns: what it took: nothing where nothing or everything is removed.
  @discardableResult
  public func impute(_ image: inout Tensor, removing mask: PixelMask) throws(EvaluationError) -> ImputationEffort {
    guard image.rank == shape.count + 1, image.shape[1...] == shape[...], mask.shape == shape else {
      throw EvaluationError(
        .shapeMismatch, "image and mask must both be " + shape.map(String.init).joined(separator: " × "),
        context: ["image": "\(image.shape)", "mask": "\(mask.shape)"])
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
    let box = idleSolvers.withLock { $0.popLast() } ?? SolverBox(solver: solver)
    defer { idleSolvers.withLock { $0.append(box) } }
    let channelCount = image.shape[0]
    image.withUnsafeMutableElements { elements in
      let channels = (0..<channelCount).map {
        UnsafeMutableBufferPointer(rebasing: elements[$0 * mask.count..<($0 + 1) * mask.count])
      }
      effort = box.solver.impute(channels, removing: mask, tolerance: tolerance)
    }
    guard effort.relativeResidual <= 10 * tolerance else {
      throw EvaluationError(
        .notConverged,
        "the removed pixels could not be imputed: the equations are solved to \(effort.relativeResidual) only; please "
          + "report the picture and the map",
        context: ["removed pixels": "\(removed) of \(mask.count)", "iterations": "\(effort.iterations)"])
    }
    return effort
  }

  private var solver: any MaskedSolver {
    shape.count == 2
      ? ImputationSolver(height: shape[0], width: shape[1])
      : VolumeSolver(depth: shape[0], height: shape[1], width: shape[2])
  }
}
