import Failures

/// What all outputs of a classifier stand for, in their order; the names may be lacking.
///
///     let labels = ImageNetClasses.labels
///     labels[281].name                      // "tabby"
///     try labels.index(matching: "tabby")   // 281
///     try ClassLabels(count: 10).index(matching: "7")  // 7
public struct ClassLabels: Sendable, Equatable, RandomAccessCollection {
  private let labels: [ClassLabel]
  /// Of which class each is, where these are objects that were found.
  private let kinds: Kinds?

  private struct Kinds: Sendable, Equatable {
    /// All of the network's classes.
    let labels: [ClassLabel]
    /// One for each object.
    let classIndices: [Int]
  }

  /// Classes without names.
  /// - Precondition: the count is not negative.
  public init(count: Int) { self.init((0..<count).map { ClassLabel(index: $0) }) }

  /// Classes in the order of the network's output.
  public init(names: [String]) { self.init(names.enumerated().map { ClassLabel(index: $0, name: $1) }) }

  /// - Precondition: each label's index is its place.
  package init(_ labels: [ClassLabel]) { (self.labels, kinds) = (labels, nil) }

  /// Objects: the first of a class bears its name, further ones `dog 2`, `dog 3`. A name means one of its class, which is sought
  /// among all of the network's: `dog` is no `hot dog`, though no other was found.
  package init(objectsOf classIndices: [Int], among classes: ClassLabels) {
    var counts: [Int: Int] = [:]
    labels = classIndices.enumerated().map { place, classIndex in
      counts[classIndex, default: 0] += 1
      let number = counts[classIndex] ?? 1
      return ClassLabel(index: place, name: classes.name(of: classIndex) + (number == 1 ? "" : " \(number)"))
    }
    kinds = Kinds(labels: classes.labels, classIndices: classIndices)
  }

  /// What a class is called; one without a name by its index.
  package func name(of index: Int) -> String {
    (indices.contains(index) ? labels[index].name : nil) ?? "class \(index)"
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { labels.count }
  public subscript(index: Int) -> ClassLabel { labels[index] }

  /// The class that a person means: by its index, its WordNet id, its name or a synonym, or a part of one of them.
  ///
  /// The first of these that fits anything decides: the index; the WordNet id; the whole of a name or of a synonym;
  /// a part of a name or of a synonym. Case does not count. A name that is another class's synonym fits both ('crane'
  /// is a bird and a machine), since a silent choice would explain the wrong class.
  ///
  ///     try labels.index(matching: "n02123045")  // 281
  ///     try labels.index(matching: "siamese")    // 284
  ///
  /// - Throws: `ModelError` with `unknownClass` if nothing fits, or with `ambiguousClass` if several classes do.
  /// - Complexity: O(n) for n classes.
  public func index(matching text: String) throws(ModelError) -> Int {
    let wanted = Self.compared(text)
    let digits = wanted.hasPrefix("-") ? wanted.dropFirst() : wanted[...]
    if !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
      guard let index = Int(wanted), indices.contains(index) else {
        throw ModelError(
          .unknownClass,
          kinds == nil
            ? "the class \(text) lies outside the network's classes \(range)"
            : "there is no box \(text): those that were found are \(range)")
      }
      return index
    }
    if let kinds { return try index(of: text, wanted, among: kinds) }
    guard labels.contains(where: { $0.name != nil }) else {
      throw ModelError(.unknownClass, "the network's classes have no names; give an index of \(range) for '\(text)'")
    }
    if let label = labels.first(where: { $0.wordNetID?.lowercased() == wanted }) { return label.index }
    let exact = labels.filter { $0.names.contains { $0.lowercased() == wanted } }
    if !exact.isEmpty { return try theOnly(of: exact, text) }
    // A search prepares its pattern for every name, so that a long one, from a list of cases say, would take minutes.
    let canBePart = !wanted.isEmpty && wanted.utf8.count <= Self.longestPart
    let partial = canBePart ? labels.filter { $0.names.contains { $0.lowercased().contains(wanted) } } : []
    if !partial.isEmpty { return try theOnly(of: wholeWordsFirst(partial, wanted), text) }
    throw ModelError(
      .unknownClass,
      "no class is called '\(Self.shown(text))'\(NearestNames.hint(for: wanted, among: labels.flatMap(\.names)))")
  }

  /// The object that a name means: `dog`, or the second by `dog 2`.
  private func index(of text: String, _ wanted: String, among kinds: Kinds) throws(ModelError) -> Int {
    if let label = labels.first(where: { $0.name?.lowercased() == wanted }) { return label.index }
    // Where the class itself is called so, a number at the end is part of its name.
    var (name, number) = (wanted[...], 1)
    if let blank = wanted.lastIndex(of: " "), let found = Int(wanted[wanted.index(after: blank)...]), found > 0,
      !kinds.labels.contains(where: { $0.names.contains { $0.lowercased() == wanted } })
    {
      (name, number) = (wanted[..<blank], found)
    }
    let classes = ClassLabels(kinds.labels)
    let classIndex = try classes.index(matching: String(name))
    let places = kinds.classIndices.indices.filter { kinds.classIndices[$0] == classIndex }
    guard number <= places.count else {
      throw ModelError(
        .unknownClass,
        (places.isEmpty
          ? "no \(classes.name(of: classIndex)) was found"
          : "of \(classes.name(of: classIndex)) \(places.count) were found")
          + "; there are \(labels.prefix(8).map { $0.name ?? "" }.joined(separator: ", "))\(labels.count > 8 ? " …" : "")"
      )
    }
    return places[number - 1]
  }

  /// True where a class's name, a synonym or its WordNet id is this and nothing more. Case does not count.
  package func hasWholeName(_ text: String) -> Bool {
    let wanted = Self.compared(text)
    return labels.contains { $0.wordNetID?.lowercased() == wanted || $0.names.contains { $0.lowercased() == wanted } }
  }

  private static func compared(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  /// As much of a name as a message has room for.
  private static func shown(_ text: String) -> String {
    text.utf8.count <= longestPart ? text : text.prefix(100) + "…"
  }

  /// In bytes; no class is called by a name as long as that.
  private static let longestPart = 1000

  private var range: String { isEmpty ? "(there are none)" : "0...\(count - 1)" }

  private func theOnly(of candidates: [ClassLabel], _ text: String) throws(ModelError) -> Int {
    if let only = candidates.first, candidates.count == 1 { return only.index }
    let shown = candidates.prefix(8).map { label in
      label.wordNetID.map { "\(label) [\($0)]" } ?? "\(label)"
    }
    let rest = candidates.count > shown.count ? ", and \(candidates.count - shown.count) more" : ""
    throw ModelError(
      .ambiguousClass, "'\(text)' fits several classes: \(shown.joined(separator: ", "))\(rest); give the index")
  }

  /// Those that hold the text as a word of its own come first: whoever asks for 'cat' means no 'catamaran'.
  private func wholeWordsFirst(_ candidates: [ClassLabel], _ wanted: String) -> [ClassLabel] {
    func holdsWord(_ label: ClassLabel) -> Bool {
      label.names.contains { " \($0.lowercased()) ".contains(" \(wanted) ") }
    }
    return candidates.filter(holdsWord) + candidates.filter { !holdsWord($0) }
  }
}
