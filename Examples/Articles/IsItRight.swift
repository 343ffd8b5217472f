import MetaCAM

/// What of `IsItRight.md` is code: maps judged on one picture, and against boxes.
/// - Returns: ROAD of the first method.
public func isItRight(network: String, picture: String) async throws -> Double? {
  let explainer = try Explainer(model: NetworkModel(named: network), engine: Engine())
  let input = try explainer.model.preprocessing.input(of: Image(contentsOf: picture))

  let evaluator = Evaluator(explainer: explainer)
  let request = try EvaluationRequest(methods: [.gradCAM, .eigenCAM], metrics: [.road, .insertion])
  let evaluation = try await evaluator.evaluate(input, request)[0]
  for map in evaluation.scores {
    for measured in map {
      for score in measured.scores { print(measured.method, measured.metric.slug, score.value ?? .nan) }
    }
  }
  for warning in evaluation.warnings { print(warning) }

  let box = try PictureBox(left: 121, top: 19, width: 219, height: 251).seen(in: input)
  print(box?.area ?? 0)
  return evaluation.scores[0][0].scores[0].value
}

/// A method tested as an auditor would, and its report.
public func audited(network: String, picture: String, folder: String) async throws -> AuditResult {
  let explainer = try Explainer(model: NetworkModel(named: network), engine: Engine())
  let auditor = try Auditor(explainer: explainer, methods: [.gradCAM], options: AuditOptions(stageCount: 2))
  let pictures = [try AuditPicture.read(picture, name: "cat", model: explainer.model)]
  let result = try await auditor.audit(pictures)
  for section in result.sections {
    print(section.test.title, section.verdict(of: "grad-cam")?.rawValue ?? "–")
  }
  for path in try AuditReport(result, command: "my program").write(to: folder) { print(path) }
  return result
}
