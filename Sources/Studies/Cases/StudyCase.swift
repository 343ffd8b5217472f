import Evaluation

/// A picture and a class, of which a study makes maps.
///
///     let cases = try CaseSource("cases.csv").cases().cases
///     cases[0].name  // "cat-tabby"
public struct StudyCase: Sendable, Equatable {
  /// How many boxes one may have.
  public static let mostBoxes = 1000

  /// The picture as the list has it.
  public let image: String
  /// The picture as it can be opened; whether it is there is seen when it is read.
  public let path: String
  /// An index, a name, a WordNet id, or in a table `StudyCases.topClass`.
  public let className: String
  /// What files of this case are called: no other case of the list has it.
  public internal(set) var name: String
  /// What it belongs to, if the list says so.
  public let group: String?
  /// Where objects of the class lie, in pixels of the upright picture; empty where the list has none.
  public internal(set) var boxes: [PictureBox]
  /// Where the list has it from: `line 12`, or a file.
  public let origin: String

  /// A case with its class as the list names it; `path` is where its picture can be opened.
  public init(
    image: String, path: String, className: String, name: String, group: String? = nil, boxes: [PictureBox] = [],
    origin: String
  ) {
    self.image = image
    self.path = path
    self.className = className
    self.name = name
    self.group = group
    self.boxes = boxes
    self.origin = origin
  }
}
