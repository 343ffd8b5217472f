import Failures

/// Reads a `ScoreExpression`, character by character.
struct ScoreExpressionParser {
  static let functions = ["mean"] + ScoreTarget.allCases.map(\.rawValue)

  private let text: String
  private let characters: [Character]
  private var place = 0
  private var depth = 0

  init(_ text: String) throws(ClassifierError) {
    self.text = text
    characters = Array(text)
    guard characters.count <= 2000 else {
      throw ClassifierError(.invalidValue, "an expression has at most 2000 characters, not \(characters.count)")
    }
  }

  mutating func whole() throws(ClassifierError) -> [ScoreExpression.Term] {
    let alone = text.lowercased().filter { !$0.isWhitespace }
    if alone == "rest" { return [.init(factor: 1, target: .rest, operand: .rank(1))] }
    let terms = try sum()
    skipBlanks()
    if place < characters.count { throw fault("there is '\(characters[place])' too much") }
    guard terms.count <= 1000 else { throw fault("it has more than 1000 parts") }
    return terms
  }

  private mutating func sum() throws(ClassifierError) -> [ScoreExpression.Term] {
    var terms = try product()
    while let sign = takeOperator(among: ["+", "-"]) {
      terms += try product().map { term in
        var term = term
        if sign == "-" { term.factor = -term.factor }
        return term
      }
    }
    return terms
  }

  private mutating func product() throws(ClassifierError) -> [ScoreExpression.Term] {
    skipBlanks()
    let start = place
    var number = ""
    while place < characters.count, characters[place].isASCII,
      characters[place].isNumber || [".", "-", "e"].contains(characters[place])
    {
      number.append(characters[place])
      place += 1
    }
    guard takeOperator(among: ["*"]) != nil else {
      place = start
      return try operand()
    }
    // Gradients are of 32 bits.
    guard let factor = Double(number), abs(factor) <= 1e30 else {
      place = start
      throw fault("a number of at most 1e30 is expected before '*'")
    }
    return try operand().map { term in
      var term = term
      term.factor *= factor
      return term
    }
  }

  private mutating func operand() throws(ClassifierError) -> [ScoreExpression.Term] {
    skipBlanks()
    let start = place
    guard place < characters.count else { throw fault("a class is expected") }
    if characters[place] == "'" || characters[place] == "\"" { return try quoted() }
    if let function = takeFunction() { return try arguments(of: function, from: start) }
    return try name()
  }

  private mutating func quoted() throws(ClassifierError) -> [ScoreExpression.Term] {
    let (quote, start) = (characters[place], place)
    guard let end = characters[(place + 1)...].firstIndex(of: quote) else {
      throw fault("the quotation that begins here has no end")
    }
    place = end + 1
    return [.init(factor: 1, operand: .named(String(characters[start + 1..<end]), column: start + 1))]
  }

  private mutating func arguments(of function: String, from start: Int) throws(ClassifierError) -> [ScoreExpression
    .Term]
  {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 16 else { throw fault("functions stand within one another more than 16 deep") }
    var arguments = [try sum()]
    skipBlanks()
    while place < characters.count, characters[place] == "," {
      place += 1
      arguments.append(try sum())
      skipBlanks()
    }
    guard place < characters.count, characters[place] == ")" else { throw fault("')' is expected") }
    place += 1
    guard let target = ScoreTarget(rawValue: function) else {
      let count = Double(arguments.count)
      return arguments.flatMap { $0 }.map { term in
        var term = term
        term.factor /= count
        return term
      }
    }
    let terms = arguments[0]
    guard arguments.count == 1, terms.allSatisfy({ $0.target == nil }) else {
      place = start
      throw fault("\(function)(…) takes one class, or a sum of some without functions")
    }
    return terms.map { term in
      var term = term
      term.target = target
      return term
    }
  }

  /// What stands up to an operator, a comma or the end of the arguments; parentheses that it opens itself are part of it.
  private mutating func name() throws(ClassifierError) -> [ScoreExpression.Term] {
    let start = place
    if isSign(at: place) { throw fault("a class is expected before '\(characters[place])'") }
    var open = 0
    while place < characters.count {
      let character = characters[place]
      if character == "(" { open += 1 }
      if character == ")" {
        if open == 0 { break }
        open -= 1
      }
      if depth > 0, open == 0, character == "," { break }
      if character.isWhitespace, isOperator(at: place + 1) { break }
      place += 1
    }
    let name = String(characters[start..<place]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else {
      throw fault(
        place < characters.count ? "a class is expected before '\(characters[place])'" : "a class is expected")
    }
    switch name.lowercased() {
    case "top": return [.init(factor: 1, operand: .rank(1))]
    case "second": return [.init(factor: 1, operand: .rank(2))]
    case "third": return [.init(factor: 1, operand: .rank(3))]
    case "others": return [.init(factor: 1, operand: .others)]
    case let word where word.hasPrefix("top") && word.dropFirst(3).allSatisfy { $0.isASCII && $0.isNumber }:
      guard let count = Int(word.dropFirst(3)), (1...1000).contains(count) else {
        place = start
        throw fault("'\(name)' must be from top1 to top1000")
      }
      return (1...count).map { .init(factor: 1 / Double(count), operand: .rank($0)) }
    default: return [.init(factor: 1, operand: .named(name, column: start + 1))]
    }
  }

  // MARK: - Characters

  private mutating func skipBlanks() {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
  }

  private func isOperator(at place: Int) -> Bool {
    place > 0 && isSign(at: place) && characters[place - 1].isWhitespace
  }

  /// An operator, or what would be one if something stood before it.
  private func isSign(at place: Int) -> Bool {
    place < characters.count && ["+", "-", "*"].contains(characters[place])
      && (place + 1 >= characters.count || characters[place + 1].isWhitespace)
  }

  private mutating func takeOperator(among operators: [Character]) -> Character? {
    let start = place
    skipBlanks()
    guard place < characters.count, operators.contains(characters[place]), isOperator(at: place) else {
      place = start
      return nil
    }
    place += 1
    return characters[place - 1]
  }

  private mutating func takeFunction() -> String? {
    let rest = String(characters[place..<min(place + 20, characters.count)]).lowercased()
    guard let function = Self.functions.first(where: { rest.hasPrefix("\($0)(") }) else { return nil }
    place += function.count + 1
    return function
  }

  private func fault(_ words: String) -> ClassifierError {
    ClassifierError(
      .invalidValue, "'\(text)' cannot be read as a sum of scores: at column \(place + 1) \(words)",
      context: ["column": "\(place + 1)"])
  }
}

extension ScoreExpression {
  /// Reads an expression.
  /// - Throws: `ClassifierError` that says at which column it cannot be read.
  /// - Complexity: O(n) for n characters, 2,000 at most.
  public init(_ text: String) throws(ClassifierError) {
    var parser = try ScoreExpressionParser(text)
    terms = try parser.whole()
    self.text = text
  }

  /// Names of what is found by the scores alone; `top` and `top3` are choices of classes by themselves.
  static let words: Set = ["second", "third", "rest", "others"]

  /// Whether a text has an operator or a function in it.
  static func looksLikeOne(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count > 1 && words.contains { ["-", "+", "*"].contains($0) }
      || ScoreExpressionParser.functions.contains { text.lowercased().contains("\($0)(") }
      || text.hasPrefix("'") || text.hasPrefix("\"")
  }
}
