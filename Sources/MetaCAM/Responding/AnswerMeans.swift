import Failures
import ModelReaders

/// What answers are made with, whatever is asked: the networks that are kept, the folder for arrays, and how the asking program is
/// spoken to.
struct AnswerMeans {
  /// The program's.
  let version: String
  let limits: Limits
  /// For arrays; nil where none are to come.
  let folder: ArrayFolder?
  /// What the asking program calls what remedies name.
  let words: @Sendable (Remedy.Means) -> String
  var networks: NetworkStock

  /// Where the answer's arrays go.
  func writer(_ name: String) throws -> SafetensorsWriter {
    guard let folder else {
      throw MetaCAMError(.invalidQuestion, "arrays need a folder, and the program was started without one")
    }
    return try folder.writer(name)
  }
}
