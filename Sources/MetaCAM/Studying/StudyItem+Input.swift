import Failures
import Files
import Imaging
import ModelReaders
import Studies

extension StudyItem {
  /// What a network gets of the item's file: a picture, or a volume where that is what the network takes.
  ///
  ///     let model = try Study.model(ofNetwork: item.networkIndex, in: store.plan)
  ///     try item.input(in: store.plan, for: model).view
  ///
  /// - Throws: `FileError`, `ImagingError`; `StudyError` for boxes in a volume.
  public func input(
    in plan: StudyPlan, for model: NetworkModel, limits: Limits = .usual
  ) throws -> NetworkInput {
    let bytes = try MappedFile(path: planned.path).withBytes { Array($0) }
    return try input(decoding: bytes, as: plan.pictures.reading(), for: model, limits: limits)
  }

  func input(
    decoding bytes: [UInt8], as reading: PictureReading, for model: NetworkModel, limits: Limits
  ) throws -> NetworkInput {
    let path = planned.path
    guard !model.takesVolumes else {
      guard planned.boxes.isEmpty else {
        throw StudyError(.invalidCases, "boxes lie in pictures, and the network takes volumes")
      }
      // One of several frames is read slice by slice, out of its file.
      let volume =
        DICOMPicture.isDICOM(path)
        ? try Volume(contentsOf: path, reading: reading, mostVoxels: limits.picturePixels)
        : try bytes.withUnsafeBytes {
          try Volume(decoding: $0, reading: reading, mostVoxels: limits.picturePixels)
        }
      return try NetworkInput(of: volume, range: reading.range, by: model.preprocessing)
    }
    let picture = try Image(decoding: bytes, reading: reading, mostPixels: limits.picturePixels)
    var input = try model.preprocessing.input(of: picture)
    input.wholePicture = WholePicture(picture) {
      try Image(contentsOf: path, reading: reading, mostPixels: limits.picturePixels)
    }
    return input
  }
}
