import Failures
import Files
import FoundationEssentials
import ModelReaders

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A description in its folder, in which all that it names lies.
struct DescriptionFile {
  /// What a description is called, so that the folder's name is enough.
  static let name = "model.json"

  let path: String
  let folder: String
  let description: NetworkDescription

  /// The path of the description that a model's name means: itself, or of a folder that holds one; nil for other names.
  static func path(of model: String) -> String? {
    if model.hasSuffix(".json") { return model }
    let inside = model.hasSuffix("/") ? model + name : model + "/" + name
    return FileManager.default.fileExists(atPath: inside) ? inside : nil
  }

  /// - Throws: `FileError` if it cannot be read; `MetaCAMError` that says what in it is wrong.
  init(contentsOf path: String) throws {
    self.path = path
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let bytes = try MappedFile(path: path)
    do {
      description = try bytes.withBytes { try JSONText.decoded(NetworkDescription.self, from: $0) }
    } catch let error as FileError {
      throw MetaCAMError(.invalidDescription, "the description is wrong: \(error.message)", context: ["file": path])
    }
  }

  /// The network to read: the name of a built-in one, or a path.
  func network() throws -> String {
    let network = description.network
    if Architecture.names.contains(network) {
      guard description.networkHash == nil else {
        throw wrong("'networkHash' is of a file, and '\(network)' is built in; give 'weightsHash'")
      }
      return network
    }
    let path = try file(network, key: "network")
    // A description within a description could lead back to itself.
    guard Self.path(of: path) == nil else { throw wrong("'network' is a description itself; name the network's file") }
    try check(path, hash: description.networkHash, key: "networkHash")
    return path
  }

  func weights() throws -> String? {
    guard let weights = description.weights else { return nil }
    let path = try file(weights, key: "weights")
    try check(path, hash: description.weightsHash, key: "weightsHash")
    return path
  }

  func classNames() throws -> ClassNames? {
    switch description.classes {
    case nil: nil
    case .names(let names): ClassNames(names: names)
    case .list("imagenet"): .imageNet
    case .list(let list): try ClassNames(contentsOf: file(list, key: "classes"))
    }
  }

  /// The path of a file that the description names, which lies in its folder or below.
  func file(_ name: String, key: String) throws -> String {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.hasPrefix("/"), !steps.contains(".."), !name.unicodeScalars.contains("\0"), !name.isEmpty else {
      throw outside(name, key)
    }
    let path = "\(folder)/\(name)"
    guard let root = Self.resolved(folder), let target = Self.resolved(path) else {
      throw wrong("'\(key)' names '\(ShownText.visible(name))', which is not beside it")
    }
    guard target.hasPrefix(root == "/" ? root : root + "/") else { throw outside(name, key) }
    return path
  }

  private func outside(_ name: String, _ key: String) -> MetaCAMError {
    wrong(
      "'\(key)' names '\(ShownText.visible(name))', which lies outside its folder; put the file beside the description")
  }

  private func check(_ path: String, hash: String?, key: String) throws {
    guard let hash else { return }
    let found = try Self.hash(of: path)
    guard hash.lowercased() == found else {
      throw wrong(
        "the file '\(path)' is another one than described: its SHA-256 is \(found), and '\(key)' says \(ShownText.visible(hash))"
      )
    }
  }

  private func wrong(_ message: String) -> MetaCAMError {
    MetaCAMError(.invalidDescription, "the description is wrong: \(message)", context: ["file": path])
  }

  /// What is read with it.
  var files: [String] {
    let description = description
    var names = [description.network, description.weights, description.selfTest?.picture]
    if case .list(let list)? = description.classes { names.append(list) }
    return [path] + names.compactMap(\.self).map { "\(folder)/\($0)" }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  static func hash(of path: String) throws -> String {
    try MappedFile(path: path).withBytes { SHA256.hexadecimal(of: $0) }
  }

  /// The path without links and dots; nil if there is no such file.
  static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
