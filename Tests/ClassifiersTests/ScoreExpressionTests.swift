import Classifiers
import Failures
import ModelReaders
import Testing

struct ScoreExpressionTests {
  private static let labels = ClassLabels(names: [
    "tabby", "tiger cat", "crane - bird", "black-footed ferret", "lynx (wild)", "mean",
  ])
  private static let logits: [Float] = [2, 1.5, -1, 0.25, 3, -0.5]
  private static let activation = Activation(.softmax)

  private struct Logits: Readout {
    let count = 6
    func scores(_ output: [Float]) -> [Float] { output }
    func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] { direction }
    func activation(of scores: [Float]) -> Activation { ScoreExpressionTests.activation }
  }

  private static let reading = Reading(readout: Logits(), labels: labels)

  private func weights(of text: String, _ target: ScoreTarget = .logit) throws -> [Float] {
    let asked = try Self.reading.asking([ClassChoice(text)], of: Self.logits)
    #expect(asked.indices == [6], "\(text)")
    return asked.reading.derivative(Self.logits, 6, target)
  }

  @Test(
    arguments: [
      ("tabby - tiger cat", [1, -1, 0, 0, 0, 0]), ("mean(tabby, tiger cat)", [0.5, 0.5, 0, 0, 0, 0]),
      ("'crane - bird' - tabby", [-1, 0, 1, 0, 0, 0]),
      ("0.5 * black-footed ferret + lynx (wild)", [0, 0, 0, 0.5, 1, 0]),
      ("top - second", [-1, 0, 0, 0, 1, 0]), ("second - mean(tabby, third)", [0.5, -0.5, 0, 0, 0, 0]),
      ("tabby - others", [1, -0.2, -0.2, -0.2, -0.2, -0.2]), ("mean(top3)", [1 / 3, 1 / 3, 0, 0, 1 / 3, 0]),
      ("-2 * tabby + mean(mean(tabby, mean), lynx (wild))", [-1.75, 0, 0, 0, 0.5, 0.25]),
      ("TABBY  -  281 * 1", [1, -281, 0, 0, 0, 0]),
    ] as [(String, [Float])])
  func isASumOfLogits(text: String, expected: [Float]) throws {
    for (found, wanted) in zip(try weights(of: text), expected) { #expect(abs(found - wanted) < 1e-6, "\(text)") }
  }

  /// Against finite differences, in double precision: 1e-3 in single steps of 1e-2 leaves 1e-3.
  @Test(arguments: [
    "probability(tabby) - probability(tiger cat)", "log-probability(tabby) - 0.5 * logit(mean)",
    "rest(lynx (wild)) - tabby",
    "probability(tabby - tiger cat)", "rest",
  ]) func hasTheSlopeOfItsValue(text: String) throws {
    let asked = try Self.reading.asking([ClassChoice(text)], of: Self.logits)
    let index = asked.indices[0]
    let slopes = asked.reading.derivative(Self.logits, index, .logit)
    for place in Self.logits.indices {
      var (up, down) = (Self.logits, Self.logits)
      up[place] += 0.01
      down[place] -= 0.01
      // The likeliest stay so under such steps.
      let slope = (asked.reading.score(up, index, .logit) - asked.reading.score(down, index, .logit)) / 0.02
      #expect(abs(slope - Double(slopes[place])) < 1e-3, "\(text), \(place)")
    }
    // And of that slope, along one direction.
    let change: [Float] = [1, -0.5, 0.25, 0.5, -1, 0]
    func derivative(_ step: Float) -> [Float] {
      asked.reading.derivative(zip(Self.logits, change).map { $0 + step * $1 }, index, .logit)
    }
    let changes = asked.reading.derivativeChange(Self.logits, index, .logit, along: change)
    for (place, (more, less)) in zip(derivative(0.01), derivative(-0.01)).enumerated() {
      #expect(abs((more - less) / 0.02 - changes[place]) < 1e-3, "\(text), \(place)")
    }
  }

  @Test func isOfProbabilitiesWhereItIsMeasured() throws {
    let asked = try Self.reading.asking(["tabby - tiger cat"], of: Self.logits)
    let probabilities = Self.activation.probabilities(Self.logits)
    #expect(abs(asked.reading.probability(Self.logits, 6) - (probabilities[0] - probabilities[1])) < 1e-12)
    #expect(asked.reading.labels[6].name == "tabby - tiger cat")
    #expect(asked.reading.tag(of: 6) == "tabby-minus-tiger-cat")
    #expect(asked.reading.tag(of: 4) == "4")
  }

  @Test func saysWhichWereTheLikeliest() throws {
    let asked = try Self.reading.asking(["top - second", "tabby", "top - second", "rest"], of: Self.logits)
    #expect(asked.indices == [6, 0, 7])
    #expect(asked.reading.labels[6].name == "top - second (lynx (wild) - tabby)")
  }

  /// What a file's name cannot hold does not make two sums one.
  @Test func areToldApartByTheirTags() throws {
    let texts = ["tabby - 'crane - bird'", "tabby - 'black-footed ferret'", "'lynx (wild)' - mean"]
    let long = (0..<40).map { _ in "tabby" }.joined(separator: " + ")
    let asked = try Self.reading.asking(
      (texts + [long + " + tabby", long + " + mean"]).map { ClassChoice($0) }, of: Self.logits)
    let tags = asked.indices.map(asked.reading.tag)
    #expect(Set(tags).count == 5 && tags.allSatisfy { $0.count <= 90 }, "\(tags)")
  }

  /// What stands within a function is part of the sum's name.
  @Test(arguments: [
    ("probability(tabby) - lynx", "probability(tabby - lynx)"),
    ("mean(tabby, tiger cat) - lynx", "mean(tabby, tiger cat - lynx)"), ("'tabby' - lynx", "tabby - 'lynx'"),
  ])
  func areToldApartWithFunctions(one: String, other: String) throws {
    let tags = try [one, other].map { text in
      let asked = try Self.reading.asking([ClassChoice(text)], of: Self.logits)
      return asked.reading.tag(of: asked.indices[0])
    }
    #expect(tags[0] != tags[1], "\(tags)")
  }

  /// A class whose whole name is one reads as a class.
  @Test func leavesNamesAlone() throws {
    let asked = try Self.reading.asking(["crane - bird", "mean", "black-footed ferret", "'tabby'"], of: Self.logits)
    #expect(asked.indices == [2, 5, 3, 0])
  }

  @Test(arguments: [
    ("tabby - ", "column 9"), ("mean(tabby, ", "column 13"), ("mean(tabby", "column 11"), ("tabby - 'lynx", "column 9"),
    (" - tabby", "column"), ("mean(probability(tabby)) - logit(rest(tabby))", "column 28"), ("x * tabby", "column 3"),
    ("tabby - top0", "column 9"), ("probability(tabby, lynx) + 1", "column 1"), ("tabby + ) - lynx", "column 9"),
    ("tabby - unicorn", "column"), ("tabby - top7", "rank 7"), ("- tabby", "column 1"), ("tabby -", "column 8"),
    ("- - tabby", "column 1"), ("tabby\t-\n- lynx", "column 9"), ("1e39 * tabby", "column 1"),
  ]) func saysWhereItCannotBeRead(text: String, words: String) throws {
    let error = #expect(throws: (any Error).self) { try Self.reading.asking([ClassChoice(text)], of: Self.logits) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(words), "\(text): \(String(describing: error))")
  }

  @Test func endsForAnyText() {
    let deep = String(repeating: "mean(", count: 400) + "tabby" + String(repeating: ")", count: 400)
    for text in [
      deep, String(repeating: "tabby + ", count: 5000) + "tabby", "((((", "mean()", "'", " - ", "1e999 * tabby",
    ] {
      _ = try? Self.reading.asking([ClassChoice(text)], of: Self.logits)
    }
  }
}
