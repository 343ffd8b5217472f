import MetaCAM

/// The pictures of a command that could not be done.
struct FailedPictures {
  /// One of them, as JSON has it.
  struct Failure: Encodable, Sendable {
    let image: String
    let error: String
  }

  private(set) var failures: [Failure] = []
  private let count: Int
  let isGoingOn: Bool
  private let console: Console

  /// For JSON: nil where there are none.
  var listed: [Failure]? { failures.isEmpty ? nil : failures }

  init(of count: Int, isGoingOn: Bool, console: Console) {
    self.count = count
    self.isGoingOn = isGoingOn
    self.console = console
  }

  /// - Throws: the error, where the command is not to go on, or no other picture would fare better.
  mutating func note(_ error: any Error, path: String) throws {
    guard isGoingOn, error.isAboutOneInput else { throw error }
    failures.append(Failure(image: path, error: error.worded))
    console.report("Error: \(error.worded)")
  }

  /// What came of a picture; nil where nothing did, which is noted, with the picture that it is about.
  mutating func noting<R>(_ path: String, _ result: Result<R, any Error>) throws -> R? {
    do { return try result.get() } catch {
      try note((error as? any ContextualError)?.about(picture: path) ?? error, path: path)
      return nil
    }
  }

  /// - Throws: what makes the command end with status 1, where there are any.
  func check() throws {
    guard !failures.isEmpty else { return }
    throw SomePicturesFailed(failed: failures.count, count: count, called: "pictures")
  }
}

/// The last line of a command that has gone on.
struct SomePicturesFailed: Error, CustomStringConvertible {
  let failed: Int
  let count: Int
  let called: String

  var description: String {
    let others = count - failed
    return "\(failed) of \(count) \(called) failed; "
      + (others == 0 ? "there is nothing else" : others == 1 ? "the other one is done" : "the other \(others) are done")
  }
}
