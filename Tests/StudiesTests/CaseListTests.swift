import FoundationEssentials
import Studies
import TestSupport
import Testing

@Suite struct CaseListTests {
  private let folder = Fixtures.path("images")
  private let pictures: [String]

  init() throws {
    pictures = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".png") }.sorted()
    #expect(pictures.count > 1)
  }

  private func list(_ text: String, classIndices: (String) throws -> [Int] = { _ in [] }) throws -> CaseList {
    try CaseList(csv: Array(text.utf8), folder: folder, classIndices: classIndices)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func readsRows(lineEnd: String, mark: String) throws {
    let rows = [
      "image,class,name", "\(pictures[0]),281", "", " \(pictures[1]) , \"tabby, tabby cat\" ,\"a \"\"cat\"\"\"",
    ]
    let cases = try list(mark + rows.joined(separator: lineEnd)).cases
    #expect(cases.map(\.line) == [2, 4])
    #expect(cases.map(\.className) == ["281", "tabby, tabby cat"])
    #expect(cases.map(\.path) == [folder + "/" + pictures[0], folder + "/" + pictures[1]])
    #expect(cases[1].name == "a__cat_")
  }

  @Test func needsNoHeading() throws {
    #expect(try list("\(pictures[0]),1\n\(pictures[0]),2\n").cases.count == 2)
  }

  /// All at once, with their lines.
  @Test func listsAllFaults() throws {
    let text = """
      image,class
      missing.png,1
      \(pictures[0])
      \(pictures[0]),1,x
      \(pictures[1]),1,x
      \(pictures[1]),nobody
      \(pictures[1]),2,a,b
      ,3
      """
    let error = #expect(throws: StudyError.self) {
      try list(text) { name in
        guard let index = Int(name) else { throw StudyError(.invalidCases, "no class is called '\(name)'") }
        return [index]
      }
    }
    let message = error?.message ?? ""
    for part in [
      "line 2: there is no picture 'missing.png'", "line 3: a row is", "line 5: the case", "stands in line 4",
      "line 6: no class is called 'nobody'", "line 7: a row has at most three", "line 8: a row is",
    ] { #expect(message.contains(part), "\(message)") }
  }

  /// By index, by name or under another name of its own: a picture and a class are one case.
  @Test func takesACaseOnce() throws {
    let rows = [
      "\(pictures[0]),3", "\(pictures[0]),tabby,again", "\(pictures[1]),3", "\(pictures[0]),3", "\(pictures[0]),4",
    ]
    let cases = try list(rows.joined(separator: "\n")) { [$0 == "tabby" ? 3 : Int($0) ?? 0] }.cases
    #expect(cases.map(\.line) == [1, 3, 5])
    #expect(cases.map(\.classIndices) == [[3], [3], [4]])
  }

  @Test(arguments: ["", "\n\n", "image,class\n", "\"open", "\u{FEFF}"])
  func refusesWhatHoldsNoCase(text: String) {
    #expect(throws: StudyError.self) { try list(text) }
  }

  @Test func refusesWhatIsNoText() {
    #expect(throws: StudyError.self) { try CaseList(csv: [0xFF, 0xFE, 0x00], folder: folder) }
  }

  /// Files are named after cases: nothing leaves the folder.
  @Test func namesAreFileNames() throws {
    let cases = try list("\(pictures[0]),1,../../etc/passwd\n").cases
    #expect(cases[0].name == ".._.._etc_passwd")
    // A letter may carry characters that nobody sees.
    #expect(try list("\(pictures[0]),1,a\u{200D}b\u{202E}c\n").cases[0].name == "a_b_c")
  }
}
