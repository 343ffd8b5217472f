/// One grid of the multigrid hierarchy: the imputation's equations over its active points.
///
///     (A z)ᵢ = dᵢ zᵢ − Σⱼ wᵢⱼ zⱼ,   w = 2 for the four direct neighbours, 1 for the four diagonal ones
///
/// in twelfths of a pixel's weights, so that they and their sums are whole numbers. dᵢ is what all neighbours inside the
/// grid weigh together, 12 but for the border, and the leak besides: a coarse point's share of known pixels. Points that
/// are not active keep the value zero, and so do margins around the grid, so that nobody asks for bounds.
///
/// Eight points of a row are computed together. The memory is taken once and serves any number of masks.
final class MultigridLevel {
  /// Eight points of a row.
  typealias Block = GridTransfer.Block
  typealias Plane = UnsafeMutablePointer<Float>

  /// Uninterrupted blocks of a row with active points.
  struct Run {
    /// Places, a whole number of blocks.
    let places: Range<Int>
    /// True where all points are active, none has a leak, and none is at the border: all have the same diagonal.
    let isInner: Bool
  }

  let height: Int
  let width: Int
  /// Points from one row to the next: whole blocks, and one of margin.
  let stride: Int
  /// How many places the planes have.
  let count: Int
  /// 1 where a point is active, else 0.
  let activity: Plane
  /// What a point has of known pixels, each of which counts `leakOfPixel`.
  let leak: Plane
  /// What the V-cycle starts from, and what it ends with.
  let residual, correction: Plane
  /// What the V-cycle has before its last sweep; free for other use between two of them, where there are active points.
  let estimate: Plane
  /// In row-major order.
  private(set) var runs: [Run] = []
  /// Each row's first run, and how many there are in all.
  private var firstRuns: [Int]
  /// What all neighbours inside the grid weigh; 1 outside.
  let total: Plane
  /// 1/dᵢ; zero where the point is not active.
  private let inverseDiagonal: Plane
  private let transfer: GridTransfer
  private let memory: Plane

