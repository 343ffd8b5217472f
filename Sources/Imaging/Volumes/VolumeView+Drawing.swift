import Tensors

extension VolumeView {
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
  ///   - leastSide: of a tile's longer side, in pixels; the voxels of a smaller volume become squares of several.
  /// - Returns: rows of as many tiles as make the sheet roughly square, two grey pixels between them; places without a tile are
  ///   grey too.
  /// - Throws: `ImagingError.invalidSize` if the map is of another size, or the sheet is larger than a picture may be.
  public func sheet(
    of count: Int = usualSliceCount, map: Tensor?, by overlay: Overlay, leastSide: Int = 192
  ) throws(ImagingError) -> Image {
    try check(map)
    var tiles: [Image] = []
    for index in evenlySpaced(count) {
      let picture = slice(index)
      tiles.append(
        try map.map { map throws(ImagingError) in try overlay.drawn(map.slice(index), over: picture) } ?? picture)
    }
    tiles.append(try projection(map: map, by: overlay))
    let longer = max(width, height)
    let factor = max(1, (leastSide + longer - 1) / longer)
    return try Self.tiled(factor == 1 ? tiles : tiles.map { $0.repeated(factor) })
  }

  /// With the projection they make a sheet of three by four.
  public static let usualSliceCount = 11

  private func check(_ map: Tensor?) throws(ImagingError) {
    guard let map, map.shape != levels.shape else { return }
    throw ImagingError(
      .invalidSize, "the map and the volume differ in size; resize the map first",
      context: ["map": "\(map.shape)", "volume": "\(levels.shape)"])
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

extension Image {
  /// Each pixel as a square of so many by so many.
  fileprivate func repeated(_ factor: Int) -> Image {
    var wide: [UInt8] = []
    wide.reserveCapacity(pixels.count * factor * factor)
    for y in 0..<height {
      let start = wide.count
      for x in 0..<width {
        for _ in 0..<factor { wide += pixels[(y * width + x) * 3..<(y * width + x + 1) * 3] }
      }
      let row = wide[start...]
      for _ in 1..<factor { wide += row }
    }
    return Image(width: width * factor, height: height * factor, pixels: wide)
  }
}
