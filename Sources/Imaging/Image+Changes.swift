import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Image {
  /// Moved by whole pixels; what comes in repeats the edge.
  ///
  ///     v'(x, y) = v(x − right, y − down), places beyond an edge being the edge's
  public func shifted(right: Int, down: Int) -> Image {
    if let fineSamples {
      return Image(width: width, height: height, fineSamples: shifted(fineSamples, right: right, down: down))
    }
    return Image(width: width, height: height, pixels: shifted(pixels, right: right, down: down))
  }

  private func shifted<Sample>(_ samples: [Sample], right: Int, down: Int) -> [Sample] {
    let columns = (0..<width).map { min(max($0.subtractingSaturated(right), 0), width - 1) }
    let channels = samples.count / (width * height)
    var result: [Sample] = []
    result.reserveCapacity(samples.count)
    for row in 0..<height {
      let start = min(max(row.subtractingSaturated(down), 0), height - 1) * width
      for column in columns {
        let place = (start + column) * channels
        result += samples[place..<place + channels]
      }
    }
    return result
  }

  /// With Gaussian noise on each sample, cut off at 0 and 255; rounded, where the picture has 8 bits.
  ///
  /// - Parameters:
  ///   - deviation: in grey levels.
  ///   - seed: the same one gives the same noise.
  ///
  /// Source: Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
  public func noisy(deviation: Double, seed: UInt64) -> Image {
    var random = SeededRandom(seed: seed)
    func noisy(_ sample: Double) -> Double {
      // 1 − u lies in (0, 1], so that its logarithm is finite.
      let radius = (-2 * log(1 - random.uniform())).squareRoot() * deviation
      return min(max(sample + radius * cos(2 * .pi * random.uniform()), 0), 255)
    }
    if let fineSamples {
      return Image(width: width, height: height, fineSamples: fineSamples.map { Float(noisy(Double($0))) })
    }
    return Image(width: width, height: height, pixels: pixels.map { UInt8(noisy(Double($0)).rounded()) })
  }
}

extension Int {
  fileprivate func subtractingSaturated(_ other: Int) -> Int {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (other > 0 ? .min : .max) : difference
  }
}

extension Image {
  /// Where a picture of a mask is above black: 1, and elsewhere 0: `[H, W]`.
  public var mask: Tensor {
    Tensor(
      shape: [height, width],
      elements: (0..<height * width).map { pixel in
        pixels[3 * pixel] > 0 || pixels[3 * pixel + 1] > 0 || pixels[3 * pixel + 2] > 0 ? 1 : 0
      })
  }
}
