import ActivationMaps
import Evaluation
import Studies

extension QuestionKind {
  static let meta = QuestionKind(
    slug: "meta", summary: "the ensemble of each picture: `picture/method` of its members, and `picture/metacam`"
  ) { reader, means in
    let pictures = try PictureQuestion(&reader, means.folder, means.limits)
    let network = try NetworkQuestion(&reader)
    let classes = try ClassesQuestion(&reader, count: pictures.count)
    let ensemble = try reader.text("ensemble").map { try EnsembleFile(named: $0) }
    let choice: SearchChoice? = try reader.choice("search")
    let threshold = try reader.number("k")
    let consensus: Consensus? = try reader.choice("consensus")
    let groups = try reader.lists("groups")
    if ensemble != nil, choice != nil || threshold != nil || consensus != nil || groups != nil {
      throw MetaCAMError(
        .invalidSetting, "an ensemble's file says which methods, k and consensus are taken",
        remedy: "leave out what says it besides, or the file")
    }
    let search = MapSearch(choice, ensemble: ensemble)
    let settings = try ExperimentSettings(
      thresholds: threshold.map { [$0] } ?? AdaptiveThreshold.usualPercentages, consensus: consensus ?? .sum,
      removalProtocol: try reader.choice("protocol") ?? .reference,
      groups: try groups.map { try MethodGroups($0) } ?? MethodGroups.usual.keeping(search.methods.map(\.slug)),
      seed: reader.seed(), ensemble: search.ensemble)
    let results = try reader.results()
    try reader.finish()

    let explainer = try await means.networks.explainer(for: network)
    let model = explainer.model
    try classes.check(model.task)
    let ensembles = EnsembleExplainer(explainer: explainer, settings: settings, methods: search.methods)
    let writer = try means.writer(results)
    var answers: [MetaAnswer.Picture] = []
    for place in 0..<pictures.count {
      let name = pictures.name(of: place)
      let outcome = try await ensembles.explain(
        pictures.input(place, model), classes: classes[place], name: name, path: name,
        searches: search.searches)[0]
      for method in search.methods {
        if let map = outcome.members[method.slug] { try writer.append("\(place)/\(method.slug)", map) }
      }
      let map = outcome.chosen[search.chosenMap]
      if let map { try writer.append("\(place)/metacam", map) }
      try writer.append(viewOf: outcome.input, ofPicture: place)
      answers.append(MetaAnswer.Picture(outcome, settings, search.chosenMap))
    }
    try writer.finish()
    return MetaAnswer(
      network: NetworkAnswer(explainer, means.words),
      pictures: answers)
  }
}

private struct MetaAnswer: Encodable {
  let network: NetworkAnswer
  let pictures: [Picture]

  struct Picture: Encodable {
    let `class`: ClassAnswer
    let top: [ClassAnswer]
    /// The methods that the map is made of, and the percentage of the pixels that keep their value.
    let components: [String]
    let threshold: Double
    /// That the map was chosen by, and the mean under seeds that nothing was chosen by; nil where there is no map.
    let score: Double?
    let freshScore: Double?
    let result: CaseResult
    let placement: PlacementAnswer
    let warnings: [String]
    let notes: [String]

    init(
      _ outcome: EnsembleOutcome, _ settings: ExperimentSettings,
      _ chosen: CaseResult.ChosenMap
    ) {
      result = outcome.result
      self.class = ClassAnswer(
        Prediction(
          label: outcome.scores.labels[result.classIndex], probability: result.probability,
          as: outcome.scores.likelihood))
      top = Prediction.likeliest(5, of: outcome.scores).map(ClassAnswer.init)
      components = result.components(of: chosen, in: settings)
      threshold = result.threshold(of: chosen, in: settings)
      let confirmation = result.confirmation(of: chosen)
      score = confirmation?.score
      freshScore = confirmation?.freshMean
      placement = PlacementAnswer(outcome.input.placement)
      warnings = result.warnings.map(\.description)
      notes = outcome.input.remarks
    }
  }
}
