import Graphs
import Tensors

/// Where the maximum of each pooling window lies, found by comparing the taps of all windows one after another.
///
/// `MaxPool` has an output for this, but OpenVINO 2026.4 computes it by its plain reference code: 65 ms for the stem of
/// ResNet-152, which is more than the rest of the network takes. The comparisons take 3 ms.
struct WindowMaxima {
  private let windows: Windows
  private let batch: Int
  private let channels: Int
  /// How far the windows reach behind the input.
  private let padsEnd: [Int]
  /// The shape of the input with its padding: what the places count in, so that each is valid.
  let paddedShape: [Int]

  /// The largest window that is taken apart; three nodes a tap.
  private static let largestWindow = 64

  /// Nil for windows of more than 64 taps, and where the tables of places would be too large to be worth their memory.
  init?(_ windows: Windows, batch: Int, channels: Int) {
    guard windows.kernel.fits(Self.largestWindow), windows.output.fits(1 << 24), [batch, channels].fits(1 << 24) else {
      return nil
    }
    self.windows = windows
    self.batch = batch
    self.channels = channels
    let before = zip(windows.input, windows.padsBegin).map(+)
    let reach = windows.output.indices.map {
      (windows.output[$0] - 1) * windows.strides[$0] + (windows.kernel[$0] - 1) * windows.dilations[$0] + 1
    }
    padsEnd = zip(reach, before).map { max($0 - $1, 0) }
    paddedShape = [batch, channels] + zip(before, padsEnd).map(+)
  }

  /// For each window the flat place of its first maximum in the padded input; integers of the output's shape.
  func places(in x: Expression) -> Expression {
    let axes = Array(windows.kernel.indices)
    let strides = Array(Tensor.strides(of: paddedShape).dropFirst(2))
    var padded = x
    if (windows.padsBegin + padsEnd).contains(where: { $0 > 0 }) {
      let pads = [0, 0] + windows.padsBegin + [0, 0] + padsEnd
      padded = .apply("Pad", x, .integers(pads), .scalar(-.infinity))
    }
    var largest: Expression?
    var place = Expression.integer(0)
    for tap in Self.indices(of: windows.kernel) {
      let starts = axes.map { tap[$0] * windows.dilations[$0] }
      let ends = axes.map { starts[$0] + (windows.output[$0] - 1) * windows.strides[$0] + 1 }
      let candidate = Expression.apply(
        "Slice", padded, .integers(starts), .integers(ends), .integers(axes.map { $0 + 2 }),
        .integers(windows.strides))
      guard let current = largest else {
        largest = candidate
        continue
      }
      let offset = axes.reduce(0) { $0 + starts[$1] * strides[$1] }
      place = Expression.integer(offset).where(candidate > current, else: place)
      largest = .apply("Max", current, candidate)
    }
    let windowStarts = Self.indices(of: windows.output).map { index in
      Int64(axes.reduce(0) { $0 + index[$1] * windows.strides[$1] * strides[$1] })
    }
    let planeSize = paddedShape.dropFirst(2).reduce(1, *)
    let planes = (0..<batch * channels).map { Int64($0 * planeSize) }
    return place + .integers([1, 1] + windows.output, windowStarts)
      + .integers([batch, channels] + axes.map { _ in 1 }, planes)
  }

  /// All indices of a shape in row-major order.
  private static func indices(of shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { indices, length in indices.flatMap { index in (0..<length).map { index + [$0] } } }
  }
}
