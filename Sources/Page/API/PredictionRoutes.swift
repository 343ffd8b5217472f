import Classifiers
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
        let boxes = question.scores.reading.boxes
        let (width, height) = (Double(question.input.view.width), Double(question.input.view.height))
        let place = question.input.placement
        let likeliest = Prediction.likeliest(call.integer("limit") ?? 10, of: question.scores)
        return .json([
          "activation": .string(question.scores.activation.name),
          "placement": [
            "left": .number(place.left), "top": .number(place.top), "width": .number(place.width),
            "height": .number(place.height),
          ],
          "total": .integer(scores.count), "warning": .text(question.scores.remarks.first),
          "classes": .array(
            likeliest.map { prediction in
              [
                "class": .integer(prediction.label.index),
                "name": .text(prediction.label.name.map { ShownText.visible($0) }),
                "probability": .number(prediction.probability),
                "logit": .number(Double(scores[prediction.label.index])),
                // In shares of what the network sees.
                "box": boxes.map { boxes in
                  let box = boxes[prediction.label.index]
                  return .array(
                    [box.left / width, box.top / height, box.right / width, box.bottom / height].map(JSONValue.number))
                } ?? .null,
              ]
            }),
        ])
      },
      Route(
        .GET, "words", "What each word of a text does to its score: both fall by so much without it",
        Question.parameters(options), answer: .json("Words"), problems: [.serviceUnavailable]
      ) { call in
        let question = try await question(call)
        let output = question.scores.output.elements
        guard let traces = question.model.promptTracer?.trace(output, of: question.classIndex) else {
          throw Problem(.unprocessableEntity, "no-words", "the picture is not compared with texts")
        }
        return .json([
          "class": .integer(question.classIndex), "text": .text(question.className.map { ShownText.visible($0) }),
          "words": .array(
            traces.map { trace in
              [
                "word": .string(ShownText.visible(trace.word)), "score": .number(trace.score),
                "probability": .number(trace.probability),
              ]
            }),
        ])
      },
    ]
  }
}
