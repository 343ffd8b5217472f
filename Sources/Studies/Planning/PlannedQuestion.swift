import Files

/// What a study asks its networks, where that is more than the logit of a class of a picture, in the words of the command line.
///
///     var question = PlannedQuestion()
///     question.texts = ["a photo of a cat", "a photo of a dog"]
///
/// What is nil follows from the network. The files that it names belong to the plan as pictures do: by what they hold.
public struct PlannedQuestion: Sendable, Equatable, Codable {
  /// Which score is explained.
  public var target: String?
  /// What the networks do.
  public var task: String?
  /// How detectors lay out what they find.
  public var layout: String?
  /// The least probability of a box, 0 to 1.
  public var boxScore: Double?
  /// From which overlap on two boxes are one, 0 to 1.
  public var boxOverlap: Double?
  /// Whether of overlapping boxes one stays, whatever their classes.
  public var boxAcrossClasses: Bool?
  /// What is explained of a box.
  public var boxTarget: String?
  /// Where in a segmentation scores are taken: a point, or a mask's file.
  public var region: String?
  /// The texts that pictures are compared with.
  public var texts: [String] = []
  /// The vocabulary of the texts.
  public var vocabulary: String?
  /// The network of the texts.
  public var textModel: String?
  /// What cosines are multiplied by.
  public var logitFactor: Double?
  /// The pictures that pictures are compared with.
  public var likeness: [String] = []
  /// All files that are named above, or found beside a network because nobody named them.
  public var files: [PlannedFile] = []

  /// The usual question.
  public init() {}

  /// Whether it is the usual one.
  public var isUsual: Bool { self == PlannedQuestion() }

  /// What numbers depend on: the same whatever the files are called.
  func keyText() throws -> String {
    let hashes = Dictionary(files.map { ($0.path, $0.hash) }) { first, _ in first }
    func content(_ path: String?) -> String? { path.map { hashes[$0] ?? $0 } }
    var named = self
    named.region = content(region)
    named.vocabulary = content(vocabulary)
    named.textModel = content(textModel)
    // What a picture is called stands in results, and so counts.
    named.files = files.map { PlannedFile(path: "", hash: $0.hash) }
    return try JSONText.encoded(named)
  }

  /// More than any question has.
  static let mostTexts = 1 << 15

  /// What keeps it from being one, wherever it was read from; nil where nothing does.
  var fault: String? {
    let numbers = [boxScore, boxOverlap, logitFactor].compactMap(\.self)
    if numbers.contains(where: { !$0.isFinite }) { return "a number of its question is none" }
    if !texts.isEmpty, !likeness.isEmpty { return "its pictures are compared with texts and with pictures" }
    if max(texts.count, likeness.count) > Self.mostTexts { return "its pictures are compared with too much" }
    return nil
  }
}

/// A file that a plan's numbers depend on.
public struct PlannedFile: Sendable, Equatable, Codable {
  /// As it can be opened.
  public let path: String
  /// The SHA-256 of its bytes.
  public let hash: String

  /// A file, by what it holds.
  public init(path: String, hash: String) {
    self.path = path
    self.hash = hash
  }

  /// Of a file as it is now.
  /// - Throws: `FileError` where it cannot be read.
  public init(reading path: String) throws {
    self.init(path: path, hash: try MappedFile(path: path).withBytes { SHA256.hexadecimal(of: $0) })
  }
}
