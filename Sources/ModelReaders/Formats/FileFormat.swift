import Failures

/// A kind of file that may hold a network or weights: how it is known, and how ONNX is made of it.
///
/// A file is known by its content where that tells, and by its name where it does not; so a stranger's file gets one line
/// that says what it is, whatever it is called.
package struct FileFormat: Sendable {
  package enum Use: Sendable {
    /// It is read as a network that has its weights.
    case network
    /// It is read as the weights of a built-in network.
    case weights
    /// It holds weights that are read, and a program that is not.
    case program
    case neither
  }

  /// With its article, such as "a Keras model".
  package let name: String
  /// What files of it are called, in small letters.
  package let extensions: [String]
  /// What a folder of it holds.
  package let folderEntries: [String]
  package let use: Use
  /// What makes an ONNX file, or something else that is read.
  package let remedy: Remedy
  /// Whether a content is of this format for certain.
  let isContent: @Sendable (FileContent) -> Bool

  init(
    _ name: String, _ extensions: [String] = [], folder folderEntries: [String] = [], use: Use = .neither,
    _ remedy: Remedy, content: @escaping @Sendable (FileContent) -> Bool = { _ in false }
  ) {
    self.name = name
    self.extensions = extensions
    self.folderEntries = folderEntries
    self.use = use
    self.remedy = remedy
    isContent = content
  }

  /// The format that the content tells; nil where it tells none.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> FileFormat? {
    let content = FileContent(bytes)
    return all.first { $0.isContent(content) }
  }

  /// The format that a file's name tells; nil where it tells none, or too little.
  package static func named(_ path: String) -> FileFormat? {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return all.first { format in
      format.folderEntries.contains(name) || format.extensions.contains { name.hasSuffix("." + $0) }
    }
  }

  /// The format of a folder that holds these files.
  package static func ofFolder(_ path: String, holding names: [String]) -> FileFormat? {
    all.first { $0.folderEntries.contains(where: names.contains) } ?? named(path)
  }

  /// What to tell of a file of this format that is given as something else.
  /// - Parameter fitting: the built-in networks that the weights are of, if any.
  func refusal(as wanted: Use, fitting: [String] = []) -> ModelError {
    let network =
      fitting.isEmpty ? "the network" : "the network, \(fitting.prefix(3).joined(separator: " or ")) by its weights,"
    return switch (use, wanted) {
    case (.weights, _):
      ModelError(
        .unsupported, "this is \(name), which holds weights without the network",
        remedy: """
          name \(network) with \(.option(.model)) and give the file as \(.option(.weights)), or export the network to ONNX \
          with torch.onnx.export
          """)
    case (.network, _):
      ModelError(
        .unsupported, "this is \(name), which holds its own weights",
        remedy: "give it as \(.option(.model)), without \(.option(.weights))")
    case (.neither, .weights), (.program, .weights):
      ModelError(
        .unsupported, "this is \(name), neither a PyTorch file nor a safetensors file of weights", remedy: remedy)
    case (.program, _), (.neither, _):
      ModelError(.unsupported, "this is \(name), and networks are read from ONNX files", remedy: remedy)
    }
  }
}
