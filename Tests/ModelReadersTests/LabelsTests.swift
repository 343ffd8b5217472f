import ModelReaders
import Testing

@Suite struct LabelsTests {
  private let labels = ImageNetClasses.labels

  private func failure(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> ModelError? {
    #expect(throws: ModelError.self, sourceLocation: sourceLocation) { try labels.index(matching: text) }
  }

  @Test func holdsAllClasses() {
    #expect(ImageNetClasses.all.count == 1000)
    #expect(ImageNetClasses.all.map(\.index) == Array(0..<1000))
    #expect(ImageNetClasses.all.allSatisfy { $0.name?.isEmpty == false && $0.wordNetID?.count == 9 })
    // The ids ascend: that is how the order of the classes came about.
    let ids = ImageNetClasses.all.compactMap(\.wordNetID)
    #expect(ids == ids.sorted() && Set(ids).count == 1000)
  }

  @Test(arguments: [
    (0, "tench", "n01440764"), (207, "golden retriever", "n02099601"), (281, "tabby", "n02123045"),
    (967, "espresso", "n07920052"), (999, "toilet tissue", "n15075141"),
  ]) func knowsTheOrder(_ index: Int, _ name: String, _ id: String) {
    #expect(labels[index].name == name && labels[index].wordNetID == id)
  }

  @Test(arguments: [
    ("281", 281), ("0", 0), ("tabby", 281), ("n02123045", 281), ("N02123045", 281), (" Golden  Retriever ", 207),
    ("tabby cat", 281), ("siamese", 284), ("Felis concolor", 286), ("espresso", 967), ("sunglasses", 837),
    ("maillot tank suit", 639),
  ]) func findsTheClass(_ text: String, _ index: Int) throws {
    #expect(try labels.index(matching: text) == index)
  }

  @Test func findsEachByIndexAndID() throws {
    for label in labels {
      #expect(try labels.index(matching: "\(label.index)") == label.index)
      #expect(try labels.index(matching: label.wordNetID ?? "") == label.index)
    }
  }

  /// Namesakes: a name that is another class's synonym stands for both.
  @Test(arguments: [
    ("crane", [134, 517]), ("maillot", [638, 639]), ("missile", [657, 744]), ("cardigan", [264, 474]),
  ]) func listsNamesakes(_ text: String, _ indices: [Int]) {
    let error = failure(text)
    #expect(error?.code == .ambiguousClass)
    for index in indices {
      #expect(error?.message.contains("\(labels[index]) [\(labels[index].wordNetID ?? "")]") == true)
    }
  }

  @Test func listsWhatAPartFits() {
    let error = failure("cat")
    #expect(error?.code == .ambiguousClass)
    #expect(error?.message.hasPrefix("'cat' fits several classes: 281 tabby [n02123045], 282 tiger cat") == true)
    #expect(error?.message.contains(" more; give the index") == true)
  }

  /// A search for a part prepares itself for every name of a class: of this one, for a minute and more.
  @Test(.timeLimit(.minutes(1))) func refusesAVeryLongName() throws {
    let error = try #require(failure("tabby" + String(repeating: "{\"a\":", count: 200_000)))
    #expect(error.code == .unknownClass && error.message.utf8.count < 1000)
  }

  @Test func saysWhatIsNear() {
    #expect(failure("expresso")?.message == "no class is called 'expresso'; did you mean 'espresso'?")
    #expect(failure("expresso")?.code == .unknownClass)
    #expect(failure("")?.code == .unknownClass)
    #expect(failure("qqqqqqqqqqqq")?.message == "no class is called 'qqqqqqqqqqqq'")
  }

  @Test(arguments: ["1000", "-1", "99999999999999999999"]) func saysTheRange(_ text: String) {
    let error = failure(text)
    #expect(error?.code == .unknownClass && error?.message.contains("0...999") == true)
  }

  @Test func worksWithoutNames() throws {
    let unnamed = ClassLabels(count: 10)
    #expect(unnamed.count == 10 && unnamed[3].name == nil && "\(unnamed[3])" == "3")
    #expect(try unnamed.index(matching: "9") == 9)
    for text in ["10", "tabby", ""] {
      let error = #expect(throws: ModelError.self) { try unnamed.index(matching: text) }
      #expect(error?.code == .unknownClass && error?.message.contains("0...9") == true)
    }
    #expect(throws: ModelError.self) { try ClassLabels(count: 0).index(matching: "0") }
  }

  @Test func worksWithNamesOfOnesOwn() throws {
    let named = ClassLabels(names: ["left", "right", "7"])
    #expect(try named.index(matching: "RIGHT") == 1)
    #expect(try named.index(matching: "ri") == 1)
    #expect(throws: ModelError.self) { try named.index(matching: "7") }
    #expect("\(named[0])" == "0 left")
  }
}

/// Objects that a detector has found.
@Suite struct ObjectLabelsTests {
  private let labels = ClassLabels(
    objectsOf: [4, 4, 2, 5], among: ClassLabels(names: ["boat", "dog", "person", "car", "hot dog", "route 66"]))

  @Test func namesThem() { #expect(labels.map(\.name) == ["hot dog", "hot dog 2", "person", "route 66"]) }

  /// By name and number, by a part of the class's name, and by place.
  @Test(arguments: [
    ("hot dog", 0), ("HOT DOG 2", 1), ("hot 2", 1), ("person", 2), ("person 1", 2), ("pers", 2), ("3", 3),
    ("route 66", 3),
  ])
  func findsThem(text: String, place: Int) throws { #expect(try labels.index(matching: text) == place) }

  /// No other class is taken for one that was not found.
  @Test(arguments: [
    ("dog", "no dog was found; there are hot dog, hot dog 2, person"), ("dog 7", "no dog was found"),
    ("car", "no car was found"), ("hot dog 3", "of hot dog 2 were found"), ("7", "there is no box 7"),
    ("unicorn", "no class is called 'unicorn'"), ("person 0", "no class is called 'person 0'"),
  ])
  func saysWhatWasNotFound(text: String, words: String) {
    let error = #expect(throws: ModelError.self) { try labels.index(matching: text) }
    #expect(error.map { "\($0)" }?.contains(words) == true, "\(String(describing: error))")
  }

  /// Numbers of classes without names are no parts of others.
  @Test func hasNoNames() throws {
    let labels = ClassLabels(objectsOf: [12, 12], among: ClassLabels(count: 20))
    #expect(try labels.index(matching: "class 12 2") == 1)
    #expect(throws: ModelError.self) { try labels.index(matching: "class 1") }
  }
}
