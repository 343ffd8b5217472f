import Graphs
import Tensors

/// Attention within square windows of a map, `[N, h, w, C]`.
struct WindowLayout {
  let height: Int
  let width: Int
  let channels: Int
  /// The side of a window.
  let side: Int
  /// By how many places the windows lie below and beside the usual ones.
  let shift: Int
  /// Whether the map is shifted before it is padded to whole windows, as timm does.
  let shiftsFirst: Bool

  /// - Parameter shift: not made where a single window spans the map.
  init(height: Int, width: Int, channels: Int, side: Int, shift: Int, shiftsFirst: Bool = false) {
    self.height = height
    self.width = width
    self.channels = channels
    self.side = side
    self.shiftsFirst = shiftsFirst
    func padded(_ length: Int) -> Int { (length + side - 1) / side * side }
    (rows, columns) = (padded(height), padded(width))
    self.shift = side >= rows && side >= columns ? 0 : shift
  }

  /// The sides of the map, rounded up to whole windows.
  let rows: Int
  let columns: Int

  var isPadded: Bool { rows > height || columns > width }
  var tokens: Int { side * side }
  var count: Int { rows / side * (columns / side) }

  /// No network comes near; a file's sizes make constants.
  static let mostNumbers = 1 << 24

  /// −100 between places that the shift has brought into one window from apart: `[windows, 1, T, T]`.
  var mask: Tensor {
    func region(_ index: Int, _ length: Int) -> Int {
      (index >= length - side ? 1 : 0) + (index >= length - shift ? 1 : 0)
    }
    var elements: [Float] = []
    elements.reserveCapacity(count * tokens * tokens)
    for top in stride(from: 0, to: rows, by: side) {
      for left in stride(from: 0, to: columns, by: side) {
        let regions = (0..<tokens).map { place in
          region(top + place / side, rows) * 3 + region(left + place % side, columns)
        }
        for one in regions { elements += regions.map { $0 == one ? 0 : -100 } }
      }
    }
    return Tensor(shape: [count, 1, tokens, tokens], elements: elements)
  }

  /// For each pair of a window's places, the row of the table that holds what their distance adds, as a list.
  static func distances(side: Int) -> [Int] {
    let places = (0..<side * side).map { ($0 / side, $0 % side) }
    return places.flatMap { a in
      places.map { b in (a.0 - b.0 + side - 1) * (2 * side - 1) + a.1 - b.1 + side - 1 }
    }
  }
}

extension ModuleGraph {
  /// The windows as tokens: `[N · windows, T, C]`.
  mutating func windows(of value: String, _ layout: WindowLayout, name: String) throws -> String {
    var value = value
    if layout.shiftsFirst { value = try rolled(value, by: layout.shift, layout, name: "\(name).rolled") }
    if layout.isPadded {
      let pads = constant(
        "\(name).pads", .integers([0, 0, 0, 0, 0, layout.rows - layout.height, layout.columns - layout.width, 0]))
      value = try add("Pad", [value, pads], name: "\(name).padded")
    }
    if !layout.shiftsFirst { value = try rolled(value, by: layout.shift, layout, name: "\(name).rolled") }
    let (side, channels) = (layout.side, layout.channels)
    value = try reshaped(
      value, to: [-1, layout.rows / side, side, layout.columns / side, side, channels], name: "\(name).parted")
    value = try add(
      "Transpose", [value], attributes: ["perm": .integers([0, 1, 3, 2, 4, 5])], name: "\(name).sorted")
    return try reshaped(value, to: [-1, layout.tokens, channels], name: name)
  }

  /// The map of windows: `[N, h, w, C]`.
  mutating func map(ofWindows value: String, _ layout: WindowLayout, name: String) throws -> String {
    let (side, channels) = (layout.side, layout.channels)
    var value = try reshaped(
      value, to: [-1, layout.rows / side, layout.columns / side, side, side, channels], name: "\(name).parted")
    value = try add(
      "Transpose", [value], attributes: ["perm": .integers([0, 1, 3, 2, 4, 5])], name: "\(name).sorted")
    value = try reshaped(value, to: [-1, layout.rows, layout.columns, channels], name: "\(name).joined")
    if !layout.shiftsFirst { value = try rolled(value, by: -layout.shift, layout, name: "\(name).rolled") }
    if layout.isPadded {
      let bounds = [("start", [0, 0]), ("end", [layout.height, layout.width]), ("axes", [1, 2])].map {
        constant("\(name).\($0.0)", .integers($0.1))
      }
      value = try add("Slice", [value] + bounds, name: "\(name).map")
    }
    if layout.shiftsFirst { value = try rolled(value, by: -layout.shift, layout, name: "\(name).rolled") }
    return alias(name, value)
  }

  /// Moves rows and columns up and to the left, and what leaves comes back at the other end.
  private mutating func rolled(
    _ value: String, by shift: Int, _ layout: WindowLayout, name: String
  ) throws -> String {
    guard shift != 0 else { return value }
    var value = value
    let lengths = layout.shiftsFirst ? [layout.height, layout.width] : [layout.rows, layout.columns]
    for (axis, length) in zip(1...2, lengths) {
      let place = shift > 0 ? shift : length + shift
      let parts = try [(place, length), (0, place)].enumerated().map { index, range in
        let part = "\(name).\(axis).\(index)"
        let bounds = [("start", range.0), ("end", range.1), ("axis", axis)].map {
          constant("\(part).\($0.0)", .integers([$0.1]))
        }
        return try add("Slice", [value] + bounds, name: part)
      }
      value = try add("Concat", parts, attributes: ["axis": .integer(axis)], name: "\(name).\(axis)")
    }
    return value
  }

  /// What the distance between two of a window's places adds to their scores, `[heads, T, T]`, from a table with a row for
  /// each distance: `[(2 · side − 1)², heads]`.
  mutating func distanceBias(_ table: String, side: Int, heads: Int, name: String) throws -> String {
    let tokens = side * side
    let places = constant("\(name).places", .integers(WindowLayout.distances(side: side)))
    var value = try add("Gather", [table, places], attributes: ["axis": .integer(0)], name: "\(name).gathered")
    value = try reshaped(value, to: [tokens, tokens, heads], name: "\(name).pairs")
    return try add("Transpose", [value], attributes: ["perm": .integers([2, 0, 1])], name: name)
  }

  /// The scores of a shifted window's places with the mask of `WindowLayout`.
  mutating func masked(_ scores: String, _ layout: WindowLayout, heads: Int, name: String) throws -> String {
    guard layout.shift > 0 else { return scores }
    let tokens = layout.tokens
    let mask = constant("\(name).apart", .floats(layout.mask))
    var value = try reshaped(scores, to: [-1, layout.count, heads, tokens, tokens], name: "\(name).windows")
    value = try add(value, mask, name: "\(name).masked")
    return try reshaped(value, to: [-1, heads, tokens, tokens], name: name)
  }
}
