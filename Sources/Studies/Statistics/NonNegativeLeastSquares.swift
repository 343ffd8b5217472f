/// The non-negative weights by which columns add up to a target best.
///
///     min over w ≥ 0 of ‖A w − t‖²
///
///     let fit = NonNegativeLeastSquares(columns: [[1, 0, 1], [0, 1, 1]], target: [2, -1, 1])
///     fit.weights  // [1.5, 0]
///
/// The method keeps a set of columns that count. It adds the one whose weight would lower the sum of squares most steeply, solves
/// for these columns without a bound, and where a weight came out negative goes only as far towards the solution as no weight
/// is below 0, leaving out the column that stops it. It ends where no further column would help. Of columns that are the same
/// or depend on those that count, the others get 0.
///
/// Source: Lawson and Hanson, "Solving Least Squares Problems", 1974, chapter 23.
package struct NonNegativeLeastSquares: Sendable, Equatable {
  /// One for each column.
  package let weights: [Double]
  /// ‖A w − t‖
  package let residualNorm: Double

  /// Steeper than this part of the largest possible descent is none: 10⁴ roundings.
  private static let smallestDescent = 1e-12

  /// - Parameters:
  ///   - columns: of one length, that of the target, without NaN.
  ///   - target: t
  /// - Complexity: for n columns of m rows some n solutions of O(m·n²).
  package init(columns: [[Double]], target: [Double]) {
    precondition(columns.allSatisfy { $0.count == target.count })
    let norms = columns.map(Self.norm)
    var weights = [Double](repeating: 0, count: columns.count)
    var counting: [Int] = []
    var residual = target
    // Columns that depend on those that count, until these change.
    var dependent: Set<Int> = []
    // Each round lowers the sum of squares, so no set comes up twice; this is for roundings.
    for _ in 0..<(columns.count + 1) * (columns.count + 3) {
      let descents = columns.indices.map { column in
        counting.contains(column) || dependent.contains(column) ? 0 : Self.product(columns[column], residual)
      }
      let least = Self.smallestDescent * Self.norm(target)
      guard let next = columns.indices.max(by: { (descents[$0], $1) < (descents[$1], $0) }),
        descents[next] > least * norms[next]
      else { break }
      guard var solution = Self.solution(of: (counting + [next]).map { columns[$0] }, target),
        solution[solution.count - 1] > 0
      else {
        dependent.insert(next)
        continue
      }
      counting.append(next)
      while let step = Self.step(from: counting.map { weights[$0] }, to: solution) {
        for (place, column) in counting.enumerated() {
          weights[column] = max(0, weights[column] + step.share * (solution[place] - weights[column]))
        }
        weights[counting.remove(at: step.place)] = 0
        guard let anew = Self.solution(of: counting.map { columns[$0] }, target) else { break }
        solution = anew
      }
      if solution.count == counting.count {
        for (place, column) in counting.enumerated() { weights[column] = max(0, solution[place]) }
      }
      dependent = []
      residual = Self.residual(columns, weights, target)
    }
    self.weights = weights
    residualNorm = Self.norm(residual)
  }

  /// How far one may go before a weight is below 0, and whose that is; nil where one may go all the way.
  private static func step(from weights: [Double], to solution: [Double]) -> (share: Double, place: Int)? {
    var step: (share: Double, place: Int)?
    for place in solution.indices where solution[place] <= 0 {
      let fall = weights[place] - solution[place]
      let share = fall > 0 ? weights[place] / fall : 0
      if share < step?.share ?? .infinity { step = (share, place) }
    }
    return step
  }

  /// Without a bound, by Householder's reflections; nil where the columns depend on each other.
  private static func solution(of columns: [[Double]], _ target: [Double]) -> [Double]? {
    guard columns.count <= target.count else { return nil }
    var (columns, right) = (columns, target)
    let norms = columns.map(norm)
    for pivot in columns.indices {
      var reflector = [Double](columns[pivot][pivot...])
      let length = norm(reflector)
      // What is left of the column beside the others is rounding.
      guard length > 1e-10 * norms[pivot] else { return nil }
      reflector[0] += reflector[0] < 0 ? -length : length
      let square = product(reflector, reflector)
      func reflect(_ vector: inout [Double]) {
        var sum = 0.0
        for index in reflector.indices { sum += reflector[index] * vector[pivot + index] }
        let factor = 2 * sum / square
        for index in reflector.indices { vector[pivot + index] -= factor * reflector[index] }
      }
      for column in columns.indices where column >= pivot { reflect(&columns[column]) }
      reflect(&right)
    }
    var solution = [Double](repeating: 0, count: columns.count)
    for row in columns.indices.reversed() {
      let known = columns.indices.reduce(0.0) { $1 > row ? $0 + columns[$1][row] * solution[$1] : $0 }
      solution[row] = (right[row] - known) / columns[row][row]
    }
    return solution
  }

  private static func residual(_ columns: [[Double]], _ weights: [Double], _ target: [Double]) -> [Double] {
    var residual = target
    for (column, weight) in zip(columns, weights) where weight != 0 {
      for row in residual.indices { residual[row] -= weight * column[row] }
    }
    return residual
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func norm(_ values: [Double]) -> Double { product(values, values).squareRoot() }
}
