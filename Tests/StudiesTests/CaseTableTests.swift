import Evaluation
import Failures
import Files
import FoundationEssentials
import Studies
import TestSupport
import Testing

@Suite struct CaseTableTests {
  private func list(_ text: String, _ choice: CaseChoice = CaseChoice()) throws -> StudyCases {
    let folder = try CaseFolder(["a.png", "b.png"])
    return try CaseSource(folder.write(text, to: "cases.csv")).cases(choice)
  }

  private func message(_ text: String) -> String {
    let error = #expect(throws: StudyError.self) { try list(text) }
    #expect(error?.code == .invalidCases)
    #expect(error?.description.contains { $0.isNewline } == false)
    return error?.message ?? ""
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func readsRows(lineEnd: String, mark: String) throws {
    let rows = ["image,class,name", "a.png,281", "", " b.png , \"tabby, tabby cat\" ,\"a \"\"cat\"\"\""]
    let list = try list(mark + rows.joined(separator: lineEnd))
    #expect(list.kind == .table)
    #expect(list.cases.map(\.origin) == ["line 2", "line 4"])
    #expect(list.cases.map(\.className) == ["281", "tabby, tabby cat"])
    #expect(list.cases.map(\.image) == ["a.png", "b.png"])
    #expect(list.cases.map(\.name) == ["a-281", "a__cat_"])
    #expect(list.cases.allSatisfy { $0.boxes.isEmpty && $0.group == nil })
    #expect(list.notes.isEmpty)
  }

  @Test func needsNoHeading() throws {
    #expect(try list("a.png,1\na.png,2\nb.png,top,x").cases.map(\.name) == ["a-1", "a-2", "x"])
  }

  /// Columns in any order, by either kind of box; several rows bring boxes to one case.
  @Test func readsNamedColumns() throws {
    let edges = try list(
      """
      y_max,Group,class,X_MIN,image,y_min,xmax,colour,
      70,p1,cat,10,a.png,20,110,red,0
      ,p1,dog,,a.png,,,,
      30,p1,cat,0,a.png,0,5.5,,
      70,p1,cat,10,a.png,20,110,,
      """)
    #expect(edges.cases.map(\.className) == ["cat", "dog"])
    #expect(
      edges.cases[0].boxes == [
        try PictureBox(left: 10, top: 20, width: 100, height: 50),
        try PictureBox(left: 0, top: 0, width: 5.5, height: 30),
      ])
    #expect(edges.cases.map(\.group) == ["p1", "p1"])
    #expect(edges.notes.map(\.message) == ["columns are not used: 'colour', '(unnamed)'"])

    let sides = try list("image,class,left,top,width,height\na.png,1,1,2,3,4")
    #expect(sides.cases[0].boxes == [try PictureBox(left: 1, top: 2, width: 3, height: 4)])
    // The picture's own size beside the box's edges.
    let both = try list("image,width,height,class,xmin,ymin,xmax,ymax\na.png,500,400,1,1,2,3,4")
    #expect(both.cases[0].boxes == [try PictureBox(left: 1, top: 2, width: 2, height: 2)])
    #expect(both.notes.map(\.message) == ["columns are not used: 'width', 'height'"])
    #expect(try list("image,width,class\na.png,500,1").cases[0].boxes.isEmpty)
  }

