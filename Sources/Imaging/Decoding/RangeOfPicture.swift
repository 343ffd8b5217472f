#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The values of one picture that become black and white, by a `SampleRange`.
struct RangeOfPicture {
  enum Mapping: Equatable {
    /// From black to white, spread evenly.
    case linear(Double, Double)
    case sigmoid(centre: Double, width: Double)
    /// The high byte of a number of bits.
    case highByte(of: Int)
    /// Cut off at 0 and 255, parts of integers too.
    case cutOff
  }

  let mapping: Mapping
  /// For people, such as `0 … 4095 (12 bits)`; nil where it is plain 8 bits.
  let words: String?

  private init(_ mapping: Mapping, _ words: String?) {
    self.mapping = mapping
    self.words = words
  }

  private init(from low: Double, to high: Double, _ remark: String?) {
    self.init(.linear(low, high), Self.words(low, high) + (remark.map { " (\($0))" } ?? ""))
  }

  private static func words(_ low: Double, _ high: Double) -> String {
    "\(NumberWords.value(low)) … \(NumberWords.value(high))"
  }

  /// - Throws: `ImagingError.unsupported` for the full range of floats.
  init(_ range: SampleRange, of picture: DecodedPicture) throws(ImagingError) {
    switch range.rule {
    case .auto: self.init(chosenFor: picture)
    case .full:
      switch picture.samples {
      case .bytes: self.init(.linear(0, 255), nil)
      case .words:
        let bits = picture.significantBits ?? 16
        self.init(from: 0, to: Double(1 << bits) - 1, "\(bits) bits")
      case .floats:
        throw ImagingError(
          .unsupported, "the picture's values are no whole numbers of some bits, so that there is no full range",
          remedy: "take another one by \(.option(.range)), such as minmax")
      }
    case .minmax:
      let (least, greatest) = picture.samples.extremes
      self.init(from: least, to: greatest, "least and greatest")
    case .percentiles(let low, let high):
      let (first, second) = picture.samples.percentiles(low, high)
      self.init(from: first, to: second, "percentiles \(NumberWords.short(low)) and \(NumberWords.short(high))")
    case .window(let centre, let width):
      let shape = picture.window?.shape ?? .linearExact
      self.init(DecodedPicture.Window(centre: centre, width: width, shape: shape), "window")
    case .pillow8:
      switch picture.samples {
      case .bytes: self.init(.linear(0, 255), nil)
      case .words where picture.channelCount == 3: self.init(highByteOf: picture)
      case .words, .floats: self.init(.cutOff, "0 … 255 (cut off, as Pillow has it)")
      }
    }
  }

  /// The range `auto`.
  private init(chosenFor picture: DecodedPicture) {
    if let window = picture.window {
      self.init(window, "the picture's window")
      return
    }
    switch picture.samples {
    case .bytes: self.init(.linear(0, 255), nil)
    case .words where picture.channelCount == 3: self.init(highByteOf: picture)
    case .words(let values):
      let greatest = Int(values.max() ?? 0)
      func holds(_ bits: Int) -> Bool { greatest < 1 << bits }
      let stated = picture.significantBits.flatMap { holds($0) ? $0 : nil }
      let bits = stated ?? [8, 10, 12, 14].first(where: holds) ?? 16
      self.init(from: 0, to: Double(1 << bits) - 1, "\(bits) bits")
    case .floats:
      let (least, greatest) = picture.samples.extremes
      if least >= 0, greatest <= 1 {
        self.init(from: 0, to: 1, nil)
      } else if least >= 0, greatest <= 255 {
        self.init(from: 0, to: 255, nil)
      } else {
        self.init(from: least, to: greatest, "least and greatest")
      }
    }
  }

  private init(highByteOf picture: DecodedPicture) {
    let bits = min(max(picture.significantBits ?? 16, 8), 16)
    self.init(.highByte(of: bits), "0 … \((1 << bits) - 1) (the high bytes of \(bits) bits)")
  }

  private init(_ window: DecodedPicture.Window, _ remark: String) {
    let (centre, width) = (window.centre, window.width)
    switch window.shape {
    case .linear:
      let half = max(width - 1, 0) / 2
      self.init(from: centre - 0.5 - half, to: centre - 0.5 + half, remark)
    case .linearExact: self.init(from: centre - width / 2, to: centre + width / 2, remark)
    case .sigmoid:
      self.init(
        .sigmoid(centre: centre, width: width),
        "around \(NumberWords.value(centre)), \(NumberWords.value(width)) wide (\(remark), sigmoid)")
    }
  }

  /// From 0 to 255, not rounded.
  func place(of value: Double) -> Double {
    switch mapping {
    case .linear(let low, let high):
      if value <= low { return 0 }
      return value >= high ? 255 : 255 * ((value - low) / (high - low))
    // e^x beyond what a number holds is infinity, and the quotient 0.
    case .sigmoid(let centre, let width): return 255 / (1 + exp(-4 * (value - centre) / width))
    case .highByte(let bits): return min((value / Double(1 << (bits - 8))).rounded(.down), 255)
    case .cutOff: return min(max(value, 0), 255).rounded(.down)
    }
  }

  /// Whether only whole numbers come of it, so that 8 bits lose nothing.
  func isWhole(for samples: DecodedPicture.Samples) -> Bool {
    switch (mapping, samples) {
    case (.highByte, _), (.cutOff, _), (_, .bytes), (.linear(0, 255), .words): true
    default: false
    }
  }
}

extension DecodedPicture.Samples {
  /// The least and the greatest.
  var extremes: (least: Double, greatest: Double) {
    func of<Sample: Comparable>(_ values: [Sample], _ number: (Sample) -> Double) -> (Double, Double) {
      guard var least = values.first, var greatest = values.first else { return (0, 0) }
      for value in values {
        if value < least { least = value }
        if value > greatest { greatest = value }
      }
      return (number(least), number(greatest))
    }
    switch self {
    case .bytes(let values): return of(values) { Double($0) }
    case .words(let values): return of(values) { Double($0) }
    case .floats(let values): return of(values) { Double($0) }
    }
  }

  /// With linear interpolation between neighbours, NumPy's default.
  func percentiles(_ low: Double, _ high: Double) -> (Double, Double) {
    switch self {
    case .bytes(let values): return Self.percentiles(low, high, of: values, levels: 1 << 8)
    case .words(let values): return Self.percentiles(low, high, of: values, levels: 1 << 16)
    case .floats(let values):
      let sorted = values.sorted()
      func percentile(_ share: Double) -> Double {
        Self.interpolated(share, count: sorted.count) { Double(sorted[$0]) }
      }
      return (percentile(low), percentile(high))
    }
  }

  private static func percentiles<Sample: FixedWidthInteger>(
    _ low: Double, _ high: Double, of values: [Sample], levels: Int
  ) -> (Double, Double) {
    var counts = [Int](repeating: 0, count: levels)
    for value in values { counts[Int(value)] += 1 }
    func sorted(_ place: Int) -> Double {
      var behind = place
      for (level, count) in counts.enumerated() {
        if behind < count { return Double(level) }
        behind -= count
      }
      return Double(levels - 1)
    }
    return (
      interpolated(low, count: values.count, sorted), interpolated(high, count: values.count, sorted)
    )
  }

  private static func interpolated(_ percent: Double, count: Int, _ sorted: (Int) -> Double) -> Double {
    let place = percent / 100 * Double(count - 1)
    let before = min(max(Int(place), 0), count - 1)
    let (first, second) = (sorted(before), sorted(min(before + 1, count - 1)))
    return first + (second - first) * (place - Double(before))
  }
}
