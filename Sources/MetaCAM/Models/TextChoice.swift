/// The texts that pictures are compared with, and what makes embeddings of them.
///
///     var choice = TextChoice(["a photo of a cat", "a photo of a dog"])
///     choice.vocabulary = "bpe_simple_vocab_16e6.txt.gz"
public struct TextChoice: Sendable, Equatable {
  /// As they are read by the network, each once.
  public var texts: [String]
  /// The file of the vocabulary, or the folder that holds it; nil for one of the usual names beside the network.
  public var vocabulary: String?
  /// The path of the `.onnx` file that takes texts; nil where the pictures' own file takes them as well.
  public var network: String?
  /// What cosines are multiplied by; nil for what the network has learned, or 100.
  public var factor: Double?
  /// Whether each word is left out in turn: see `PromptTracer`.
  public var tracesWords: Bool

  /// Texts, and by default all else as the network has it.
  public init(
    _ texts: [String], vocabulary: String? = nil, network: String? = nil, factor: Double? = nil,
    tracesWords: Bool = false
  ) {
    self.texts = texts
    self.vocabulary = vocabulary
    self.network = network
    self.factor = factor
    self.tracesWords = tracesWords
  }

  /// What CLIP was held to in training, and came to.
  static let usualFactor = 100.0
  /// As many as a network of ImageNet's larger half has classes.
  static let mostTexts = 1 << 15
}
