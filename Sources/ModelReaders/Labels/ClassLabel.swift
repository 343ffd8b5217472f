/// What one output of a classifier stands for.
public struct ClassLabel: Sendable, Equatable {
  /// The place in the network's output, from 0.
  public let index: Int
  /// Nil where the network came without names.
  public let name: String?
  /// The id of the class's set of synonyms in WordNet 3.0, such as `n02123045`; nil outside ImageNet.
  public let wordNetID: String?
  /// Other names of the same thing.
  public let synonyms: [String]

  /// A class by its index, by default without a name.
  public init(index: Int, name: String? = nil, wordNetID: String? = nil, synonyms: [String] = []) {
    self.index = index
    self.name = name
    self.wordNetID = wordNetID
    self.synonyms = synonyms
  }

  /// The name and the synonyms.
  var names: [String] { (name.map { [$0] } ?? []) + synonyms }
}

extension ClassLabel: CustomStringConvertible {
  /// `281 tabby`, or `281` without a name.
  public var description: String { name.map { "\(index) \($0)" } ?? "\(index)" }
}
