import Files
import ModelReaders
import Tensors

/// The project's own test data, in `Tests/Fixtures`.
public enum Fixtures {
  /// The path of a fixture, whatever the working folder is.
  public static func path(_ name: String, from file: StaticString = #filePath) -> String {
    let parts = "\(file)".split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/Fixtures/" + name
  }

  /// A file of little-endian single-precision numbers.
  public static func tensor(_ name: String, shape: [Int]) throws -> Tensor {
    let bytes = try MappedFile(path: path(name)).withBytes { Array($0) }
    let elements = stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
    return Tensor(shape: shape, elements: elements)
  }
}
