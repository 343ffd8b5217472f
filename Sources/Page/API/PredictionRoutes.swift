import Failures
import MetaCAM

extension PageContext {
  /// What a network says of a picture.
  var predictionRoutes: [Route] {
    [
      Route(
        .GET, "predictions", "The likeliest classes of a picture",
        Question.parameters(hasClass: false, options) + [
          Parameter("limit", .integer(1...100_000), "how many there are at most", usual: "10")
        ], answer: .json("Predictions"), problems: [.serviceUnavailable]
      ) { call in
        let question = try await question(call)
        let scores = question.scores.tensor.elements
        let likeliest = Prediction.likeliest(call.integer("limit") ?? 10, of: question.scores)
        return .json([
          "activation": .string(question.scores.activation.name),
          "total": .integer(scores.count), "warning": .text(question.scores.remarks.first),
          "classes": .array(
            likeliest.map { prediction in
              [
                "class": .integer(prediction.label.index),
                "name": .text(prediction.label.name.map { ShownText.visible($0) }),
                "probability": .number(prediction.probability),
                "logit": .number(Double(scores[prediction.label.index])),
              ]
            }),
        ])
      }
    ]
  }
}
