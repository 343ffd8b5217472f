import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Tensors

extension RunningAudit {
  /// Maps that no network has made, to which every method is held.
  private static let comparisons = ["centre-gaussian", "random"]

  /// A comparison's map of a case.
  private func comparison(_ name: String, _ index: Int) throws -> Tensor {
    let view = cases[index].picture.input.view
    guard name == "random" else { return try ComparisonMaps.centreGaussian(height: view.height, width: view.width) }
    return try ComparisonMaps.random(
      height: view.height, width: view.width, seed: auditor.options.seed &+ UInt64(index))
  }

  private var rows: [String] {
    let slugs = subjects.map(\.slug)
    return slugs + Self.comparisons.filter { !slugs.contains($0) }
  }

  /// Any row's map of a case.
  private func map(_ row: String, _ index: Int) throws -> Tensor? {
    try cases[index].trained.maps[row]
      ?? (row == AuditSubject.edges.slug
        ? AuditSubject.edges.controlMap(of: cases[index].picture.input) : comparison(row, index))
  }

  /// Each row's means, from values of each case in the order of the measures; nil where no case has any.
  private func section(
    _ test: AuditTest, _ names: [String], floor: [Double], rivals all: [String], values: [String: [[Double]]],
    notes: [String]
  ) -> AuditResult.Section {
    let means = values.compactMapValues { cases -> [Double]? in
      guard let first = cases.first else { return nil }
      return first.indices.map { place in cases.reduce(0) { $0 + $1[place] } / Double(cases.count) }
    }
    let controls = subjects.filter(\.isControl).map(\.slug)
    let findings = rows.map { row -> AuditResult.Finding in
      let own = means[row] ?? []
      let isRival = Self.comparisons.contains(row)
      let rivals = all.filter { $0 != row }.compactMap { means[$0] }
      let above = controls.filter { control in
        !controls.contains(row) && !isRival && !own.isEmpty
          && (means[control].map { zip(own, $0).contains { $0 <= $1 } } ?? false)
      }
      return AuditResult.Finding(
        method: row, verdict: isRival ? nil : AuditTest.verdict(own, above: [floor] + rivals),
        measures: names.enumerated().map { .init($1, own.indices.contains($0) ? own[$0] : nil) },
        notes: above.isEmpty ? [] : ["not above \(above.joined(separator: ", "))"])
    }
    return AuditResult.Section(test: test, findings: findings, notes: notes)
  }

  func localisation() throws -> AuditResult.Section {
    var values: [String: [[Double]]] = [:]
    var prevalences: [Double] = []
    for (index, item) in cases.enumerated() {
      for row in rows {
        // Where all of the view is the object, every map finds it.
        guard let map = try map(row, index), let found = try AveragePrecision(map, boxes: item.picture.boxes),
          found.prevalence < 1
        else { continue }
        values[row, default: []].append([found.value])
        if row == rows.first { prevalences.append(found.prevalence) }
      }
    }
    guard !prevalences.isEmpty else {
      return notApplicable(
        .localisation, "no picture has a box that lies in what the network sees and does not fill it")
    }
    let prevalence = prevalences.reduce(0, +) / Double(prevalences.count)
    return section(
      .localisation, ["AUPRC"], floor: [prevalence],
      rivals: Self.comparisons + subjects.filter(\.isControl).map(\.slug), values: values,
      notes: ["\(prevalences.count) picture(s) with boxes, which cover \(ScoreText.shown(prevalence)) of them: chance"])
  }

  mutating func removal() async throws -> AuditResult.Section {
    let options = EvaluationOptions(seed: auditor.options.seed)
    let runner = VariantRunner(programs: auditor.explainer.programs)
    var values: [String: [[Double]]] = [:]
    for (index, item) in cases.enumerated() {
      begin("ROAD of \(item.picture.name)")
      let picture = PerturbedPicture(
        item.explanation, classIndex: item.classIndex, runner: runner,
        noise: try ImputationNoise(seed: auditor.options.seed), log: log)
      let maps = try rows.compactMap { row in
        try map(row, index).map { try MapUnderTest(method: row, map: $0) }
      }
      let scores = try await Metric.road.scores(maps, of: picture, options)
      for (map, scores) in zip(maps, scores) {
        values[map.method, default: []].append(
          options.protocols.map { removalProtocol in
            scores.first { $0.removalProtocol == removalProtocol }?.value ?? 0
          })
      }
    }
    return section(
      .removal, options.protocols.map(\.rawValue), floor: options.protocols.map { _ in 0 }, rivals: Self.comparisons,
      values: values, notes: [])
  }
}
