import Files

extension StateDictionary {
  /// Reads a PyTorch file (`.pth`, `.pt`, `.bin`; both formats) or a safetensors file. Its bytes tell which, not its
  /// name.
  ///
  /// No code from the file is run: a pickle that names anything but the parts of a state dict is refused, by that name.
  /// A checkpoint may hold its weights under any key; of several, `PyTorchFile.weightKeys` says which are taken, and so do
  /// the `notes`.
  /// - Throws: `FileError` if the file cannot be read; `ModelError` if it is damaged (`malformed`), holds what is not
  ///   supported, or would run code (`refused`).
  /// - Complexity: O(n) for n tensors, and the size of those that are converted.
  public init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    self = try file.withBytes { bytes in
      do throws(ModelError) { return try Self(bytes: bytes, owner: file) } catch {
        // Where the content says nothing, the name may.
        let format = FileFormat.of(bytes) == nil ? FileFormat.named(path) : nil
        let failure = format.map { $0.use == .neither ? $0.refusal(as: .weights) : error } ?? error
        throw failure.adding(["file": path])
      }
    }
  }

  /// The same for bytes that `owner` keeps alive and nobody changes.
  package init(bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) throws(ModelError) {
    if let format = FileFormat.of(bytes), ![.weights, .program].contains(format.use) {
      throw format.refusal(as: .weights)
    }
    if SafetensorsFile.isBegun(by: bytes) {
      self = try SafetensorsFile(bytes: bytes, owner: owner).tensors
    } else if bytes.starts(with: [0x50, 0x4B]) {
      self = try PyTorchFile(zip: bytes).stateDictionary(owner: owner, fileSize: bytes.count)
    } else if bytes.first == 0x80 {
      self = try PyTorchFile(stream: bytes).stateDictionary(owner: owner, fileSize: bytes.count)
    } else {
      throw ModelError(.unsupported, "neither a PyTorch file nor a safetensors file")
    }
  }
}
