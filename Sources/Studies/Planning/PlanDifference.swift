/// By what one plan differs from another, in words: what makes a study's finished cases be computed anew.
///
///     PlanDifference(from: old, to: new).description
///     // "the network 'net.onnx' has changed, and 2 pictures (first: 'cat.jpg')"
public struct PlanDifference: Sendable, Equatable, CustomStringConvertible {
  /// What concerns all cases.
  public let general: [String]
  /// Names of networks whose hash or layers are others.
  public let networks: [String]
  /// Pictures whose content is another, or which were or are missing.
  public let pictures: [String]
  /// Cases whose class or box is another.
  public let classes: [String]
  public let added: Int
  public let removed: Int

  public init(from old: StudyPlan, to new: StudyPlan) {
    var general: [String] = []
    func compare<Value: Equatable>(_ what: String, _ path: KeyPath<StudyPlan, Value>) {
      if old[keyPath: path] != new[keyPath: path] {
        general.append("\(what) (\(old[keyPath: path]) → \(new[keyPath: path]))")
      }
    }
    compare("the program's version", \.version)
    compare("the profile", \.profile.rawValue)
    compare("the precision", \.precision)
    if old.settings != new.settings { general.append("the settings of the experiments") }
    compare("the methods", \.methods)
    compare("the measures", \.metrics)
    compare("the ensembles", \.searches)
    compare("how maps are kept", \.maps.rawValue)
    compare("how grey pictures are read", \.likePillow)
    compare("the size of the shards", \.shardSize)
    self.general = general

    let oldNetworks = Dictionary(old.networks.map { ($0.name, $0) }) { first, _ in first }
    networks = new.networks.filter { network in oldNetworks[network.name].map { $0 != network } ?? true }.map(\.name)
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

  public var description: String {
    var parts = general
    if let first = networks.first {
      parts.append(
        networks.count == 1 ? "the network '\(first)' has changed" : "\(networks.count) networks (first: '\(first)')")
    }
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