  /// Any number from 3 to 8 does as well: a known pixel holds the points of a coarse grid about it as strongly as its
  /// own neighbours do, which is less than its whole weight of 12.
  static let leakOfPixel: Float = 4
  private static let innerTotal: Float = 12

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    stride = (width + 7) / 8 * 8 + 8
    count = (height + 2) * stride + 8
    // Planes that begin at the same place of a memory page would push each other out of the processor's cache.
    let step = (count + 1023) / 1024 * 1024 + 80
    let memory = Plane.allocate(7 * step, of: 0)
    self.memory = memory
    (activity, leak, total, inverseDiagonal) = (memory, memory + step, memory + 2 * step, memory + 3 * step)
    (residual, correction, estimate) = (memory + 4 * step, memory + 5 * step, memory + 6 * step)
    total.update(repeating: 1, count: count)
    firstRuns = [Int](repeating: 0, count: height + 1)
    transfer = GridTransfer(height: height, width: width)
    for row in 0..<height {
      let rows: Float = (row > 0 ? 1 : 0) + (row < height - 1 ? 1 : 0)
      for column in 0..<width {
        let columns: Float = (column > 0 ? 1 : 0) + (column < width - 1 ? 1 : 0)
        total[place(row: row, column: column)] = 2 * (rows + columns) + rows * columns
      }
    }
  }

  deinit { memory.deallocate() }

  /// The place of a point in the planes.
  @inline(__always) func place(row: Int, column: Int) -> Int { (row &+ 1) &* stride &+ 8 &+ column }

  /// The runs of a row, by their places in `runs`.
  @inline(__always) func runs(ofRow row: Int) -> Range<Int> { firstRuns[row]..<firstRuns[row + 1] }

  // MARK: - Blocks

  @inline(__always) func activity(at place: Int, isInner: Bool) -> Block {
    isInner ? Block(repeating: 1) : activity.block(at: place)
  }

  @inline(__always) func total(at place: Int, isInner: Bool) -> Block {
    isInner ? Block(repeating: Self.innerTotal) : total.block(at: place)
  }

  @inline(__always) private func inverseDiagonal(at place: Int, isInner: Bool) -> Block {
    isInner ? Block(repeating: 1 / Self.innerTotal) : inverseDiagonal.block(at: place)
  }

  /// Sets the residual that a V-cycle starts from, and what a sweep of Jacobi's method makes of it from zero: z = D⁻¹ r.
  @inline(__always) func setResidual(_ block: Block, at place: Int, isInner: Bool) {
    residual.set(block, at: place)
    estimate.set(inverseDiagonal(at: place, isInner: isInner) * block, at: place)
  }

  // MARK: - A new mask

  /// Takes `activity` and `leak` as they are now.
  func activate() {
    for run in runs {
      for plane in [estimate, correction] {
        (plane + run.places.lowerBound).update(repeating: 0, count: run.places.count)
      }
    }
    runs.removeAll(keepingCapacity: true)
    for row in 0..<height {
      firstRuns[row] = runs.count
      var (start, isInner): (Int?, Bool) = (nil, false)
      func end(at place: Int) {
        if let first = start { runs.append(Run(places: first..<place, isInner: isInner)) }
        start = nil
      }
      let rowEnd = place(row: row, column: stride - 8)
      for place in Swift.stride(from: place(row: row, column: 0), to: rowEnd, by: 8) {
        let (active, total, leak) = (activity.block(at: place), total.block(at: place), leak.block(at: place))
        let activeCount = active.sum()
        guard activeCount > 0 else {
          end(at: place)
          continue
        }
        inverseDiagonal.set(active / (total + leak), at: place)
        let isNextInner = activeCount == 8 && total.sum() == 8 * Self.innerTotal && leak.sum() == 0
        if isNextInner != isInner { end(at: place) }
        if start == nil { (start, isInner) = (place, isNextInner) }
      }
      end(at: rowEnd)
    }
    firstRuns[height] = runs.count
  }

  /// Makes the points of this grid active that have an active one among the 2 × 2 of a finer grid.
  func activate(over fine: MultigridLevel) {
    for row in 0..<height {
      let upper = fine.place(row: 2 * row, column: 0)
      let hasLower = 2 * row + 1 < fine.height
      for column in Swift.stride(from: 0, to: width, by: 8) {
        func sum(_ plane: Plane) -> Block {
          let start = upper + 2 * column
          let pairs = plane.pairs(at: start)
          return hasLower ? pairs + plane.pairs(at: start + fine.stride) : pairs
        }
        let place = place(row: row, column: column)
        let active = sum(fine.activity)
        activity.set(active.replacing(with: Block(repeating: 1), where: active .> 1), at: place)
        leak.set(sum(fine.leak), at: place)
      }
    }
    activate()
  }

  // MARK: - The V-cycle

  /// On the way down: what the first sweep leaves of the residual, brought to the coarser grid, rᶜ = Pᵀ (r − A z).
  ///
  /// D⁻¹ took the diagonal's part of the residual away: what is left are the neighbours.
  func restrictResidual(to coarse: MultigridLevel) {
    let (runs, firstRuns) = (runs, firstRuns)
    var next = 0
    for coarseRow in 0..<coarse.height where !coarse.runs(ofRow: coarseRow).isEmpty {
      next = max(next, 2 * coarseRow - 1)
      while next <= min(2 * coarseRow + 2, height - 1) {
        let rest = transfer.clearedRow(next) - place(row: next, column: 0)
        for run in runs[firstRuns[next]..<firstRuns[next + 1]] {
          var place = run.places.lowerBound
          while place < run.places.upperBound {
            rest.set(activity(at: place, isInner: run.isInner) * estimate.neighbours(of: place, stride), at: place)
            place &+= 8
          }
        }
        next += 1
      }
      transfer.combineRows(around: coarseRow)
      let first = coarse.place(row: coarseRow, column: 0)
      for run in coarse.runs[coarse.runs(ofRow: coarseRow)] {
        var place = run.places.lowerBound
        while place < run.places.upperBound {
          coarse.setResidual(transfer.restricted(column: place &- first), at: place, isInner: run.isInner)
          place &+= 8
        }
      }
    }
  }

  /// And up again: z += P zᶜ, and another sweep, z ← z + D⁻¹ (r − A z).
  ///
  /// - Returns: Σᵢ rᵢ zᵢ
  @discardableResult
  func addCorrection(of coarse: MultigridLevel) -> Double {
    let (runs, firstRuns) = (runs, firstRuns)
    var sum = 0.0
    var next = 0
    for row in 0..<height where firstRuns[row] < firstRuns[row + 1] {
      next = max(next, row - 1)
      while next <= min(row + 1, height - 1) {
        let range = firstRuns[next]..<firstRuns[next + 1]
        if !range.isEmpty {
          let (own, other) = GridTransfer.coarseRows(of: next, count: coarse.height)
          transfer.spreadRows(
            coarse.correction + coarse.place(row: own, column: 0),
            coarse.correction + coarse.place(row: other, column: 0),
            width: coarse.width)
          let first = place(row: next, column: 0)
          for run in runs[range] {
            var place = run.places.lowerBound
            while place < run.places.upperBound {
              let spread = transfer.spread(column: place &- first)
              estimate.set(
                estimate.block(at: place) + activity(at: place, isInner: run.isInner) * spread, at: place)
              place &+= 8
            }
          }
        }
        next += 1
      }
      for run in runs[firstRuns[row]..<firstRuns[row + 1]] {
        var ofRun = Block.zero
        var place = run.places.lowerBound
        while place < run.places.upperBound {
          let rest = residual.block(at: place)
          let swept =
            inverseDiagonal(at: place, isInner: run.isInner) * (rest + estimate.neighbours(of: place, stride))
          correction.set(swept, at: place)
          ofRun += rest * swept
          place &+= 8
        }
        sum += Double(ofRun.sum())
      }
    }
    return sum
  }

  /// On a grid of one point: z = D⁻¹ r.
  func solvePoint() {
    let place = place(row: 0, column: 0)
    correction[place] = estimate[place]
  }
}
