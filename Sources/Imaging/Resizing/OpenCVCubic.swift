extension Image {
  /// OpenCV's `INTER_CUBIC` as its builds for x86 compute it: in single precision along the rows, then along the columns
  /// with fused products, rounded once. They call a closed library for it, so that the order of its sums is not known: where a
  /// sum lies at a half, it may round to the other side, which one sample in some 25,000 does. Pictures of less than four
  /// pixels along a side go the way in integers.
  func resizedByOpenCVCubic(_ task: ResizingTask, _ channels: ChannelOrder) -> Image {
    guard min(height, width) >= 4 else { return resizedByOpenCV(.cubic, task, channels) }
    let across = CubicTaps(from: width, to: task.width, window: task.columns)
    let down = CubicTaps(from: height, to: task.height, window: task.rows)
    let rowLength = task.columns.count * 3
    var result = [UInt8](repeating: 0, count: task.rows.count * rowLength)
    var cache = RowCache<Float>()
    for row in 0..<task.rows.count {
      let taps = row * 4..<(row + 1) * 4
      let lines = cache.rows(down.places[taps]) { resampledRow($0, across) }
      for index in 0..<rowLength {
        var sum = lines[0][index] * down.weights[row * 4]
        for tap in 1..<4 { sum.addProduct(lines[tap][index], down.weights[row * 4 + tap]) }
        result[row * rowLength + index] = UInt8(min(max(sum.rounded(.toNearestOrEven), 0), 255))
      }
    }
    return Image(width: task.columns.count, height: task.rows.count, pixels: result)
  }

  private func resampledRow(_ row: Int, _ taps: CubicTaps) -> [Float] {
    pixels.withUnsafeBufferPointer { pixels in
      (0..<taps.places.count / 4 * 3).map { index in
        let (column, channel) = index.quotientAndRemainder(dividingBy: 3)
        var sum: Float = 0
        for tap in column * 4..<(column + 1) * 4 {
          sum += Float(pixels[(row * width + taps.places[tap]) * 3 + channel]) * taps.weights[tap]
        }
        return sum
      }
    }
  }
}

/// Four pixels within the picture for each new one, and their weights.
struct CubicTaps {
  private(set) var places: [Int] = []
  private(set) var weights: [Float] = []

  init(from source: Int, to target: Int, window: Range<Int>) {
    for index in window {
      let centre = (Double(index) + 0.5) * Double(source) / Double(target) - 0.5
      let place = centre.rounded(.down)
      weights += OpenCVKernel.cubicWeights(at: centre - place).map { Float($0) }
      places += (-1...2).map { min(max(Int(place) + $0, 0), source - 1) }
    }
  }
}
