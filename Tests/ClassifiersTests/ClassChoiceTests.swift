import Classifiers
import ModelReaders
import TestSupport
import Testing

@Suite struct ClassChoiceTests {
  private let labels = ClassLabels(names: ["tabby", "laptop", "lynx", "top2", "crane", "Top hat"])
  private let scores: [Float] = [0.5, 2, -1, 2, 0, 1]

  @Test func readsTexts() throws {
    #expect(ClassChoice("281") == .index(281))
    #expect(ClassChoice("tabby") == "tabby" && ClassChoice("tabby") == .named("tabby"))
    #expect(([281, "\(280 + 1)"] as [ClassChoice]) == [.index(281), .index(281)])
    // What is no index is left to the network's labels, which know what to say of it.
    for text in ["", "-1", "+1", "1.5", "٣", String(repeating: "9", count: 30)] {
      #expect(ClassChoice(text) == .named(text))
    }
    for choice: ClassChoice in [.index(3), "lynx", .likeliest(3)] {
      let typed = try ClassChoice("\(choice)").indices(in: labels, scores: scores)
      #expect(try typed == choice.indices(in: labels, scores: scores))
    }
  }

  @Test(arguments: [
    ("0", [0]), ("tabby", [0]), ("TABBY", [0]), ("lyn", [2]), ("top hat", [5]),
    // Equal scores keep the order of the indices.
    ("top", [1]), ("TOP", [1]), ("top1", [1]), ("top3", [1, 3, 5]), ("top03", [1, 3, 5]), ("top6", [1, 3, 5, 0, 4, 2]),
    // A class of this name.
    ("top2", [3]), ("Top2", [3]),
  ])
  func findsClasses(text: String, indices: [Int]) throws {
    #expect(try ClassChoice(text).indices(in: labels, scores: scores) == indices)
  }

  @Test func theWordHasAnotherWay() throws {
    #expect(try ClassChoice.likeliest(2).indices(in: labels, scores: scores) == [1, 3])
  }

  @Test func findsTheNamedOnesBeforeTheNetworkHasRun() throws {
    #expect(try ClassChoice("top3").indices(in: labels, scores: nil).isEmpty)
    #expect(try ClassChoice("lynx").indices(in: labels, scores: nil) == [2])
    #expect(try ClassChoice("top2").indices(in: labels, scores: nil) == [3])
  }

  @Test func worksWithoutNames() throws {
    let unnamed = ClassLabels(count: 6)
    #expect(try ClassChoice("top2").indices(in: unnamed, scores: scores) == [1, 3])
    #expect(try ClassChoice("n02123045").indices(in: ImageNetClasses.labels, scores: nil) == [281])
    #expect(try ClassChoice("top").indices(in: ImageNetClasses.labels, scores: nil).isEmpty)
  }

  @Test(arguments: [
    ("6", "0...5"), ("-1", "0...5"), ("tabbi", "did you mean 'tabby'"), ("top0", "from top1 to top6"),
    ("top7", "from top1 to top6"), ("top99999999999999999999", "from top1 to top6"), ("top-1", "no class is called"),
    ("top 3", "no class is called"), ("", "no class is called"),
  ])
  func saysWhatThereIs(text: String, says: String) {
    for scores in [scores, nil] {
      let error = #expect(throws: ModelError.self) { try ClassChoice(text).indices(in: labels, scores: scores) }
      #expect(error?.code == .unknownClass && error?.message.contains(says) == true, "\(error?.message ?? "")")
    }
  }

  @Test func countsClasses() {
    #expect((["3", "tabby", "top", "top5", .likeliest(4)] as [ClassChoice]).map(\.classCount) == [1, 1, 1, 5, 4])
  }
}
