/// Grids over the removed pixels, each with blocks of 2 × 2 points of the one before as its points, down to a single one.
///
/// All have the same weights: where all pixels are removed, these are the imputation's own equations at twice the
/// spacing. One V-cycle over them is the preconditioner of conjugate gradients: a sweep of Jacobi's method there and
/// back, so that it is symmetric. With these weights a sweep takes two thirds of whatever changes from point to point,
/// undamped: D⁻¹A lies between 2/3 and 4/3 there.
///
/// Source: Trottenberg, Oosterlee, Schüller, "Multigrid", 2001.
final class MultigridHierarchy {
  /// From fine to coarse, down to a single point.
  private let levels: [MultigridLevel]
  var finest: MultigridLevel { levels[0] }

  init(height: Int, width: Int) {
    var sizes = [(height, width)]
    while let (height, width) = sizes.last, height * width > 1 { sizes.append(((height + 1) / 2, (width + 1) / 2)) }
    levels = sizes.map { MultigridLevel(height: $0, width: $1) }
  }

  /// Makes the pixels of a mask the finest grid's points, and the coarser grids above them.
  /// - Parameter mask: removes some pixels, but not all.
  func activate(_ mask: PixelMask) {
    for row in 0..<mask.height {
      let (start, pixel) = (finest.place(row: row, column: 0), row * mask.width)
      for column in 0..<mask.width {
        let isRemoved = mask[pixel &+ column]
        finest.activity[start &+ column] = isRemoved ? 1 : 0
        finest.leak[start &+ column] = isRemoved ? 0 : MultigridLevel.leakOfPixel
      }
    }
    finest.activate()
    for (fine, coarse) in zip(levels, levels.dropFirst()) { coarse.activate(over: fine) }
  }

  /// One V-cycle: the finest grid's correction from its residual.
  /// - Returns: Σᵢ rᵢ zᵢ of residual and correction.
  func correct() -> Double {
    for (fine, coarse) in zip(levels, levels.dropFirst()) { fine.restrictResidual(to: coarse) }
    levels[levels.count - 1].solvePoint()
    for level in stride(from: levels.count - 2, to: 0, by: -1) { levels[level].addCorrection(of: levels[level + 1]) }
    return levels[0].addCorrection(of: levels[1])
  }
}
