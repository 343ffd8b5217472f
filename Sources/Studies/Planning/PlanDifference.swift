import ActivationMaps

/// By what one plan differs from another, in words: what makes a study's finished cases be computed anew.
///
///     PlanDifference(from: old, to: new).description
///     // "the seed (0 → 1), the network 'net.onnx' has changed, and 2 pictures (first: 'cat.jpg')"
public struct PlanDifference: Sendable, Equatable, CustomStringConvertible {
  /// What concerns all cases.
  public let general: [String]
  /// Names of networks whose content is another, or that were not there.
  public let networks: [String]
  /// Networks that maps are made from other layers of, each with the layers before and after.
  public let layers: [String]
  /// How many networks are not there any more.
  public let removedNetworks: Int
  /// Pictures whose content is another, or which were or are missing.
  public let pictures: [String]
  /// Cases whose class or box is another.
  public let classes: [String]
  /// How many cases were not there.
  public let added: Int
  /// How many cases are not there any more.
  public let removed: Int

  /// Compares two plans by what their items' numbers depend on.
  public init(from old: StudyPlan, to new: StudyPlan) {
    general = Self.general(from: old, to: new)

    // Several networks may have one name, so the content comes first.
    var (networks, layers) = ([String](), [String]())
    for network in new.networks {
      guard let before = old.networks.first(where: { $0.name == network.name && $0.hash == network.hash }) else {
        networks.append(network.name)
        continue
      }
      if before.layers != network.layers {
        layers.append("'\(network.name)' (\(Self.layers(before)) → \(Self.layers(network)))")
      }
    }
    (self.networks, self.layers) = (networks, layers)
    let networkNames = Set(new.networks.map(\.name))
    removedNetworks = old.networks.count { !networkNames.contains($0.name) }

    let oldCases = Dictionary(old.cases.map { ($0.name, $0) }) { first, _ in first }
    var (pictures, classes, added) = ([String](), [String](), 0)
    for planned in new.cases {
      guard let before = oldCases[planned.name] else {
        added += 1
        continue
      }
      if before.imageHash != planned.imageHash { pictures.append(planned.image) }
      if before.className != planned.className || before.boxes != planned.boxes
        || (old.networks.count == new.networks.count && before.classIndices != planned.classIndices)
      {
        classes.append(planned.name)
      }
    }
    (self.pictures, self.classes, self.added) = (pictures, classes, added)
    let names = Set(new.cases.map(\.name))
    removed = old.cases.count { !names.contains($0.name) }
  }

  private static func general(from old: StudyPlan, to new: StudyPlan) -> [String] {
    var general: [String] = []
    func compare<Value: Equatable>(
      _ what: String, _ path: KeyPath<StudyPlan, Value>, _ words: (Value) -> String = { "\($0)" }
    ) {
      let (before, after) = (old[keyPath: path], new[keyPath: path])
      if before != after { general.append("\(what) (\(words(before)) → \(words(after)))") }
    }
    compare("the program's version", \.version)
    compare("the profile", \.profile.rawValue)
    compare("the precision", \.precision)
    compare("the seed", \.settings.seed)
    compare("the thresholds k", \.settings.thresholds) { words($0) + " %" }
    compare("the consensus", \.settings.consensus.rawValue)
    compare("the protocol", \.settings.removalProtocol.rawValue)
    compare("ROAD's percentages", \.settings.removalPercentages) { words($0) }
    compare("the noise", \.settings.noiseStandardDeviation)
    compare("the groups", \.settings.groups) { words($0.map { $0.joined(separator: " + ") }, between: "; ") }
    compare("the ensemble", \.settings.ensemble) { ensemble in
      ensemble.map {
        $0.rule ?? "\($0.members.joined(separator: " + ")), \($0.consensus.rawValue), k = \(words([$0.k])) %"
      }
        ?? "none"
    }
    compare("the ensembles that are judged like methods", \.settings.rivals) { rivals in
      words((rivals ?? []).map { rival in rival.weights.map { "\(rival.name) \(words($0))" } ?? rival.name })
    }
    compare("the methods", \.methods) { words($0) }
    compare("the measures", \.metrics) { words($0) }
    compare("the ensembles that are searched", \.searches) { words($0.map(\.rawValue)) }
    compare("how maps are kept", \.maps.rawValue)
    compare("the range of pictures", \.pictures.range)
    compare("the page of pictures", \.pictures.page) { $0.map { "\($0)" } ?? "the first" }
    compare("the slice of volumes", \.pictures.slice) { $0 ?? "the middle one" }
    compare("colour profiles", \.pictures.managesColours) { $0 ? "applied" : "not applied" }
    for (what, path) in Self.questions { compare(what, path) { $0 ?? "as usual" } }
    compare("the files of the question", \.question?.files) { $0.map { "\($0.count)" } ?? "none" }
    compare("the size of the shards", \.shardSize)
    return general
  }

  private static var questions: [(what: String, path: KeyPath<StudyPlan, String?>)] {
    [
      ("the score", \.question?.target), ("the task", \.question?.task), ("the layout of boxes", \.question?.layout),
      ("which boxes count", \.question?.boxes), ("the score of boxes", \.question?.boxTarget),
      ("the region", \.question?.region), ("the texts", \.question?.words), ("the vocabulary", \.question?.vocabulary),
      ("the network of texts", \.question?.textModel), ("the factor of cosines", \.question?.factor),
      ("the other pictures", \.question?.others),
    ]
  }

  private static func layers(_ network: PlannedNetwork) -> String {
    network.layers.isEmpty ? "the usual one" : words(network.layers)
  }

  private static func words(_ numbers: [Double]) -> String {
    words(numbers.map { $0 == $0.rounded() && abs($0) < 1e9 ? "\(Int($0))" : "\($0)" }, between: " ")
  }

  private static func words(_ texts: [String], between separator: String = ", ") -> String {
    texts.isEmpty ? "none" : texts.joined(separator: separator)
  }

  public var description: String {
    var parts = general
    if let first = networks.first {
      parts.append(
        networks.count == 1 ? "the network '\(first)' has changed" : "\(networks.count) networks (first: '\(first)')")
    }
    if removedNetworks > 0 { parts.append("\(removedNetworks) network(s) less") }
    if !layers.isEmpty { parts.append("the layers of \(layers.joined(separator: ", "))") }
    if let first = pictures.first {
      parts.append(
        pictures.count == 1 ? "the picture '\(first)' has changed" : "\(pictures.count) pictures (first: '\(first)')")
    }
    if let first = classes.first { parts.append("the class or box of \(classes.count) case(s) (first: '\(first)')") }
    if added > 0 { parts.append("\(added) case(s) more") }
    if removed > 0 { parts.append("\(removed) case(s) less") }
    return parts.isEmpty ? "the cases' order or paths" : parts.joined(separator: ", ")
  }
}

extension PlannedQuestion {
  /// Which boxes count, in words; nil for the usual ones.
  fileprivate var boxes: String? {
    let parts = [
      boxScore.map { "from \($0) on" }, boxOverlap.map { "apart from an overlap of \($0) on" },
      boxAcrossClasses == true ? "across classes" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  fileprivate var words: String? { texts.isEmpty ? nil : texts.joined(separator: ", ") }
  fileprivate var factor: String? { logitFactor.map { "\($0)" } }
  fileprivate var others: String? { likeness.isEmpty ? nil : likeness.joined(separator: ", ") }
}
