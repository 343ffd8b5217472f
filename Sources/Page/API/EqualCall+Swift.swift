import Classifiers
import Imaging
import MetaCAM

extension EqualCall {
  /// What a Swift program would write.
  var swift: String {
    let layers = layer.map { ", layers: [\(Self.quoted($0))]" } ?? ""
    var lines = ["import MetaCAM", ""] + modelLines
    lines.append("let explainer = try Explainer(model: model\(layers), engine: Engine())")
    lines += imageLines
    let list = methods.map(Self.quoted).joined(separator: ", ")
    switch kind {
    case .maps:
      let target =
        self.target == "logit" ? "" : ", target: .\(self.target == "log-probability" ? "logProbability" : self.target)"
      lines += [
        "let options = ExplanationOptions(",
        "  classes: [\(classLiteral)], methods: try Method.named([\(list)])\(target))",
        "let explanation = try await explainer.explain([picture], options)[0]",
        "explanation.maps[0].map  // [H, W], in [0, 1]",
      ]
    case .ensemble(let removalProtocol, let consensus, let seed, let threshold):
      lines += [
        "let settings = try ExperimentSettings(",
        "  \(threshold.map { "thresholds: [\($0)], " } ?? "")consensus: .\(consensus), removalProtocol: .\(removalProtocol),",
        "  groups: MethodGroups.usual.keeping([\(list)]), seed: \(seed))",
        "let ensemble = try EnsembleExplainer(",
        "  explainer: explainer, settings: settings, methods: Method.named([\(list)]))",
        "let outcome = try await ensemble.explain(",
        "  \(takesVolumes ? "picture" : "model.preprocessing.input(of: picture)"), classes: [\(classLiteral)], name: \"picture\", path: \"picture\",",
        "  searches: [])[0]",
        "outcome.chosen[.allMembers]  // [H, W]",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The network, with what it is asked.
  private var modelLines: [String] {
    var choices: [String] = []
    if activation != "auto" { choices.append("activation: Activation(.\(activation))") }
    if let task = task ?? (texts.isEmpty ? likeness.isEmpty ? nil : "embed" : "prompts") {
      choices.append("task: TaskChoice(slug: \(Self.quoted(task))\(detection))")
    } else if !detection.isEmpty {
      choices.append("task: TaskChoice(\(detection.dropFirst(2)))")
    }
    let network = choices.isEmpty ? "" : ", network: NetworkChoice(\(choices.joined(separator: ", ")))"
    let read = "try NetworkModel(named: \(Self.quoted(self.network))\(network))"
    if !texts.isEmpty {
      let list = texts.map(Self.quoted).joined(separator: ", ")
      let others =
        (vocabulary.map { ", vocabulary: \(Self.quoted($0))" } ?? "")
        + (textModel.map { ", network: \(Self.quoted($0))" } ?? "")
      return [
        "let network = \(read)",
        "let model = try await network.comparing(with: TextChoice([\(list)]\(others)), engine: Engine())",
      ]
    }
    if !likeness.isEmpty {
      let list = likeness.map { "(name: \(Self.quoted($0)), image: try Image(contentsOf: \(Self.quoted($0))))" }
      return [
        "let network = \(read)", "let others = [\(list.joined(separator: ", "))]",
        "let model = try await network.comparing(with: others, engine: Engine())",
      ]
    }
    guard let region else { return ["let model = \(read)"] }
    return ["let network = \(read)", "let model = try network.over(SegmentationRegion(\(Self.quoted(region))))"]
  }

  private var detection: String {
    let parts = [boxScore.map { "threshold: \($0)" }, boxTarget.map { "score: .\($0)" }].compactMap(\.self)
    return parts.isEmpty ? "" : ", detection: .init(\(parts.joined(separator: ", ")))"
  }

  private var classLiteral: String {
    if case .index(let index) = subject { "\(index)" } else { Self.quoted("\(subject)") }
  }

  private var imageLines: [String] {
    guard !takesVolumes else {
      let range = reading.range.slug == SampleRange.auto.slug ? ".auto" : ".named(\(Self.quoted(reading.range.slug)))"
      return [
        "let picture = try NetworkInput(",
        "  of: Volume(contentsOf: \(Self.quoted(picture))), range: \(range), by: model.preprocessing)",
      ]
    }
    guard reading != PictureReading() else { return ["let picture = try Image(contentsOf: \(Self.quoted(picture)))"] }
    var settings: [String] = []
    let range = reading.range.slug
    if range != SampleRange.auto.slug { settings.append("range: .named(\(Self.quoted(range)))") }
    if let page = reading.page { settings.append("page: \(page)") }
    if let slice = reading.slice { settings.append("slice: VolumeSlice(\(Self.quoted(slice.description)))") }
    if reading.managesColours { settings.append("managesColours: true") }
    return [
      "let reading = try PictureReading(\(settings.joined(separator: ", ")))",
      "let picture = try Image(contentsOf: \(Self.quoted(picture)), reading: reading)",
    ]
  }

  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}
