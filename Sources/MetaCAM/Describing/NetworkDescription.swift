import Failures
import Files
import ModelReaders

/// What the owner of a network knows of it and the file does not say, kept beside the network as `model.json`.
///
///     let model = try NetworkModel(named: "brain/model.json")  // as its owner runs it
///
/// Everything but the network may be left out, and is then as the network says, or as usual. What a user asks for goes before.
/// The format is described in `Documentation/Descriptions.md`.
public struct NetworkDescription: Sendable, Equatable {
  /// What the file's key `schema` says.
  public static let schema = "metacam-network"
  /// Of the file's form.
  public static let version = 1

  /// A file beside the description, or the name of a built-in network.
  public var network: String
  /// The SHA-256 of the network's file, in hexadecimal.
  public var networkHash: String?
  /// A file beside the description with the weights of a built-in network.
  public var weights: String?
  /// The SHA-256 of the weights' file, in hexadecimal.
  public var weightsHash: String?
  /// Which input the picture is; nil for the only one that can be.
  public var input: Input?
  /// Which output holds the class scores; nil for the only one that can.
  public var output: Output?
  /// How a picture comes to the network; nil for what the network says or is usual.
  public var preprocessing: PreprocessingDescription?
  /// `softmax`, `sigmoid` or `none`; nil for what the network ends with.
  public var activation: String?
  /// What the classes are called; nil for what the network says.
  public var classes: Classes?
  /// The layers that maps are made from.
  public var layers: [String]?
  /// How tokens lie over the picture, such as `14x14+1`.
  public var tokens: String?
  /// What the network does, where it is another thing than to name classes.
  public var task: Task?
  /// Under which terms the network may be used; not acted upon.
  public var licence: String?
  /// A picture to test an installation by; nil for none.
  public var selfTest: SelfTest?

  /// What a description says of a network's inputs.
  public struct Input: Sendable, Equatable {
    /// The input that the picture is.
    public var name: String?
    /// What other inputs get: numbers in a row.
    public var values: [String: [Double]]?
  }

  /// What a description says of a network's outputs.
  public struct Output: Sendable, Equatable {
    /// The value that holds the class scores.
    public var name: String?
    /// `mean` or `maximum`.
    public var scoreMap: String?
  }

  /// What a description says of a network's task.
  public struct Task: Sendable, Equatable {
    /// One of `TaskKind.slugs`.
    public var kind: String?
    /// How a detector lays out what it has found.
    public var layout: String?
    /// The least probability of a box.
    public var boxScore: Double?
    /// From which overlap on two boxes of one class are one.
    public var boxOverlap: Double?
    /// Whether of overlapping boxes one stays, whatever their classes.
    public var boxAcrossClasses: Bool?
    /// What is explained of a box: `row` or `match`.
    public var boxTarget: String?
  }

  /// Where the classes' names stand.
  public enum Classes: Sendable, Equatable {
    /// In the description itself, in the classes' order.
    case names([String])
    /// A list beside the description, or `imagenet`.
    case list(String)
  }

  /// A picture, and what the network says of it where everything is right.
  public struct SelfTest: Sendable, Equatable {
    /// A file beside the description.
    public var picture: String
    /// By class index.
    public var probabilities: [String: Double]
    /// How far a probability may be off.
    public var tolerance: Double?

    /// How far a probability may be off where the description says nothing.
    public static let usualTolerance = 1e-3
  }

  /// A description that says nothing but which network it is of.
  public init(network: String) { self.network = network }
}

// MARK: - JSON

