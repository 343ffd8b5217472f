import Failures
import Imaging
import NIOHTTP1

/// A picture that was sent or opened, by its content.
struct StoredPicture: Sendable {
  /// The first 32 digits of the SHA-256 of its bytes.
  let id: String
  /// As it may be shown.
  let name: String
  /// How a command would name it: a path where it came from a folder.
  let path: String
  let width: Int
  let height: Int
  let bytes: [UInt8]

  var json: JSONValue {
    [
      "picture": .string(id), "name": .string(name), "width": .integer(width), "height": .integer(height),
      "bytes": .integer(bytes.count),
    ]
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(Members(elements)) }
}

/// The pictures that were sent or opened lately, as the bytes that they came in.
struct PictureStore: Sendable {
  let cache: BoundedCache<StoredPicture>
  let mostPixels: Int
  /// Where a picture is larger than all that is kept.
  let remedy: String
  /// Few pictures are decoded at once: one of the largest takes hundreds of megabytes.
  let queue: WorkQueue

  /// - Throws: `ImagingError` where the bytes are no picture; `Problem` (413) where they could never be kept;
  ///   `CancellationError`.
  func add(_ bytes: [UInt8], name: String, path: String, client: String) async throws -> StoredPicture {
    guard cache.canHold(cost: bytes.count) else {
      throw Problem(
        .payloadTooLarge, "too-large",
        "the picture has \(bytes.count) bytes, more than the \(cache.mostCost) that the server has room for",
        remedy: remedy, context: [("limit", "\(cache.mostCost)")])
    }
    let id = Fingerprint.of(bytes)
    let (width, height): (Int, Int)
    if let known = cache[id] {
      (width, height) = (known.width, known.height)
    } else {
      (width, height) = try await queue.run(for: client) { [mostPixels] in
        let image = try Image(decoding: bytes, mostPixels: mostPixels)
        return (image.width, image.height)
      }
    }
    let picture = StoredPicture(
      id: id, name: ShownText.visible(name), path: path, width: width, height: height, bytes: bytes)
    cache.insert(picture, for: id, cost: bytes.count)
    return picture
  }

  /// - Throws: `Problem` where it is not there, or not any more.
  func picture(_ id: String) throws(Problem) -> StoredPicture {
    guard let picture = cache[id] else {
      throw Problem(
        .notFound, "unknown-picture", "there is no picture '\(id)', or it had to make room for others",
        remedy: "send it again")
    }
    return picture
  }

  func decoded(_ picture: StoredPicture) throws(ImagingError) -> Image {
    try Image(decoding: picture.bytes, mostPixels: mostPixels)
  }
}
