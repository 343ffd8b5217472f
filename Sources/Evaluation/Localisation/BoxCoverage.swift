import Failures
import Tensors

/// How much of each of a map's pixels lies within boxes: from 0 to 1, what several boxes share counted once.
///
/// Exact for edges anywhere: a row is cut where boxes begin and end, and within a cut the boxes' columns are joined.
/// - Complexity: O(H·(W + b·log b)·c) for b boxes and c cuts within a row, which are few.
struct BoxCoverage {
  let height: Int
  let width: Int
  /// Row by row.
  let shares: [Double]

  /// In pixels.
  var area: Double { shares.reduce(0, +) }

  init(_ boxes: [PictureBox], height: Int, width: Int) {
    var shares = [Double](repeating: 0, count: height * width)
    let clipped = boxes.compactMap { $0.clipped(width: Double(width), height: Double(height)) }
    for row in 0..<height {
      let (top, bottom) = (Double(row), Double(row + 1))
      let here = clipped.filter { $0.top < bottom && $0.bottom > top }
      if here.isEmpty { continue }
      var cuts = Set([top, bottom])
      for box in here { cuts.formUnion([box.top, box.bottom].filter { $0 > top && $0 < bottom }) }
      let sorted = cuts.sorted()
      for (begin, end) in zip(sorted, sorted.dropFirst()) {
        let spans = here.filter { $0.top <= begin && $0.bottom >= end }.map { ($0.left, $0.right) }
        for (left, right) in Self.joined(spans) {
          for column in Int(left)..<min(Int(right.rounded(.up)), width) {
            shares[row * width + column] +=
              (min(right, Double(column + 1)) - max(left, Double(column))) * (end - begin)
          }
        }
      }
    }
    self.height = height
    self.width = width
    self.shares = shares
  }

  /// Spans that neither touch nor overlap, over the same places.
  private static func joined(_ spans: [(Double, Double)]) -> [(Double, Double)] {
    var joined: [(Double, Double)] = []
    for span in spans.sorted(by: { $0.0 < $1.0 }) {
      if let last = joined.last, span.0 <= last.1 {
        joined[joined.count - 1].1 = max(last.1, span.1)
      } else {
        joined.append(span)
      }
    }
    return joined
  }
}

extension Tensor {
  /// - Throws: `EvaluationError` unless this is a map, `[H, W]`, of finite numbers.
  func checkIsMap() throws(EvaluationError) {
    guard rank == 2, count > 0 else {
      throw EvaluationError(.shapeMismatch, "a map has the shape [height, width]", context: ["shape": "\(shape)"])
    }
    guard isFinite else {
      throw EvaluationError(.notFinite, "the map holds NaN or infinite values, so it says no place")
    }
  }
}
