import Tensors

/// A map of what a network saw, read at the pixels of the whole picture.
///
///     let placed = PlacedMap(map, at: input.placement, width: 640, height: 480)
///     placed.value(x: 320, y: 240)  // nil where the network saw nothing
///
/// The centre of the picture's pixel x lies at u = (x + ½ − left)/width · W of the view, W wide. Values are interpolated
/// linearly between the centres of the map's pixels, with its edges clamped.
public struct PlacedMap: Sendable {
  private let map: Tensor
  private let columns: [Place?]
  private let rows: [Place?]

  /// Between two neighbours of a map, along one side.
  private struct Place: Sendable {
    let low: Int
    let high: Int
    /// Of the higher one, in [0, 1).
    let weight: Float

    /// - Parameters:
    ///   - start: where the view begins, in the picture's pixels.
    ///   - length: its length, likewise.
    ///   - viewLength: the map's.
    static func all(_ count: Int, start: Double, length: Double, viewLength: Int) -> [Place?] {
      (0..<count).map { pixel in
        guard length > 0, viewLength > 0 else { return nil }
        let position = (Double(pixel) + 0.5 - start) / length * Double(viewLength)
        guard position >= 0, position < Double(viewLength) else { return nil }
        let place = min(max(position - 0.5, 0), Double(viewLength - 1))
        let low = Int(place)
        return Place(low: low, high: min(low + 1, viewLength - 1), weight: Float(place - Double(low)))
      }
    }
  }

  /// A map of a view, read at the pixels of the whole picture.
  /// - Parameters:
  ///   - map: `[H, W]` of the view.
  ///   - placement: where the view lies in the picture.
  ///   - width: of the picture, in pixels.
  ///   - height: likewise.
  /// - Precondition: the map has two axes.
  public init(_ map: Tensor, at placement: NetworkInput.Placement, width: Int, height: Int) {
    precondition(map.shape.count == 2)
    self.map = map
    columns = Place.all(width, start: placement.left, length: placement.width, viewLength: map.shape[1])
    rows = Place.all(height, start: placement.top, length: placement.height, viewLength: map.shape[0])
  }

  /// The map's value at a pixel of the picture, between its own pixels by linear interpolation.
  /// - Returns: nil where the network saw nothing.
  public func value(x: Int, y: Int) -> Float? {
    map.withUnsafeElements { value(x: x, y: y, of: $0) }
  }

  /// Each pixel of the picture, row by row.
  func forEachPixel(_ body: (_ x: Int, _ y: Int, _ value: Float?) -> Void) {
    map.withUnsafeElements { elements in
      for y in rows.indices { for x in columns.indices { body(x, y, value(x: x, y: y, of: elements)) } }
    }
  }

  private func value(x: Int, y: Int, of elements: UnsafeBufferPointer<Float>) -> Float? {
    guard let column = columns[x], let row = rows[y] else { return nil }
    let (upper, lower) = (row.low * map.shape[1], row.high * map.shape[1])
    let above = mixed(elements[upper + column.low], elements[upper + column.high], column.weight)
    // Most rows and columns of a picture of the view's own size lie on the map's.
    guard row.weight > 0 else { return above }
    return mixed(above, mixed(elements[lower + column.low], elements[lower + column.high], column.weight), row.weight)
  }

  private func mixed(_ low: Float, _ high: Float, _ weight: Float) -> Float { low + (high - low) * weight }
}