  /// Ten at once, with their lines; the others are counted.
  @Test func listsFaults() throws {
    let text = """
      image,class,name,group,left,top,width,height
      missing.png,1
      a.png
      a.png,1,x
      b.png,1,x
      b.png,2,,,1,2,3
      b.png,3,,,1,2,3,0
      b.png,4,,,-1,2,3,4
      b.png,5,,,nan,2,3,4
      b.png,6,,,1,2,3,four
      b.png,7,,g
      b.png,7,,h
      b.png,8,,,,,,,9
      ,3
      b.png,9,,,1,2,3,inf
      """
    let message = message(text)
    for part in [
      "line 3: the row lacks its class", "line 5: the case 'x' stands in line 4 already; give",
      "line 6: a box has four numbers", "line 7: a box is wider",
      "line 8: the box [-1.0, 2.0, 3.0, 4.0] begins outside",
      "line 9: a box is of finite numbers", "line 10: 'four' is no number",
      "line 12: the group of this picture and class is another one in line 11", "line 13: the row has 9 fields",
      "line 14: the row lacks its image", "and 1 more",
    ] { #expect(message.contains(part), "\(message)") }
    #expect(!message.contains("line 2"), "a missing picture is no fault of the list")
    #expect(!message.contains("line 15"))
  }

  /// Names that differ, and are the same as a file's.
  @Test(arguments: [
    ("a/b", "\"a\nb\"", "the case 'a\\u{A}b', and 'a/b' in line 2, are both 'a_b' as a file's name"),
    ("a b", "a_b", "the case 'a_b', and 'a b' in line 2, are both 'a_b' as a file's name"),
    ("a_b", "a b", "the case 'a b', and 'a_b' in line 2, are both 'a_b' as a file's name"),
    (".b", "/b", "the case '/b', and '.b' in line 2, are both '_b' as a file's name"),
    ("a/b", "a/b", "the case 'a/b' stands in line 2 already"),
  ])
  func saysWhichNamesAreOne(first: String, second: String, says: String) {
    let message = message("image,class,name\na.png,1,\(first)\nb.png,1,\(second)\n")
    #expect(message.contains(says), "\(message)")
  }

  @Test(
    arguments: [
      ("", "empty"), ("\n\n", "no case"), ("image,class\n", "no case"), ("\"open", "not closed"),
      ("a.png", "lacks its class"),
      ("image;class\na.png;1", "lacks its class"), ("image;class,x\na.png;1", "lacks its class"),
      ("picture,class\na.png,1", "lacks the column image; it has 'picture'"),
      ("image,label\na.png,1", "lacks the column class"),
      ("image,class,class\na.png,1,1", "two columns are called class"),
      ("image,class,x_min,y_min,x_max\na.png,1,1,1,2", "y_max is lacking"),
      ("image,class,left,top,width\na.png,1,1,1,2", "height is lacking"), ("a.png,1,2,3", "at most three fields"),
      ("a.png\0b,1", "zero byte"), ("\"a\"b,1", "behind a closing"),
    ])
  func refuses(text: String, reason: String) {
    let error = #expect(throws: (any Error).self) { try list(text) }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.contains(reason), "\(words)")
    #expect(!words.contains { $0.isNewline })
  }

  @Test func refusesWhatIsNoText() throws {
    let folder = try CaseFolder()
    try Data([0xFF, 0xFE, 0x61, 0x00]).write(to: URL(filePath: folder.path + "/cases.csv"))
    let error = #expect(throws: StudyError.self) { try CaseSource(folder.path + "/cases.csv").cases() }
    #expect(error?.message.contains("UTF-8") == true)
    #expect(error?.context["file"] == folder.path + "/cases.csv")
  }

  /// Files are named after cases: nothing leaves the folder, and no two are alike.
  @Test func namesAreFileNames() throws {
    func names(_ rows: String...) throws -> [String] { try list(rows.joined(separator: "\n")).cases.map(\.name) }
    #expect(try names("a.png,1,../../etc/passwd") == ["_._.._etc_passwd"])
    #expect(try names("a.png,1,..") == ["_."])
    #expect(try names("a.png,1,\"a\nb\"") == ["a_b"])
    #expect(try names("a.png,1,a\u{200D}b\u{202E}c") == ["a_b_c"])
    #expect(try names("x/a.png,1", "y/a.png,1", "z/a.png,1,a-1", "w/a.png,1") == ["a-1-2", "a-1-3", "a-1", "a-1-4"])
    let long = String(repeating: "ä", count: 200)
    let made = try names("\(long).png,1", "b/\(long).png,1")
    #expect(made.allSatisfy { $0.utf8.count <= 150 } && Set(made).count == 2)
    #expect(message("a.png,1,\(long)").contains("longer than 150 bytes"))
  }

  @Test func pathsAreThoseOfTheTableOrTheWorkingFolder() throws {
    let folder = try CaseFolder(["a.png", "elsewhere/c.png"])
    let table = try folder.write("a.png,1\nnone.png,1\n/b.png,1\nc.png,1", to: "cases.csv")
    let paths = try CaseSource(table).cases().cases.map(\.path)
    #expect(paths == ["\(folder.path)/a.png", "\(folder.path)/none.png", "/b.png", "\(folder.path)/c.png"])
    let elsewhere = try CaseSource(table, pictures: folder.path + "/elsewhere/").cases().cases
    #expect(elsewhere[3].path == "\(folder.path)/elsewhere/c.png")
    #expect(throws: FileError.self) { try CaseSource(table, pictures: folder.path + "/nowhere") }
    #expect(throws: FileError.self) { try CaseSource(folder.path + "/nothing.csv") }
    // Of the working folder, where only it has the picture.
    let working = FileManager.default.currentDirectoryPath
    #expect(FileManager.default.fileExists(atPath: working + "/Package.swift"))
    let own = try folder.write("Package.swift,1", to: "own.csv")
    #expect(try CaseSource(own).cases().cases[0].path == "Package.swift")
  }

  @Test func repetitionsCountOnce() throws {
    let list = try list("a.png,1,x\na.png,1,y\na.png,1\na.png,2")
    #expect(list.cases.map(\.name) == ["x", "a-2"])
    #expect(list.notes.map(\.message) == ["2 rows repeat an earlier one; each case counts once"])
  }

  @Test func boundsBoxes() throws {
    func text(_ count: Int) -> String {
      "image,class,left,top,width,height\n" + (0..<count).map { "a.png,1,\($0),0,1,1" }.joined(separator: "\n")
    }
    #expect(try list(text(1000)).cases[0].boxes.count == 1000)
    #expect(message(text(1001)).contains("line 1002: the picture and class have more than 1000 boxes"))
  }

  /// In linear time: a thousandth of the largest list takes no noticeable time even where all names are alike.
  @Test func takesManyRows() throws {
    let rows = (0..<20000).map { "f\($0)/a.png,1" }.joined(separator: "\n")
    let cases = try list(rows).cases
    #expect(Set(cases.map(\.name)).count == 20000)
    #expect(cases[19999].name == "a-1-20000")
  }
}
