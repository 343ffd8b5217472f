/// What each new sample of one axis is made of: source samples, and their weights.
private struct Taps {
  /// The first of each new sample's taps, and the end of the last one's.
  private(set) var starts = [0]
  private(set) var places: [Int] = []
  private(set) var weights: [Double] = []

  private mutating func append(_ taps: some Sequence<(place: Int, weight: Double)>) {
    for tap in taps {
      places.append(tap.place)
      weights.append(tap.weight)
    }
    starts.append(places.count)
  }

  var count: Int { starts.count - 1 }

  /// From the first to the last source sample that is looked at.
  var sources: Range<Int> { (places.min() ?? 0)..<(places.max() ?? -1) + 1 }

  init(_ weights: ResamplingWeights) {
    var position = 0
    for (start, count) in zip(weights.starts, weights.counts) {
      append((0..<count).map { (start + $0, weights.exactWeights[position + $0]) })
      position += count
    }
  }

  init(_ table: AreaTable) {
    for entries in table.entries { append(entries.map { ($0.place, Double($0.weight)) }) }
  }

  /// - Parameter length: how many taps each new sample has.
  init(places: [Int], weights: [Float], length: Int) {
    for start in stride(from: 0, to: places.count, by: length) {
      append((start..<start + length).map { (places[$0], Double(weights[$0])) })
    }
  }

  init(alike length: Int, window: Range<Int>) {
    for index in window { append((0..<length).map { (index * length + $0, 1 / Double(length)) }) }
  }
}

/// Pictures of more than 8 bits at another size, in single precision between the axes: Pillow's filters as in its mode `F`,
/// OpenCV's as of 32-bit floats. Sums are in double precision, as Pillow's are; OpenCV's are in single precision, which
/// differs by some 10⁻⁵.
extension Image {
  func resized(_ samples: [Float], _ task: ResizingTask, _ interpolation: Interpolation) throws(ImagingError) -> Image {
    let across: Taps
    let down: Taps
    var goesDownFirst = false
    switch interpolation.algorithm {
    case .pillowNearest: return try resizedToNearest(task)
    case .pillow(let filter):
      across = Taps(ResamplingWeights(from: width, to: task.width, window: task.columns, filter: filter))
      down = Taps(ResamplingWeights(from: height, to: task.height, window: task.rows, filter: filter))
      // As of 8 bits.
      let shrinkage = height - task.height
      goesDownFirst = shrinkage > 0 && shrinkage > 2 * (width - task.width)
    case .openCV(let kernel):
      let isHalved = kernel == .linear && height == 2 * task.height && width == 2 * task.width
      (across, down) = isHalved ? areaTaps(task) : openCVTaps(kernel, task)
    case .openCVArea: (across, down) = areaTaps(task)
    case .openCVCubic: (across, down) = openCVTaps(.cubic, task)
    }
    let channelCount = fineChannelCount
    _ = try Image.checkedPixelCount(
      width: goesDownFirst ? width : task.columns.count,
      height: goesDownFirst ? task.rows.count : down.sources.count)
    let result: [Float]
    if goesDownFirst {
      let flattened = Self.down(samples, down, width: width * channelCount, firstRow: 0)
      result = Self.across(flattened, across, rows: 0..<task.rows.count, width: width, channelCount)
    } else {
      let sources = down.sources
      let narrowed = Self.across(samples, across, rows: sources, width: width, channelCount)
      result = Self.down(narrowed, down, width: task.columns.count * channelCount, firstRow: sources.lowerBound)
    }
    return Image(width: task.columns.count, height: task.rows.count, fineSamples: result)
  }

  private func openCVTaps(_ kernel: OpenCVKernel, _ task: ResizingTask) -> (across: Taps, down: Taps) {
    let across = OpenCVTaps(from: width, to: task.width, window: task.columns, kernel, isHorizontal: true)
    let down = OpenCVTaps(from: height, to: task.height, window: task.rows, kernel, isHorizontal: false)
    return (
      Taps(places: across.places, weights: across.exactWeights, length: kernel.length),
      Taps(places: down.places, weights: down.exactWeights, length: kernel.length)
    )
  }

  private func areaTaps(_ task: ResizingTask) -> (across: Taps, down: Taps) {
    let across = 1 / (Double(task.width) / Double(width))
    let down = 1 / (Double(task.height) / Double(height))
    guard across >= 1 && down >= 1 else { return openCVTaps(.linearByArea, task) }
    let (wholeAcross, wholeDown) = (across.rounded(.toNearestOrEven), down.rounded(.toNearestOrEven))
    if abs(across - wholeAcross) < .ulpOfOne && abs(down - wholeDown) < .ulpOfOne {
      return (Taps(alike: Int(wholeAcross), window: task.columns), Taps(alike: Int(wholeDown), window: task.rows))
    }
    return (
      Taps(AreaTable(source: width, scale: across, window: task.columns)),
      Taps(AreaTable(source: height, scale: down, window: task.rows))
    )
  }

  private static func across(
    _ samples: [Float], _ taps: Taps, rows: Range<Int>, width: Int, _ channelCount: Int
  ) -> [Float] {
    samples.withUnsafeBufferPointer { samples in
      [Float](unsafeUninitializedCapacity: rows.count * taps.count * channelCount) { target, count in
        for row in rows {
          for index in 0..<taps.count {
            for channel in 0..<channelCount {
              var sum = 0.0
              for tap in taps.starts[index]..<taps.starts[index + 1] {
                sum += Double(samples[(row * width + taps.places[tap]) * channelCount + channel]) * taps.weights[tap]
              }
              target[count] = Float(sum)
              count += 1
            }
          }
        }
      }
    }
  }

  /// - Parameters:
  ///   - width: of a row, in samples.
  ///   - firstRow: which source row comes first.
  private static func down(_ samples: [Float], _ taps: Taps, width: Int, firstRow: Int) -> [Float] {
    samples.withUnsafeBufferPointer { samples in
      [Float](unsafeUninitializedCapacity: taps.count * width) { target, count in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { sums in
          for index in 0..<taps.count {
            sums.initialize(repeating: 0)
            for tap in taps.starts[index]..<taps.starts[index + 1] {
              let (start, weight) = ((taps.places[tap] - firstRow) * width, taps.weights[tap])
              for column in 0..<width { sums[column] += Double(samples[start + column]) * weight }
            }
            for column in 0..<width { target[index * width + column] = Float(sums[column]) }
          }
        }
        count = taps.count * width
      }
    }
  }
}
