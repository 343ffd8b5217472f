import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One map of a film, at the moment that it is of.
package struct TimedMap: Sendable {
  /// In seconds.
  package var time: Double
  package var classIndex: Int
  /// Of the target layer in the method's own unit, or of the network's input in [0, 1].
  package var map: Tensor

  package init(time: Double, classIndex: Int, map: Tensor) {
    self.time = time
    self.classIndex = classIndex
    self.map = map
  }
}

extension TimedMap {
  /// With its values as shares of the highest one; all 0 where there is none.
  func divided(by highest: Float) -> TimedMap {
    var result = self
    result.map = map.map { highest > 0 ? $0 / highest : 0 }
    return result
  }
}

/// An exponential mean of maps over time: y = y₋ + (1 − exp(−Δt/τ))·(x − y₋), begun anew where the class changes.
package struct MapSmoothing: Sendable {
  /// τ, in seconds; 0 leaves maps as they are.
  let seconds: Double
  private var last: TimedMap?

  package init(seconds: Double) { self.seconds = seconds }

  package mutating func smoothed(_ next: TimedMap) -> TimedMap {
    guard seconds > 0 else { return next }
    var result = next
    if let last, last.classIndex == next.classIndex, last.map.shape == next.map.shape {
      let share = Float(1 - exp(-max(next.time - last.time, 0) / seconds))
      result.map = last.map.mixed(with: next.map, share: share)
    }
    last = result
    return result
  }
}

/// The highest value of the last seconds, what is past counting less and less: max over s of vₛ·(1 − (t − s)/seconds).
package struct FadingMaximum: Sendable {
  let seconds: Double
  /// Those that count now or may count later, in their order.
  private var values: [(time: Double, value: Float)] = []

  package init(seconds: Double) { self.seconds = seconds }

  /// - Complexity: O(values within the time).
  package mutating func with(_ value: Float, at time: Double) -> Float {
    values.removeAll { time - $0.time >= seconds }
    values.append((time, value))
    return values.reduce(0) { max($0, $1.value * Float(1 - max(time - $1.time, 0) / seconds)) }
  }
}

extension Tensor {
  /// (1 − share)·self + share·other.
  /// - Precondition: the same shape.
  func mixed(with other: Tensor, share: Float) -> Tensor {
    zipped(with: other) { (1 - share) * $0 + share * $1 }
  }
}
