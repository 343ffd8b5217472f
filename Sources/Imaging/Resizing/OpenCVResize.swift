#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much the pixels around a place weigh; never widened, so that a picture which shrinks is sampled sparsely.
enum OpenCVKernel: Sendable {
  case linear
  /// Keys' cubic with a = −3/4.
  case cubic
  /// sinc(x)·sinc(x/4), brought to the sum 1.
  case lanczos
  /// Linear at the places of `INTER_AREA`, which it takes where a side grows.
  case linearByArea

  var length: Int {
    switch self {
    case .linear, .linearByArea: 2
    case .cubic: 4
    case .lanczos: 8
    }
  }

  /// Those of the pixels from ⌊x⌋ − length/2 + 1 on.
  /// - Parameter x: the place's distance from the pixel before it, 0 to 1.
  func weights(at x: Float) -> [Float] {
    switch self {
    case .linear, .linearByArea: return [1 - x, x]
    case .cubic: return Self.cubicWeights(at: x)
    case .lanczos: return Self.lanczosWeights(at: x)
    }
  }

  static func cubicWeights<Number: BinaryFloatingPoint>(at x: Number) -> [Number] {
    let a: Number = -0.75
    let before = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a
    let left = ((a + 2) * x - (a + 3)) * x * x + 1
    let right = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1
    return [before, left, right, 1 - before - left - right]
  }

  /// From one sine and cosine, by the theorem of addition.
  private static func lanczosWeights(at x: Float) -> [Float] {
    let half = 0.5.squareRoot()
    let turns = [(1, 0), (-half, -half), (0, 1), (half, -half), (-1, 0), (half, half), (0, -1), (-half, half)]
    let angle = -Double(x + 3) * .pi * 0.25
    let (sine, cosine) = (sin(angle), cos(angle))
    var sum: Float = 0
    var weights = turns.enumerated().map { index, turn -> Float in
      let distance = x + 3 - Float(index)
      // At a pixel that one alone counts.
      var weight: Float = 1e30
      if abs(distance) >= 1e-6 {
        let y = -Double(distance) * .pi * 0.25
        weight = Float((turn.0 * sine + turn.1 * cosine) / (y * y))
      }
      sum += weight
      return weight
    }
    for index in weights.indices { weights[index] *= 1 / sum }
    return weights
  }
}

/// Which pixels of one axis make each new one, and by how much: weights in fixed point of 11 fractional bits.
struct OpenCVTaps {
  let length: Int
  /// Within the picture, `length` for each new sample.
  private(set) var places: [Int] = []
  private(set) var weights: [Int32] = []
  /// The same before they were brought into fixed point.
  private(set) var exactWeights: [Float] = []

  /// - Parameter isHorizontal: at the edges OpenCV moves a place across by itself, one down by the pixels it takes.
  init(from source: Int, to target: Int, window: Range<Int>, _ kernel: OpenCVKernel, isHorizontal: Bool) {
    length = kernel.length
    let inverse = Double(target) / Double(source)
    let scale = 1 / inverse
    for index in window {
      var place: Int
      var distance: Float
      if kernel == .linearByArea {
        place = Int((Double(index) * scale).rounded(.down))
        distance = Float(Double(index + 1) - Double(place + 1) * inverse)
        distance = distance <= 0 ? 0 : distance - distance.rounded(.down)
      } else {
        let centre = Float((Double(index) + 0.5) * scale - 0.5)
        place = Int(centre.rounded(.down))
        distance = centre - Float(place)
      }
      if isHorizontal && length == 2 && (place < 0 || place >= source - 1) {
        (place, distance) = (min(max(place, 0), source - 1), 0)
      }
      for (tap, weight) in kernel.weights(at: distance).enumerated() {
        places.append(min(max(place - length / 2 + 1 + tap, 0), source - 1))
        exactWeights.append(weight)
        weights.append(Int32((weight * 2048).rounded(.toNearestOrEven)))
      }
    }
  }
}

