import Imaging
import Tensors

/// What two networks both see of a picture, which each may crop and scale in its own way.
struct CommonView {
  private let first: NetworkInput
  private let second: NetworkInput

  init(_ first: NetworkInput, _ second: NetworkInput) {
    self.first = first
    self.second = second
  }

  /// Both maps over that part, in the first network's pixels; the second one's is taken linearly between its pixels' centres.
  ///
  /// - Parameter maps: of each network's view.
  /// - Returns: nil where there is no such part.
  func maps(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor)? {
    let columns = Self.common(
      a.shape[1], first.placement.left, first.placement.width, b.shape[1], second.placement.left,
      second.placement.width)
    let rows = Self.common(
      a.shape[0], first.placement.top, first.placement.height, b.shape[0], second.placement.top,
      second.placement.height)
    guard let (left, x) = columns, let (top, y) = rows else { return nil }
    let part = a.rectangle(top: top, left: left, height: y.count, width: x.count)
    let width = b.shape[1]
    let sampled = b.withUnsafeElements { values in
      Tensor(shape: [y.count, x.count]) { target in
        for (row, v) in y.enumerated() {
          for (column, u) in x.enumerated() {
            let (above, below) = (v.lower * width, v.upper * width)
            let upper = values[above + u.lower] * (1 - u.share) + values[above + u.upper] * u.share
            let lower = values[below + u.lower] * (1 - u.share) + values[below + u.upper] * u.share
            target[row * x.count + column] = upper * (1 - v.share) + lower * v.share
          }
        }
      }
    }
    return (part, sampled)
  }

  /// Between which two pixels a place lies, and how far.
  private struct Place {
    let lower: Int
    let upper: Int
    let share: Float
  }

  /// The first of one view's pixels whose centres lie in the other one's, and where all of them lie in it.
  private static func common(
    _ count: Int, _ start: Double, _ length: Double, _ otherCount: Int, _ otherStart: Double, _ otherLength: Double
  ) -> (first: Int, places: [Place])? {
    guard count > 0, otherCount > 0, length > 0, otherLength > 0 else { return nil }
    let places = (0..<count).map { pixel -> Double in
      let inPicture = start + (Double(pixel) + 0.5) * length / Double(count)
      return (inPicture - otherStart) * Double(otherCount) / otherLength
    }
    guard let first = places.firstIndex(where: { (0...Double(otherCount)).contains($0) }) else { return nil }
    let inside = places[first...].prefix { (0...Double(otherCount)).contains($0) }
    return (
      first,
      inside.map { place in
        let centred = min(max(place - 0.5, 0), Double(otherCount - 1))
        let lower = Int(centred)
        return Place(lower: lower, upper: min(lower + 1, otherCount - 1), share: Float(centred - Double(lower)))
      }
    )
  }
}
