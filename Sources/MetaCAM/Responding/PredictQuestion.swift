import Tensors

extension QuestionKind {
  static let predict = QuestionKind(
    slug: "predict", summary: "the likeliest classes of each picture: `picture/logits` and `picture/probabilities`"
  ) { reader, means in
    let pictures = try PictureQuestion(&reader, means.folder, means.limits)
    let network = try NetworkQuestion(&reader)
    let top = try reader.integer("top", in: 1...1_000_000) ?? 5
    let results = try reader.results()
    try reader.finish()

    let predictor = try await means.networks.predictor(for: network)
    let model = predictor.model
    let writer = try means.writer(results)
    var answers: [PredictAnswer.Picture] = []
    let inputs = pictures.inputs(0..<pictures.count, model, atMost: 2 * predictor.largestBatch)
    for try await result in predictor.scores(of: inputs) {
      let scores = try result.get()
      let (logits, probabilities) = (scores.tensor, scores.probabilities)
      try writer.append("\(answers.count)/logits", logits)
      try writer.append(
        "\(answers.count)/probabilities", Tensor(shape: logits.shape, elements: probabilities.map { Float($0) }))
      answers.append(
        PredictAnswer.Picture(
          top: Prediction.likeliest(top, of: scores).map(ClassAnswer.init),
          warnings: scores.remarks))
    }
    try writer.finish()
    return PredictAnswer(
      network: NetworkAnswer(model, layers: [], notes: model.notes, means.words), pictures: answers)
  }
}

private struct PredictAnswer: Encodable {
  let network: NetworkAnswer
  let pictures: [Picture]

  struct Picture: Encodable {
    let top: [ClassAnswer]
    let warnings: [String]
  }
}
