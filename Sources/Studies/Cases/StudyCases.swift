import Evaluation
import Failures

/// The cases of a study as its list has them, before any network is asked what the classes' names mean.
///
///     let list = try CaseSource("imagenet/val").cases(CaseChoice(sample: 1000))
///     let naming = ClassNaming(network: "resnet152", classCount: 1000) { try labels.index(matching: $0) }
///     let resolved = try list.resolved(for: [naming])
public struct StudyCases: Sendable, Equatable {
  /// The class of a table that stands for the network's own first answer.
  public static let topClass = "top"
  /// How many cases a study may have.
  public static let mostCases = 1_000_000
  /// How many rows, files or annotations are read to find them.
  public static let mostRead = 4_000_000
  /// Of a table or an annotation file, in bytes.
  public static let mostBytes = 256 << 20

  /// What the list was found to be.
  public let kind: CaseListKind
  /// Those that were taken, in the list's order.
  public let cases: [StudyCase]
  /// How many the list has, taken or not.
  public let total: Int
  /// The folders of a list by folders, in order of code points, whether a case of theirs is taken or not; else empty.
  public let folders: [String]
  /// What was passed over, and the like.
  public let notes: [Note]
  /// The file or folder that the list is.
  var place: FailureContext = [:]

  /// - Throws: `StudyError` if there is no case, there are too many, or the choice is none.
  init(
    kind: CaseListKind, all: [StudyCase], folders: [String] = [], choice: CaseChoice, notes: [Note]
  ) throws(StudyError) {
    try choice.check()
    guard !all.isEmpty else {
      throw StudyError(.invalidCases, "there is no case: " + kind.lack + notes.map { "; \($0.message)" }.joined())
    }
    let indices = choice.indices(of: all.count)
    guard indices.count <= Self.mostCases else {
      throw StudyError(
        .invalidCases,
        "\(all.count) cases are more than a study may have, \(Self.mostCases); take a sample, or part the list")
    }
    var notes = notes
    if let sample = choice.sample, sample > indices.count, !choice.mayBeFewer {
      notes.append(Note("the list has fewer cases than the sample asks for: all \(indices.count) are taken"))
    }
    self.kind = kind
    cases = indices.count == all.count ? all : indices.map { all[$0] }
    total = all.count
    self.folders = folders
    self.notes = notes
  }
}

/// What a network calls its classes.
public struct ClassNaming: Sendable {
  /// What the network is called in messages.
  public let network: String
  /// K, the network's classes.
  public let classCount: Int
  /// The class that a name means; nil or an error, whose message is shown, where it means none.
  public let index: @Sendable (String) throws -> Int?
  /// Whether a text asks for something else than a class: a sum of scores, or a further box of one class.
  public let isInWords: @Sendable (String) throws -> Bool

  /// A network's naming, by a function that finds a class by its name.
  public init(
    network: String, classCount: Int, isInWords: @escaping @Sendable (String) throws -> Bool = { _ in false },
    index: @escaping @Sendable (String) throws -> Int?
  ) {
    self.network = network
    self.classCount = classCount
    self.isInWords = isInWords
    self.index = index
  }
}

/// Cases with what their classes mean to each network.
public struct ResolvedCases: Sendable, Equatable {
  public let cases: [StudyCase]
  /// `[network][case]`; nil for the network's own first answer, and for what is asked for in words a number from `classCount` on, in
  /// the order of the list.
  public let classIndices: [[Int?]]
  public let notes: [Note]
}

extension StudyCases {
  /// Asks networks what the classes' names mean.
  ///
  /// A name that a network does not know is tried with spaces for underscores. In a list by folders, a network that knows
  /// not every folder's name but has as many classes as there are folders is taken to count them in order of code points,
  /// as torchvision's `ImageFolder` does; a note says so. A table may ask in words as well, as for a sum of scores.
  ///
  /// Cases of one picture whose classes are the same to every network are one case, the first, with the boxes of all.
  ///
  /// - Parameter networks: in the order of the result.
  /// - Throws: `StudyError` (`invalidCases`) with the first ten classes that a network does not know.
  /// - Complexity: each name is asked once of each network.
  public func resolved(for networks: [ClassNaming]) throws(StudyError) -> ResolvedCases {
    var faults = CaseFaults()
    var notes = self.notes
    let classIndices = networks.map { network in
      var resolver = ClassResolver(network)
      if kind == .classFolders { notes += resolver.takePlaces(of: folders) }
      return resolver.indices(of: cases, kind: kind, isOnly: networks.count == 1, faults: &faults)
    }
    try faults.check(place)
    guard !networks.isEmpty else { return ResolvedCases(cases: cases, classIndices: [], notes: notes) }

    let firsts = firsts(by: classIndices)
    guard firsts.contains(where: { $0 != nil }) else {
      return ResolvedCases(cases: cases, classIndices: classIndices, notes: notes)
    }
    var merged = cases
    for (index, first) in firsts.enumerated() {
      guard let first else { continue }
      merged[first].boxes += cases[index].boxes.filter { !merged[first].boxes.contains($0) }
    }
    let taken = cases.indices.filter { firsts[$0] == nil }
    notes.append(
      Note(
        "\(cases.count - taken.count) cases name a picture and a class that another one names otherwise; they count "
          + "once"))
    return ResolvedCases(
      cases: taken.map { merged[$0] }, classIndices: classIndices.map { indices in taken.map { indices[$0] } },
      notes: notes)
  }

