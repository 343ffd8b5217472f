import Failures
import Studies
import Testing

/// What classes' names mean to networks.
@Suite struct StudyCasesTests {
  private static let names = ["goldfish", "tabby cat", "hen"]

  private static func naming(_ names: [String] = names, count: Int? = nil) -> ClassNaming {
    ClassNaming(network: "net", classCount: count ?? names.count) { text in
      if let index = Int(text) { return index }
      guard let index = names.firstIndex(of: text) else {
        throw StudyError(.invalidCases, "no class is called '\(text)'\(NearestNames.hint(for: text, among: names))")
      }
      return index
    }
  }

  private func table(_ text: String) throws -> StudyCases {
    let folder = try CaseFolder()
    return try CaseSource(folder.write(text, to: "cases.csv")).cases()
  }

  private func folders(_ names: [String]) throws -> StudyCases {
    let folder = try CaseFolder(names.map { "\($0)/1.png" })
    return try CaseSource(folder.path).cases()
  }

  @Test func asksEachNetwork() throws {
    let list = try table("a.png,hen\na.png,tabby_cat\na.png,top\nb.png,0")
    let resolved = try list.resolved(for: [Self.naming(), Self.naming(["hen", "goldfish", "tabby cat"])])
    #expect(resolved.classIndices == [[2, 1, nil, 0], [0, 2, nil, 0]])
    #expect(resolved.cases == list.cases)
    #expect(try list.resolved(for: []).cases == list.cases)
  }

  /// In a table alone, behind the network's classes, in the order of the list; the same words have one number.
  @Test func numbersWhatIsAskedForInWords() throws {
    func naming(_ names: [String]) -> ClassNaming {
      ClassNaming(
        network: "net", classCount: names.count,
        isInWords: { $0.contains(" - ") }, index: Self.naming(names).index)
    }
    let list = try table(
      "a.png,hen - goldfish\na.png,hen\nb.png,goldfish - hen\nc.png,hen - goldfish\na.png,hen - goldfish")
    let resolved = try list.resolved(for: [naming(Self.names), naming(Self.names + ["more"])])
    #expect(resolved.classIndices == [[3, 2, 4, 3], [4, 2, 5, 4]] && resolved.cases.count == 4)
    let folder = try folders(["hen - goldfish", "hen"])
    #expect(throws: StudyError.self) { try folder.resolved(for: [naming(Self.names)]) }
  }

  /// By index, by name or under another name of its own: a picture and a class are one case.
  @Test func takesACaseOnce() throws {
    let list = try table(
      """
      image,class,left,top,width,height
      a.png,2,0,0,1,1
      a.png,hen,0,0,2,2
      b.png,hen
      a.png,1
      """)
    let resolved = try list.resolved(for: [Self.naming()])
    #expect(resolved.cases.map(\.origin) == ["line 2", "line 4", "line 5"])
    #expect(resolved.classIndices == [[2, 2, 1]])
    #expect(resolved.cases[0].boxes.count == 2)
    #expect(resolved.notes.map(\.message).contains { $0.hasPrefix("1 case") })
  }

  @Test func namesUnknownClassesOnce() throws {
    let list = try table("a.png,hem\nb.png,hem\nc.png,7\nd.png,hen\ne.png,-1")
    let message = #expect(throws: StudyError.self) { try list.resolved(for: [Self.naming()]) }?.message ?? ""
    #expect(message.contains("line 1: no class is called 'hem'; did you mean 'hen'?"))
    #expect(!message.contains("line 2"))
    #expect(message.contains("line 3: the class 7 lies outside of the network's 3"))
    #expect(message.contains("line 5: the class -1 lies outside"))
    let several = #expect(throws: StudyError.self) {
      try list.resolved(for: [Self.naming(), ClassNaming(network: "other", classCount: 3) { _ in nil }])
    }
    #expect(several?.message.contains("other: the network has no class 'hem'") == true)
  }

  /// Where the list lies, as of all its other faults.
  @Test func classesAreFaultsOfTheirList() throws {
    let folder = try folders(["tabby", "goldfisch"])
    let error = #expect(throws: StudyError.self) { try folder.resolved(for: [Self.naming()]) }
    #expect(error?.context["folder"] != nil, "\(error?.description ?? "")")
    let files = try CaseFolder()
    let path = try files.write("image,class\na.png,hem\n", to: "cases.csv")
    let ofTable = #expect(throws: StudyError.self) { try CaseSource(path).cases().resolved(for: [Self.naming()]) }
    #expect(ofTable?.context["file"] == path)
  }

  /// torchvision's rule, where names say nothing to the network.
  @Test func foldersCountAsPlacesWhereNamesAreUnknown() throws {
    let list = try folders(["zebra", "Ant", "hen"])
    let resolved = try list.resolved(for: [Self.naming()])
    #expect(list.cases.map(\.className) == ["Ant", "hen", "zebra"])
    #expect(resolved.classIndices == [[0, 1, 2]])
    #expect(resolved.notes.last?.message.contains("as torchvision counts them") == true)
    // Another number of classes: there is no rule.
    #expect(throws: StudyError.self) { try list.resolved(for: [Self.naming(count: 4)]) }
  }

  @Test func foldersAreNamesWhereAllAreKnown() throws {
    let list = try folders(["tabby_cat", "goldfish", "hen"])
    let resolved = try list.resolved(for: [Self.naming(), Self.naming(Self.names, count: 1000)])
    #expect(resolved.classIndices == [[0, 2, 1], [0, 2, 1]])
    #expect(resolved.notes.isEmpty)
  }

  /// Indices as folders' names are indices, though torchvision would put 10 before 2.
  @Test func numbersOfFoldersAreIndices() throws {
    let list = try folders((0..<11).map(String.init))
    let resolved = try list.resolved(for: [Self.naming([], count: 11)])
    #expect(resolved.classIndices == [[0, 1, 10, 2, 3, 4, 5, 6, 7, 8, 9]])
    #expect(resolved.notes.map(\.message).contains { $0.contains("count as the classes' indices") })
    #expect(try folders(["0", "1"]).resolved(for: [Self.naming([], count: 2)]).notes.isEmpty)
  }

  /// A folder of that name is a class; only a table asks for the first answer.
  @Test func topIsOfTables() throws {
    let list = try folders(["top"])
    #expect(try list.resolved(for: [Self.naming(["top", "hen"])]).classIndices == [[0]])
  }
}
