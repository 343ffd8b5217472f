import Tensors

/// Solves the imputation's equations for one size of image, up to four channels at a time, a mask after another.
///
/// Preconditioned conjugate gradients in single precision, around them iterative refinement in double precision. The
/// preconditioner is one multigrid V-cycle: Gauss–Seidel sweeps there and back, so that it is symmetric, and blocks of
/// 2 × 2 pixels as the next grid's points, down to a single one. The memory for all of it is taken once.
///
/// Source: Trottenberg, Oosterlee, Schüller, "Multigrid", 2001.
final class ImputationSolver {
  typealias Values = SIMD4<Float>
  typealias PreciseValues = SIMD4<Double>

  let height: Int
  let width: Int
  private let finest: MultigridLevel<PixelWeights>
  /// From fine to coarse, down to a single point.
  private let coarser: [MultigridLevel<BlockWeights>]
  /// The image, known and imputed pixels, with a margin of zeros.
  private let image: UnsafeMutablePointer<PreciseValues>
  private let count: Int
  private let isRemoved: UnsafeMutablePointer<Bool>
  /// What conjugate gradients work with: the sum of steps, the direction, and the operator's product with it.
  private let solution, direction, product: UnsafeMutablePointer<Values>

  /// Beyond that the solver would not stop where it must: the equations of a grid of this many points have never
  /// taken a third of it.
  private static let largestIterationCount = 100
  private static let largestRefinementCount = 6
  /// What a solution is refined to, and what it must have reached: ‖r‖/‖b‖ of each channel.
  static let wantedResidual = 1e-7
  static let largestResidual = 1e-6
  /// What single precision reaches in one go.
  private static let residualOfOneSolve = 5e-5

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    var sizes = [(height, width)]
    while let (height, width) = sizes.last, height * width > 1 { sizes.append(((height + 1) / 2, (width + 1) / 2)) }
    finest = MultigridLevel(height: height, width: width) { PixelWeights(stride: $1) }
    coarser = sizes.dropFirst().map { MultigridLevel(height: $0, width: $1, makeWeights: BlockWeights.init) }
    count = (height + 2) * (width + 2)
    image = .allocate(count, of: .zero)
    isRemoved = .allocate(count, of: false)
    (solution, direction, product) = (
      .allocate(count, of: .zero), .allocate(count, of: .zero), .allocate(count, of: .zero)
    )
  }

  deinit {
    for start in [solution, direction, product] { start.deallocate() }
    image.deallocate()
    isRemoved.deallocate()
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
    load(channels, mask)
    makeLevels(mask)
    var effort = ImputationEffort()
    let start = setResidual()
    var norm = start
    var refinements = 0
    while effort.relativeResidual(norm, start) > Self.wantedResidual, refinements < Self.largestRefinementCount {
      effort.iterations += solve(norm, start)
      refinements += 1
      for run in finest.runs { for place in run { image[place] += norm * PreciseValues(solution[place]) } }
      norm = setResidual()
    }
    guard effort.relativeResidual <= Self.largestResidual else {
      throw EvaluationError(
        .notConverged,
        "the removed pixels could not be imputed: the equations are solved to \(effort.relativeResidual) only; please "
          + "report the picture and the map",
        context: ["removed pixels": "\(mask.removedCount) of \(mask.count)", "iterations": "\(effort.iterations)"])
    }
    store(channels, mask)
    return effort
  }

  // MARK: - The image

  private func load(_ channels: [UnsafeMutableBufferPointer<Float>], _ mask: PixelMask) {
    for row in 0..<height {
      for column in 0..<width {
        let pixel = row &* width &+ column
        var value = PreciseValues.zero
        if !mask[pixel] { for channel in channels.indices { value[channel] = Double(channels[channel][pixel]) } }
        image[finest.place(row: row, column: column)] = value
      }
    }
  }

  private func store(_ channels: [UnsafeMutableBufferPointer<Float>], _ mask: PixelMask) {
    for row in 0..<height {
      for column in 0..<width {
        let pixel = row &* width &+ column
        guard mask[pixel] else { continue }
        let value = image[finest.place(row: row, column: column)]
        for channel in channels.indices { channels[channel][pixel] = Float(value[channel]) }
      }
    }
  }

  // MARK: - The equations

  /// The active points of the mask, and the weights of all coarser grids.
  private func makeLevels(_ mask: PixelMask) {
    for row in 0..<height {
      for column in 0..<width {
        let pixel = row &* width &+ column
        isRemoved[finest.place(row: row, column: column)] = mask[pixel]
      }
    }
    finest.activate { isRemoved[$0] ? total(row: $1, column: $2) : 0 }
    coarsen(finest, into: coarser.first) { weights(of: $0, row: $1, column: $2) }
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

  /// What all neighbours of a pixel inside the image weigh together, in twelfths.
  @inline(__always) private func total(row: Int, column: Int) -> Float {
    let rows: Float = (row > 0 ? 1 : 0) + (row < height &- 1 ? 1 : 0)
    let columns: Float = (column > 0 ? 1 : 0) + (column < width &- 1 ? 1 : 0)
    return PixelWeights.direct * (rows + columns) + PixelWeights.diagonal * (rows * columns)
  }

  /// The weights of a removed pixel towards removed ones; the others leak.
  private func weights(of place: Int, row: Int, column: Int) -> BlockWeights.Point {
    let (direct, diagonal) = (PixelWeights.direct, PixelWeights.diagonal)
    let (above, below) = (place &- finest.stride, place &+ finest.stride)
    func weight(_ place: Int, _ weight: Float) -> Float { isRemoved[place] ? weight : 0 }
    let east = weight(place &+ 1, direct)
    let south = weight(below, direct)
    let southEast = weight(below &+ 1, diagonal)
    let southWest = weight(below &- 1, diagonal)
    let before =
      weight(place &- 1, direct) + weight(above, direct) + weight(above &- 1, diagonal) + weight(above &+ 1, diagonal)
    let inside = before + east + south + southEast + southWest
    return BlockWeights.Point(
      east: east, south: south, southEast: southEast, southWest: southWest,
      leak: total(row: row, column: column) - inside)
  }

  /// Sets the finest grid's residual Σⱼ wᵢⱼ (xⱼ − xᵢ) over the neighbours inside the image, for each removed pixel.
  /// - Returns: its Euclidean norm by channel.
  private func setResidual() -> PreciseValues {
    let (direct, diagonal) = (Double(PixelWeights.direct), Double(PixelWeights.diagonal))
    var sum = PreciseValues.zero
    for run in finest.runs {
      let row = run.lowerBound / finest.stride - 1
      let first = finest.place(row: row, column: 0)
      for place in run {
        let (above, below) = (place &- finest.stride, place &+ finest.stride)
        let besides = image[place &- 1] + image[place &+ 1] + image[above] + image[below]
        let corners = image[above &- 1] + image[above &+ 1] + image[below &- 1] + image[below &+ 1]
        let own = Double(total(row: row, column: place &- first)) * image[place]
        let residual = direct * besides + diagonal * corners - own
        finest.residual[place] = Values(residual)
        sum += residual * residual
      }
    }
    return sum.squareRoot()
  }

  // MARK: - Conjugate gradients

  /// Solves A d = r/‖r‖ into `solution`, for the residual of the finest grid.
  ///
  /// Of norm one, no picture is so bright or so dark that squares overflow or vanish.
  /// - Parameters:
  ///   - norm: ‖r‖.
  ///   - start: what it was before the first solve, of which half the wanted part is enough.
  /// - Returns: the number of iterations.
  private func solve(_ norm: PreciseValues, _ start: PreciseValues) -> Int {
    let residual = finest.residual
    let correction = finest.correction
    // All of the direction: known pixels, which may have been removed by the last mask, count as zero.
    direction.update(repeating: .zero, count: count)
    let scale = PreciseValues(repeating: 1).dividedWhereNonzero(by: norm)
    for run in finest.runs {
      for place in run {
        solution[place] = .zero
        residual[place] = Values(scale * PreciseValues(residual[place]))
      }
    }
    let wanted = pointwiseMax(
      PreciseValues(repeating: Self.residualOfOneSolve), Self.wantedResidual / 2 * start * scale)
    let wantedSquare = wanted * wanted
    var lastProduct = PreciseValues.zero
    for iteration in 0..<Self.largestIterationCount {
      precondition()
      let correctionProduct = dot(residual, correction)
      let share = Values(correctionProduct.dividedWhereNonzero(by: lastProduct))
      for run in finest.runs {
        for place in run { direction[place] = correction[place] + share * direction[place] }
      }
      let step = Values(correctionProduct.dividedWhereNonzero(by: finest.multiply(direction, into: product)))
      var square = PreciseValues.zero
      for run in finest.runs {
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

  /// One V-cycle: the finest grid's correction from its residual.
  private func precondition() {
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

  /// Runs are short, so their sums are taken in single precision.
  private func dot(_ a: UnsafeMutablePointer<Values>, _ b: UnsafeMutablePointer<Values>) -> PreciseValues {
    var sum = PreciseValues.zero
    for run in finest.runs {
      var ofRun = Values.zero
      for place in run { ofRun += a[place] * b[place] }
      sum += PreciseValues(ofRun)
    }
    return sum
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

extension SIMD4<Double> {
  /// Lane by lane; zero where the divisor is zero.
  fileprivate func dividedWhereNonzero(by divisor: Self) -> Self {
    (self / divisor).replacing(with: 0.0, where: divisor .== Self.zero)
  }
}
