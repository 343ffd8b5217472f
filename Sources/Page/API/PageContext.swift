import Failures
import Imaging
import MetaCAM
import Tensors

/// What all routes share.
struct PageContext: Sendable {
  /// What `PageServer` was started with.
  let options: PageOptions
  let shelf: NetworkShelf
  let pictures: PictureStore
  let folders: [ReadableFolder]
  let studies: [StudyShelf]
  /// One thing at a time runs on the engine: each takes all cores.
  let engineQueue = WorkQueue(width: 1)
  let kept: BoundedCache<Kept>
  let metrics = Metrics()

  /// What can be made again.
  enum Kept: Sendable {
    case input(NetworkInput)
    case scores(PictureScores)
    case map(StoredMap)
    case bytes([UInt8])
    case entries([ReadableFolder.Entry])
  }

  /// Where the server keeps what clients have sent is nobody's business.
  func problem(_ error: any Error) -> Problem {
    Problem(error, words: options.words, hiding: options.uploadFolder.isEmpty ? nil : options.uploadFolder)
  }

  func worded(_ notes: [Note]) -> [String] { notes.map { ShownText.visible($0.text(options.words)) } }

  /// Bytes that are made when they are first asked for, such as a thumbnail's.
  func bytes(
    _ key: String, client: String, queue: WorkQueue? = nil, _ make: @Sendable () async throws -> [UInt8]
  ) async throws -> [UInt8] {
    if case .bytes(let bytes) = kept[key] { return bytes }
    let bytes = try await (queue ?? pictures.queue).run(for: client) {
      if case .bytes(let bytes) = kept[key] { return bytes }
      return try await make()
    }
    kept.insert(.bytes(bytes), for: key, cost: bytes.count)
    return bytes
  }
}

/// A map that was made, by what it was made of.
struct StoredMap: Sendable {
  let id: String
  /// A method's slug, or `metacam`.
  let method: String
  /// `[H, W]`, or `[D, H, W]` of a volume.
  let map: Tensor
  let seconds: Double
  let warnings: [String]

  /// What is shown of it: `[H, W]`, of a volume's the sheet of its slices.
  let shown: Tensor

  init(id: String, method: String, map: Tensor, seconds: Double, warnings: [String]) throws(ImagingError) {
    (self.id, self.method, self.map, self.seconds, self.warnings) = (id, method, map, seconds, warnings)
    shown = map.rank == 3 ? try VolumeView.sheet(of: map) : map
  }

  var height: Int { shown.shape[0] }
  var width: Int { shown.shape[1] }

  var json: JSONValue.Members {
    [
      "method": .string(method), "map": .string(id), "width": .integer(width), "height": .integer(height),
      "minimum": .number(Double(shown.minimum)), "maximum": .number(Double(shown.maximum)), "seconds": .number(seconds),
      "warnings": .strings(warnings.map { ShownText.visible($0) }),
    ]
  }

  /// Each value as v of 65535 between the minimum and the maximum, little-endian.
  var shorts: [UInt8] {
    let (minimum, range) = (shown.minimum, shown.maximum - shown.minimum)
    return shown.withUnsafeElements { values in
      [UInt8](unsafeUninitializedCapacity: 2 * values.count) { target, count in
        for (place, value) in values.enumerated() {
          let short = range > 0 ? UInt16(((value - minimum) / range * 65535).rounded()) : 0
          target[2 * place] = UInt8(truncatingIfNeeded: short)
          target[2 * place + 1] = UInt8(truncatingIfNeeded: short >> 8)
        }
        count = 2 * values.count
      }
    }
  }

  var floats: [UInt8] {
    shown.withUnsafeElements { values in
      values.flatMap { value in
        let bits = value.bitPattern
        return (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt32($0))) }
      }
    }
  }
}
