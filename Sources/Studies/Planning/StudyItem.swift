import Evaluation

/// One thing to compute: a case by a network, by all that the plan asks for.
///
/// Items are a plan's alone, so that an index in one is always the plan's.
public struct StudyItem: Sendable, Equatable {
  /// Its place in the plan, from 0: network by network, case by case.
  public let index: Int
  /// What its pages are called; no other item of the plan has it.
  public let id: String
  /// Which of the plan's networks and cases it is.
  public let networkIndex: Int
  /// Which of the plan's cases it is.
  public let caseIndex: Int
  /// What the network is called in results; no other network of the plan has it.
  public let model: String
  /// The network that is asked.
  public let network: PlannedNetwork
  /// The case that it is asked about.
  public let planned: PlannedCase
  /// The class that is explained; nil for the network's own first answer. Of what is asked for in words a number of the plan's own,
  /// beyond those of the network's classes.
  public let classIndex: Int?
  /// What is asked for, where that is no class: a sum of scores, or a further box of one class.
  public let words: String?

  /// Whether the class has a probability from 0 to 1, and not any number.
  var hasProbability: Bool { words == nil && network.hasProbabilities != false }
}

/// A network of a plan.
public struct PlannedNetwork: Sendable, Equatable, Codable {
  /// As the user named it, with its weights where the name alone fits several.
  public let name: String
  /// The SHA-256 of all that its answers depend on.
  public let hash: String
  /// The name or path that it is read by again, and the file of its weights.
  public let model: String
  /// The file of its weights; nil where the model names them itself.
  public let weights: String?
  /// The layers that maps are made from; none for the network's own choice.
  public let layers: [String]
  /// For the memory that it takes: the bytes of its weights, and the pixels of its input.
  public let weightBytes: Int
  /// Height times width of its input; 0 where that depends on the picture.
  public let inputPixels: Int
  /// K, how many classes it has: numbers of classes from K on stand for what is asked for in words. Nil where nothing is.
  public let classCount: Int?
  /// Whether its scores have probabilities from 0 to 1, and are not any numbers; nil for yes.
  public let hasProbabilities: Bool?

  /// A network as a plan keeps it; `model` is by default the name.
  public init(
    name: String, hash: String, model: String? = nil, weights: String? = nil, layers: [String] = [],
    weightBytes: Int = 0, inputPixels: Int = 0, classCount: Int? = nil, hasProbabilities: Bool? = nil
  ) {
    self.name = name
    self.hash = hash
    self.model = model ?? name
    self.weights = weights
    self.layers = layers
    self.weightBytes = weightBytes
    self.inputPixels = inputPixels
    self.classCount = classCount
    self.hasProbabilities = hasProbabilities
  }
}

/// A picture and class of a plan.
public struct PlannedCase: Sendable, Equatable, Codable {
  /// What files of this case are called.
  public let name: String
  /// The picture's path, as the list of cases has it.
  public let image: String
  /// The picture's path as it can be opened.
  public let path: String
  /// The SHA-256 of the picture's file; empty where there is none.
  public let imageHash: String
  /// The class as the list of cases names it.
  public let className: String
  /// What the class's name means, network by network: −1 for the network's own first answer, from the network's `classCount` on what
  /// is asked for in words.
  public let classIndices: [Int]
  /// What the list of cases puts it in; nil where it says nothing.
  public let group: String?
  /// Where the object lies, in the picture's pixels.
  public let boxes: [PictureBox]

  /// A case as a plan keeps it, with the class's index for each network.
  public init(
    name: String, image: String, path: String, imageHash: String, className: String, classIndices: [Int],
    group: String? = nil, boxes: [PictureBox] = []
  ) {
    self.name = name
    self.image = image
    self.path = path
    self.imageHash = imageHash
    self.className = className
    self.classIndices = classIndices
    self.group = group
    self.boxes = boxes
  }

  /// Whether there was a picture when the plan was made.
  public var hasPicture: Bool { !imageHash.isEmpty }
}
