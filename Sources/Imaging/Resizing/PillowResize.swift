#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much the pixels around a place weigh.
enum PillowFilter: Sendable {
  /// A rectangle of radius 1/2.
  case box
  /// A triangle of radius 1.
  case triangle
  /// Keys' cubic with a = −1/2 of radius 2 (R. Keys, "Cubic convolution interpolation for digital image processing",
  /// 1981, equation 15).
  case cubic
  /// sinc(x)·sinc(x/3) of radius 3 (C. Lanczos, 1938).
  case lanczos

  var radius: Double {
    switch self {
    case .box: 0.5
    case .triangle: 1
    case .cubic: 2
    case .lanczos: 3
    }
  }

  func weight(at position: Double) -> Double {
    let x = abs(position)
    switch self {
    case .box: return position > -0.5 && position <= 0.5 ? 1 : 0
    case .triangle: return x < 1 ? 1 - x : 0
    case .cubic:
      let a = -0.5
      if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
    case .lanczos: return position >= -3 && position < 3 ? Self.sinc(position) * Self.sinc(position / 3) : 0
    }
  }

  private static func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(x * .pi) / (x * .pi) }
}

extension Image {
  /// Antialiased: where the picture shrinks by a factor s along an axis, the filter is stretched by s. The new sample
  /// at i is Σⱼ w((j + ½ − c)/s)·xⱼ / Σⱼ w((j + ½ − c)/s) with its centre at c = (i + ½)·s. One axis after the other,
  /// rounded to 8 bits in between, with weights in fixed point of 22 fractional bits.
  func resized(by filter: PillowFilter, _ task: ResizingTask) throws(ImagingError) -> Image {
    let (rows, columns) = (task.rows, task.columns)
    let vertical = ResamplingWeights(from: height, to: task.height, window: rows, filter: filter)
    let horizontal = ResamplingWeights(from: width, to: task.width, window: columns, filter: filter)
    // The rounding in between makes the order matter. Pillow goes along the columns first where the height shrinks, and
    // by more than twice as many pixels as the width does; older versions always went along the rows first.
    let shrinkage = height - task.height
    let result: [UInt8]
    if shrinkage > 0 && shrinkage > 2 * (width - task.width) {
      let sources = horizontal.sources
      _ = try Image.checkedPixelCount(width: sources.count, height: rows.count)
      let flattened = vertical.resampledColumns(of: pixels, width: width, columns: sources, firstRow: 0)
      result = horizontal.resampledRows(
        of: flattened, width: sources.count, rows: 0..<rows.count, firstColumn: sources.lowerBound)
    } else {
      let sources = vertical.sources
      _ = try Image.checkedPixelCount(width: columns.count, height: sources.count)
      let narrowed = horizontal.resampledRows(of: pixels, width: width, rows: sources, firstColumn: 0)
      result = vertical.resampledColumns(
        of: narrowed, width: columns.count, columns: 0..<columns.count, firstRow: sources.lowerBound)
    }
    return Image(width: columns.count, height: rows.count, pixels: result)
  }

  /// The pixel of which the middle of a new one is part; steps are added up as Pillow does, rounding errors included.
  func resizedToNearest(_ task: ResizingTask) throws(ImagingError) -> Image {
    // The sum has a term for each new pixel before the first that is wanted.
    guard max(task.height, task.width) <= Image.maximumPixelCount else {
      throw ImagingError(
        .tooLarge, "more than the \(Image.maximumPixelCount) pixels along a side that an image may have",
        context: ["size": "\(task.width) × \(task.height)"])
    }
    func places(from source: Int, to target: Int, window: Range<Int>) -> [Int?] {
      let step = Double(source) / Double(target)
      var place = step * 0.5
      return (0..<window.upperBound).compactMap { index -> Int?? in
        defer { place += step }
        return window.contains(index) ? .some(Int(place) < source ? Int(place) : nil) : nil
      }
    }
    let rows = places(from: height, to: task.height, window: task.rows)
    let columns = places(from: width, to: task.width, window: task.columns)
    func picked<Sample>(_ samples: [Sample], _ channelCount: Int, outside: Sample) -> [Sample] {
      var result = [Sample](repeating: outside, count: rows.count * columns.count * channelCount)
      for (y, row) in rows.enumerated() {
        guard let row else { continue }
        for (x, column) in columns.enumerated() {
          guard let column else { continue }
          let (from, to) = ((row * width + column) * channelCount, (y * columns.count + x) * channelCount)
          for channel in 0..<channelCount { result[to + channel] = samples[from + channel] }
        }
      }
      return result
    }
    if let fineSamples {
      return Image(
        width: columns.count, height: rows.count, fineSamples: picked(fineSamples, fineChannelCount, outside: 0))
    }
    return Image(width: columns.count, height: rows.count, pixels: picked(pixels, 3, outside: 0))
  }
}

