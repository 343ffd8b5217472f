import Tensors

/// Lays maps over whole frames: over what the network saw of them the map's colours, as `Overlay` does, and what it did not see
/// is dimmed. Not hatched, as of a picture: a hatch stands still over what moves.
///
/// What all frames share is computed once, and samples in whole numbers of 16 bits: a frame of 720p takes some milliseconds.
package struct FramePainter: Sendable {
  /// What is left of the light where the network did not look, in 256ths.
  private static let dimmed: UInt16 = 115

  private let width: Int
  private let height: Int
  private let viewHeight: Int
  private let viewWidth: Int
  /// Of a map's values by colour number: what they add to a sample, and its half for rounding, in 256ths.
  private let shares: [UInt16]
  /// What is left of a sample, in 256ths.
  private let rest: UInt16
  private let rows: Taps
  private let columns: Taps

  /// - Parameters:
  ///   - placement: where the view lies in a frame.
  ///   - viewHeight, viewWidth: the view's pixels.
  package init(
    width: Int, height: Int, placement: NetworkInput.Placement, viewHeight: Int, viewWidth: Int, overlay: Overlay
  ) {
    (self.width, self.height, self.viewHeight, self.viewWidth) = (width, height, viewHeight, viewWidth)
    let opacity = UInt16((min(max(overlay.opacity, 0), 1) * 256).rounded())
    rest = 256 - opacity
    shares = (0..<256).flatMap { number in
      let colour = overlay.colourMap.colour(at: Float(number) / 255)
      return [colour.red, colour.green, colour.blue].map { opacity * UInt16($0) + 128 }
    }
    rows = Taps(height, from: placement.top, length: placement.height, of: viewHeight)
    columns = Taps(width, from: placement.left, length: placement.width, of: viewWidth)
  }

  /// Between which two samples of the view the frame's pixels lie, for those within it.
  private struct Taps: Sendable {
    /// Those that the network saw.
    let seen: Range<Int>
    var lower: [Int] = []
    var weights: [Float] = []

    /// The view's pixel u covers `from + u·length/count ... from + (u + 1)·length/count`.
    init(_ size: Int, from start: Double, length: Double, of count: Int) {
      let first = min(max(Int((start - 0.5).rounded(.up)), 0), size)
      let end = min(max(Int((start + length - 0.5).rounded(.up)), first), size)
      seen = first..<end
      for place in seen {
        let position = (Double(place) + 0.5 - start) / length * Double(count) - 0.5
        let clamped = min(max(position, 0), Double(count - 1))
        // The upper neighbour is always there: of the last sample, the one before it counts.
        let sample = min(Int(clamped), max(count - 2, 0))
        lower.append(sample)
        weights.append(count > 1 ? Float(clamped - Double(sample)) : 0)
      }
    }
  }

  /// - Parameters:
  ///   - map: `[h, w]`, over the view; what lies outside of [0, 1] is taken for the nearer end.
  ///   - label: what stands in the lower left corner.
  /// - Precondition: the frame has the size that was announced.
  package func painted(_ frame: Image, _ map: Tensor, label: Image?) -> Image {
    precondition(frame.width == width && frame.height == height)
    // NaN compares false.
    let view = LinearResize.resized(map, height: viewHeight, width: viewWidth).map { $0 > 0 ? min($0, 1) : 0 }
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      frame.pixels.withUnsafeBufferPointer { source in
        view.withUnsafeElements { values in paint(source, values, target) }
      }
      count = width * height * 3
    }
    let result = Image(width: width, height: height, pixels: pixels)
    return label.map { result.labelled($0) } ?? result
  }

  private func paint(
    _ source: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<Float>,
    _ target: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let from = source.baseAddress, let to = target.baseAddress, let map = values.baseAddress else { return }
    let length = width * 3
    withUnsafeTemporaryAllocation(of: Float.self, capacity: viewWidth + 1) { mixed in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(columns.seen.count * 3, 1)) { added in
        shares.withUnsafeBufferPointer { shares in
          columns.lower.withUnsafeBufferPointer { lower in
            columns.weights.withUnsafeBufferPointer { weights in
              for row in 0..<height {
                let (from, to) = (from + row * length, to + row * length)
                guard rows.seen.contains(row) else {
                  dim(from, to, 0..<length)
                  continue
                }
                let tap = row - rows.seen.lowerBound
                let (upper, weight) = (map + rows.lower[tap] * viewWidth, rows.weights[tap])
                let below = viewHeight > 1 ? upper + viewWidth : upper
                for column in 0..<viewWidth {
                  mixed[column] = (1 - weight) * upper[column] + weight * below[column]
                }
                mixed[viewWidth] = 0
                for place in lower.indices {
                  let (sample, weight) = (lower[place], weights[place])
                  let value = (1 - weight) * mixed[sample] + weight * mixed[sample + 1]
                  let colour = Int(value * 255 + 0.5) * 3
                  added[place * 3] = shares[colour]
                  added[place * 3 + 1] = shares[colour + 1]
                  added[place * 3 + 2] = shares[colour + 2]
                }
                let first = columns.seen.lowerBound * 3
                dim(from, to, 0..<first)
                for place in 0..<columns.seen.count * 3 {
                  // At most 255 · 256 + 128: a mean of two samples.
                  let sum = UInt16(from[first + place]) &* rest &+ added[place]
                  to[first + place] = UInt8(truncatingIfNeeded: sum &>> 8)
                }
                dim(from, to, columns.seen.upperBound * 3..<length)
              }
            }
          }
        }
      }
    }
  }

  private func dim(_ from: UnsafePointer<UInt8>, _ to: UnsafeMutablePointer<UInt8>, _ places: Range<Int>) {
    for place in places {
      to[place] = UInt8(truncatingIfNeeded: (UInt16(from[place]) &* Self.dimmed &+ 128) &>> 8)
    }
  }
}

extension Image {
  /// With a label in the lower left corner, as far as there is room for it.
  func labelled(_ label: Image) -> Image {
    let margin = label.height / 3
    let (left, top) = (min(margin, max(width - label.width, 0)), max(height - label.height - margin, 0))
    let columns = min(label.width, width - left)
    var pixels = pixels
    for row in 0..<min(label.height, height - top) {
      let start = ((top + row) * width + left) * 3
      let source = row * label.width * 3
      pixels.replaceSubrange(start..<start + columns * 3, with: label.pixels[source..<source + columns * 3])
    }
    return Image(width: width, height: height, pixels: pixels)
  }
}
