import MetaCAM

/// What of `EnsemblesAndStudies.md` is code: the ensemble of one picture.
public func ensemble(network: String, picture: String) async throws -> EnsembleOutcome {
  let model = try NetworkModel(named: network)
  let explainer = try Explainer(model: model, engine: Engine())
  let settings = try ExperimentSettings(
    thresholds: [20, 50, 100],
    groups: MethodGroups([["grad-cam"], ["layer-cam", "eigen-cam"]]))
  let ensemble = EnsembleExplainer(
    explainer: explainer, settings: settings,
    methods: [.gradCAM, .layerCAM, .eigenCAM])

  let image = try Image(contentsOf: picture)
  let input = try model.preprocessing.input(of: image)
  let outcome = try await ensemble.explain(
    input, classes: [], name: "cat", path: picture,
    searches: [.groups, .members])[0]
  if let best = outcome.result.best, let map = outcome.chosen[.bestExperiment] {
    let curve = best.curve
    print(best.groups, curve.bestThreshold, curve.bestScore, map.shape)
  }
  return outcome
}

/// A study of a list of cases: planned, computed, merged, and reported.
/// - Parameter list: a CSV file with the columns `image` and `class`.
public func study(network: String, list: String, folder: String) async throws -> StudyMerge.Merged {
  let engine = try Engine()
  let networks = try Study.Network.read([(name: network, weights: nil)])
  let cases = try CaseSource(list).cases(CaseChoice(limit: 100))
  let groups = try MethodGroups([["grad-cam"], ["layer-cam"]])
  var options = Study.Options(settings: try ExperimentSettings(groups: groups))
  options.profile = .quick
  options.methods = ["grad-cam", "layer-cam"]
  let (plan, notes) = try Study.plan(
    cases, networks: networks, options: options, engine: engine, version: "1")
  for note in notes { print(note) }

  let store = try StudyStore(folder: folder, plan: plan, resumes: true)
  _ = try await Study.run(
    store, networks: networks, engine: engine, version: "1"
  ) { event in
    if case .failed(let item, let reason) = event {
      print(item.planned.name, reason)
    }
  }

  let merged = try await StudyMerge(store).write()
  let columns = try StudyColumns.read(store)
  let key = StudyColumns.Key(
    map: "grad-cam", variant: .best, metric: "road-reference")
  print(columns[0].values(key))
  let report = StudyReport(store, command: "my program")
  for path in try report.write() { print(path) }
  return merged
}