/// Which samples of one axis make each new one, and by how much.
struct ResamplingWeights {
  /// For each new sample the first source sample, and how many there are.
  private(set) var starts: [Int] = []
  private(set) var counts: [Int] = []
  /// In fixed point; those of one new sample behind those of the one before.
  private var weights: [Int32] = []
  /// The same in double precision.
  private(set) var exactWeights: [Double] = []

  /// 32 bits, less 8 for the samples and 2 for what the negative lobes of the cubic let a sum overshoot.
  private static let fractionBits: Int32 = 32 - 8 - 2
  private static let half: Int32 = 1 << (fractionBits - 1)

  init(from sourceLength: Int, to targetLength: Int, window: Range<Int>, filter: PillowFilter) {
    let scale = Double(sourceLength) / Double(targetLength)
    let stretch = max(scale, 1)
    let support = filter.radius * stretch
    starts.reserveCapacity(window.count)
    counts.reserveCapacity(window.count)
    weights.reserveCapacity(window.count * (Int(support.rounded(.up)) * 2 + 1))
    var exact: [Double] = []
    for index in window {
      // An axis whose length stays is not resampled.
      guard sourceLength != targetLength else {
        append(start: index, exact: [1])
        continue
      }
      let centre = (Double(index) + 0.5) * scale
      let start = max(Int(centre - support + 0.5), 0)
      let end = min(Int(centre + support + 0.5), sourceLength)
      exact.removeAll(keepingCapacity: true)
      var sum = 0.0
      for offset in 0..<max(end - start, 0) {
        let weight = filter.weight(at: (Double(offset + start) - centre + 0.5) * (1 / stretch))
        exact.append(weight)
        sum += weight
      }
      if sum != 0 { for offset in exact.indices { exact[offset] /= sum } }
      append(start: start, exact: exact)
    }
  }

  private mutating func append(start: Int, exact: [Double]) {
    starts.append(start)
    counts.append(exact.count)
    exactWeights += exact
    for weight in exact {
      let scaled = weight * Double(1 << Self.fractionBits)
      weights.append(Int32(scaled < 0 ? scaled - 0.5 : scaled + 0.5))
    }
  }

  /// From the first to the last source sample that is looked at.
  var sources: Range<Int> {
    guard let first = starts.first, let start = starts.last, let count = counts.last else { return 0..<0 }
    return first..<start + count
  }

  @inline(__always)
  private static func clipped(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(max(sum >> fractionBits, 0), 255))
  }

  /// Along rows: of a picture `width` pixels wide, whose first column is the source's `firstColumn`.
  func resampledRows(of samples: [UInt8], width: Int, rows: Range<Int>, firstColumn: Int) -> [UInt8] {
    let count = rows.count * starts.count * 3
    return samples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: count) { target, initializedCount in
        guard let from = source.baseAddress, var to = target.baseAddress else { return }
        for row in rows {
          resampleRow(from + (row * width - firstColumn) * 3, into: to)
          to += starts.count * 3
        }
        initializedCount = count
      }
    }
  }

  private func resampleRow(_ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
    weights.withUnsafeBufferPointer { weights in
      var position = 0
      for index in starts.indices {
        var pixel = source + starts[index] * 3
        var (red, green, blue) = (Self.half, Self.half, Self.half)
        for tap in position..<position + counts[index] {
          let weight = weights[tap]
          red &+= Int32(pixel[0]) &* weight
          green &+= Int32(pixel[1]) &* weight
          blue &+= Int32(pixel[2]) &* weight
          pixel += 3
        }
        position += counts[index]
        target[index * 3] = Self.clipped(red)
        target[index * 3 + 1] = Self.clipped(green)
        target[index * 3 + 2] = Self.clipped(blue)
      }
    }
  }

  /// Along columns: of a picture `width` pixels wide, whose first row is the source's `firstRow`.
  func resampledColumns(of samples: [UInt8], width: Int, columns: Range<Int>, firstRow: Int) -> [UInt8] {
    let rowLength = columns.count * 3
    let count = starts.count * rowLength
    return samples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: count) { target, initializedCount in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        // A whole row at once, which the compiler turns into vector instructions.
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: rowLength) { sums in
          var position = 0
          for index in starts.indices {
            sums.initialize(repeating: Self.half)
            for tap in 0..<counts[index] {
              let row = from + ((starts[index] - firstRow + tap) * width + columns.lowerBound) * 3
              let weight = weights[position + tap]
              for column in 0..<rowLength { sums[column] &+= Int32(row[column]) &* weight }
            }
            position += counts[index]
            let row = to + index * rowLength
            for column in 0..<rowLength { row[column] = Self.clipped(sums[column]) }
          }
        }
        initializedCount = count
      }
    }
  }
}
