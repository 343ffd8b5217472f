import Tensors

/// Solves the imputation's equations of volumes, channel by channel, a mask after another.
///
/// The weights are the products of 1, 2, 1 along each axis, 4 for the six voxels that share a face, 2 for the twelve that share
/// an edge and 1 for the eight that share a corner, so that the sum over all neighbours of a voxel is taken axis by axis.
/// A volume of one slice has the equations of a plane. Conjugate gradients in double precision with the diagonal as
/// preconditioner; the memory for all of it is taken once.
final class VolumeSolver: MaskedSolver {
  typealias Numbers = UnsafeMutablePointer<Double>

  private let (depth, height, width): (Int, Int, Int)
  /// From one row, and one slice, to the next: there is a margin of zeros all around.
  private let (row, slice): (Int, Int)
  private let count: Int
  /// 1 for removed voxels, 0 for the others and the margin.
  private let activity: Numbers
  /// The sum of the weights of a voxel's neighbours inside the volume.
  private let total: Numbers
  private let (solution, residual, direction, product): (Numbers, Numbers, Numbers, Numbers)
  /// Three slices, each summed over rows and columns, and one row.
  private let (slices, line): (Numbers, Numbers)

  init(depth: Int, height: Int, width: Int) {
    (self.depth, self.height, self.width) = (depth, height, width)
    row = width + 2
    slice = (height + 2) * row
    count = (depth + 2) * slice
    (activity, total) = (.allocate(count, of: 0), .allocate(count, of: 0))
    (solution, residual) = (.allocate(count, of: 0), .allocate(count, of: 0))
    (direction, product) = (.allocate(count, of: 0), .allocate(count, of: 0))
    (slices, line) = (.allocate(3 * slice, of: 0), .allocate(row, of: 0))
    /// Of the weights 1, 2, 1 along an axis those that lie inside.
    func inside(_ place: Int, _ length: Int) -> Double { 2 + (place > 0 ? 1 : 0) + (place < length - 1 ? 1 : 0) }
    for z in 0..<depth {
      for y in 0..<height {
        for x in 0..<width {
          total[start(z, y) + x] = inside(z, depth) * inside(y, height) * inside(x, width) - 8
        }
      }
    }
  }

  deinit {
    for numbers in [activity, total, solution, residual, direction, product, slices, line] { numbers.deallocate() }
  }

  func impute(
    _ channels: [UnsafeMutableBufferPointer<Float>], removing mask: PixelMask, tolerance: Double
  ) -> ImputationEffort {
    forEachRow { start, voxel in
      for x in 0..<width { activity[start + x] = mask[voxel + x] ? 1 : 0 }
    }
    var effort = ImputationEffort()
    for channel in channels {
      let ofChannel = impute(channel, tolerance)
      effort.iterations = max(effort.iterations, ofChannel.iterations)
      effort.relativeResidual = max(effort.relativeResidual, ofChannel.relativeResidual)
    }
    return effort
  }

  private func impute(_ channel: UnsafeMutableBufferPointer<Float>, _ tolerance: Double) -> ImputationEffort {
    forEachRow { start, voxel in
      for x in 0..<width { direction[start + x] = (1 - activity[start + x]) * Double(channel[voxel + x]) }
    }
    // What the known neighbours of each removed voxel give is the residual of a solution that is zero.
    multiply(direction, into: residual) { neighbours, _, _ in neighbours }
    solution.update(repeating: 0, count: count)
    direction.update(repeating: 0, count: count)
    let start = norm(residual)
    var effort = ImputationEffort()
    var (rest, lastProduct) = (start, 0.0)
    // With a diagonal for preconditioner, errors cross the volume a voxel an iteration.
    let largestIterationCount = 100 + 10 * (depth + height + width)
    while rest > tolerance * start, effort.iterations < largestIterationCount {
      let correction = sum { place in residual[place] * residual[place] / total[place] }
      let share = lastProduct == 0 ? 0 : correction / lastProduct
      forEachRow { start, _ in
        for place in start..<start + width where activity[place] > 0 {
          direction[place] = residual[place] / total[place] + share * direction[place]
        }
      }
      multiply(direction, into: product) { neighbours, own, total in total * own - neighbours }
      let curvature = sum { place in direction[place] * product[place] }
      guard curvature > 0 else { break }
      let step = correction / curvature
      forEachRow { start, _ in
        for place in start..<start + width {
          solution[place] += step * direction[place]
          residual[place] -= step * product[place]
        }
      }
      rest = norm(residual)
      lastProduct = correction
      effort.iterations += 1
    }
    forEachRow { start, voxel in
      for x in 0..<width where activity[start + x] > 0 { channel[voxel + x] = Float(solution[start + x]) }
    }
    effort.relativeResidual = start == 0 ? 0 : rest.isNaN ? .infinity : rest / start
    return effort
  }

  // MARK: - Parts

  /// Where the first voxel of a row lies.
  private func start(_ z: Int, _ y: Int) -> Int { (z + 1) * slice + (y + 1) * row + 1 }

  /// Each row of voxels: where it starts here, and in the volume.
  @inline(__always) private func forEachRow(_ work: (_ start: Int, _ voxel: Int) -> Void) {
    for z in 0..<depth {
      for y in 0..<height { work(start(z, y), (z * height + y) * width) }
    }
  }

  /// The sum of something over the removed voxels.
  @inline(__always) private func sum(_ part: (_ place: Int) -> Double) -> Double {
    var sum = 0.0
    forEachRow { start, _ in
      for place in start..<start + width where activity[place] > 0 { sum += part(place) }
    }
    return sum
  }

  private func norm(_ numbers: Numbers) -> Double { sum { numbers[$0] * numbers[$0] }.squareRoot() }

  /// What is made of the weighted sum over each removed voxel's neighbours, of its own number and of its weights' sum; zero for
  /// known voxels.
  @inline(__always) private func multiply(
    _ numbers: Numbers, into result: Numbers, _ make: (_ neighbours: Double, _ own: Double, _ total: Double) -> Double
  ) {
    for z in -1...depth {
      sumSlice(numbers + (z + 1) * slice, into: slices + (z + 1) % 3 * slice)
      guard z > 0 else { continue }
      // The slice before has its neighbours on both sides now.
      let (before, own, behind) = (slices + (z - 1) % 3 * slice, slices + z % 3 * slice, slices + (z + 1) % 3 * slice)
      for y in 0..<height {
        let (start, place) = (start(z - 1, y), (y + 1) * row + 1)
        for x in 0..<width {
          let value = numbers[start &+ x]
          let all = before[place &+ x] + 2 * own[place &+ x] + behind[place &+ x]
          result[start &+ x] = activity[start &+ x] * make(all - 8 * value, value, total[start &+ x])
        }
      }
    }
  }

  /// The sums with the weights 1, 2, 1 along columns and rows, of one slice.
  @inline(__always) private func sumSlice(_ numbers: Numbers, into sums: Numbers) {
    for y in 1...height {
      let own = numbers + y * row
      for x in 0..<row { line[x] = own[x &- row] + 2 * own[x] + own[x &+ row] }
      let sum = sums + y * row
      for x in 1...width { sum[x] = line[x &- 1] + 2 * line[x] + line[x &+ 1] }
    }
  }
}
