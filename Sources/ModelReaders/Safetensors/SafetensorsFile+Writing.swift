import Files
import Tensors

extension SafetensorsFile {
  /// Writes tensors as 32-bit floats, in the order given. Equal arguments make equal bytes.
  ///
  ///     try SafetensorsFile.write([("map", map)], metadata: ["method": "grad-cam"], to: "maps.safetensors")
  ///
  /// The file appears whole or not at all.
  /// - Parameters:
  ///   - tensors: in the order in which they are written.
  ///   - metadata: remarks under `__metadata__`, written in the order of their keys.
  ///   - path: of the file, which stands there when it is whole.
  /// - Throws: `ModelError` with `malformed` if a name stands there twice or is `__metadata__`, or with `unsupported`
  ///   if the header would be longer than 100 MB; `FileError` if the file cannot be written.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:], to path: String
  ) throws {
    let header = try headerBytes(tensors.map { ($0.name, $0.tensor.shape, .float) }, metadata)
    try AtomicFile.write(to: path) { writer throws(FileError) in
      try header.withUnsafeBufferPointer { bytes throws(FileError) in
        try writer.append(UnsafeRawBufferPointer(bytes))
      }
      for (_, tensor) in tensors {
        try tensor.withUnsafeElements { elements throws(FileError) in
          try writer.append(UnsafeRawBufferPointer(elements))
        }
      }
    }
  }

  /// The same as bytes, for who has no file.
  /// - Throws: as `write`.
  public static func bytes(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]
  ) throws(ModelError) -> [UInt8] {
    var bytes = try headerBytes(tensors.map { ($0.name, $0.tensor.shape, .float) }, metadata)
    for (_, tensor) in tensors { tensor.withUnsafeElements { bytes += UnsafeRawBufferPointer($0) } }
    return bytes
  }

  /// What elements are written as.
  enum WrittenElement: String {
    case float = "F32"
    case byte = "U8"

    var size: Int { self == .float ? 4 : 1 }
  }

  /// The length and the header, filled up with spaces so that the elements are aligned to 8 bytes.
  static func headerBytes(
    _ tensors: [(name: String, shape: [Int], kind: WrittenElement)], _ metadata: [String: String]
  ) throws(ModelError) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      // By bytes: the order of Swift's strings is that of their normal forms.
      let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      members.append("\"__metadata__\":{" + sorted.map { quoted($0) + ":" + quoted($1) }.joined(separator: ",") + "}")
    }
    var names: Set<String> = []
    var start = 0
    for (name, lengths, kind) in tensors {
      guard name != "__metadata__", names.insert(name).inserted else {
        throw ModelError(
          .malformed, "this name is taken; give each tensor a name of its own", context: ["tensor": name])
      }
      let end = start + lengths.reduce(1, *) * kind.size
      let shape = lengths.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(name)):{\"dtype\":\"\(kind.rawValue)\",\"shape\":[\(shape)],\"data_offsets\":[\(start),\(end)]}")
      start = end
    }
    var json = Array(("{" + members.joined(separator: ",") + "}").utf8)
    json += [UInt8](repeating: UInt8(ascii: " "), count: (8 - json.count % 8) % 8)
    guard json.count <= maximumHeaderLength else {
      throw ModelError(.unsupported, "the names and remarks take more than 100 MB; write several files")
    }
    return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Array($0) } + json
  }

  /// A string of JSON: quotation marks, backslashes and control characters are escaped, all else is UTF-8.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