extension NetworkDescription: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case schema, version, network, networkHash, weights, weightsHash, input, output, preprocessing, activation, classes
    case layers, tokens, task, licence, selfTest
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    let schema = try values.decode(String.self, forKey: .schema)
    let version = try values.decode(Int.self, forKey: .version)
    guard schema == Self.schema, version == Self.version else {
      throw MetaCAMError(
        .invalidDescription,
        "it says that it is version \(version) of '\(ShownText.visible(schema))'; version \(Self.version) of '\(Self.schema)' is read"
      )
    }
    network = try values.decode(String.self, forKey: .network)
    networkHash = try values.decodeIfPresent(String.self, forKey: .networkHash)
    weights = try values.decodeIfPresent(String.self, forKey: .weights)
    weightsHash = try values.decodeIfPresent(String.self, forKey: .weightsHash)
    input = try values.decodeIfPresent(Input.self, forKey: .input)
    output = try values.decodeIfPresent(Output.self, forKey: .output)
    preprocessing = try values.decodeIfPresent(PreprocessingDescription.self, forKey: .preprocessing)
    activation = try values.decodeIfPresent(String.self, forKey: .activation)
    classes = try values.decodeIfPresent(Classes.self, forKey: .classes)
    layers = try values.decodeIfPresent([String].self, forKey: .layers)
    tokens = try values.decodeIfPresent(String.self, forKey: .tokens)
    task = try values.decodeIfPresent(Task.self, forKey: .task)
    licence = try values.decodeIfPresent(String.self, forKey: .licence)
    selfTest = try values.decodeIfPresent(SelfTest.self, forKey: .selfTest)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(Self.version, forKey: .version)
    try values.encode(network, forKey: .network)
    try values.encodeIfPresent(networkHash, forKey: .networkHash)
    try values.encodeIfPresent(weights, forKey: .weights)
    try values.encodeIfPresent(weightsHash, forKey: .weightsHash)
    try values.encodeIfPresent(input, forKey: .input)
    try values.encodeIfPresent(output, forKey: .output)
    try values.encodeIfPresent(preprocessing, forKey: .preprocessing)
    try values.encodeIfPresent(activation, forKey: .activation)
    try values.encodeIfPresent(classes, forKey: .classes)
    try values.encodeIfPresent(layers, forKey: .layers)
    try values.encodeIfPresent(tokens, forKey: .tokens)
    try values.encodeIfPresent(task, forKey: .task)
    try values.encodeIfPresent(licence, forKey: .licence)
    try values.encodeIfPresent(selfTest, forKey: .selfTest)
  }
}

extension NetworkDescription.Input: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, values }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    name = try values.decodeIfPresent(String.self, forKey: .name)
    self.values = try values.decodeIfPresent([String: [Double]].self, forKey: .values)
  }
}

extension NetworkDescription.Output: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, scoreMap }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    name = try values.decodeIfPresent(String.self, forKey: .name)
    scoreMap = try values.decodeIfPresent(String.self, forKey: .scoreMap)
  }
}

extension NetworkDescription.Task: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, layout, boxScore, boxOverlap, boxAcrossClasses, boxTarget
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    kind = try values.decodeIfPresent(String.self, forKey: .kind)
    layout = try values.decodeIfPresent(String.self, forKey: .layout)
    boxScore = try values.decodeIfPresent(Double.self, forKey: .boxScore)
    boxOverlap = try values.decodeIfPresent(Double.self, forKey: .boxOverlap)
    boxAcrossClasses = try values.decodeIfPresent(Bool.self, forKey: .boxAcrossClasses)
    boxTarget = try values.decodeIfPresent(String.self, forKey: .boxTarget)
  }
}

extension NetworkDescription.Classes: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let list = try? value.decode(String.self) {
      self = .list(list)
    } else {
      self = .names(try value.decode([String].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .names(let names): try value.encode(names)
    case .list(let list): try value.encode(list)
    }
  }
}

extension NetworkDescription.SelfTest: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case picture, probabilities, tolerance }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    picture = try values.decode(String.self, forKey: .picture)
    probabilities = try values.decode([String: Double].self, forKey: .probabilities)
    tolerance = try values.decodeIfPresent(Double.self, forKey: .tolerance)
  }
}

extension Decoder {
  /// The values of an object whose keys are all known: a misspelt one would change results in silence.
  func strictContainer<Key: CodingKey & CaseIterable>(_ type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    let known = Key.allCases.map(\.stringValue)
    for key in try container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
      let place = codingPath.map(\.stringValue).joined(separator: ".")
      throw MetaCAMError(
        .invalidDescription,
        "there is no key '\(ShownText.visible(key.stringValue))'\(place.isEmpty ? "" : " in '\(place)'")"
          + NearestNames.hint(for: key.stringValue, among: known) + "; it may be \(known.joined(separator: ", "))")
    }
    return try container(keyedBy: type)
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
