import Evaluation
import Failures
import Files
import Imaging
import ModelReaders
import Studies
import Tensors

/// A picture that methods are audited on, as the network sees it.
public struct AuditPicture: Sendable {
  /// What results call it.
  public let name: String
  /// The file as it was named.
  public let file: String
  /// SHA-256 of the file's bytes.
  public let hash: String
  /// The picture as the network sees it.
  public let input: NetworkInput
  /// The same picture as the second network sees it, if there is one.
  public let otherInput: NetworkInput?
  /// Nil for the network's own first answer.
  public let classIndex: Int?
  /// Where objects of the class lie, in pixels of what the network sees.
  public let boxes: [PictureBox]

  /// Prepares a picture for the networks of an audit.
  /// - Parameters:
  ///   - picture: upright, at its own size.
  ///   - name: what results call it.
  ///   - file: as it was named.
  ///   - hash: the SHA-256 of the file's bytes.
  ///   - classIndex: the class that is explained; nil for the network's own first answer.
  ///   - boxes: in pixels of the upright picture.
  ///   - model: the network that is audited.
  ///   - other: the second network, if there is one.
  /// - Throws: `ImagingError` for a picture that cannot be prepared; `EvaluationError` for a box outside of it.
  public init(
    _ picture: Image, name: String, file: String = "", hash: String = "", classIndex: Int? = nil,
    boxes: [PictureBox] = [], model: NetworkModel, against other: NetworkModel? = nil
  ) throws {
    for box in boxes { try box.check(width: picture.width, height: picture.height) }
    self.name = name
    self.file = file
    self.hash = hash
    self.classIndex = classIndex
    let input = try model.preprocessing.input(of: picture)
    self.input = input
    otherInput = try other.map { try $0.preprocessing.input(of: picture) }
    self.boxes = boxes.compactMap { $0.seen(in: input) }
  }

  /// Reads a list of cases, as studies have them.
  ///
  /// - Throws: `StudyError` for classes that the network does not know; the errors of a picture that cannot be read, or whose
  ///   boxes lie outside, with its name.
  public static func read(
    _ cases: StudyCases, model: NetworkModel, against other: NetworkModel? = nil, reading: PictureReading = .init(),
    limits: Limits = .usual
  ) throws -> (pictures: [AuditPicture], notes: [Note]) {
    let labels = model.labels
    let resolved = try cases.resolved(for: [
      ClassNaming(network: model.name, classCount: labels.count) { try labels.index(matching: $0) }
    ])
    let pictures = try zip(resolved.cases, resolved.classIndices[0]).map { item, classIndex in
      try read(
        item.path, name: item.name, file: item.image, classIndex: classIndex, boxes: item.boxes, model: model,
        against: other, reading: reading, limits: limits)
    }
    return (pictures, resolved.notes)
  }

  /// Reads a picture's file.
  public static func read(
    _ path: String, name: String, file: String? = nil, classIndex: Int? = nil, boxes: [PictureBox] = [],
    model: NetworkModel, against other: NetworkModel? = nil, reading: PictureReading = .init(), limits: Limits = .usual
  ) throws -> AuditPicture {
    do {
      let bytes = try MappedFile(path: path).withBytes { Array($0) }
      return try AuditPicture(
        Image(
          decoding: bytes, reading: reading,
          mostPixels: limits.picturePixels), name: name,
        file: file ?? path, hash: bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }, classIndex: classIndex,
        boxes: boxes, model: model, against: other)
    } catch let error as any ContextualError {
      throw error.adding(["picture": file ?? path])
    }
  }
}
