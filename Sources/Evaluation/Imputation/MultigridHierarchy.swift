/// Grids over the removed pixels, each with blocks of 2 × 2 points of the one before as its points, down to a single one.
///
/// One V-cycle over them is the preconditioner of conjugate gradients: Gauss–Seidel sweeps there and back, so that it is
/// symmetric.
///
/// Source: Trottenberg, Oosterlee, Schüller, "Multigrid", 2001.
final class MultigridHierarchy {
  private let finest: MultigridLevel<PixelWeights>
  /// From fine to coarse, down to a single point.
  private let coarser: [MultigridLevel<BlockWeights>]

  init(over finest: MultigridLevel<PixelWeights>) {
    self.finest = finest
    var sizes = [(finest.height, finest.width)]
    while let (height, width) = sizes.last, height * width > 1 { sizes.append(((height + 1) / 2, (width + 1) / 2)) }
    coarser = sizes.dropFirst().map { MultigridLevel(height: $0, width: $1, makeWeights: BlockWeights.init) }
  }

  /// Makes the weights of all coarser grids from those of the finest one's active points.
  func coarsen(_ weights: (_ place: Int, _ row: Int, _ column: Int) -> BlockWeights.Point) {
    coarsen(finest, into: coarser.first, weights: weights)
    for (fine, coarse) in zip(coarser, coarser.dropFirst()) {
      coarsen(fine, into: coarse) { place, _, _ in fine.weights.point(place) }
    }
  }

  /// Makes the weights of the next grid, whose points are blocks of 2 × 2 points of this one.
  private func coarsen<Weights>(
    _ fine: MultigridLevel<Weights>, into coarse: MultigridLevel<BlockWeights>?,
    weights: (_ place: Int, _ row: Int, _ column: Int) -> BlockWeights.Point
  ) {
    guard let coarse else { return }
    coarse.weights.clear()
    for run in fine.runs {
      let row = run.lowerBound / fine.stride - 1
      let first = fine.place(row: row, column: 0)
      for place in run {
        let column = place &- first
        coarse.weights.add(
          weights(place, row, column), to: coarse.place(row: row >> 1, column: column >> 1), isRight: column & 1 == 1,
          isLower: row & 1 == 1)
      }
    }
    coarse.activate { place, _, _ in coarse.weights.diagonal(place) }
  }

  /// One V-cycle: the finest grid's correction from its residual.
  func correct() {
    finest.smoothForwardFromZero()
    if let first = coarser.first { finest.restrictResidual(to: first) }
    for (place, level) in coarser.enumerated() {
      level.smoothForwardFromZero()
      if place + 1 < coarser.count { level.restrictResidual(to: coarser[place + 1]) }
    }
    for (fine, coarse) in zip(coarser, coarser.dropFirst()).reversed() {
      fine.addCorrection(of: coarse)
      fine.smoothBackward()
    }
    if let first = coarser.first { finest.addCorrection(of: first) }
    finest.smoothBackward()
  }
}
