import Failures
import Graphs

/// Which tensors of a file are which of a network's, where the file's names are others than the network's own.
///
/// Three things are seen through, since the shapes and the rest of the names leave no doubt: a prefix before all names,
/// parts under other names or numbers in the network's order, and another classifier at the end (`ClassifierHead`).
struct WeightAlignment {
  /// The file's path of a part, and the network's; an empty path is the whole.
  private(set) var parts: [(from: String, to: String)] = []
  /// What stands in place of the network's own last layers.
  private(set) var head: ClassifierHead?
  private(set) var notes: [Note] = []
  /// The file's tensors that are none of the network.
  private var others: Set<String> = []
  private let modules: ModuleTree?

  /// Beyond these a file is no training program's, and is only compared by name.
  private static let mostNames = 20_000
  private static let longestName = 512

  /// - Parameters:
  ///   - weights: the file's tensors.
  ///   - expected: what the network asks for, in its order.
  ///   - linears: the layers that the network ends with, which another head may stand in for.
  ///   - unneeded: how names begin that the network does without.
  ///   - modules: the file's own, where it says what they are.
  /// - Returns: nil where something is missing, left over, or could be taken for several things.
  /// - Complexity: O(n·d) for n names of d parts, times the layers of the end.
  init?(
    of weights: StateDictionary, to expected: [ExpectedWeight], endingWith linears: [LinearLayer],
    unneeded: [String], modules: ModuleTree? = nil
  ) {
    self.modules = modules
    guard weights.count <= Self.mostNames, !expected.isEmpty,
      weights.names.allSatisfy({ $0.utf8.count <= Self.longestName })
    else { return nil }
    let found = FoundWeights(weights)
    for count in 0...linears.count {
      let replaced = linears.suffix(count)
      let body = expected.filter { weight in !replaced.contains { weight.ownName.hasPrefix($0.module + ".") } }
      guard !body.isEmpty, align(found, to: body) else { continue }
      let rest = rest(of: weights, without: body, unneeded: unneeded)
      if count == 0 {
        if rest.isEmpty { return }
      } else if takeHead(rest, in: weights, replacing: Array(replaced)) {
        return
      }
    }
    return nil
  }

  /// The tensors under the network's names; what is none of it, or stands for the end, is left out.
  func applied(to weights: StateDictionary) throws(ModelError) -> StateDictionary {
    var entries: [(name: String, value: Constant)] = []
    for entry in weights where !others.contains(entry.name) {
      if let name = Self.renamed(entry.name, by: parts) { entries.append((name, entry.value)) }
    }
    return try StateDictionary(entries)
  }

  private static func renamed(_ name: String, by parts: [(from: String, to: String)]) -> String? {
    for part in parts where part.from.isEmpty || name.hasPrefix(part.from + ".") {
      let rest = part.from.isEmpty ? name : String(name.dropFirst(part.from.count + 1))
      return part.to.isEmpty ? rest : part.to + "." + rest
    }
    return nil
  }

  // MARK: - The body

  private mutating func align(_ found: FoundWeights, to body: [ExpectedWeight]) -> Bool {
    (parts, notes, others) = ([], [], [])
    var prefixes = found.prefixes(holding: body)
    if !prefixes.isEmpty {
      let chosen = prefixes.remove(at: Self.preferred(of: prefixes))
      parts = [(chosen, "")]
      if !chosen.isEmpty { notes.append(Note("the names of the weights begin with '\(chosen).', which is left out")) }
      // Another copy, as of a teacher or a mean over steps, but not one within which this one lies.
      for other in prefixes where !other.isEmpty && !chosen.hasPrefix(other + ".") {
        notes.append(Note("the file holds the weights twice: those of '\(other)' are left out"))
        others.formUnion(found.names(under: other))
      }
      return true
    }
    guard let moved = found.partsInOrder(of: body) else { return false }
    parts = moved
    let changes = moved.filter { $0.from != $0.to }.map { "'\($0.from)' for '\($0.to)'" }
    notes.append(
      Note(
        "the parts of the weights have other names than the network's: \(changes.prefix(3).joined(separator: ", "))"
          + "\(changes.count > 3 ? ", …" : "") are taken by their order and shapes"))
    return true
  }

  /// Of several copies, the one under a usual name, or else the first.
  private static func preferred(of prefixes: [String]) -> Int {
    for key in [""] + PyTorchFile.weightKeys {
      if let place = prefixes.firstIndex(where: { $0 == key || $0.hasSuffix("." + key) }) { return place }
    }
    return 0
  }

  // MARK: - The end

  /// The tensors that the body does not take, but for those that any network does without.
  private mutating func rest(of weights: StateDictionary, without body: [ExpectedWeight], unneeded: [String])
    -> [String]
  {
    let taken = Set(body.map(\.name))
    var rest: [String] = []
    for name in weights.names where !others.contains(name) {
      let own = Self.renamed(name, by: parts)
      if let own, taken.contains(own) || unneeded.contains(where: own.hasPrefix) || isCounter(own, of: taken) {
        continue
      }
      if ["criterion", "loss"].contains(where: name.hasPrefix) || unneeded.contains(where: name.hasPrefix) {
        others.insert(name)
      } else {
        rest.append(name)
      }
    }
    return rest
  }

