import ArgumentParser
import MetaCAM

/// What a network was trained for, where it is another thing than to name a picture's class.
struct TaskOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the network does: \(TaskKind.slugs.joined(separator: ", ")).",
      discussion: """
        By default as its outputs tell, where they leave no doubt; every result says what was taken. Of a detector each box is \
        asked about as a class is: 'top' is the likeliest box, 'dog' the likeliest dog, 'dog 2' the second one.
        """, valueName: "task"))
  var task: String?

  @Option(
    help: ArgumentHelp(
      "How a detector lays out what it finds: \(DetectionLayout.all.map(\.slug).joined(separator: ", ")) (default: as its outputs tell).",
      valueName: "layout"))
  var layout: String?

  @Option(help: ArgumentHelp("The least probability of a box, 0 to 1.", valueName: "probability"))
  var boxScore = Detection.Options().threshold

  @Option(
    help: ArgumentHelp(
      "From which overlap on two boxes of one class are one: intersection over union, 0 to 1.", valueName: "share"))
  var boxOverlap = Detection.Options().overlap

  @Flag(help: "Of overlapping boxes one stays, whatever their classes.")
  var boxAcrossClasses = false

  @Option(
    help: ArgumentHelp(
      "What is explained of a box: 'row', its log-odds where it was found, or 'match', the best of probability times overlap anywhere.",
      valueName: "score"))
  var boxTarget: Detection.Options.Score = .row

  @Option(
    help: ArgumentHelp(
      "Where in a segmentation a class's score is taken: at a point such as 120,80, or over a mask, a picture of the same size.",
      discussion: "By default wherever the network sees the class.", valueName: "place"), completion: .file())
  var region: String?

  /// A mask's file.
  var maskFile: String? { region.flatMap { SegmentationRegion.maskFile($0) } }

  /// The same as a plan keeps it.
  func add(to question: inout PlannedQuestion) {
    let usual = Detection.Options()
    question.task = task
    question.layout = layout
    question.boxScore = boxScore == usual.threshold ? nil : boxScore
    question.boxOverlap = boxOverlap == usual.overlap ? nil : boxOverlap
    question.boxAcrossClasses = boxAcrossClasses ? true : nil
    question.boxTarget = boxTarget == usual.score ? nil : boxTarget.rawValue
    question.region = region
  }

  /// - Parameter usual: what other options speak of; nil where they say nothing.
  func choice(usual: String? = nil) throws -> TaskChoice {
    TaskChoice(
      slug: task ?? usual, layout: layout,
      detection: .init(threshold: boxScore, overlap: boxOverlap, isAcrossClasses: boxAcrossClasses, score: boxTarget),
      region: try region.map { try SegmentationRegion($0) } ?? .predicted)
  }
}

extension Detection.Options.Score: NamedChoice {}
