import Tensors

/// Solves the imputation's equations for one size of image or volume, a mask after another.
protocol MaskedSolver: AnyObject {
  /// Fills the removed pixels of some channels.
  /// - Parameters:
  ///   - channels: all of the size, changed in place.
  ///   - mask: removes some pixels, but not all.
  ///   - tolerance: what a solution is refined to, ‖r‖/‖b‖ of each channel.
  /// - Returns: what it took, and what was reached.
  func impute(
    _ channels: [UnsafeMutableBufferPointer<Float>], removing mask: PixelMask, tolerance: Double
  ) -> ImputationEffort
}

/// Solves the equations of images, channel by channel.
///
/// Conjugate gradients in single precision, whose preconditioner is one V-cycle of a multigrid hierarchy; where that is
/// not fine enough, iterative refinement in double precision around them. The memory for all of it is taken once.
final class ImputationSolver: MaskedSolver {
  private let hierarchy: MultigridHierarchy
  private let equations: ImputationEquations
  private let gradients: ConjugateGradients

  private static let largestRefinementCount = 6
  /// What single precision reaches in one go.
  private static let residualOfOneSolve = 5e-5

  init(height: Int, width: Int) {
    hierarchy = MultigridHierarchy(height: height, width: width)
    equations = ImputationEquations(on: hierarchy.finest)
    gradients = ConjugateGradients(preconditioner: hierarchy)
  }

  func impute(
    _ channels: [UnsafeMutableBufferPointer<Float>], removing mask: PixelMask, tolerance: Double
  ) -> ImputationEffort {
    hierarchy.activate(mask)
    var effort = ImputationEffort()
    for channel in channels {
      let ofChannel = impute(channel, tolerance: tolerance)
      effort.iterations = max(effort.iterations, ofChannel.iterations)
      effort.relativeResidual = max(effort.relativeResidual, ofChannel.relativeResidual)
    }
    return effort
  }

  private func impute(_ channel: UnsafeMutableBufferPointer<Float>, tolerance: Double) -> ImputationEffort {
    var effort = ImputationEffort()
    let start = equations.load(channel)
    let wanted = tolerance * start
    var norm = start
    if tolerance >= Self.residualOfOneSolve {
      (effort.iterations, norm) = gradients.solve(norm, until: wanted)
      equations.store({ gradients.solution[$0] }, in: channel)
    } else {
      equations.beginRefinement()
      for _ in 0..<Self.largestRefinementCount where norm > wanted {
        // With rounding to come, half of what is wanted is enough.
        effort.iterations += gradients.solve(norm, until: max(Self.residualOfOneSolve * norm, wanted / 2)).iterations
        norm = equations.refine(by: gradients.solution)
      }
      equations.store(equations.refined, in: channel)
    }
    // A channel that is solved from the start has no quotient; and the largest of some numbers is not NaN.
    effort.relativeResidual = start == 0 ? 0 : norm.isNaN ? .infinity : norm / start
    return effort
  }
}
