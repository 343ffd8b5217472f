import Failures
import ModelReaders

/// A sum of scores, as a person writes it.
///
///     tabby - tiger cat              the one as far as it stands out from the other
///     top - second                   what decides between the two likeliest
///     mean(tabby, tiger cat, lynx)   any of them
///     probability(dog) - 0.5 * logit('crane - bird')
///     tabby - others                 from the mean of all others
///
/// Grammar:
///
///     expression = product { (" + " | " - ") product }
///     product    = [number " * "] operand
///     operand    = function "(" expression { "," expression } ")" | name | 'quoted name'
///     function   = mean | logit | probability | log-probability | rest
///
/// A name is a class as `ClassLabels.index(matching:)` understands it; `top`, `second` and `third` are the likeliest, `top3` the
/// mean of three, `others` the mean of all that the expression does not name, and `rest` alone is `rest(top)`. Operators stand between
/// blanks, so that a hyphen is part of a name. A score without a function is of the kind that is asked for elsewhere.
///
/// Source of `top - second`: Zhang et al., Finer-CAM, 2025.
public struct ScoreExpression: Sendable, Equatable {
  /// As it was written.
  public let text: String
  let terms: [Term]

  /// A part of the sum.
  struct Term: Sendable, Equatable {
    var factor: Double
    /// Which score of the subject; nil for the one that is asked for elsewhere.
    var target: ScoreTarget?
    var operand: Operand
  }

  /// Whose score it is.
  enum Operand: Sendable, Equatable {
    /// A class by name, and where it stands in the text, from 1.
    case named(String, column: Int)
    /// So many-th of the likeliest, from 1.
    case rank(Int)
    /// The mean of all that are not named.
    case others
  }

  /// Whether it is a name and nothing more.
  var isPlainName: Bool {
    guard terms.count == 1, case .named = terms[0].operand else { return false }
    return terms[0].factor == 1 && terms[0].target == nil
  }

  /// An expression whose subjects are found.
  struct Resolved: Sendable, Equatable {
    struct Term: Sendable, Equatable {
      var factor: Double
      let target: ScoreTarget?
      let index: Int
    }

    let name: String
    /// The name, fit for a file's.
    let tag: String
    /// Each subject once for each kind of its score.
    let terms: [Term]

    /// The subject, where the sum is its score and no more.
    var onlySubject: Int? {
      terms.count == 1 && terms[0].factor == 1 && terms[0].target == nil ? terms[0].index : nil
    }
  }

  /// Finds the subjects.
  /// - Parameters:
  ///   - scores: `[K]`, which say what is likeliest.
  /// - Throws: `ModelError` for an unknown or ambiguous name, `ClassifierError` for a rank beyond the last; both with the column.
  func resolved(in labels: ClassLabels, scores: [Float]) throws -> Resolved {
    let ranked = terms.contains { if case .rank = $0.operand { true } else { false } } ? scores.likeliestIndices : []
    var found: [Resolved.Term] = []
    func add(_ factor: Double, _ target: ScoreTarget?, _ index: Int) {
      if let known = found.firstIndex(where: { $0.index == index && $0.target == target }) {
        found[known].factor += factor
      } else {
        found.append(Resolved.Term(factor: factor, target: target, index: index))
      }
    }
    for term in terms {
      switch term.operand {
      case .named(let name, let column): add(term.factor, term.target, try index(of: name, column, in: labels))
      case .rank(let rank):
        guard rank <= ranked.count else {
          throw ClassifierError(
            .invalidValue, "'\(text)' asks for the likeliest of rank \(rank), and there are \(ranked.count)")
        }
        add(term.factor, term.target, ranked[rank - 1])
      case .others: continue
      }
    }
    let named = Set(found.map(\.index))
    for term in terms where term.operand == .others {
      let others = scores.indices.filter { !named.contains($0) }
      for index in others { add(term.factor / Double(others.count), term.target, index) }
    }
    return Resolved(name: name(found, in: labels), tag: tag, terms: found)
  }

  /// Finds those that are named, before a network has run.
  /// - Throws: `ModelError` for an unknown or ambiguous name.
  package func check(in labels: ClassLabels) throws { _ = try namedIndices(in: labels) }

  func namedIndices(in labels: ClassLabels) throws -> [Int] {
    try terms.compactMap { term in
      if case .named(let name, let column) = term.operand { try index(of: name, column, in: labels) } else { nil }
    }
  }

  private func index(of name: String, _ column: Int, in labels: ClassLabels) throws -> Int {
    do { return try labels.index(matching: name) } catch {
      throw error.adding(["column": "\(column) of '\(text)'"])
    }
  }

  /// As it was written; where that does not name the subjects, with those that were found.
  private func name(_ found: [Resolved.Term], in labels: ClassLabels) -> String {
    guard terms.contains(where: { if case .rank = $0.operand { true } else { false } }), found.count <= 4 else {
      return text
    }
    let shown = found.enumerated().map { place, term in
      let name = labels[term.index].name ?? "\(term.index)"
      let size = abs(term.factor) == 1 ? "" : "\(abs((term.factor * 1000).rounded() / 1000)) * "
      return (place == 0 ? (term.factor < 0 ? "-" : "") : term.factor < 0 ? " - " : " + ") + size + name
    }
    return "\(text) (\(shown.joined()))"
  }

  /// Eight digits that tell texts apart whose names would be one: FNV-1a of 32 bits.
  private static func fingerprint(of text: String) -> String {
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private var tag: String {
    var result = ""
    var isWhole = text.count <= 80
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber || character == "." || character == "_" {
        result.append(character)
      } else if character == "+" {
        result += "plus"
      } else if character == "*" {
        result += "times"
      } else if character == " " || character == "-" {
        result += "-"
      } else {
        // What stands within what is lost here: two sums of the same words may differ by that alone.
        isWhole = false
        if character == "(" || character == "," { result += "-" }
      }
    }
    // ' - ' has become three of them, and so cannot be taken for a hyphen.
    let name = String(result.replacing("---", with: "-minus-").prefix(80))
    return isWhole ? name : name + "-" + Self.fingerprint(of: text)
  }
}

extension ClassChoice {
  /// The expression that a choice is, if it is more than a class; a class whose whole name reads like one comes first.
  /// - Throws: `ClassifierError` for one that cannot be read.
  package func expression(in labels: ClassLabels) throws -> ScoreExpression? {
    guard case .named(let text) = self, !labels.hasWholeName(text) else { return nil }
    if ScoreExpression.words.contains(text.lowercased()) { return try ScoreExpression(text) }
    guard ScoreExpression.looksLikeOne(text) else { return nil }
    let expression = try ScoreExpression(text)
    // In quotation marks a name is found by its expression.
    return expression.isPlainName && expression.terms[0].operand == .named(text, column: 1) ? nil : expression
  }
}
