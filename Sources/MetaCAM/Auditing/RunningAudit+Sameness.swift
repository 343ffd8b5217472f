import Classifiers
import Evaluation
import Failures
import Imaging
import Tensors

extension RunningAudit {
  /// Maps of another class, which are to differ.
  mutating func labels() async throws -> AuditResult.Section {
    guard model.labels.count > 1 else {
      return notApplicable(.labels, "the network has one class only")
    }
    var random = SeededRandom(seed: auditor.options.seed)
    let maker = maker(auditor.explainer)
    var made: [AuditMaps?] = []
    var notes: [String] = []
    for item in cases {
      begin("another class of \(item.picture.name)")
      let drawn = Int.random(in: 0..<model.labels.count - 1, using: &random)
      let other = drawn < item.classIndex ? drawn : drawn + 1
      made.append(try await maker.maps(of: item.picture.input, classIndex: other).made)
      notes.append("\(item.picture.name): \(item.classIndex) beside \(other)")
    }
    let likeness = likeness(made).mapValues(MapLikeness.mean)
    let findings = findings { slug in
      let mean = likeness[slug]
      return (AuditTest.verdict(ofDifferent: [mean].compactMap { $0 }), mean?.measures ?? [], [])
    }
    return AuditResult.Section(test: .labels, findings: findings, notes: ["classes: " + notes.joined(separator: "; ")])
  }

  /// The same maps again, by a network that is compiled anew.
  mutating func repeatability() async throws -> AuditResult.Section {
    let made = try await again(explainer(of: model.classifier), label: "again") { $0.picture.input }
    return differences(.repeatability, made, limit: AuditTest.mostRerun, saysBits: true)
  }

  /// Maps by the network that takes a constant away which is added to the input.
  mutating func inputShift() async throws -> AuditResult.Section {
    let values = cases.map(\.picture.input.tensorNCHW)
    let count = values.reduce(0.0) { $0 + Double($1.count) }
    let mean = values.reduce(0.0) { $0 + $1.elements.reduce(0.0) { $0 + Double($1) } } / count
    let squares = values.reduce(0.0) { sum, tensor in
      sum + tensor.elements.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    }
    let constant = Float((squares / count).squareRoot())
    guard constant > 0, constant.isFinite else {
      return notApplicable(.inputShift, "the pictures are constant, so that there is no size of a shift")
    }
    let engine = auditor.explainer.programs.engine.withoutCache
    guard let shifted = try await model.classifier.withShiftedInput(by: constant, engine: engine) else {
      return notApplicable(
        .inputShift, "the network does not begin with a convolution whose bias could take the shift away")
    }
    let made = try await again(explainer(of: shifted), label: "shifted input") { item in
      let input = item.picture.input
      return NetworkInput(
        tensorNCHW: input.tensorNCHW.map { $0 + constant }, view: input.view, placement: input.placement)
    }
    let scores = zip(cases, made).map { item, made in
      let scale = item.trained.logits.elements.reduce(Float(1e-6)) { max($0, abs($1)) }
      return item.trained.logits.largestDifference(from: made.logits) / Double(scale)
    }
    let worst = scores.max() ?? 0
    let note =
      "the shift is \(ScoreText.shown(Double(constant))) in the network's units; class scores differ by "
      + (worst < 1e-5 ? "less than 0.00001" : "\(worst)") + " of the largest"
    // Rounding alone: were it more, the two would not be the same function, and the test would say nothing.
    guard worst <= 1e-3 else { return notApplicable(.inputShift, note + ", too much to compare maps") }
    return differences(.inputShift, made, limit: AuditTest.mostRounding, notes: [note])
  }

  /// All maps by another network or of another input.
  private mutating func again(
    _ explainer: Explainer, label: String, input: (Case) -> NetworkInput
  ) async throws -> [AuditMaps] {
    let maker = maker(explainer)
    var made: [AuditMaps] = []
    for item in cases {
      begin("\(label), \(item.picture.name)")
      made.append(try await maker.maps(of: input(item), classIndex: item.classIndex).made)
    }
    return made
  }

