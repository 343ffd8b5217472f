import Failures
import Imaging
import MetaCAM
import NIOHTTP1
import Tensors

/// A picture that was sent or opened, by its content.
struct StoredPicture: Sendable {
  /// The first 32 digits of the SHA-256 of its bytes, and of how they are read where that is not as usual.
  let id: String
  /// As it may be shown.
  let name: String
  /// How a command would name it: a path where it came from a folder.
  let path: String
  let width: Int
  let height: Int
  let bytes: [UInt8]
  let reading: PictureReading
  /// What was taken of the file where there was a choice, such as `page: 1 of 3`.
  let notes: [String]

  var json: JSONValue {
    [
      "picture": .string(id), "name": .string(name), "width": .integer(width), "height": .integer(height),
      "bytes": .integer(bytes.count), "reading": .object(reading.asked),
      "notes": .strings(notes.map { ShownText.visible($0) }),
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
  func add(
    _ bytes: [UInt8], name: String, path: String, reading: PictureReading, client: String
  ) async throws -> StoredPicture {
    guard cache.canHold(cost: bytes.count) else {
      throw Problem(
        .payloadTooLarge, "too-large",
        "the picture has \(bytes.count) bytes, more than the \(cache.mostCost) that the server has room for",
        remedy: remedy, context: [("limit", "\(cache.mostCost)")])
    }
    let content = Fingerprint.of(bytes)
    let id = reading == PictureReading() ? content : Fingerprint.of("\(content)|\(reading)")
    let (width, height, notes): (Int, Int, [String])
    if let known = cache[id] {
      (width, height, notes) = (known.width, known.height, known.notes)
    } else {
      (width, height, notes) = try await queue.run(for: client) { [mostPixels] in
        let image = try Self.image(bytes, reading, mostPixels)
        return (image.width, image.height, image.remarks)
      }
    }
    let picture = StoredPicture(
      id: id, name: ShownText.visible(name), path: path, width: width, height: height, bytes: bytes, reading: reading,
      notes: notes)
    cache.insert(picture, for: id, cost: bytes.count)
    return picture
  }

  /// The same file, read in another way.
  func again(_ picture: StoredPicture, reading: PictureReading, client: String) async throws -> StoredPicture {
    try await add(picture.bytes, name: picture.name, path: picture.path, reading: reading, client: client)
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

  func decoded(_ picture: StoredPicture) throws -> Image {
    try Self.image(picture.bytes, picture.reading, mostPixels)
  }

  /// What a network gets of a picture's file: of a network of volumes the volume that it holds.
  func input(of picture: StoredPicture, for model: NetworkModel) throws -> NetworkInput {
    guard !model.takesVolumes else {
      let volume = try picture.bytes.withUnsafeBytes {
        try Volume(decoding: $0, reading: picture.reading, mostVoxels: mostPixels)
      }
      return try NetworkInput(of: volume, range: picture.reading.range, by: model.preprocessing)
    }
    var input = try model.preprocessing.input(of: decoded(picture))
    // Its size alone is asked for: which part of a mask lies where.
    input.wholePicture = WholePicture(width: picture.width, height: picture.height) { try decoded(picture) }
    return input
  }

  /// The picture that a file holds; of what is a volume alone its middle slice.
  private static func image(_ bytes: [UInt8], _ reading: PictureReading, _ mostPixels: Int) throws -> Image {
    guard bytes.withUnsafeBytes({ Volume.isVolumeAlone($0) }) else {
      return try Image(decoding: bytes, reading: reading, mostPixels: mostPixels)
    }
    let volume = try bytes.withUnsafeBytes { try Volume(decoding: $0, reading: reading, mostVoxels: mostPixels) }
    let view = VolumeView(of: try volume.levels(range: reading.range).values)
    var image = view.slice(view.depth / 2)
    image.notes = volume.notes + ["volume: \(view.depth) slices, the middle one is shown"]
    return image
  }
}

extension NetworkInput {
  /// What is shown of it, and maps lie on: the view, of a volume the sheet of its slices.
  func shown() throws -> Image { try volume?.sheet(map: nil, by: Overlay()) ?? view }
}

extension NetworkModel {
  /// The size of what is shown; nil where that depends on the picture.
  func shownSize() throws -> (height: Int, width: Int)? {
    guard let size = preprocessing.cropSize else { return nil }
    guard let depth = preprocessing.depth else { return (size.height, size.width) }
    return try VolumeView.sheetSize(depth: depth, height: size.height, width: size.width)
  }
}
