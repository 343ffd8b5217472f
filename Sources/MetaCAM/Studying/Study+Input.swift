import Failures
import Files
import Imaging
import ModelReaders
import Studies

extension Study {
  /// What a network gets of an item's file: a picture, or a volume where that is what the network takes.
  ///
  ///     let model = try Study.model(ofNetwork: item.networkIndex, in: store.plan)
  ///     try Study.input(of: item, in: store.plan, for: model).view
  ///
  /// - Throws: `FileError`, `ImagingError`; `StudyError` for boxes in a volume.
  public static func input(
    of item: StudyItem, in plan: StudyPlan, for model: NetworkModel, limits: Limits = .usual
  ) throws -> NetworkInput {
    let bytes = try MappedFile(path: item.planned.path).withBytes { Array($0) }
    return try input(of: item, decoding: bytes, as: plan.pictures.reading(), for: model, limits: limits)
  }

  static func input(
    of item: StudyItem, decoding bytes: [UInt8], as reading: PictureReading, for model: NetworkModel, limits: Limits
  ) throws -> NetworkInput {
    let path = item.planned.path
    guard !model.takesVolumes else {
      guard item.planned.boxes.isEmpty else {
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

  /// A network of a plan as it is now, whether or not that is what it was planned with. What pictures are compared with is not there.
  /// - Throws: as `NetworkModel.init`.
  public static func model(
    ofNetwork index: Int, in plan: StudyPlan, limits: Limits = .usual
  ) throws -> NetworkModel {
    try model(plan.networks[index], asked: plan.question ?? PlannedQuestion(), limits: limits)
  }

  static func model(
    _ planned: PlannedNetwork, asked question: PlannedQuestion, limits: Limits
  ) throws -> NetworkModel {
    try NetworkModel(
      named: planned.model, weights: planned.weights, network: question.networkChoice(), limits: limits)
  }
}