  private func isCounter(_ name: String, of taken: Set<String>) -> Bool {
    let ending = ".num_batches_tracked"
    return name.hasSuffix(ending) && taken.contains(name.dropLast(ending.count) + ".running_mean")
  }

  private mutating func takeHead(
    _ rest: [String], in weights: StateDictionary, replacing replaced: [LinearLayer]
  ) -> Bool {
    let root = parts.count == 1 && parts[0].to.isEmpty ? parts[0].from : ""
    guard let head = ClassifierHead(names: rest, in: weights, replacing: replaced, root: root, modules: modules) else {
      return false
    }
    others.formUnion(rest)
    self.head = head
    if let note = head.note { notes.append(note) }
    return true
  }
}

/// A file's tensors by the paths that they lie under.
private struct FoundWeights {
  private let shapes: [String: [Int]]
  private let names: [String]
  /// The paths whose content is the same, in the order of the file, each with the places of its tensors.
  private let pathsByContent: [String: [(path: String, places: Range<Int>)]]

  init(_ weights: StateDictionary) {
    names = weights.names.filter { !Self.isCounter($0) }
    shapes = Dictionary(weights.map { ($0.name, $0.value.shape) }, uniquingKeysWith: { first, _ in first })
    var contents: [String: [String]] = [:]
    var places: [String: Range<Int>] = [:]
    for (place, name) in names.enumerated() {
      for (path, rest) in Self.splits(of: name) {
        contents[path, default: []].append(Self.content(rest, shapes[name] ?? []))
        places[path] = (places[path]?.lowerBound ?? place)..<place + 1
      }
    }
    var byContent: [String: [(path: String, places: Range<Int>)]] = [:]
    for (path, parts) in contents {
      byContent[parts.sorted().joined(separator: "\n"), default: []].append((path, places[path] ?? 0..<0))
    }
    pathsByContent = byContent.mapValues {
      $0.sorted { ($0.places.lowerBound, $0.path) < ($1.places.lowerBound, $1.path) }
    }
  }

  /// The paths, perhaps the empty one, under which all of these lie.
  func prefixes(holding body: [ExpectedWeight]) -> [String] {
    guard let first = body.first else { return [] }
    let candidates = names.filter { $0 == first.name || $0.hasSuffix("." + first.name) }
      .map { String($0.dropLast(first.name.count)) }
    let whole = candidates.filter { prefix in
      body.allSatisfy { weight in shapes[prefix + weight.name].map(weight.fits) ?? false }
    }
    return whole.map { String($0.dropLast()) }
  }

  func names(under path: String) -> [String] { shapes.keys.filter { $0.hasPrefix(path + ".") } }

  /// For each part of a network, as large as can be, the path of the same content that follows the one before.
  func partsInOrder(of body: [ExpectedWeight]) -> [(from: String, to: String)]? {
    var parts: [(from: String, to: String)] = []
    var place = 0
    return take(body.map { ($0.name, $0.shape) }[...], "", &place, &parts) ? parts : nil
  }

  private func take(
    _ weights: ArraySlice<(name: String, shape: [Int])>, _ path: String, _ place: inout Int,
    _ parts: inout [(from: String, to: String)]
  ) -> Bool {
    let length = path.isEmpty ? 0 : path.count + 1
    let content = weights.map { Self.content($0.name.dropFirst(length), $0.shape) }.sorted().joined(separator: "\n")
    if let match = pathsByContent[content]?.first(where: { $0.places.lowerBound >= place }) {
      parts.append((match.path, path))
      place = match.places.upperBound
      return true
    }
    var children: [Substring] = []
    for weight in weights {
      let rest = weight.name.dropFirst(length)
      // A layer's own tensors must lie together.
      guard let dot = rest.firstIndex(of: ".") else { return false }
      if !children.contains(rest[..<dot]) { children.append(rest[..<dot]) }
    }
    for child in children {
      let childPath = path.isEmpty ? String(child) : path + "." + child
      let inside = weights.filter { $0.name.hasPrefix(childPath + ".") }
      guard take(inside[...], childPath, &place, &parts) else { return false }
    }
    return true
  }

  private static func isCounter(_ name: String) -> Bool { name.hasSuffix(".num_batches_tracked") }

  private static func content(_ rest: Substring, _ shape: [Int]) -> String { "\(rest) \(shape)" }

  /// Every path that a name lies under, with what is left of it.
  private static func splits(of name: String) -> [(path: String, rest: Substring)] {
    name.indices.filter { name[$0] == "." }.prefix(32)
      .map { (String(name[..<$0]), name[name.index(after: $0)...]) }
  }
}
