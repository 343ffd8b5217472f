import MetaCAM

/// The pictures of a command, read and prepared beside what else goes on, a few ahead.
struct PictureSeries: Sendable {
  let paths: [String]
  private let preprocessing: Preprocessing
  private let likePillow: Bool
  private let mostPixels: Int
  private let log: RunLog

  init(_ paths: [String], for model: NetworkModel, _ options: PictureOptions, _ limits: Limits, log: RunLog) {
    self.paths = paths
    preprocessing = model.preprocessing
    likePillow = options.likePillow
    mostPixels = limits.picturePixels
    self.log = log
  }

  /// One of them, or why it could not be had.
  struct Picture: Sendable {
    let place: Int
    let path: String
    let input: Result<NetworkInput, any Error>
  }

  /// - Parameter most: how many may be in work or wait at once.
  func prepared(atMost most: Int) -> ConcurrentMap<AsyncList<String>, Picture> {
    ConcurrentMap(paths, atMost: most) { place, path in
      Picture(place: place, path: path, input: Result { try input(path) })
    }
  }

  private func input(_ path: String) throws -> NetworkInput {
    let image = try log.measureBeside("decode") {
      try Image(contentsOf: path, likePillow: likePillow, mostPixels: mostPixels)
    }
    return try log.measureBeside("prepare") { try preprocessing.input(of: image) }
  }
}
