/// One thing to compute: a case by a network, by all methods and combinations of its plan.
///
/// Items are a plan's alone, so that an index in one is always the plan's.
public struct SweepItem: Sendable, Equatable {
  /// What its files are called; no other item of the plan has it.
  public let id: String
  /// Which of the plan's networks and cases it is.
  public let networkIndex: Int
  public let caseIndex: Int
  /// What the network is called in results; no other network of the plan has it.
  public let model: String
  public let network: PlannedNetwork
  public let planned: PlannedCase
  public let classIndex: Int
}

/// A network of a plan.
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

/// A picture and class of a plan.
public struct PlannedCase: Sendable, Equatable, Codable {
  /// What files of this case are called.
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
