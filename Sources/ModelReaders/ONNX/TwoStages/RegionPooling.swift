import Graphs

/// Features of each region, from the level of a pyramid that suits its size: `RoiAlign` of all levels at once.
///
/// The levels' places are listed one behind another, and each region reads by the sides and the first place of its own level, so that
/// it costs no more than one level for all regions. As there, a bin is the mean of s × s samples of four elements each.
///
/// Source: Lin et al., Feature Pyramid Networks, 2017, equation 1; He et al., Mask R-CNN, 2017.
struct RegionPooling {
  /// A level of the pyramid.
  struct Level {
    /// `[1, C, h, w]`.
    var features: String
    /// Of the level's places to the corners' unit.
    let scale: Float
    /// Which regions are its own, `[R]`; nil where all are.
    let mask: String?
  }

  var levels: [Level]
  let bins: (rows: Int, columns: Int)
  /// s, along an axis of a bin.
  let samples: Int
  /// Whether corners lie between elements, and a region may be narrower than an element.
  let isHalfPixel: Bool

  static let mostBins = 64
  /// The number of reads is four times its square.
  static let mostSamples = 4

  /// - Returns: nil for a form of `RoiAlign` that is computed otherwise, or for levels that differ in more than scale.
  init?(_ nodes: [(node: Node, mask: String?)]) {
    guard let first = nodes.first?.node else { return nil }
    func setting(_ node: Node) -> [Int?] {
      [
        node.integer("output_height", default: 1), node.integer("output_width", default: 1),
        node.integer("sampling_ratio", default: 0),
        ["half_pixel": 1, "output_half_pixel": 0][
          node.string("coordinate_transformation_mode", default: "half_pixel") ?? ""],
        node.string("mode", default: "avg") == "avg" ? 1 : nil,
      ]
    }
    let settings = setting(first).compactMap { $0 }
    guard settings.count == 5, nodes.allSatisfy({ setting($0.node) == settings.map(Optional.some) }),
      (1...Self.mostBins).contains(settings[0]), (1...Self.mostBins).contains(settings[1]),
      (1...Self.mostSamples).contains(settings[2])
    else { return nil }
    bins = (settings[0], settings[1])
    samples = settings[2]
    isHalfPixel = settings[3] == 1
    var levels: [Level] = []
    for (node, mask) in nodes {
      guard node.inputs.count == 3, let scale = node.float("spatial_scale", default: 1), scale > 0, scale.isFinite
      else { return nil }
      levels.append(Level(features: node.input(0), scale: scale, mask: mask))
    }
    guard levels.count == 1 || levels.allSatisfy({ $0.mask != nil }) else { return nil }
    self.levels = levels
  }

