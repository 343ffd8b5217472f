/// Reads a DICOM series as a volume, slice by slice.
enum DICOMVolume {
  /// - Parameter path: a folder or DICOMDIR with one series, or a file.
  static func read(_ path: String, mostVoxels: Int) throws -> Volume {
    guard DICOMSeries.isSeries(path) else { return try stacked([path], spacing: nil, notes: [], mostVoxels) }
    let all = try DICOMSeries.all(in: path)
    // A localiser of one or two pictures is often beside the series that is meant.
    guard let series = all.max(by: { $0.frameCount < $1.frameCount }) else {
      throw ImagingError(.unsupported, "there is no DICOM picture", context: ["path": path])
    }
    guard all.count(where: { $0.frameCount == series.frameCount }) == 1 else {
      throw ImagingError(
        .unsupported,
        "the folder holds \(all.count) series, several of \(series.frameCount) slices; put the one that is meant into a folder of"
          + " its own", context: ["path": path])
    }
    var notes: [String] = []
    if all.count > 1 { notes.append("series: the one of \(series.frameCount) slices, of \(all.count)") }
    if !series.isSortedByPosition, series.paths.count > 1 {
      notes.append("slices: sorted by their numbers, since not all have a place in the patient")
    }
    return try stacked(series.paths, spacing: series.spacing, notes: notes, mostVoxels)
  }

  private static func stacked(
    _ paths: [String], spacing: ClosedRange<Double>?, notes: [String], _ mostVoxels: Int
  ) throws -> Volume {
    var first: DecodedPicture?
    var slices: [DecodedPicture.Samples] = []
    var voxels = 0
    for path in paths {
      var frame = 0
      var frameCount = 1
      while frame < frameCount {
        let read = try DICOMPicture(contentsOf: path, frame: frame, mostPixels: mostVoxels)
        let picture = read.picture
        frameCount = read.frameCount
        guard picture.channelCount == 1 else {
          throw ImagingError(
            .unsupported, "a volume's slices are grey, and this one has colours", context: ["file": path])
        }
        let whole = first ?? picture
        guard picture.width == whole.width, picture.height == whole.height,
          picture.isInverted == whole.isInverted
        else {
          throw ImagingError(
            .invalidSize, "the slices of a volume are of one size and kind; put others into a folder of their own",
            context: [
              "file": path, "size": "\(picture.width) × \(picture.height)",
              "first": "\(whole.width) × \(whole.height)",
            ])
        }
        voxels += picture.samples.count
        guard voxels <= mostVoxels else {
          throw ImagingError(
            .tooLarge, "more than the \(mostVoxels) voxels that a volume may have",
            remedy: "make it smaller, or lift the limits by \(.option(.limits))", context: ["file": path])
        }
        first = whole
        slices.append(picture.samples)
        frame += 1
      }
    }
    guard let first else { throw ImagingError(.unsupported, "there is no DICOM picture") }
    var stack = first.with(joined(slices), width: first.width, height: first.height * slices.count)
    stack.notes = []
    var volume = Volume(depth: slices.count, channels: [stack])
    volume.notes = notes
    if let spacing, spacing.upperBound > 1.01 * spacing.lowerBound {
      volume.notes.append(
        "slices: \(NumberWords.value(spacing.lowerBound)) to \(NumberWords.value(spacing.upperBound)) mm apart, taken as if"
          + " evenly; some may be missing")
    }
    return volume
  }

  /// As whole numbers where all are.
  private static func joined(_ slices: [DecodedPicture.Samples]) -> DecodedPicture.Samples {
    var (bytes, words): ([UInt8], [UInt16]) = ([], [])
    for slice in slices {
      if case .bytes(let values) = slice { bytes += values }
      if case .words(let values) = slice { words += values }
    }
    let count = slices.reduce(0) { $0 + $1.count }
    if bytes.count == count { return .bytes(bytes) }
    if words.count == count { return .words(words) }
    return .floats(
      slices.flatMap { slice in
        switch slice {
        case .bytes(let values): values.map { Float($0) }
        case .words(let values): values.map { Float($0) }
        case .floats(let values): values
        }
      })
  }
}
