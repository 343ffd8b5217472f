import Tensors

/// A volume as its file holds it: slices of rows of voxels, of one channel or several, nothing lost.
///
///     let volume = try Volume(contentsOf: "brain.nii.gz")
///     volume.shape                               // [1, 155, 240, 240]
///     let levels = try volume.levels(range: .percentile)  // from 0 to 255
///
/// The first axis of places counts slices, the last one varies fastest in the file: z, y and x of NIfTI, as SimpleITK gives
/// them, the slices of a DICOM series in their order in the patient, and `[D, H, W]` of a NumPy array as it is. Nothing is
/// turned or mirrored, and voxels need not be cubes: a network gets the array that it was trained on.
public struct Volume: Sendable, Equatable {
  /// The number of slices.
  public let depth: Int
  /// In voxels.
  public let height: Int
  /// In voxels.
  public let width: Int
  /// For each channel a picture of one channel, `width` wide, whose `depth · height` rows are the slices' one after another.
  public let channels: [DecodedPicture]
  /// How it was read, where there was a choice.
  public var notes: [String] = []

  /// `[C, D, H, W]`
  public var shape: [Int] { [channels.count, depth, height, width] }

  /// - Precondition: at least one channel, all `width` wide and `depth · height` high, of one channel each.
  init(depth: Int, channels: [DecodedPicture]) {
    precondition(!channels.isEmpty && depth > 0 && channels[0].height % depth == 0)
    precondition(
      channels.allSatisfy {
        $0.channelCount == 1 && $0.width == channels[0].width && $0.height == channels[0].height
      })
    self.depth = depth
    (height, width) = (channels[0].height / depth, channels[0].width)
    self.channels = channels
    for note in channels.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
  }

  /// The number of voxels of sides that a stranger's file names.
  /// - Throws: `ImagingError`: `invalidSize` for a side below 1, `tooLarge` beyond the limit.
  static func checkedCount(_ sides: [Int], limit: Int) throws(ImagingError) -> Int {
    var count = 1
    for side in sides {
      guard side > 0 else {
        throw ImagingError(.invalidSize, "a volume has at least one voxel a side", context: ["shape": "\(sides)"])
      }
      let (product, overflows) = count.multipliedReportingOverflow(by: side)
      guard !overflows, product <= limit else {
        throw ImagingError(
          .tooLarge, "more than the \(limit) voxels that a volume may have",
          remedy: "make it smaller, or lift the limits by \(.option(.limits))", context: ["shape": "\(sides)"])
      }
      count = product
    }
    return count
  }
}

extension Volume {
  /// The volume from 0 to 255: black at the range's lower end, white at its upper one, for each channel by itself.
  /// - Parameter range: as for a picture; percentiles and extremes are those of all slices.
  /// - Returns: `[C, D, H, W]`, and what was taken, for people.
  /// - Throws: `ImagingError.unsupported` for the full range of floats.
  public func levels(range: SampleRange = .auto) throws(ImagingError) -> (values: Tensor, notes: [String]) {
    var notes = notes
    var levels: [Tensor] = []
    for channel in channels {
      let image = try channel.image(range: range)
      for note in image.notes where !notes.contains(note) { notes.append(note) }
      let shape = [depth, height, width]
      // Grey, in three alike.
      levels.append(
        image.fineSamples.map { Tensor(shape: shape, elements: $0) }
          ?? Tensor(shape: shape) { target in
            for index in target.indices { target[index] = Float(image.pixels[3 * index]) }
          })
    }
    return (Tensor.stacked(levels), notes)
  }
}
