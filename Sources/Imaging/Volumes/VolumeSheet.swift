import Tensors

/// Tiles of one size beside and below one another, roughly square as a whole, with a gap between them.
struct VolumeSheet {
  /// In pixels.
  let width: Int
  let height: Int
  private let columns: Int
  /// A voxel is a square of so many pixels a side.
  private let factor: Int
  /// In voxels.
  private let tile: (width: Int, height: Int)
  private static let gap = 2

  /// - Parameters:
  ///   - count: of tiles, at least 1.
  ///   - width: of a tile, in voxels.
  ///   - height: of a tile, in voxels.
  ///   - leastSide: of a tile's longer side, in pixels; the voxels of a smaller volume become squares of several.
  /// - Throws: `ImagingError.invalidSize` if it is larger than a picture may be.
  init(_ count: Int, width tileWidth: Int, height tileHeight: Int, leastSide: Int) throws(ImagingError) {
    let longer = max(tileWidth, tileHeight)
    factor = longer < leastSide ? (leastSide + longer - 1) / longer : 1
    tile = (tileWidth, tileHeight)
    var columns = 1
    while columns * columns * tileWidth < count * tileHeight { columns += 1 }
    self.columns = min(columns, count)
    let rows = (count + self.columns - 1) / self.columns
    width = self.columns * (tileWidth * factor + Self.gap) - Self.gap
    height = rows * (tileHeight * factor + Self.gap) - Self.gap
    _ = try Image.checkedPixelCount(width: width, height: height)
  }

  /// The samples of all tiles as they lie on the sheet.
  /// - Parameters:
  ///   - tiles: each row by row.
  ///   - channelCount: how many samples a voxel has, side by side.
  ///   - background: where there is no tile.
  func laidOut<Sample>(_ tiles: [[Sample]], channelCount: Int, background: Sample) -> [Sample] {
    var samples = [Sample](repeating: background, count: width * height * channelCount)
    var row: [Sample] = []
    for (place, tile) in tiles.enumerated() {
      let (line, column) = place.quotientAndRemainder(dividingBy: columns)
      let top = line * (self.tile.height * factor + Self.gap)
      let left = column * (self.tile.width * factor + Self.gap)
      for y in 0..<self.tile.height {
        row.removeAll(keepingCapacity: true)
        for x in 0..<self.tile.width {
          let voxel = (y * self.tile.width + x) * channelCount
          for _ in 0..<factor { row += tile[voxel..<voxel + channelCount] }
        }
        for below in 0..<factor {
          let start = ((top + y * factor + below) * width + left) * channelCount
          samples.replaceSubrange(start..<start + row.count, with: row)
        }
      }
    }
    return samples
  }
}

extension VolumeView {
  /// With the projection they make a sheet of three by four.
  public static let usualSliceCount = 11
  /// Of a tile's longer side on a sheet, in pixels.
  public static let usualLeastSide = 192

  /// The size of the sheet of a volume.
  /// - Throws: `ImagingError.invalidSize` if it is larger than a picture may be.
  public static func sheetSize(
    depth: Int, height: Int, width: Int, count: Int = usualSliceCount, leastSide: Int = usualLeastSide
  ) throws(ImagingError) -> (height: Int, width: Int) {
    let tileCount = evenlySpaced(count, of: depth).count + 1
    let sheet = try VolumeSheet(tileCount, width: width, height: height, leastSide: leastSide)
    return (sheet.height, sheet.width)
  }

  /// Numbers of the volume as they lie on its sheet, behind the slices' the projection's, and 0 where there is no tile.
  /// - Parameters:
  ///   - values: `[D, H, W]`, such as a map.
  ///   - count: of slices, at most.
  ///   - leastSide: as for a sheet of pictures.
  /// - Returns: `[h, w]` of the sheet.
  /// - Throws: `ImagingError.invalidSize` if the sheet is larger than a picture may be.
  /// - Precondition: three axes, none of them empty.
  public static func sheet(
    of values: Tensor, count: Int = usualSliceCount, leastSide: Int = usualLeastSide
  ) throws(ImagingError) -> Tensor {
    let slices = evenlySpaced(count, of: values.shape[0]).map { values.slice($0) }
    let tiles = slices + [maximumProjection(values)]
    let sheet = try VolumeSheet(
      tiles.count, width: values.shape[2], height: values.shape[1], leastSide: leastSide)
    return Tensor(
      shape: [sheet.height, sheet.width],
      elements: sheet.laidOut(tiles.map(\.elements), channelCount: 1, background: 0))
  }
}
