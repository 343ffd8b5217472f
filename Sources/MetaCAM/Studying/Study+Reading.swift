import Failures
import Files
import Imaging
import Studies
import Tensors

extension Study {
  /// The maps that are kept of an item, by method or by the name of a rival: `[H, W]`, in [0, 1].
  ///
  ///     try Study.maps(of: store.plan.items[17], in: store)["grad-cam"]
  ///
  /// - Throws: `StudyError` (`unfinished`) where the plan keeps none; `FileError` or `ModelError` where they are damaged.
  public static func maps(of item: StudyItem, in store: StudyStore) throws -> [String: Tensor] {
    guard store.plan.maps != .none else {
      throw StudyError(.unfinished, "the study keeps no maps", remedy: "plan one that keeps them")
    }
    let archive = store.folder.maps(ofShard: item.index / store.plan.shardSize)
    return Dictionary(try StudyMaps.maps(ofItem: item.id, in: archive).map { ($0.name, $0.map) }) { first, _ in first }
  }

  /// The picture of an item, as it was when the study was planned.
  ///
  /// - Throws: `StudyError` (`otherResults`) where it is another one now; `FileError`; `ImagingError`.
  public static func picture(of item: StudyItem, in store: StudyStore, limits: Limits = .usual) throws -> Image {
    try MappedFile(path: item.planned.path).withBytes { bytes in
      guard SHA256.hexadecimal(of: bytes) == item.planned.imageHash else {
        throw StudyError(
          .otherResults, "the picture is not the one that the study was planned with",
          context: ["image": item.planned.image])
      }
      return try Image(
        decoding: bytes, reading: try store.plan.pictures.reading(),
        mostPixels: limits.picturePixels)
    }
  }
}
