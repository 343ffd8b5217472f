import Classifiers
import Evaluation
import Failures

extension RunningAudit {
  /// Networks with random weights, from the head down, all behind a layer and each layer by itself.
  mutating func randomisations() async throws -> (cascade: [AuditResult.Stage], independent: [AuditResult.Stage]) {
    let count = weights.layers.count
    let depths = AuditOptions.depths(layerCount: count, stageCount: auditor.options.stageCount)
    var cascade: [AuditResult.Stage] = []
    for (index, depth) in depths.enumerated() {
      let (stage, first) = try await stage(Array(count - depth..<count), "cascade \(index + 1)/\(depths.count)")
      cascade.append(stage)
      exhibits.cascade.append((depth, first?.maps ?? [:]))
    }
    var independent: [AuditResult.Stage] = []
    for (index, depth) in depths.enumerated() {
      // The head by itself is where the cascade begins.
      if depth == 1, let first = cascade.first {
        independent.append(first)
      } else {
        independent.append(try await stage([count - depth], "layer \(index + 1)/\(depths.count)").stage)
      }
    }
    return (cascade, independent)
  }

  /// The maps of a network whose layers of these indices are drawn anew.
  /// - Returns: besides, the first picture's maps.
  mutating func stage(
    _ layers: [Int], _ label: String
  ) async throws -> (stage: AuditResult.Stage, first: AuditMaps?) {
    let explainer = try explainer(of: weights.classifier(randomising: layers))
    let maker = maker(explainer)
    var made: [AuditMaps?] = []
    var probabilities: [Double] = []
    var notes: [String] = []
    for item in cases {
      begin("\(label), \(item.picture.name)")
      do {
        let maps = try await maker.maps(of: item.picture.input, classIndex: item.classIndex).made
        probabilities.append(maps.scores.probability(item.classIndex))
        made.append(maps)
      } catch let error as any ContextualError {
        // Random weights may lead to numbers that are too large; that says nothing of the methods.
        notes.append("\(item.picture.name): \(error.message)")
        made.append(nil)
      }
    }
    let stage = AuditResult.Stage(
      layer: weights.layers[layers[0]].name, layerCount: layers.count,
      probability: probabilities.isEmpty ? nil : probabilities.reduce(0, +) / Double(probabilities.count),
      likeness: likeness(made).mapValues(MapLikeness.mean), notes: notes)
    return (stage, made.first ?? nil)
  }

  func cascadeSection(_ stages: [AuditResult.Stage]) -> AuditResult.Section {
    let pairs = likenessOfDifferentPictures()
    let findings = findings { slug in
      let last = stages.last?.likeness[slug]
      let baseline = pairs[slug].flatMap { $0.isEmpty ? nil : MapLikeness.mean($0).structural }
      let verdict = last.map { AuditTest.verdict(ofRandomised: $0, chance: baseline) } ?? .notApplicable
      return (verdict, (last?.measures ?? []) + [.init("SSIM of different pictures", baseline)], [])
    }
    return AuditResult.Section(test: .cascade, findings: findings, notes: stages.flatMap(\.notes).eachOnce { $0 })
  }

  /// What chance has: the trained network's maps of two pictures, which have nothing in common but the method (Arun 2021).
  private func likenessOfDifferentPictures() -> [String: [MapLikeness]] {
    // Some fifty pairs say as much as all.
    let stride = max(1, cases.count * (cases.count - 1) / 2 / 50)
    var number = 0
    return likeness { slug, index in
      guard let map = trained(slug, index) else { return [] }
      return (index + 1..<max(cases.count, index + 1)).compactMap { other in
        number += 1
        guard number % stride == 0, let another = trained(slug, other), another.shape == map.shape else { return nil }
        return (map, another)
      }
    }
  }

  func independentSection(_ stages: [AuditResult.Stage]) -> AuditResult.Section {
    let findings = findings { slug in
      let likenesses = stages.compactMap { $0.likeness[slug] }
      let least = likenesses.compactMap { $0.values.min() }
      let unseen = stages.filter { stage in
        (stage.likeness[slug]?.values.min()).map { $0 > AuditTest.leastSame } ?? false
      }
      let names = unseen.map(\.layer)
      let listed = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? " and \(names.count - 4) more" : "")
      return (
        AuditTest.verdict(ofDifferent: likenesses),
        [
          .init("least likeness, at most", least.max()),
          .init("layers that it does not see", Double(unseen.count)),
        ], unseen.isEmpty ? [] : ["stays as it was without \(listed)"]
      )
    }
    return AuditResult.Section(test: .independent, findings: findings, notes: stages.flatMap(\.notes).eachOnce { $0 })
  }
}
