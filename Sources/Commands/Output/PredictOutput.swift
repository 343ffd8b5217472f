import MetaCAM

/// What `metacam predict` prints: picture by picture, or at the end as one JSON object.
struct PredictOutput {
  private let session: NetworkSession
  private let notes: [String]
  private let top: Int?
  private let threshold: Double?
  private let isJSON: Bool
  private var images: [Document.Picture] = []

  /// - Parameters:
  ///   - notes: what a reader of all results should know.
  ///   - top: how many classes are named; nil for as many as the threshold lets, or five.
  ///   - threshold: the least probability of a class that is named.
  init(_ session: NetworkSession, notes: [String], top: Int?, threshold: Double?, isJSON: Bool) {
    self.session = session
    self.notes = notes
    self.top = top
    self.threshold = threshold
    self.isJSON = isJSON
  }

  mutating func add(_ scores: PictureScores, of picture: InputList.Item) throws {
    for remark in scores.remarks { session.console.warn("\(picture.path): \(remark)") }
    let likeliest = named(of: scores)
    guard !isJSON else {
      images.append(.init(image: picture.path, top: likeliest.map(PredictionOutput.init)))
      return
    }
    try StandardOutput.print(picture.path)
    for line in PredictionTable.lines(likeliest) { try StandardOutput.print(line) }
    if let threshold, likeliest.isEmpty {
      try StandardOutput.print("  no class has a probability of \(threshold) or more")
    }
  }

  /// As many of the likeliest classes as are asked for, and else all of those above the threshold where classes do not exclude each
  /// other.
  private func named(of scores: PictureScores) -> [Prediction] {
    let all = Prediction.likeliest(scores.labels.count, of: scores)
    if threshold == nil {
      if let top { return Array(all.prefix(top)) }
      // Which boxes count has been said already; regions and numbers have no threshold of their own.
      if scores.boxes != nil || scores.reading.shares != nil || scores.likelihood != .probability {
        return Prediction.telling(of: scores)
      }
    }
    let isOfEach = scores.activation.isOfEachClass && !session.model.classifier.isOfOneNumber
    let least = threshold ?? (isOfEach ? 0.5 : nil)
    let above = least.map { least in all.count { $0.probability >= least } } ?? 0
    return Array(all.prefix(max(above, top ?? (threshold == nil ? 5 : 0))))
  }

  /// - Throws: what makes the command end with status 1, where a picture has failed.
  func end(_ failed: FailedPictures) throws {
    if isJSON {
      let model = session.model
      try JSONOutput.write(
        Document(
          model: model.name, preprocessing: model.preprocessing, scoreReading: model.scoreReading,
          notes: notes + session.remarks.listed,
          images: images, failures: failed.listed))
    } else {
      try StandardOutput.printReading(of: session.model, remarks: session.remarks.listed)
    }
    try failed.check()
  }

  private struct Document: Encodable {
    let model: String
    let preprocessing: Preprocessing
    let scoreReading: ScoreReading
    let notes: [String]
    let images: [Picture]
    let failures: [FailedPictures.Failure]?

    struct Picture: Encodable {
      let image: String
      let top: [PredictionOutput]
    }
  }
}
