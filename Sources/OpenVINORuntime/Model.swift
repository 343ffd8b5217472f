internal import COpenVINO
import Failures
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A network as the engine has read it, not yet compiled.
///
/// It owns copies of all weights that it got from memory: those may be freed or changed as soon as it exists.
public final class Model: Sendable {
  nonisolated(unsafe) let pointer: OpaquePointer

  private init(owning pointer: OpaquePointer) { self.pointer = pointer }

  deinit { ov_model_free(pointer) }

  /// Where the external data of a tensor lies in this process: the tensor's `location` in the ONNX bytes.
  public static let memoryLocation = "*/_ORT_MEM_ADDR_/*"

  /// Reads a network from the bytes of an ONNX file.
  ///
  /// Weights need not be in the bytes. A tensor whose `data_location` is `EXTERNAL`, with the `location`
  /// `Model.memoryLocation`, the `offset` the address of its elements in this process (decimal) and the `length` their
  /// number of bytes, is copied from there. So the bytes of a network stay few, and reading is several times faster.
  /// The memory must stay as it is until this returns, no longer.
  ///
  /// - Important: Such addresses are taken on trust: give only bytes that this program has written or checked, never
  ///   a stranger's file as it is.
  /// - Throws: `RuntimeError` if the bytes are no ONNX network, or the engine does not know one of its operators.
  public convenience init(onnx bytes: UnsafeRawBufferPointer, core: Core) throws(RuntimeError) {
    self.init(owning: try Model.read(bytes, core))
  }

  /// The same from an array of bytes.
  public convenience init(onnx bytes: [UInt8], core: Core) throws(RuntimeError) {
    self.init(
      owning: try bytes.withUnsafeBufferPointer { buffer throws(RuntimeError) in
        try Model.read(UnsafeRawBufferPointer(buffer), core)
      })
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, _ core: Core) throws(RuntimeError) -> OpaquePointer {
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      throw RuntimeError(.engine, "the network cannot be read: there are no bytes")
    }
    var model: OpaquePointer?
    try check(
      ov_core_read_model_from_memory_buffer(
        core.pointer, start.assumingMemoryBound(to: CChar.self), bytes.count, nil, &model),
      "the network cannot be read")
    return try unwrap(model, "the network cannot be read")
  }

  /// Reads an ONNX file, and the files of weights that it names beside itself.
  ///
  /// The engine maps these by itself: a file that is cut short meanwhile ends the program.
  /// - Throws: `RuntimeError` as above, and if the file is missing or refers to this process's memory.
  public convenience init(path: String, core: Core) throws(RuntimeError) {
    let context: FailureContext = ["file": path]
    let namesMemory: Bool
    do {
      namesMemory = try MappedFile(path: path).withBytes { $0.contains(Model.memoryLocation) }
    } catch {
      throw RuntimeError(.engine, "the network cannot be read", cause: error)
    }
    // A file has no business with addresses: whoever wrote it wants to read memory that is not his.
    guard !namesMemory else {
      throw RuntimeError(.unsupported, "the network's weights lie in another program's memory", context: context)
    }
    var model: OpaquePointer?
    try check(ov_core_read_model(core.pointer, path, nil, &model), "the network in '\(path)' cannot be read")
    self.init(owning: try unwrap(model, "the network in '\(path)' cannot be read"))
  }
}

extension UnsafeRawBufferPointer {
  /// True where the bytes of the text stand anywhere among these.
  fileprivate func contains(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { wanted in
      guard let first = wanted.first, let pattern = wanted.baseAddress, var from = baseAddress else { return false }
      let last = from + count - wanted.count
      while from <= last, let hit = memchr(from, Int32(first), last - from + 1) {
        if memcmp(hit, pattern, wanted.count) == 0 { return true }
        from = UnsafeRawPointer(hit + 1)
      }
      return false
    }
  }
}
