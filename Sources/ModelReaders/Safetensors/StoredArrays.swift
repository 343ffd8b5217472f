import Files
import Graphs

/// The arrays of a safetensors file as they are stored, element for element: what `SafetensorsFile` would bring to 32-bit floats and
/// 64-bit integers, for whoever takes samples of 8 and 16 bits as such.
///
///     let arrays = try StoredArrays(contentsOf: "pictures.safetensors")
///     try arrays.withArray("0") { array in array.shape }  // [480, 640, 3]
package struct StoredArrays: Sendable {
  /// One of them, for as long as the closure that gets it runs.
  package struct Array {
    package let elementType: ElementType
    package let shape: [Int]
    /// Row-major and little-endian, as many as shape and type say.
    package let bytes: UnsafeRawBufferPointer
  }

  private let file: MappedFile
  private let records: [String: SafetensorsHeader.Record]
  /// Where the elements begin, in bytes.
  private let start: Int

  /// In the order of the file.
  package let names: [String]

  /// - Throws: as `SafetensorsFile`, whose header is checked whole; `ModelError` for a name that stands there twice.
  package init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    let (header, elements) = try file.withBytes { bytes in
      do throws(ModelError) { return try SafetensorsFile.parts(of: bytes) } catch { throw error.adding(["file": path]) }
    }
    names = header.tensors.map(\.name)
    records = Dictionary(header.tensors.map { ($0.name, $0.record) }) { first, _ in first }
    guard records.count == names.count else {
      throw ModelError(.malformed, "two arrays bear one name", context: ["file": path])
    }
    start = file.bytes.count - elements.count
    self.file = file
  }

  /// - Throws: `ModelError` where there is no such array; `FileError` where the file was cut short; what the closure throws.
  package func withArray<R>(_ name: String, _ body: (Array) throws -> R) throws -> R {
    guard let record = records[name] else {
      throw ModelError(.mismatch, "there is no array '\(name)'", context: ["file": file.path])
    }
    return try file.withBytes { bytes in
      let range = record.range.lowerBound + start..<record.range.upperBound + start
      return try body(
        Array(
          elementType: record.elementType, shape: record.shape, bytes: UnsafeRawBufferPointer(rebasing: bytes[range])))
    }
  }
}
