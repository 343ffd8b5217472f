import Files
import Tensors

/// Writes a safetensors file tensor by tensor, for more of them than memory holds.
///
///     let writer = try SafetensorsWriter(path: "maps.safetensors")
///     for (name, map) in maps { try writer.append(name, map) }
///     try writer.finish()
///
/// The elements wait in a nameless file in the same folder until the header is known; `finish` then makes the file,
/// whole or not at all. Without `finish` nothing remains. The bytes are those of `SafetensorsFile.write`.
public final class SafetensorsWriter {
  private let path: String
  private let scratch: ScratchFile
  private var entries: [(name: String, shape: [Int], kind: SafetensorsFile.WrittenElement)] = []

  /// Begins a file, which has its name when it is finished.
  /// - Throws: `FileError` if the folder is missing or may not be written.
  public init(path: String) throws(FileError) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    scratch = try ScratchFile(folder: folder)
  }

  /// Writes a tensor of floats.
  /// - Throws: `FileError` if the disk is full.
  public func append(_ name: String, _ tensor: Tensor) throws(FileError) {
    entries.append((name, tensor.shape, .float))
    try tensor.withUnsafeElements { elements throws(FileError) in try scratch.append(UnsafeRawBufferPointer(elements)) }
  }

  /// A tensor of whole numbers from 0 to 255.
  /// - Parameters:
  ///   - name: of the tensor; no other of the file has it.
  ///   - shape: the length of each axis.
  ///   - bytes: as many as the shape has places.
  /// - Throws: `FileError` if the disk is full.
  public func append(_ name: String, shape: [Int], bytes: [UInt8]) throws(FileError) {
    precondition(bytes.count == shape.reduce(1, *))
    entries.append((name, shape, .byte))
    try bytes.withUnsafeBufferPointer { bytes throws(FileError) in try scratch.append(UnsafeRawBufferPointer(bytes)) }
  }

  /// Writes the header and gives the file its name.
  /// - Throws: as `SafetensorsFile.write`.
  public func finish(metadata: [String: String] = [:]) throws {
    let header = try SafetensorsFile.headerBytes(entries, metadata)
    try AtomicFile.write(to: path) { writer throws(FileError) in
      try header.withUnsafeBufferPointer { bytes throws(FileError) in
        try writer.append(UnsafeRawBufferPointer(bytes))
      }
      try scratch.copy(to: writer)
    }
  }
}
