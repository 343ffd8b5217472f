import ActivationMaps
import MetaCAM
import Page

extension EqualCall {
  /// The line that gives the same numbers; nil where the program has none.
  var commandLine: String? {
    var words: [String] = []
    let picture = picture.shellPath
    switch kind {
    case .maps:
      words +=
        ["explain", picture, "--class", "\(subject)".shellWord, "--method"]
        + (methods == Method.explaining.map(\.slug) ? ["all"] : methods)
    case .ensemble(let removalProtocol, let consensus, let seed, let threshold):
      words += ["meta", picture, "--class", "\(subject)".shellWord, "--search", "none"]
      if Set(methods) != Set(Method.explaining.map(\.slug)) {
        guard let groups = try? MethodGroups.usual.keeping(methods) else { return nil }
        for group in groups.groups { words += ["--group", group.joined(separator: ",")] }
      }
      if let threshold { words += ["--k", threshold == threshold.rounded() ? "\(Int(threshold))" : "\(threshold)"] }
      if removalProtocol != "reference" { words += ["--protocol", removalProtocol] }
      if consensus != "sum" { words += ["--consensus", consensus] }
      if seed != 0 { words += ["--seed", "\(seed)"] }
    }
    if target != "logit" { words += ["--target", target] }
    // What the page shows, and saves.
    words += ["--view", "network"]
    if reading.range.slug != SampleRange.auto.slug { words += ["--range", reading.range.slug] }
    if let page = reading.page { words += ["--page", "\(page)"] }
    if let slice = reading.slice { words += ["--slice", slice.description] }
    if reading.managesColours { words.append("--colour-management") }
    if let layer { words += ["--layer", layer.shellWord] }
    if network != "efficientnet-lite0" { words += ["--model", network.shellPath] }
    if activation != "auto" { words += ["--activation", activation] }
    words += task.map { ["--task", $0] } ?? []
    words += boxScore.map { ["--box-score", "\($0)"] } ?? []
    words += boxTarget.map { ["--box-target", $0] } ?? []
    words += region.map { ["--region", SegmentationRegion.maskFile($0) == nil ? $0 : $0.shellPath] } ?? []
    if !texts.isEmpty { words += ["--text"] + texts.map(\.shellWord) }
    words += textModel.map { ["--text-model", $0.shellPath] } ?? []
    words += vocabulary.map { ["--vocabulary", $0.shellPath] } ?? []
    if !likeness.isEmpty { words += ["--like"] + likeness.map(\.shellPath) }
    return (["metacam"] + words).joined(separator: " ")
  }
}
