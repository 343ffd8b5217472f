import Tensors

/// The lines along which a map has a given value, by marching squares (Lorensen and Cline 1987, in two dimensions).
///
/// The map's values lie at the centres of its pixels, (x + ½, y + ½), with linear interpolation between; a saddle is parted by
/// the mean of its four corners. Lines end at the outermost centres.
public struct ContourLine: Sendable, Equatable {
  /// A place in the map's pixels, from its upper left corner.
  public struct Place: Sendable, Equatable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  public let places: [Place]
  /// Whether the last place is joined with the first.
  public let isClosed: Bool

  public init(places: [Place], isClosed: Bool) {
    self.places = places
    self.isClosed = isClosed
  }

  /// - Parameters:
  ///   - map: `[H, W]`, finite.
  ///   - level: the value on the lines.
  /// - Returns: line by line, from the top.
  /// - Complexity: O(H·W).
  public static func lines(of map: Tensor, at level: Float) -> [ContourLine] {
    guard map.shape.count == 2, map.shape[0] > 1, map.shape[1] > 1 else { return [] }
    var squares = MarchingSquares(map, level)
    return squares.lines()
  }
}

/// Pieces of lines within squares of four neighbouring centres, joined where they meet on a square's edge.
private struct MarchingSquares {
  private let values: [Float]
  private let height: Int
  private let width: Int
  private let level: Float
  /// Of each edge that a line crosses, those that pieces lead to; an edge is 2·pixel to its right, 2·pixel + 1 down.
  private var neighbours: [Int: [Int]] = [:]
  private var order: [Int] = []

  init(_ map: Tensor, _ level: Float) {
    values = map.elements
    height = map.shape[0]
    width = map.shape[1]
    self.level = level
    for y in 0..<height - 1 { for x in 0..<width - 1 { addPieces(x, y) } }
  }

  private mutating func addPieces(_ x: Int, _ y: Int) {
    let pixel = y * width + x
    let corners = [values[pixel], values[pixel + 1], values[pixel + width + 1], values[pixel + width]]
    let isAbove = corners.map { $0 >= level }
    guard isAbove.contains(true), isAbove.contains(false) else { return }
    let (top, right, bottom, left) = (2 * pixel, 2 * (pixel + 1) + 1, 2 * (pixel + width), 2 * pixel + 1)
    let edges = [top, right, bottom, left].enumerated().filter { isAbove[$0.offset] != isAbove[($0.offset + 1) % 4] }
      .map(\.element)
    guard edges.count == 4 else { return join(edges[0], edges[1]) }
    // The middle is of the upper left corner's kind, or parts it from the lower right one.
    let isMiddleAbove = corners.reduce(0, +) / 4 >= level
    if isMiddleAbove == isAbove[0] {
      join(top, right)
      join(bottom, left)
    } else {
      join(left, top)
      join(right, bottom)
    }
  }

  private mutating func join(_ a: Int, _ b: Int) {
    for (edge, other) in [(a, b), (b, a)] {
      if neighbours[edge] == nil { order.append(edge) }
      neighbours[edge, default: []].append(other)
    }
  }

  mutating func lines() -> [ContourLine] {
    // Open lines from their ends first; what is left are closed ones.
    let ends = order.filter { neighbours[$0]?.count == 1 }
    var lines: [ContourLine] = []
    for edge in ends + order where neighbours[edge]?.isEmpty == false {
      var path = [edge]
      var last = edge
      while let next = neighbours[last]?.first {
        remove(next, from: last)
        remove(last, from: next)
        path.append(next)
        last = next
      }
      let isClosed = path.count > 2 && path.first == path.last
      lines.append(ContourLine(places: (isClosed ? path.dropLast() : path[...]).map(place), isClosed: isClosed))
    }
    return lines
  }

  private mutating func remove(_ other: Int, from edge: Int) {
    guard let index = neighbours[edge]?.firstIndex(of: other) else { return }
    neighbours[edge]?.remove(at: index)
  }

  private func place(_ edge: Int) -> ContourLine.Place {
    let pixel = edge / 2
    let isDown = edge % 2 == 1
    let (from, to) = (values[pixel], values[pixel + (isDown ? width : 1)])
    let share = Double((level - from) / (to - from))
    let (x, y) = (Double(pixel % width) + 0.5, Double(pixel / width) + 0.5)
    return isDown ? .init(x: x, y: y + share) : .init(x: x + share, y: y)
  }
}
