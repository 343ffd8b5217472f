import Failures
import ModelReaders
import Studies

/// What the network said of one frame of a film.
public struct FilmMoment: Sendable, Equatable {
  /// The frame's place in the film, from 0.
  public let frame: Int
  /// When it is shown.
  public let seconds: Double
  /// The class whose map is shown, and its probability.
  public let classIndex: Int
  /// The class's probability in this frame, 0 to 1.
  public let probability: Double
  /// The likeliest classes with their probabilities, likeliest first: five at most.
  public let likeliest: [ClassProbability]

  /// A class and its probability.
  public struct ClassProbability: Sendable, Equatable {
    /// The class's index.
    public let classIndex: Int
    /// 0 to 1.
    public let probability: Double
  }

  /// nil where it is not among the likeliest, nor shown.
  func probability(of classIndex: Int) -> Double? {
    if classIndex == self.classIndex { return probability }
    return likeliest.first { $0.classIndex == classIndex }?.probability
  }
}

extension [FilmMoment] {
  /// A row for each moment: the frame, its time, the class that is shown with its probability, and the likeliest one.
  public func table(labels: ClassLabels) -> String {
    var table = CommaSeparated(
      columns: [
        "frame", "seconds", "class", "name", "probability", "likeliest_class", "likeliest_name",
        "likeliest_probability",
      ])
    for moment in self {
      var row = ["\(moment.frame)", "\(moment.seconds)"]
      row += ["\(moment.classIndex)", labels[moment.classIndex].name ?? "", "\(moment.probability)"]
      if let top = moment.likeliest.first {
        row += ["\(top.classIndex)", labels[top.classIndex].name ?? "", "\(top.probability)"]
      } else {
        row += ["", "", ""]
      }
      table.append(row)
    }
    return table.text
  }
}
