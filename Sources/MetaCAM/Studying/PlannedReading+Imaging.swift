import Imaging
import Studies

extension PlannedReading {
  init(_ reading: PictureReading) {
    self.init(
      range: reading.range.slug, page: reading.page, slice: reading.slice?.description,
      managesColours: reading.managesColours)
  }

  /// - Throws: `ImagingError` for a range or a slice that is none.
  func reading() throws(ImagingError) -> PictureReading {
    var plane: VolumeSlice?
    if let slice { plane = try VolumeSlice(slice) }
    return PictureReading(range: try .named(range), page: page, slice: plane, managesColours: managesColours)
  }
}