extension Image {
  /// OpenCV's `resize` of 8-bit samples in integers: along the rows first, exactly, then along the columns.
  func resizedByOpenCV(_ kernel: OpenCVKernel, _ task: ResizingTask, _ channels: ChannelOrder) -> Image {
    // Of four pixels alike the mean, for which OpenCV has a way of its own.
    if kernel == .linear && height == 2 * task.height && width == 2 * task.width {
      return resizedByOpenCVArea(task, channels)
    }
    let across = OpenCVTaps(from: width, to: task.width, window: task.columns, kernel, isHorizontal: true)
    let down = OpenCVTaps(from: height, to: task.height, window: task.rows, kernel, isHorizontal: false)
    let rowLength = task.columns.count * 3
    var result = [UInt8](repeating: 0, count: task.rows.count * rowLength)
    var cache = RowCache<Int32>()
    // The last samples of a row, by their place in OpenCV's row, are not computed eight at once.
    let places = channels.places ?? [0, 0, 0]
    let lastTogether = (task.width * channels.count) & ~7
    for row in 0..<task.rows.count {
      let taps = row * kernel.length..<(row + 1) * kernel.length
      let lines = cache.rows(down.places[taps]) { resampledRow($0, across) }
      let weights = down.weights[taps].map { $0 }
      for index in 0..<rowLength {
        let isTogether =
          kernel == .cubic
          && (task.columns.lowerBound + index / 3) * channels.count + places[index % 3] < lastTogether
        result[row * rowLength + index] = Self.combined(lines, index, weights, kernel, inFloats: isTogether)
      }
    }
    return Image(width: task.columns.count, height: task.rows.count, pixels: result)
  }

  private static func combined(
    _ lines: [[Int32]], _ index: Int, _ weights: [Int32], _ kernel: OpenCVKernel, inFloats: Bool
  ) -> UInt8 {
    switch kernel {
    case .linear, .linearByArea:
      let (first, second) = ((lines[0][index] >> 4) &* weights[0], (lines[1][index] >> 4) &* weights[1])
      return UInt8(truncatingIfNeeded: ((first >> 16) + (second >> 16) + 2) >> 2)
    case .cubic where inFloats:
      let unit: Float = 1 / (2048 * 2048)
      var sum = Float(lines[3][index]) * (Float(weights[3]) * unit)
      for tap in [2, 1, 0] { sum = Float(lines[tap][index]) * (Float(weights[tap]) * unit) + sum }
      return UInt8(min(max(sum.rounded(.toNearestOrEven), 0), 255))
    case .cubic, .lanczos:
      var sum: Int32 = 1 << 21
      for tap in weights.indices { sum = sum &+ lines[tap][index] &* weights[tap] }
      return UInt8(truncatingIfNeeded: min(max(sum >> 22, 0), 255))
    }
  }

  private func resampledRow(_ row: Int, _ taps: OpenCVTaps) -> [Int32] {
    let length = taps.length
    let count = taps.places.count / length * 3
    return pixels.withUnsafeBufferPointer { pixels in
      taps.places.withUnsafeBufferPointer { places in
        taps.weights.withUnsafeBufferPointer { weights in
          [Int32](unsafeUninitializedCapacity: count) { target, initializedCount in
            for index in 0..<count {
              let (column, channel) = index.quotientAndRemainder(dividingBy: 3)
              var sum: Int32 = 0
              for tap in column * length..<(column + 1) * length {
                sum &+= Int32(pixels[(row * width + places[tap]) * 3 + channel]) &* weights[tap]
              }
              target[index] = sum
            }
            initializedCount = count
          }
        }
      }
    }
  }
}

/// Rows that several new rows are made of, each computed once; those that lie behind are forgotten.
struct RowCache<Element> {
  private var kept: [Int: [Element]] = [:]

  /// - Parameter wanted: ascending, from call to call as well.
  mutating func rows(_ wanted: some Collection<Int>, _ make: (Int) -> [Element]) -> [[Element]] {
    let first = wanted.min() ?? 0
    kept = kept.filter { $0.key >= first }
    return wanted.map { row in
      if let known = kept[row] { return known }
      let made = make(row)
      kept[row] = made
      return made
    }
  }
}