  /// Writes `[R, C, rows, columns]`.
  /// - Parameters:
  ///   - regions: left, top, right and bottom of each: `[R, 4]`.
  ///   - result: what the value is called.
  func write(regions: String, as result: String, _ list: inout NodeList) {
    let flat = levels.map { level in
      list.add(
        "Flatten", [list.add("Transpose", [level.features], ["perm": .integers([0, 2, 3, 1])])],
        ["axis": .integer(3)])
    }
    let rows = flat.count == 1 ? flat[0] : list.add("Concat", flat, ["axis": .integer(0)])
    let sides = levels.map { level in
      let shape = list.add("Shape", [level.features])
      return (height: list.gather(shape, [2], axis: 0), width: list.gather(shape, [3], axis: 0))
    }
    var first = list.integers([0])
    var starts: [String] = []
    for side in sides {
      starts.append(first)
      first = list.add("Add", [first, list.add("Mul", [side.height, side.width])])
    }
    let scale = own(levels.map { list.floats([$0.scale]) }, &list)
    let isInLevel = levels.compactMap(\.mask).reduce(nil as String?) { all, mask in
      all.map { list.add("Or", [$0, mask]) } ?? mask
    }
    let height = own(sides.map(\.height), &list)
    let width = own(sides.map(\.width), &list)
    let start = own(starts, &list)
    let share = list.floats([1 / Float(samples * samples)])
    let shown = isInLevel.map { list.add("Where", [column($0, &list), share, list.floats([0])]) } ?? share
    let vertical = taps(regions, sides: (1, 3), scale: scale, length: height, bins: bins.rows, factor: shown, &list)
    let horizontal = taps(regions, sides: (0, 2), scale: scale, length: width, bins: bins.columns, factor: nil, &list)
    let reads = vertical.map { tap in
      let row = list.add("Add", [list.add("Mul", [tap.place, column(width, &list)]), column(start, &list)])
      return (place: list.unsqueeze(row, [2]), weight: list.unsqueeze(tap.weight, [2]))
    }
    let columns = horizontal.map { tap in
      (place: list.unsqueeze(tap.place, [1]), weight: list.unsqueeze(tap.weight, [1]))
    }
    var sum: String?
    for row in reads {
      for column in columns {
        let elements = list.add("Gather", [rows, list.add("Add", [row.place, column.place])], ["axis": .integer(0)])
        let weights = list.unsqueeze(list.add("Mul", [row.weight, column.weight]), [3])
        let term = list.add("Mul", [elements, weights])
        sum = sum.map { list.add("Add", [$0, term]) } ?? term
      }
    }
    list.add("Transpose", [sum ?? rows], ["perm": .integers([0, 3, 1, 2])], as: result)
  }

  /// Of one number a level the one of each region's level: `[R]`, or `[1]` where there is one level.
  private func own(_ numbers: [String], _ list: inout NodeList) -> String {
    var result = numbers[0]
    for (number, level) in zip(numbers, levels).dropFirst() {
      guard let mask = level.mask else { continue }
      result = list.add("Where", [mask, number, result])
    }
    return result
  }

  private func column(_ value: String, _ list: inout NodeList) -> String { list.unsqueeze(value, [1]) }

  /// The elements that a bin reads along an axis, `[R, bins]` each: two for each of its samples.
  private func taps(
    _ regions: String, sides: (first: Int, second: Int), scale: String, length: String, bins: Int, factor: String?,
    _ list: inout NodeList
  ) -> [(place: String, weight: String)] {
    let scale = column(scale, &list)
    let length = column(list.cast(length, to: .float32), &list)
    let (zero, one) = (list.floats([0]), list.floats([1]))
    func corner(_ side: Int) -> String { list.add("Mul", [list.gather(regions, [side], axis: 1), scale]) }
    let (near, far) = (corner(sides.first), corner(sides.second))
    var extent = list.add("Sub", [far, near])
    if !isHalfPixel { extent = list.add("Max", [extent, one]) }
    let from = isHalfPixel ? list.add("Sub", [near, list.floats([0.5])]) : near
    let steps = (0..<bins * samples).map { (Float($0) + 0.5) / Float(samples) / Float(bins) }
    let place = list.add("Add", [from, list.add("Mul", [extent, list.floats(steps)])])
    let isOutside = list.add(
      "Or", [list.add("Less", [place, list.floats([-1])]), list.add("Greater", [place, length])])
    let last = list.add("Sub", [length, one])
    let clipped = list.add("Min", [list.add("Max", [place, zero]), last])
    let before = list.add("Floor", [clipped])
    let behind = list.add("Min", [list.add("Add", [before, one]), last])
    let distance = list.add("Sub", [clipped, before])
    let weights = [list.add("Sub", [one, distance]), distance].map { weight in
      let inside = list.add("Where", [isOutside, zero, weight])
      return factor.map { list.add("Mul", [inside, $0]) } ?? inside
    }
    let places = [before, behind].map { list.cast($0, to: .int64) }
    return (0..<samples).flatMap { sample in
      zip(places, weights).map { place, weight in
        let own = (0..<bins).map { $0 * samples + sample }
        return (list.gather(place, own, axis: 1), list.gather(weight, own, axis: 1))
      }
    }
  }
}
