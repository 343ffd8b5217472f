/// What of a file decides where it stands in its series.
struct DICOMSlice: Sendable {
  let path: String
  /// Never shown: it names the patient's examination.
  let series: String
  let seriesNumber: Int
  let instanceNumber: Int?
  /// The upper left corner in the patient, in mm, and the directions of rows and columns.
  let position: SIMD3<Double>?
  let directions: (row: SIMD3<Double>, column: SIMD3<Double>)?
  let frameCount: Int

  /// - Throws: `ImagingError` where the file is damaged; nil where it has no pixels.
  init?(_ content: DICOMContent, path: String) throws(ImagingError) {
    let dataSet = content.dataSet
    guard [.pixels, .floatPixels, .doublePixels].contains(where: { dataSet[$0] != nil }) else { return nil }
    self.path = path
    series = content.text(.series) ?? ""
    seriesNumber = (try? content.integer(.seriesNumber)) ?? 0
    instanceNumber = try? content.integer(.instanceNumber)
    frameCount = max(1, (try? content.integer(.numberOfFrames)) ?? 1)
    // What is no number places nothing, and the picture may be fine.
    let place = (try? content.numbers(.position, in: content.dataSet(for: .planePosition, frame: 0))) ?? []
    position = place.count == 3 ? SIMD3(place[0], place[1], place[2]) : nil
    let turn = (try? content.numbers(.orientation, in: content.dataSet(for: .planeOrientation, frame: 0))) ?? []
    directions =
      turn.count == 6 ? (row: SIMD3(turn[0], turn[1], turn[2]), column: SIMD3(turn[3], turn[4], turn[5])) : nil
  }

  /// The direction in which slices follow each other: row × column.
  var normal: SIMD3<Double>? {
    guard let (row, column) = directions else { return nil }
    return SIMD3(
      row.y * column.z - row.z * column.y, row.z * column.x - row.x * column.z, row.x * column.y - row.y * column.x)
  }
}
