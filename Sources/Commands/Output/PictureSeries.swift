import MetaCAM

/// The pictures of a command, read and prepared beside what else goes on, a few ahead.
struct PictureSeries: Sendable {
  let paths: [String]
  let preprocessing: Preprocessing
  let likePillow: Bool
  let limits: Limits
  let log: RunLog

  typealias Inputs = ConcurrentMap<AsyncList<String>, Result<NetworkInput, any Error>>

  /// - Parameter most: how many may be in work or wait at once.
  func inputs(atMost most: Int) -> Inputs {
    ConcurrentMap(paths, atMost: most) { _, path in
      Result {
        let image = try log.measureBeside("decode") {
          try Image(contentsOf: path, likePillow: likePillow, mostPixels: limits.picturePixels)
        }
        return try log.measureBeside("prepare") { try naming(path) { try preprocessing.input(of: image) } }
      }
    }
  }
}

/// Runs the work, and says of its errors which picture they are about, unless they name a file.
func naming<R>(_ path: String, _ work: () throws -> R) throws -> R {
  do { return try work() } catch let error as any ContextualError where error.context["file"] == nil {
    throw error.adding(["image": path])
  }
}
