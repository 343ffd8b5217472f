import ActivationMaps
import Classifiers
import Studies

extension QuestionKind {
  static let explain = QuestionKind(
    slug: "explain", summary: "maps of one class of each picture: `picture/method`, and `picture/view`"
  ) { reader, means in
    let pictures = try PictureQuestion(&reader, means.folder, means.limits)
    let network = try NetworkQuestion(&reader)
    let classes = try ClassesQuestion(&reader, count: pictures.count)
    let ensemble = try reader.text("ensemble").map { try EnsembleFile(named: $0) }
    let methods = try reader.texts("methods")
    var options = ExplanationOptions(
      methods: methods.isEmpty && ensemble != nil ? [] : try Method.named(methods.isEmpty ? ["grad-cam"] : methods),
      target: try reader.choice("score") ?? .logit, eigenSmooth: try reader.flag("eigen_smooth"),
      augmentationSmooth: try reader.flag("aug_smooth"), seed: try reader.seed(), ensemble: ensemble)
    let results = try reader.results()
    try reader.finish()

    let explainer = try await means.networks.explainer(for: network)
    if methods.contains("every") { options.methods = await explainer.suited(options.methods).methods }
    let model = explainer.model
    try classes.check(model.task)
    let writer = try means.writer(results)
    var answers: [ExplainAnswer.Picture] = []
    for (places, asked) in classes.runs {
      options.classes = asked
      let inputs = pictures.inputs(places, model, atMost: 2 * explainer.largestBatch)
      for try await result in try explainer.explanations(of: inputs, options) {
        let explanation = try result.get()
        let place = answers.count
        for map in explanation.maps { try writer.append("\(place)/\(map.method)", map.map) }
        try writer.append(viewOf: explanation.input, ofPicture: place)
        answers.append(ExplainAnswer.Picture(explanation, tracer: model.promptTracer))
      }
    }
    try writer.finish()
    return ExplainAnswer(
      network: NetworkAnswer(explainer, means.words),
      pictures: answers)
  }
}

private struct ExplainAnswer: Encodable {
  let network: NetworkAnswer
  let pictures: [Picture]

  struct Picture: Encodable {
    /// The one that is explained.
    let `class`: ClassAnswer?
    let top: [ClassAnswer]
    let maps: [Map]
    /// What the words of the text do to its score; nil where nobody asked.
    let words: [Word]?
    let placement: PlacementAnswer
    let warnings: [String]
    let notes: [String]

    init(_ explanation: Explanation, tracer: PromptTracer?) {
      let output = explanation.scores.output.elements
      words = tracer.flatMap { tracer in
        explanation.maps.first.map { tracer.trace(output, of: $0.classIndex).map(Word.init) }
      }
      self.class = explanation.maps.first.map {
        ClassAnswer(Prediction.of([$0.classIndex], in: explanation.scores)[0])
      }
      top = Prediction.likeliest(5, of: explanation.scores).map(ClassAnswer.init)
      maps = explanation.maps.map { Map(method: $0.method, seconds: $0.seconds, isEmpty: $0.isEmpty, notes: $0.notes) }
      placement = PlacementAnswer(explanation.input.placement)
      warnings = explanation.warnings.map(\.description)
      notes = explanation.input.remarks
    }
  }

  struct Word: Encodable {
    let word: String
    let score: Double
    let probability: Double

    init(_ trace: WordTrace) { (word, score, probability) = (trace.word, trace.score, trace.probability) }
  }

  struct Map: Encodable {
    let method: String
    let seconds: Double
    let isEmpty: Bool
    let notes: [String]
  }
}
