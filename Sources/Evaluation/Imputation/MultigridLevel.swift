/// One grid of the multigrid hierarchy: a weighted graph over its active points, four right-hand sides side by side.
///
/// The operator is that of a graph with a leak,
///
///     (A z)ᵢ = dᵢ zᵢ − Σⱼ wᵢⱼ zⱼ,   dᵢ = Σⱼ wᵢⱼ + gᵢ,
///
/// over the eight neighbours j of i that are active too; gᵢ is the weight towards known pixels. Points that are not
/// active keep the value zero, and so does a margin of one point around the grid, so that nobody asks for bounds.
///
/// The memory is taken once and serves any number of masks.
final class MultigridLevel<Weights: StencilWeights> {
  typealias Values = SIMD4<Float>

  let height: Int
  let width: Int
  /// Points from one row to the next, margins included.
  let stride: Int
  let weights: Weights
  /// dᵢ and 1/dᵢ; zero where the point is not active.
  private let diagonal, inverseDiagonal: UnsafeMutablePointer<Float>
  /// What the V-cycle starts from, and what it ends with.
  let residual, correction: UnsafeMutablePointer<Values>
  /// Uninterrupted active points of a row, in row-major order.
  private(set) var runs: [Range<Int>] = []
  /// How many places the arrays have.
  let count: Int

  /// - Parameter makeWeights: from the number of places in the arrays, and from one row to the next.
  init(height: Int, width: Int, makeWeights: (_ count: Int, _ stride: Int) -> Weights) {
    self.height = height
    self.width = width
    stride = width + 2
    count = (height + 2) * (width + 2)
    weights = makeWeights(count, stride)
    diagonal = .allocate(count, of: 0)
    inverseDiagonal = .allocate(count, of: 0)
    residual = .allocate(count, of: .zero)
    correction = .allocate(count, of: .zero)
  }

  deinit {
    diagonal.deallocate()
    inverseDiagonal.deallocate()
    residual.deallocate()
    correction.deallocate()
  }

  /// The place of a point in the arrays.
  func place(row: Int, column: Int) -> Int { (row &+ 1) &* stride &+ column &+ 1 }

  /// Takes the points with a positive diagonal as the active ones.
  /// - Parameter newDiagonal: dᵢ; zero or less where the point is not active.
  func activate(_ newDiagonal: (_ place: Int, _ row: Int, _ column: Int) -> Float) {
    correction.update(repeating: .zero, count: count)
    runs.removeAll(keepingCapacity: true)
    for row in 0..<height {
      let end = place(row: row, column: width)
      var start: Int?
      for column in 0..<width {
        let place = place(row: row, column: column)
        let value = newDiagonal(place, row, column)
        diagonal[place] = value
        if value > 0 {
          inverseDiagonal[place] = 1 / value
          if start == nil { start = place }
        } else if let first = start {
          runs.append(first..<place)
          start = nil
        }
      }
      if let start { runs.append(start..<end) }
    }
  }

  // MARK: - The operator

  /// A z into `result`, and Σᵢ zᵢ (A z)ᵢ for each right-hand side.
  func multiply(_ z: UnsafeMutablePointer<Values>, into result: UnsafeMutablePointer<Values>) -> SIMD4<Double> {
    var sum = SIMD4<Double>.zero
    for run in runs {
      var ofRun = Values.zero
      for place in run {
        let product = diagonal[place] * z[place] - weights.before(place, z) - weights.behind(place, z)
        result[place] = product
        ofRun += product * z[place]
      }
      sum += SIMD4<Double>(ofRun)
    }
    return sum
  }

  /// Gauss–Seidel from zero, first point first: (D − L) z = r.
  ///
  /// A point waits for the one before it in its row: that value is kept at hand, and comes into the sum last.
  func smoothForwardFromZero() {
    let z = correction
    for run in runs {
      var last = Values.zero
      for place in run {
        let inverse = inverseDiagonal[place]
        let rest = residual[place] + weights.above(place, z)
        last = inverse * rest + (inverse * weights.west(place)) * last
        z[place] = last
      }
    }
  }

  /// Gauss–Seidel, last point first: the transpose of the forward sweep, which keeps the whole symmetric.
  func smoothBackward() {
    let z = correction
    for run in runs.reversed() {
      var last = Values.zero
      var place = run.upperBound
      while place > run.lowerBound {
        place &-= 1
        let inverse = inverseDiagonal[place]
        let rest = residual[place] + weights.before(place, z) + weights.below(place, z)
        last = inverse * rest + (inverse * weights.east(place)) * last
        z[place] = last
      }
    }
  }

  // MARK: - The next grid

  /// What the forward sweep has left of the residual, brought to the coarser grid: rᶜ = Pᵀ (r − A z).
  ///
  /// After that sweep each point's equation was exact until the points behind it moved: only those are left.
  func restrictResidual(to coarse: MultigridLevel<BlockWeights>) {
    for run in coarse.runs { for place in run { coarse.residual[place] = .zero } }
    forEachPoint(with: coarse) { place, own, vertical, horizontal, diagonal in
      let rest = weights.behind(place, correction)
      coarse.residual[own] += 0.5625 * rest
      coarse.residual[vertical] += 0.1875 * rest
      coarse.residual[horizontal] += 0.1875 * rest
      coarse.residual[diagonal] += 0.0625 * rest
    }
  }

  /// z += P zᶜ
  func addCorrection(of coarse: MultigridLevel<BlockWeights>) {
    let values = coarse.correction
    forEachPoint(with: coarse) { place, own, vertical, horizontal, diagonal in
      correction[place] +=
        0.5625 * values[own] + 0.1875 * (values[vertical] + values[horizontal]) + 0.0625 * values[diagonal]
    }
  }

  /// Each active point with the four blocks whose centres are nearest: bilinear interpolation between centres of
  /// blocks. At the image's border there is no further block, and the nearest one counts for it.
  @inline(__always) private func forEachPoint(
    with coarse: MultigridLevel<BlockWeights>,
    _ body: (_ place: Int, _ own: Int, _ vertical: Int, _ horizontal: Int, _ diagonal: Int) -> Void
  ) {
    for run in runs {
      let row = run.lowerBound / stride - 1
      let blockRow = row >> 1
      let otherRow = min(max(blockRow + (row & 1 == 1 ? 1 : -1), 0), coarse.height - 1)
      let first = (row + 1) * stride + 1
      let (rowStart, otherStart) = (coarse.place(row: blockRow, column: 0), coarse.place(row: otherRow, column: 0))
      for place in run {
        let column = place &- first
        let block = column >> 1
        let other = min(max(block &+ (column & 1 == 1 ? 1 : -1), 0), coarse.width &- 1)
        body(place, rowStart &+ block, otherStart &+ block, rowStart &+ other, otherStart &+ other)
      }
    }
  }
}
