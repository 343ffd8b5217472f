/// Preconditioned conjugate gradients in single precision.
///
/// Source: Hestenes, Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems", 1952.
final class ConjugateGradients {
  typealias Block = MultigridLevel.Block
  typealias Plane = MultigridLevel.Plane

  private let grid: MultigridLevel
  private let preconditioner: MultigridHierarchy
  /// The sum of steps.
  let solution: Plane
  /// The direction of the next step.
  private let direction: Plane
  /// The operator's product with it.
  private var product: Plane { grid.estimate }

  /// Beyond that it would not stop where it must: the equations of a grid of this many points have never taken a third of
  /// it.
  private static let largestIterationCount = 100

  init(preconditioner: MultigridHierarchy) {
    self.preconditioner = preconditioner
    grid = preconditioner.finest
    (solution, direction) = (.allocate(grid.count, of: 0), .allocate(grid.count, of: 0))
  }

  deinit { for plane in [solution, direction] { plane.deallocate() } }

  /// Solves A d = r into `solution`, for the residual r of the grid, which it changes.
  ///
  /// - Parameters:
  ///   - norm: ‖r‖.
  ///   - wanted: what is to be left of the residual, by its norm.
  /// - Returns: the number of iterations, and the norm of what is left.
  func solve(_ norm: Double, until wanted: Double) -> (iterations: Int, rest: Double) {
    // All of the direction: known pixels, which may have been removed by the last mask, count as zero.
    direction.update(repeating: 0, count: grid.count)
    for run in grid.runs { (solution + run.places.lowerBound).update(repeating: 0, count: run.places.count) }
    var lastProduct = 0.0
    var (iterations, rest) = (0, norm)
    while rest > wanted, iterations < Self.largestIterationCount {
      let correctionProduct = preconditioner.correct()
      let share = lastProduct == 0 ? 0 : Float(correctionProduct / lastProduct)
      let curvature = turnDirection(by: share)
      rest = go(curvature == 0 ? 0 : Float(correctionProduct / curvature))
      lastProduct = correctionProduct
      iterations += 1
    }
    return (iterations, rest)
  }

  /// p ← z + share · p, and q = A p.
  /// - Returns: Σᵢ pᵢ qᵢ
  private func turnDirection(by share: Float) -> Double {
    let runs = grid.runs
    let product = product
    var sum = 0.0
    for row in 0...grid.height {
      if row < grid.height {
        for run in runs[grid.runs(ofRow: row)] {
          var place = run.places.lowerBound
          while place < run.places.upperBound {
            direction.set(grid.correction.block(at: place) + share * direction.block(at: place), at: place)
            place &+= 8
          }
        }
      }
      // The row above has all its neighbours now.
      guard row > 0 else { continue }
      for run in runs[grid.runs(ofRow: row - 1)] {
        var ofRun = Block.zero
        var place = run.places.lowerBound
        while place < run.places.upperBound {
          let own = direction.block(at: place)
          let result =
            grid.total(at: place, isInner: run.isInner) * own - direction.neighbours(of: place, grid.stride)
          product.set(result, at: place)
          ofRun += own * result
          place &+= 8
        }
        sum += Double(ofRun.sum())
      }
    }
    return sum
  }

  /// x ← x + step · p, r ← r − step · q
  /// - Returns: ‖r‖
  private func go(_ step: Float) -> Double {
    let residual = grid.residual
    let product = product
    var square = 0.0
    for run in grid.runs {
      var ofRun = Block.zero
      var place = run.places.lowerBound
      while place < run.places.upperBound {
        solution.set(solution.block(at: place) + step * direction.block(at: place), at: place)
        let rest =
          grid.activity(at: place, isInner: run.isInner)
          * (residual.block(at: place) - step * product.block(at: place))
        grid.setResidual(rest, at: place, isInner: run.isInner)
        ofRun += rest * rest
        place &+= 8
      }
      square += Double(ofRun.sum())
    }
    return square.squareRoot()
  }
}
