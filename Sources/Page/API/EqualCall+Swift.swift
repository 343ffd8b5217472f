import Imaging

extension EqualCall {
  /// What a Swift program would write.
  var swift: String {
    let layers = layer.map { ", layers: [\(Self.quoted($0))]" } ?? ""
    let network =
      activation == "auto" ? "" : ", network: NetworkChoice(activation: Activation(.\(activation)))"
    var lines = [
      "import MetaCAM", "",
      "let model = try NetworkModel(named: \(Self.quoted(self.network))\(network))",
      "let explainer = try Explainer(model: model\(layers), engine: Engine())",
    ]
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
        "  model.preprocessing.input(of: picture), classes: [\(classLiteral)], name: \"picture\", path: \"picture\",",
        "  searches: [])[0]",
        "outcome.chosen[.allMembers]  // [H, W]",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var classLiteral: String {
    if case .index(let index) = subject { "\(index)" } else { Self.quoted("\(subject)") }
  }

  private var imageLines: [String] {
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
