/// Preconditioned conjugate gradients in single precision, up to four right-hand sides side by side.
///
/// Source: Hestenes, Stiefel, "Methods of Conjugate Gradients for Solving Linear Systems", 1952.
final class ConjugateGradients {
  typealias Values = SIMD4<Float>
  typealias PreciseValues = SIMD4<Double>

  private let grid: MultigridLevel<PixelWeights>
  private let preconditioner: MultigridHierarchy
  /// The sum of steps.
  let solution: UnsafeMutablePointer<Values>
  /// The direction of the next step, and the operator's product with it.
  private let direction, product: UnsafeMutablePointer<Values>

  /// Beyond that it would not stop where it must: the equations of a grid of this many points have never taken a third of
  /// it.
  private static let largestIterationCount = 100

  init(on grid: MultigridLevel<PixelWeights>, preconditioner: MultigridHierarchy) {
    self.grid = grid
    self.preconditioner = preconditioner
    (solution, direction, product) = (
      .allocate(grid.count, of: .zero), .allocate(grid.count, of: .zero), .allocate(grid.count, of: .zero)
    )
  }

  deinit { for start in [solution, direction, product] { start.deallocate() } }

  /// Solves A d = r/‖r‖ into `solution`, for the residual r of the grid, which it changes.
  ///
  /// Of norm one, no picture is so bright or so dark that squares overflow or vanish.
  /// - Parameters:
  ///   - norm: ‖r‖.
  ///   - wanted: what is to be left of the scaled residual, by its norm.
  /// - Returns: the number of iterations.
  func solve(_ norm: PreciseValues, until wanted: PreciseValues) -> Int {
    let residual = grid.residual
    let correction = grid.correction
    // All of the direction: known pixels, which may have been removed by the last mask, count as zero.
    direction.update(repeating: .zero, count: grid.count)
    let scale = norm.reciprocalWhereNonzero
    for run in grid.runs {
      for place in run {
        solution[place] = .zero
        residual[place] = Values(scale * PreciseValues(residual[place]))
      }
    }
    let wantedSquare = wanted * wanted
    var lastProduct = PreciseValues.zero
    for iteration in 0..<Self.largestIterationCount {
      preconditioner.correct()
      let correctionProduct = dot(residual, correction)
      let share = Values(correctionProduct.dividedWhereNonzero(by: lastProduct))
      for run in grid.runs {
        for place in run { direction[place] = correction[place] + share * direction[place] }
      }
      let step = Values(correctionProduct.dividedWhereNonzero(by: grid.multiply(direction, into: product)))
      var square = PreciseValues.zero
      for run in grid.runs {
        var ofRun = Values.zero
        for place in run {
          solution[place] += step * direction[place]
          let rest = residual[place] - step * product[place]
          residual[place] = rest
          ofRun += rest * rest
        }
        square += PreciseValues(ofRun)
      }
      if all(square .<= wantedSquare) { return iteration + 1 }
      lastProduct = correctionProduct
    }
    return Self.largestIterationCount
  }

  /// Runs are short, so their sums are taken in single precision.
  private func dot(_ a: UnsafeMutablePointer<Values>, _ b: UnsafeMutablePointer<Values>) -> PreciseValues {
    var sum = PreciseValues.zero
    for run in grid.runs {
      var ofRun = Values.zero
      for place in run { ofRun += a[place] * b[place] }
      sum += PreciseValues(ofRun)
    }
    return sum
  }
}

extension SIMD4<Double> {
  /// Lane by lane; zero where the divisor is zero.
  func dividedWhereNonzero(by divisor: Self) -> Self {
    (self / divisor).replacing(with: 0.0, where: divisor .== Self.zero)
  }

  /// Lane by lane; zero stays.
  var reciprocalWhereNonzero: Self { Self(repeating: 1).dividedWhereNonzero(by: self) }
}
