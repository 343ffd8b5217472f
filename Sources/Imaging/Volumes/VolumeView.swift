import Tensors

/// What is shown of a volume that a network saw: single slices, a sheet of them, and its maximum projection.
///
///     let sheet = try view.sheet(of: 12, map: map, by: Overlay())
///     let projection = try view.projection(map: map, by: Overlay())
public struct VolumeView: Sendable, Equatable {
  /// `[D, H, W]`, grey from 0 to 255.
  public let levels: Tensor

  /// D, in slices.
  public var depth: Int { levels.shape[0] }
  /// In voxels.
  public var height: Int { levels.shape[1] }
  /// In voxels.
  public var width: Int { levels.shape[2] }

  /// The mean over channels.
  /// - Parameter levels: `[C, D, H, W]`, from 0 to 255.
  /// - Precondition: four axes, none of them empty.
  init(of levels: Tensor) {
    precondition(levels.rank == 4 && levels.count > 0)
    self.levels = Self.channelMean(levels)
  }

  /// `[C, D, H, W]` gives `[D, H, W]`.
  static func channelMean(_ volume: Tensor) -> Tensor {
    let sum = (1..<volume.shape[0]).reduce(volume.slice(0)) { $0.zipped(with: volume.slice($1), +) }
    return volume.shape[0] == 1 ? sum : sum.map { $0 / Float(volume.shape[0]) }
  }

  /// One slice, counted from 0.
  public func slice(_ index: Int) -> Image { Self.image(of: levels.slice(index)) }

  /// The largest grey of all slices at each place.
  public var projection: Image { Self.image(of: Self.maximumProjection(levels)) }

  /// The largest number of all slices at each place: `[D, H, W]` gives `[H, W]`.
  ///
  ///     P(y, x) = max_z L(z, y, x)
  public static func maximumProjection(_ volume: Tensor) -> Tensor {
    (1..<volume.shape[0]).reduce(volume.slice(0)) { largest, slice in largest.zipped(with: volume.slice(slice), max) }
  }

  /// Evenly spaced slices: the middles of as many equal parts of the volume; all of them where there are no more.
  public func evenlySpaced(_ count: Int) -> [Int] {
    guard count > 0, count < depth else { return Array(0..<depth) }
    return (0..<count).map { (2 * $0 + 1) * depth / (2 * count) }
  }

  /// The projection of the map over the projection of the volume; the volume alone without a map.
  /// - Throws: `ImagingError.invalidSize` if the map is not `[D, H, W]` of the volume.
  public func projection(map: Tensor?, by overlay: Overlay) throws(ImagingError) -> Image {
    try check(map)
    guard let map else { return projection }
    return try overlay.drawn(Self.maximumProjection(map), over: projection)
  }

  /// Evenly spaced slices beside and below one another, with the map over them, and behind them the projection.
  /// - Parameters:
  ///   - count: of slices, at most.
  ///   - map: `[D, H, W]` of the volume, in [0, 1]; nil for the volume alone.
  ///   - overlay: how the map is drawn.
  /// - Returns: rows of as many tiles as make the sheet roughly square, two grey pixels between them; places without a tile are
  ///   grey too.
  /// - Throws: `ImagingError.invalidSize` if the map is of another size, or the sheet is larger than a picture may be.
  public func sheet(of count: Int = usualSliceCount, map: Tensor?, by overlay: Overlay) throws(ImagingError) -> Image {
    try check(map)
    var tiles: [Image] = []
    for index in evenlySpaced(count) {
      let picture = slice(index)
      tiles.append(
        try map.map { map throws(ImagingError) in try overlay.drawn(map.slice(index), over: picture) } ?? picture)
    }
    tiles.append(try projection(map: map, by: overlay))
    return try Self.tiled(tiles)
  }

  /// With the projection they make a sheet of three by four.
  public static let usualSliceCount = 11

  private func check(_ map: Tensor?) throws(ImagingError) {
    guard let map, map.shape != levels.shape else { return }
    throw ImagingError(
      .invalidSize, "the map and the volume differ in size; resize the map first",
      context: ["map": "\(map.shape)", "volume": "\(levels.shape)"])
  }

  private static func image(of plane: Tensor) -> Image {
    Image(width: plane.shape[1], height: plane.shape[0], fineSamples: plane.elements)
  }

  private static let gap = 2
  private static let grey: UInt8 = 128

  /// Pictures of one size in rows; at least one.
  private static func tiled(_ tiles: [Image]) throws(ImagingError) -> Image {
    let (width, height) = (tiles[0].width, tiles[0].height)
    var columns = 1
    while columns * columns * width < tiles.count * height { columns += 1 }
    columns = min(columns, tiles.count)
    let rows = (tiles.count + columns - 1) / columns
    let (sheetWidth, sheetHeight) = (columns * (width + gap) - gap, rows * (height + gap) - gap)
    let count = try Image.checkedPixelCount(width: sheetWidth, height: sheetHeight)
    var pixels = [UInt8](repeating: grey, count: count * 3)
    for (place, tile) in tiles.enumerated() {
      let (row, column) = (place / columns, place % columns)
      for y in 0..<height {
        let start = ((row * (height + gap) + y) * sheetWidth + column * (width + gap)) * 3
        pixels.replaceSubrange(
          start..<start + width * 3, with: tile.pixels[y * width * 3..<(y + 1) * width * 3])
      }
    }
    return Image(width: sheetWidth, height: sheetHeight, pixels: pixels)
  }
}
