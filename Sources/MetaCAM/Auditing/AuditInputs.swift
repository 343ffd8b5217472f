import Classifiers
import Failures
import Imaging
import ModelReaders
import Studies
import Tensors

/// What methods are audited on: pictures, or some cases of a list as studies take them.
///
///     let inputs = AuditInputs(["imagenet/val"])
///     let (pictures, notes) = try inputs.read(for: explainer.model)
public enum AuditInputs: Sendable {
  /// The paths of pictures, and the class whose maps are audited on all of them; nil for each one's likeliest.
  case pictures([String], class: ClassChoice?)
  /// A list, the folder of its pictures where they do not lie beside it, and how many cases are taken at random by a seed; nil for
  /// `usualSampleCount`.
  case list(String, pictures: String?, sample: Int?, seed: UInt64)

  /// How many cases of a list are taken where nobody says it.
  public static let usualSampleCount = 4

  /// Whether these are one list of cases: one name that is no picture's by its ending.
  public static func areList(_ paths: [String]) -> Bool { paths.count == 1 && !PictureNames.isPicture(paths[0]) }

  /// Pictures, or one list of which the usual number of cases is taken.
  public init(_ paths: [String]) {
    self = Self.areList(paths) ? .list(paths[0], pictures: nil, sample: nil, seed: 0) : .pictures(paths, class: nil)
  }

  /// Reads the pictures.
  /// - Parameters:
  ///   - model: the network that is audited.
  ///   - other: the second network, if there is one.
  ///   - reading: how pictures are read.
  ///   - limits: how large they may be.
  /// - Returns: also what a reader of the results should know of the list.
  /// - Throws: `ModelError` for a class that the network has not; as `CaseSource.cases(_:)` and `AuditPicture.read`.
  public func read(
    for model: NetworkModel, against other: NetworkModel? = nil, reading: PictureReading = .init(),
    limits: Limits = .usual
  ) throws -> (pictures: [AuditPicture], notes: [Note]) {
    switch self {
    case .pictures(let paths, let choice):
      let index = try choice.flatMap { try $0.indices(in: model.labels, scores: nil).first }
      let pictures = try paths.eachOnce { $0 }.map { path in
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try AuditPicture.read(
          path, name: name, classIndex: index, model: model, against: other, reading: reading, limits: limits)
      }
      return (pictures, [])
    case .list(let path, let folder, let sample, let seed):
      let cases = try CaseSource(path, pictures: folder).cases(
        CaseChoice(sample: sample ?? Self.usualSampleCount, seed: seed, mayBeFewer: sample == nil))
      return try AuditPicture.read(cases, model: model, against: other, reading: reading, limits: limits)
    }
  }
}