  private func differences(
    _ test: AuditTest, _ made: [AuditMaps], limit: Double, saysBits: Bool = false, notes: [String] = []
  ) -> AuditResult.Section {
    let findings = findings { slug in
      let values = cases.indices.compactMap { index in
        made[index].maps[slug].flatMap { cases[index].trained.maps[slug]?.largestDifference(from: $0) }
      }
      let most = values.max()
      return (
        AuditTest.verdict(values, atMost: limit), [.init("largest difference", most)],
        saysBits && most == 0 ? ["all bits are the same"] : []
      )
    }
    return AuditResult.Section(test: test, findings: findings, notes: notes)
  }

  /// The second network's maps of the same class.
  mutating func reproducibility() async throws -> AuditResult.Section {
    guard let other = auditor.other else {
      return notApplicable(.reproducibility, "there is no second network to compare with")
    }
    let maker = maker(other)
    var pairs: [(item: Int, made: AuditMaps, view: CommonView)] = []
    var notes = ["against \(other.model.name)"]
    for (index, item) in cases.enumerated() {
      begin("\(other.model.name), \(item.picture.name)")
      guard let input = item.picture.otherInput else { continue }
      guard let classIndex = Self.index(of: item.classIndex, in: model, for: other.model) else {
        notes.append("\(item.picture.name): the second network has no class of that name")
        continue
      }
      pairs.append(
        (index, try await maker.maps(of: input, classIndex: classIndex).made, CommonView(item.picture.input, input)))
    }
    let likeness = likeness { slug, index in
      pairs.filter { $0.item == index }.compactMap { pair in
        guard let map = trained(slug, index), let another = pair.made.maps[slug] else { return nil }
        return pair.view.maps(map, another)
      }
    }.mapValues(MapLikeness.mean)
    let findings = findings { slug in
      let mean = likeness[slug]
      return (
        AuditTest.verdict(mean?.structural, atLeast: AuditTest.leastReproduced), mean?.measures ?? [], []
      )
    }
    return AuditResult.Section(test: .reproducibility, findings: findings, notes: notes)
  }

  /// The class of the same name, or where neither has names, of the same number.
  private static func index(of classIndex: Int, in model: NetworkModel, for other: NetworkModel) -> Int? {
    let label = model.labels[classIndex]
    if let name = label.name { return try? other.labels.index(matching: name) }
    return model.labels.count == other.labels.count ? classIndex : nil
  }

  /// Maps of the picture under a change that a person would not mind.
  mutating func stability(_ test: AuditTest, _ changes: [ViewChange]) async throws -> AuditResult.Section {
    let maker = maker(auditor.explainer)
    var made: [(item: Int, change: ViewChange, maps: AuditMaps)] = []
    var changed: [String] = []
    for (index, item) in cases.enumerated() {
      for change in changes {
        begin("\(test.slug), \(item.picture.name)")
        let input = try change.changed(item.picture.input, by: model.preprocessing)
        let maps = try await maker.maps(of: input, classIndex: item.classIndex).made
        if maps.likeliestClass == item.trained.likeliestClass {
          made.append((index, change, maps))
        } else {
          changed.append(item.picture.name)
        }
      }
    }
    let likeness = likeness { slug, index in
      made.filter { $0.item == index }.compactMap { entry in
        guard let before = trained(slug, index), let after = entry.maps.maps[slug] else { return nil }
        return entry.change.overlap(before, after)
      }
    }.mapValues(MapLikeness.mean)
    let findings = findings { slug in
      let mean = likeness[slug]
      return (AuditTest.verdict(mean?.rank, atLeast: AuditTest.leastStable), mean?.measures ?? [], [])
    }
    let notes =
      changed.isEmpty
      ? []
      : ["the likeliest class changed, and the map is left out: " + changed.eachOnce { $0 }.joined(separator: ", ")]
    return AuditResult.Section(test: test, findings: findings, notes: notes)
  }
}
