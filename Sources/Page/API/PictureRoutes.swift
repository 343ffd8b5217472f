import Classifiers
import Failures
import Files
import Imaging
import MetaCAM
import NIOHTTP1

extension PageContext {
  /// Pictures: sent, opened out of a folder, and seen as a network sees them.
  var pictureRoutes: [Route] {
    [
      Route(
        .POST, "pictures", "Sends a picture: \(ImageFormat.names)",
        [Parameter("name", .text(longest: 255), "the file's name", usual: "picture")] + PictureReading.parameters,
        bodyLimit: PageOptions.pictureBytes, answer: .json("Picture", status: .created), problems: [.serviceUnavailable]
      ) { call in
        let name = call.text("name") ?? "picture"
        let picture = try await pictures.add(
          call.request.body, name: name, path: name, reading: PictureReading(call), client: call.client)
        return .json(picture.json, status: .created)
      },
      Route(
        .POST, "pictures/{picture}/readings", "Reads the same file in another way: a picture of its own",
        [.path("picture", "the picture's id")] + PictureReading.parameters,
        answer: .json("Picture", status: .created), problems: [.serviceUnavailable]
      ) { call in
        let picture = try pictures.picture(call.text("picture") ?? "")
        let other = try await pictures.again(picture, reading: PictureReading(call), client: call.client)
        return .json(other.json, status: .created)
      },
      Route(
        .GET, "pictures/{picture}", "A picture that was sent or opened", [.path("picture", "the picture's id")],
        answer: .json("Picture")
      ) { call in .json(try pictures.picture(call.text("picture") ?? "").json) },
      Route(
        .GET, "pictures/{picture}/view", "What a network sees of a picture: the maps lie on it",
        [
          .path("picture", "the picture's id"),
          Parameter("network", .identifier, "the network's id; the first one where it is left out"),
          Parameter("task", .choice(TaskKind.slugs), "what the network does; as its outputs tell where it is left out"),
        ], answer: .file(["image/png"]), problems: [.serviceUnavailable], run: view),
      Route(
        .GET, "pictures/{picture}/thumbnail", "The picture, small", [.path("picture", "the picture's id")],
        answer: .file(["image/png"]), problems: [.serviceUnavailable]
      ) { call in
        let picture = try pictures.picture(call.text("picture") ?? "")
        let png = try await bytes("thumbnail \(picture.id)", client: call.client) {
          try Thumbnail.png(of: pictures.decoded(picture))
        }
        return .bytes(png, type: "image/png", Self.cachedForLong)
      },
      Route(
        .GET, "folders/{folder}/pictures", "The pictures of a folder",
        [
          .path("folder", "the folder's id"),
          Parameter("offset", .integer(0...10_000_000), "how many are passed over", usual: "0"),
          Parameter("limit", .integer(1...1000), "how many there are at most", usual: "100"),
          Parameter("search", .text(longest: 200), "what their names hold"),
        ], answer: .json("FolderPictures"), problems: [.serviceUnavailable], run: folderPictures),
      Route(
        .POST, "folders/{folder}/pictures/{entry}", "Opens a picture of a folder",
        [.path("folder", "the folder's id"), .path("entry", "the picture's id in the folder")]
          + PictureReading.parameters,
        answer: .json("Picture", status: .created),
        problems: [.payloadTooLarge, .unsupportedMediaType, .serviceUnavailable]
      ) { call in
        let (folder, entry, path) = try await entry(call)
        let bytes = try read(path)
        let picture = try await pictures.add(
          bytes, name: entry.name.split(separator: "/").last.map(String.init) ?? entry.name,
          path: folder.shownPath(of: entry.name), reading: PictureReading(call), client: call.client)
        return .json(picture.json, status: .created)
      },
      Route(
        .GET, "folders/{folder}/pictures/{entry}/thumbnail", "A picture of a folder, small",
        [.path("folder", "the folder's id"), .path("entry", "the picture's id in the folder")],
        answer: .file(["image/png"]), problems: [.payloadTooLarge, .unsupportedMediaType, .serviceUnavailable]
      ) { call in
        let (folder, entry, path) = try await entry(call)
        let version = FileVersion(of: path)?.description ?? ""
        let png = try await bytes("thumbnail \(folder.id) \(entry.id) \(version)", client: call.client) {
          try Thumbnail.png(of: Image(decoding: read(path), mostPixels: options.limits.picturePixels))
        }
        return .tagged(png, type: "image/png", known: call.request.knownTag)
      },
    ]
  }

  /// What an address names by its content never changes.
  static let cachedForLong: HTTPHeaders = ["Cache-Control": "private, max-age=86400, immutable"]

  private func view(_ call: Call) async throws -> Response {
    let picture = try pictures.picture(call.text("picture") ?? "")
    let network = try await listed(call)
    let asking = Asking(call)
    let (model, content) = try await engineQueue.run(for: call.client) {
      try await shelf.read(network.id, asking)
    }
    let input = try await input(of: picture, model, key: "\(content) \(asking.baseKey)", client: call.client)
    let png = try await bytes("view \(picture.id) \(content)", client: call.client) { try input.shown().png() }
    return .tagged(png, type: "image/png", known: call.request.knownTag)
  }

  private func folder(_ call: Call) throws(Problem) -> ReadableFolder {
    let id = call.text("folder") ?? ""
    guard let folder = folders.first(where: { $0.id == id }) else {
      throw Problem(.notFound, "unknown-folder", "there is no folder '\(id)'")
    }
    return folder
  }

  /// A folder is looked through again when somebody lists it from its beginning.
  private func entries(of folder: ReadableFolder, isNew: Bool, client: String) async throws -> [ReadableFolder.Entry] {
    let key = "entries \(folder.id)"
    if !isNew, case .entries(let entries) = kept[key] { return entries }
    let entries = try await pictures.queue.run(for: client) { folder.entries() }
    kept.insert(.entries(entries), for: key, cost: 128 * entries.count)
    return entries
  }

  private func folderPictures(_ call: Call) async throws -> Response {
    let folder = try folder(call)
    let offset = call.integer("offset") ?? 0
    var found = try await entries(of: folder, isNew: offset == 0, client: call.client)
    if let search = call.text("search")?.lowercased(), !search.isEmpty {
      found = found.filter { $0.name.lowercased().contains(search) }
    }
    let shown = found.dropFirst(offset).prefix(call.integer("limit") ?? 100)
    return .json([
      "total": .integer(found.count),
      "pictures": .array(
        shown.map {
          ["entry": .string($0.id), "name": .string(ShownText.visible($0.name)), "bytes": .integer($0.bytes)]
        }),
    ])
  }

  private func entry(_ call: Call) async throws -> (ReadableFolder, ReadableFolder.Entry, path: String) {
    let folder = try folder(call)
    let id = call.text("entry") ?? ""
    let entries = try await entries(of: folder, isNew: false, client: call.client)
    guard let entry = entries.first(where: { $0.id == id }), let path = folder.path(of: entry.name) else {
      throw Problem(.notFound, "unknown-entry", "there is no such picture in the folder, or not any more")
    }
    return (folder, entry, path)
  }

  func read(_ path: String) throws -> [UInt8] {
    try MappedFile(path: path).withBytes { bytes in
      guard bytes.count <= PageOptions.pictureBytes else {
        throw Problem(
          .payloadTooLarge, "too-large", "the file is larger than the \(PageOptions.pictureBytes) bytes that are read")
      }
      return Array(bytes)
    }
  }
}
