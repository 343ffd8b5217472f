import Files
import Foundation
import TestSupport
import Testing

@Suite struct ReplacingFileTests {
  private let folder = TemporaryFile()

  init() throws { try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true) }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  @Test func isWholeOrNotThere() throws {
    let path = folder.path + "/table.csv"
    do {
      let file = try ReplacingFile(path: path)
      try file.append(String(repeating: "x", count: 3 << 20))
      #expect(names.count == 1 && names != ["table.csv"])
    }
    #expect(names.isEmpty)
    let file = try ReplacingFile(path: path)
    try file.append("a,")
    try file.append("b\r\n")
    try file.finish()
    #expect(names == ["table.csv"])
    #expect(try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8) == "a,b\r\n")
  }
}
