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
    of count: Int = usualSliceCount, map: Tensor?, by overlay: Overlay, leastSide: Int = usualLeastSide
  ) throws(ImagingError) -> Image {
    try check(map)
    var tiles: [Image] = []
    for index in evenlySpaced(count) {
      let picture = slice(index)
      tiles.append(
        try map.map { map throws(ImagingError) in try overlay.drawn(map.slice(index), over: picture) } ?? picture)
    }
    tiles.append(try projection(map: map, by: overlay))
    let sheet = try VolumeSheet(tiles.count, width: width, height: height, leastSide: leastSide)
    return Image(
      width: sheet.width, height: sheet.height,
      pixels: sheet.laidOut(tiles.map(\.pixels), channelCount: 3, background: 128))
  }

  private func check(_ map: Tensor?) throws(ImagingError) {
    guard let map, map.shape != levels.shape else { return }
    throw ImagingError(
      .invalidSize, "the map and the volume differ in size; resize the map first",
      context: ["map": "\(map.shape)", "volume": "\(levels.shape)"])
  }
}