  /// Of each case, the first one of the same picture and classes; nil where it is that itself.
  private func firsts(by classIndices: [[Int?]]) -> [Int?] {
    // A number for each picture, then for each number so far and class: whole numbers are quick to look up.
    struct Pair: Hashable {
      let number: Int
      let index: Int?
    }
    var (numberOfPath, numberOfPair) = ([String: Int](minimumCapacity: cases.count), [Pair: Int]())
    var count = 0
    func number<Key>(of key: Key, in numbers: inout [Key: Int]) -> Int {
      if let known = numbers[key] { return known }
      count += 1
      numbers[key] = count
      return count
    }
    var numbers = cases.map { number(of: $0.path, in: &numberOfPath) }
    guard numberOfPath.count < cases.count else { return [Int?](repeating: nil, count: cases.count) }
    for indices in classIndices {
      for place in cases.indices {
        numbers[place] = number(of: Pair(number: numbers[place], index: indices[place]), in: &numberOfPair)
      }
    }
    var placeOfNumber: [Int: Int] = [:]
    return numbers.enumerated().map { place, number in
      guard let first = placeOfNumber[number] else {
        placeOfNumber[number] = place
        return nil
      }
      return first
    }
  }
}

/// Asks one network for each name once.
private struct ClassResolver {
  private let network: ClassNaming
  private var known: [String: Result<Int, Unknown>] = [:]
  /// Of folders' names, where these count as places.
  private var places: [String: Int]?
  /// What was asked for in words so far: a number for each.
  private var numbers: [String: Int] = [:]

  struct Unknown: Error { let text: String }

  init(_ network: ClassNaming) { self.network = network }

  private mutating func index(of name: String) -> Result<Int, Unknown> {
    if let answer = known[name] { return answer }
    var answer = asked(name)
    if case .failure = answer, name.contains("_") {
      let spaced = asked(String(name.map { $0 == "_" ? " " : $0 }))
      if case .success = spaced { answer = spaced }
    }
    known[name] = answer
    return answer
  }

  /// The same of what may be asked for in words.
  private mutating func asked(for text: String) -> Result<Int, Unknown> {
    if let number = numbers[text] { return .success(number) }
    guard known[text] == nil else { return index(of: text) }
    do {
      guard try network.isInWords(text) else { return index(of: text) }
    } catch {
      let failure = Result<Int, Unknown>.failure(Self.unknown(error))
      known[text] = failure
      return failure
    }
    let number = network.classCount + numbers.count
    numbers[text] = number
    return .success(number)
  }

  private static func unknown(_ error: any Error) -> Unknown {
    guard let error = error as? any ContextualError else { return Unknown(text: "\(error)") }
    let column = error.context["column"].map { ", at column \($0)" } ?? ""
    return Unknown(text: error.message + column)
  }

  private func asked(_ name: String) -> Result<Int, Unknown> {
    let index: Int?
    do { index = try network.index(name) } catch { return .failure(Self.unknown(error)) }
    guard let index else { return .failure(Unknown(text: "the network has no class \(CaseFaults.quoted(name))")) }
    guard (0..<network.classCount).contains(index) else {
      return .failure(Unknown(text: "the class \(index) lies outside of the network's \(network.classCount)"))
    }
    return .success(index)
  }

  mutating func takePlaces(of folders: [String]) -> [Note] {
    let about = "\(network.network): "
    for folder in folders {
      guard case .failure = index(of: folder) else { continue }
      guard folders.count == network.classCount else { return [] }
      // Two names of folders can be one text, composed and decomposed.
      places = Dictionary(folders.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return [
        Note(
          about
            + "the network does not know every folder's name (\(CaseFaults.quoted(folder))), but has as many classes "
            + "as there are folders: these count as its classes in order of their names, as torchvision counts them")
      ]
    }
    let areNumbers = !folders.isEmpty && folders.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    let areInOrder = folders.enumerated().allSatisfy { Int($1) == $0 }
    guard areNumbers, !areInOrder else { return [] }
    return [Note(about + "the folders' names count as the classes' indices, whatever the folders' order is")]
  }

  mutating func indices(
    of cases: [StudyCase], kind: CaseListKind, isOnly: Bool, faults: inout CaseFaults
  ) -> [Int?] {
    var reported: Set<String> = []
    return cases.map { item in
      if kind == .table, item.className == StudyCases.topClass { return nil }
      if let places { return places[item.className] }
      switch kind == .table ? asked(for: item.className) : index(of: item.className) {
      case .success(let index): return index
      case .failure(let unknown):
        if reported.insert(item.className).inserted {
          faults.add(item.origin, (isOnly ? "" : "\(network.network): ") + unknown.text)
        }
        return nil
      }
    }
  }
}
