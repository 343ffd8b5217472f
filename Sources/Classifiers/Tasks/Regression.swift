import ModelReaders

/// Numbers that are no classes: the subjects are the output's elements, each as it is.
///
/// Where a measure asks for a probability, it gets the number itself.
public struct Regression: NetworkTask {
  let labels: ClassLabels

  static let slug = "regress"
  public var slug: String { Self.slug }
  public var subjects: ClassLabels? { labels }
  public var classNames: ClassLabels { labels }
  public var likelihood: Likelihood { .number }

  public func reading(of output: [Float], seen view: PictureView) -> Reading {
    Reading(readout: NumberReadout(count: labels.count), labels: labels)
  }
}

/// Numbers as they are.
struct NumberReadout: Readout {
  let count: Int
  func scores(_ output: [Float]) -> [Float] { output }
  func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] { direction }
  func activation(of scores: [Float]) -> Activation { Activation(.none) }
  func likelihood(of scores: [Float]) -> Likelihood { .number }
  var isRanked: Bool { false }
}
