import Foundation
import Studies
import TestSupport
import Testing

@Suite struct OtherScoresTests {
  private func read(_ text: String, cases: [String] = ["a", "b", "c"]) throws -> OtherScores {
    let file = TemporaryFile()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    return try OtherScores(contentsOf: file.path, cases: cases)
  }

  @Test(arguments: [
    "case,method,score\na,x,0.5\nb,x,-1\na,y,2\nc,y,\nz,y,3\n",
    "\u{FEFF}Score , Method,case,more\r\n0.5,x,a,1\r\n-1,x,b,\r\n2,y,a,\r\n,y,c\r\n3,y,z,\r\n",
    "a,x,0.5\nb,x,-1\na,y,2\nc,y,\nz,y,3",
  ])
  func areReadWithAndWithoutAHeading(text: String) throws {
    let scores = try read(text)
    #expect(scores.rows == [.init(name: "x", scores: [0.5, -1, nil]), .init(name: "y", scores: [2, nil, nil])])
    #expect(scores.unknownCases == ["z"])
  }

  @Test(arguments: [
    ("case,method\na,x\n", "line 1: the heading lacks the column score"),
    ("case,method,score,Score\na,x,1,2\n", "line 1: two columns are called score"),
    ("a,x,high\n", "line 1: 'high' is no score"), ("a,x,nan\n", "line 1: 'nan' is no score"),
    ("a,x,inf\n", "'inf' is no score"), ("a,,1\n", "lacks its method"), (",x,1\n", "lacks its case"),
    ("a,x,1\nb,x,1\na,x,2\n", "line 3: the case and method stand in line 1 already"),
    ("a,\"x,1\n", "a quotation mark is not closed"), ("case,method,score\n", "none of its cases"),
    ("aa,x,1\n", "none of its cases with a score is one of the study's: it has 'aa'; did you mean 'a', 'b' or 'c'?"),
    ("a,x,\n", "none of its cases with a score"),
  ])
  func sayWhatIsWrong(text: String, says: String) {
    let error = #expect(throws: StudyError.self) { try read(text) }
    #expect(error?.code == .invalidCases && error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  /// Names as this program's own tables have them, and such that begin with an apostrophe themselves.
  @Test func readNamesWithApostrophes() throws {
    let scores = try read("'-a,x,1\n'b,x,2\n-c,x,3\n", cases: ["-a", "'b", "-c"])
    #expect(scores.rows == [.init(name: "x", scores: [1, 2, 3])] && scores.unknownCases.isEmpty)
  }

  /// The table is called what it is.
  @Test func nameTheTable() {
    let error = #expect(throws: StudyError.self) { try read("a,x,high\n") }
    #expect(error?.message.hasPrefix("the table of scores has faults: ") == true, "\(error?.message ?? "")")
  }

  @Test func showTenFaultsOfMany() {
    let error = #expect(throws: StudyError.self) {
      try read((0..<10_000).map { "a,x\($0),none\n" }.joined())
    }
    #expect(error?.message.contains("and 9990 more") == true)
    #expect(error?.message.contains("line 10:") == true)
    #expect(error?.message.contains("line 11:") == false)
  }

  @Test func boundTheNumberOfMethods() {
    let error = #expect(throws: StudyError.self) { try read((0..<1002).map { "a,x\($0),1\n" }.joined()) }
    #expect(error?.message.contains("more than 1000 methods") == true)
  }
}
