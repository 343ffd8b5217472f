import Tensors

/// Solves the imputation's equations for one size of image, up to four channels at a time, a mask after another.
///
/// Iterative refinement in double precision around conjugate gradients in single precision, whose preconditioner is one
/// V-cycle of a multigrid hierarchy. The memory for all of it is taken once.
final class ImputationSolver {
  private let equations: ImputationEquations
  private let hierarchy: MultigridHierarchy
  private let gradients: ConjugateGradients

  private static let largestRefinementCount = 6
  /// What a solution is refined to, and what it must have reached: ‖r‖/‖b‖ of each channel.
  private static let wantedResidual = 1e-7
  private static let largestResidual = 1e-6
  /// What single precision reaches in one go.
  private static let residualOfOneSolve = 5e-5

  init(height: Int, width: Int) {
    equations = ImputationEquations(height: height, width: width)
    hierarchy = MultigridHierarchy(over: equations.grid)
    gradients = ConjugateGradients(on: equations.grid, preconditioner: hierarchy)
  }

  /// Fills the removed pixels of some channels.
  ///
  /// - Parameters:
  ///   - channels: at most four planes of `height · width` elements, changed in place.
  ///   - mask: removes some pixels, but not all.
  /// - Throws: `EvaluationError` if the residual stays above 1e-6 of what it was.
  func impute(_ channels: [UnsafeMutableBufferPointer<Float>], removing mask: PixelMask) throws(EvaluationError)
    -> ImputationEffort
  {
    equations.load(channels, mask)
    hierarchy.coarsen { equations.weights(of: $0, row: $1, column: $2) }
    var effort = ImputationEffort()
    let start = equations.setResidual()
    var norm = start
    var refinements = 0
    while effort.relativeResidual(norm, start) > Self.wantedResidual, refinements < Self.largestRefinementCount {
      // Half of what is wanted of the start is enough.
      let wanted = pointwiseMax(
        SIMD4<Double>(repeating: Self.residualOfOneSolve),
        Self.wantedResidual / 2 * start * norm.reciprocalWhereNonzero)
      effort.iterations += gradients.solve(norm, until: wanted)
      refinements += 1
      equations.add(gradients.solution, scaledBy: norm)
      norm = equations.setResidual()
    }
    guard effort.relativeResidual <= Self.largestResidual else {
      throw EvaluationError(
        .notConverged,
        "the removed pixels could not be imputed: the equations are solved to \(effort.relativeResidual) only; please "
          + "report the picture and the map",
        context: ["removed pixels": "\(mask.removedCount) of \(mask.count)", "iterations": "\(effort.iterations)"])
    }
    equations.store(channels, mask)
    return effort
  }
}

extension ImputationEffort {
  /// Records and returns the largest quotient of the channels; a channel that was solved from the start has none.
  fileprivate mutating func relativeResidual(_ norm: SIMD4<Double>, _ start: SIMD4<Double>) -> Double {
    let quotients = norm.dividedWhereNonzero(by: start)
    // The largest lane of a vector is not NaN where another lane is a number.
    relativeResidual = all(quotients .== quotients) ? quotients.max() : .infinity
    return relativeResidual
  }
}
