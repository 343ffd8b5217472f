import MetaCAM

/// What of `IsItRight.md` is code: maps judged on one picture, and against boxes.
/// - Returns: ROAD of the first method.
public func isItRight(network: String, picture: String) async throws -> Double? {
  let model = try NetworkModel(named: network)
  let explainer = try Explainer(model: model, engine: Engine())
  let image = try Image(contentsOf: picture)
  let input = try model.preprocessing.input(of: image)

  let evaluator = Evaluator(explainer: explainer)
  let request = try EvaluationRequest(
    methods: [.gradCAM, .eigenCAM], metrics: [.road, .insertion])
  let evaluation = try await evaluator.evaluate(input, request)[0]
  for map in evaluation.scores {
    for measured in map {
      for score in measured.scores {
        print(measured.method, measured.metric.slug, score.value ?? .nan)
      }
    }
  }
  for warning in evaluation.warnings { print(warning) }

  let box = try PictureBox(left: 121, top: 19, width: 219, height: 251)
  let seen = box.seen(in: input)
  print(seen?.area ?? 0)
  return evaluation.scores[0][0].scores[0].value
}

/// A method tested as an auditor would, and its report.
public func audited(network: String, picture: String, folder: String) async throws -> AuditResult {
  let model = try NetworkModel(named: network)
  let explainer = try Explainer(model: model, engine: Engine())
  let auditor = try Auditor(
    explainer: explainer, methods: [.gradCAM], options: AuditOptions(stageCount: 2))
  let cat = try AuditPicture.read(picture, name: "cat", model: model)
  let result = try await auditor.audit([cat])
  for section in result.sections {
    print(section.test.title, section.verdict(of: "grad-cam")?.rawValue ?? "–")
  }
  let report = AuditReport(result, command: "my program")
  for path in try report.write(to: folder) { print(path) }
  return result
}
