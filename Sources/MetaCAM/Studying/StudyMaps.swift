import ActivationMaps
import Failures
import Files
import ModelReaders
import Studies
import Tensors

/// A study's maps in safetensors files: those of an item under the methods' names, those of a shard as `item/method`.
///
/// The metadata of a shard's file hold under each item's key what its maps are called, and under `maps:item` their hash, by which
/// damage is noticed. Items of one key, such as copies of a picture, have equal maps, each under its own name.
struct StudyMaps: MapArchive {
  let keeping: MapKeeping

  /// Writes the maps of one item; in 8 bits, a value v in [0, 1] is kept as round(255·v).
  func write(_ maps: [(name: String, map: Tensor)], key: String, id: String, to path: String) throws {
    let writer = try SafetensorsWriter(path: path)
    for (name, map) in maps { try append(name, map, to: writer) }
    try writer.finish(metadata: [key: id])
  }

  private func append(_ name: String, _ map: Tensor, to writer: SafetensorsWriter) throws {
    switch keeping {
    case .exact: try writer.append(name, map)
    case .bytes:
      let bytes = map.withUnsafeElements { $0.map { UInt8((min(max($0, 0), 1) * 255).rounded()) } }
      try writer.append(name, shape: map.shape, bytes: bytes)
    case .none: break
    }
  }

  func join(_ parts: [(id: String, key: String, path: String)], to path: String) throws {
    let writer = try SafetensorsWriter(path: path)
    var metadata: [String: String] = [:]
    for part in parts {
      let maps = try Self.maps(SafetensorsFile(contentsOf: part.path))
      if metadata[part.key] == nil { metadata[part.key] = part.id }
      metadata["maps:\(part.id)"] = Self.hash(of: maps)
      for (name, map) in maps { try append("\(part.id)/\(name)", map, to: writer) }
    }
    try writer.finish(metadata: metadata)
  }

  /// The SHA-256 over names, shapes and values, in the order of the names.
  private static func hash(of maps: [(name: String, map: Tensor)]) -> String {
    var bytes: [UInt8] = []
    for (name, map) in maps.sorted(by: { $0.name < $1.name }) {
      bytes += "\(name) \(map.shape)\n".utf8
      map.withUnsafeElements { bytes += UnsafeRawBufferPointer($0) }
    }
    return bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }

  func extract(key: String, from archive: String, to path: String) throws -> Bool {
    guard let id = try SafetensorsFile(contentsOf: archive, where: { _ in false }).metadata[key] else { return false }
    let maps = try Self.maps(ofItem: id, in: archive)
    guard !maps.isEmpty else { return false }
    try write(maps, key: key, id: id, to: path)
    return true
  }

  /// The maps of one item out of a shard's file, in [0, 1].
  ///
  /// - Throws: `StudyError` (`damagedResults`) where they are not those that were written.
  static func maps(ofItem id: String, in archive: String) throws -> [(name: String, map: Tensor)] {
    let file = try SafetensorsFile(contentsOf: archive) { $0.hasPrefix("\(id)/") }
    let maps = try maps(file).map { (name: String($0.name.dropFirst(id.count + 1)), map: $0.map) }
    guard !maps.isEmpty else { return [] }
    guard let hash = file.metadata["maps:\(id)"] else {
      throw StudyError(
        .damagedResults, "the maps of a finished case bear no hash, as if another version had written them",
        remedy: StudyFolder.remedy(forFile: archive), context: ["file": archive, "case": id])
    }
    guard hash == Self.hash(of: maps) else {
      throw StudyError(
        .damagedResults, "the maps of a finished case are damaged", remedy: StudyFolder.remedy(forFile: archive),
        context: ["file": archive, "case": id])
    }
    return maps
  }

  private static func maps(_ file: SafetensorsFile) throws -> [(name: String, map: Tensor)] {
    file.tensors.names.compactMap { name in
      switch file.tensors[name] {
      case .floats(let map): (name, map)
      case .integers(let bytes): (name, Tensor(shape: bytes.shape, elements: bytes.elements.map { Float($0) / 255 }))
      case nil: nil
      }
    }
  }
}
