/// The connected parts of a set of pixels that grows: pixels that touch by an edge or a corner are of one part.
///
///     var components = GrowingComponents(height: 2, width: 3)
///     components.add(0)
///     components.add(4)
///     components.all().count  // 1
///
/// A disjoint-set forest, joined by size, whose paths are halved (Tarjan, van Leeuwen, 1984). Each root knows the box around
/// its part.
struct GrowingComponents {
  struct Component {
    var firstPixel: Int
    var pixelCount: Int
    var left: Int32
    var top: Int32
    var right: Int32
    var bottom: Int32

    /// The intersection over the union of the box around it with another.
    func overlap(with box: PictureBox) -> Double {
      let across = min(Double(right), box.right) - max(Double(left), box.left)
      let down = min(Double(bottom), box.bottom) - max(Double(top), box.top)
      guard across > 0, down > 0 else { return 0 }
      let shared = across * down
      let own = Double(right - left) * Double(bottom - top)
      return shared / (own + box.area - shared)
    }
  }

  private let height: Int
  private let width: Int
  /// Of each pixel; -1 where it is not in.
  private var parents: [Int32]
  /// Of each pixel, in `components`; right for roots alone.
  private var places: [Int32]
  private var components: [Component] = []
  /// The roots, among them some that are none any more.
  private var roots: [Int32] = []

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
    parents = [Int32](repeating: -1, count: height * width)
    places = parents
  }

  /// - Precondition: the pixel is not in yet.
  mutating func add(_ pixel: Int) {
    let (row, column) = (pixel / width, pixel % width)
    parents[pixel] = Int32(pixel)
    places[pixel] = Int32(components.count)
    components.append(
      Component(
        firstPixel: pixel, pixelCount: 1, left: Int32(column), top: Int32(row), right: Int32(column + 1),
        bottom: Int32(row + 1)))
    roots.append(Int32(pixel))
    for y in max(row - 1, 0)...min(row + 1, height - 1) {
      for x in max(column - 1, 0)...min(column + 1, width - 1) {
        let other = y * width + x
        if other != pixel, parents[other] >= 0 { join(pixel, other) }
      }
    }
  }

  /// All parts, in no order.
  /// - Complexity: O(parts and what was joined since the last call).
  mutating func all() -> [Component] {
    roots.removeAll { parents[Int($0)] != $0 }
    return roots.map { components[Int(places[Int($0)])] }
  }

  /// Which part a pixel is of, as a number that its parts share until something is added.
  /// - Precondition: the pixel is in.
  mutating func part(of pixel: Int) -> Int { root(of: pixel) }

  private mutating func root(of pixel: Int) -> Int {
    var pixel = pixel
    while Int(parents[pixel]) != pixel {
      parents[pixel] = parents[Int(parents[pixel])]
      pixel = Int(parents[pixel])
    }
    return pixel
  }

  private mutating func join(_ a: Int, _ b: Int) {
    var (large, small) = (root(of: a), root(of: b))
    guard large != small else { return }
    if components[Int(places[large])].pixelCount < components[Int(places[small])].pixelCount { swap(&large, &small) }
    parents[small] = Int32(large)
    let joined = components[Int(places[small])]
    let place = Int(places[large])
    components[place].pixelCount += joined.pixelCount
    components[place].firstPixel = min(components[place].firstPixel, joined.firstPixel)
    components[place].left = min(components[place].left, joined.left)
    components[place].top = min(components[place].top, joined.top)
    components[place].right = max(components[place].right, joined.right)
    components[place].bottom = max(components[place].bottom, joined.bottom)
  }
}
