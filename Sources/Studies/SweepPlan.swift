import Files

/// What a sweep is about: the same plan gives the same numbers.
public struct SweepPlan: Sendable, Equatable, Codable {
  /// The program's version.
  public let version: String
  public let settings: ExperimentSettings
  public let networks: [PlannedNetwork]
  public let precision: String
  /// Whether 16-bit grey pictures are read as Pillow reads them.
  public let likePillow: Bool
  public let cases: [PlannedCase]

  public struct PlannedNetwork: Sendable, Equatable, Codable {
    /// As the user named it, with its weights where the name alone fits several.
    public let name: String
    /// The SHA-256 of all that its answers depend on.
    public let hash: String

    public init(name: String, hash: String) {
      self.name = name
      self.hash = hash
    }
  }

  public struct PlannedCase: Sendable, Equatable, Codable {
    public let name: String
    public let image: String
    /// The SHA-256 of the picture's file.
    public let imageHash: String
    public let className: String
    /// What the class's name means, network by network.
    public let classIndices: [Int]

    public init(name: String, image: String, imageHash: String, className: String, classIndices: [Int]) {
      self.name = name
      self.image = image
      self.imageHash = imageHash
      self.className = className
      self.classIndices = classIndices
    }
  }

  /// A case and a network, and what files of the two are called.
  public struct Item: Sendable, Equatable {
    public let id: String
    public let network: PlannedNetwork
    public let planned: PlannedCase
    public let classIndex: Int
  }

  public init(
    version: String, settings: ExperimentSettings, networks: [PlannedNetwork], precision: String,
    likePillow: Bool = false, cases: [PlannedCase]
  ) {
    self.version = version
    self.settings = settings
    self.networks = networks
    self.precision = precision
    self.likePillow = likePillow
    self.cases = cases
  }

  /// Network by network, case by case.
  public var items: [Item] { networks.indices.flatMap { items(ofNetwork: $0) } }

  /// The cases with one of the networks. With several networks its name stands before the case's, and the beginning of its
  /// hash, since two files may bear one name.
  public func items(ofNetwork index: Int) -> [Item] {
    let network = networks[index]
    let file = network.name.split(separator: "/").last.map(String.init) ?? network.name
    let prefix = networks.count > 1 ? "\(ShownText.fileName(file))-\(network.hash.prefix(8))." : ""
    return cases.map { planned in
      Item(id: prefix + planned.name, network: network, planned: planned, classIndex: planned.classIndices[index])
    }
  }

  /// What one case's numbers depend on: the SHA-256 over version, settings, network, picture and class.
  func key(of item: Item) throws -> String {
    let parts =
      try [version, precision, JSONText.encoded(settings), item.network.hash, item.planned.imageHash]
      + ["\(item.classIndex)", item.planned.name, "\(likePillow)"]
    // The length before each keeps two sequences of parts from being one.
    let bytes = Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    return bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }

  /// The first thing by which another plan differs, in words; nil where it is the same.
  func difference(from other: SweepPlan) -> String? {
    if self == other { return nil }
    func names(_ plan: SweepPlan) -> [[String]] {
      [plan.networks.map(\.name), plan.cases.flatMap { [$0.name, $0.image, $0.className] }]
    }
    guard version == other.version, settings == other.settings, precision == other.precision,
      likePillow == other.likePillow, names(self) == names(other)
    else { return "it has other cases, models or settings" }
    if let changed = zip(networks, other.networks).first(where: { $0.hash != $1.hash }) {
      return "the network '\(changed.0.name)' has changed since"
    }
    if let changed = zip(cases, other.cases).first(where: { $0.imageHash != $1.imageHash }) {
      return "the picture '\(changed.0.image)' has changed since"
    }
    return "the names of its classes mean others"
  }
}
