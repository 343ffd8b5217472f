import ActivationMaps
import Failures
import Files
import ModelReaders
import Studies
import Tensors

/// A study's maps in safetensors files: those of an item under the methods' names, those of a shard as `item/method`.
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
    var keys: [String: String] = [:]
    for part in parts where keys[part.key] == nil {
      keys[part.key] = part.id
      for (name, map) in try Self.maps(SafetensorsFile(contentsOf: part.path)) {
        try append("\(part.id)/\(name)", map, to: writer)
      }
    }
    try writer.finish(metadata: keys)
  }

  func extract(key: String, from archive: String, to path: String) throws -> Bool {
    guard let id = try SafetensorsFile(contentsOf: archive, where: { _ in false }).metadata[key] else { return false }
    let maps = try Self.maps(ofItem: id, in: archive)
    guard !maps.isEmpty else { return false }
    try write(maps, key: key, id: id, to: path)
    return true
  }

  /// The maps of one item out of a shard's file, in [0, 1].
  static func maps(ofItem id: String, in archive: String) throws -> [(name: String, map: Tensor)] {
    let file = try SafetensorsFile(contentsOf: archive) { $0.hasPrefix("\(id)/") }
    return try maps(file).map { (String($0.name.dropFirst(id.count + 1)), $0.map) }
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
