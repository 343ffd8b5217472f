import Files
import Foundation
import TestSupport
import Testing

@Suite struct JournalFileTests {
  private let file = TemporaryFile()

  private var text: String { (try? String(contentsOf: URL(fileURLWithPath: file.path), encoding: .utf8)) ?? "" }

  @Test func growsByLines() throws {
    let journal = try JournalFile(path: file.path)
    try journal.append(line: "one")
    try journal.append(line: "two")
    #expect(text == "one\ntwo\n")
    try JournalFile(path: file.path).append(line: "three")
    #expect(text == "one\ntwo\nthree\n")
  }

  @Test(arguments: ["torn", "one\ntorn", "one\n\u{0}", "one\n" + String(repeating: "x", count: 200_000)])
  func takesATornLineAway(_ before: String) throws {
    try Data(before.utf8).write(to: URL(fileURLWithPath: file.path))
    let journal = try JournalFile(path: file.path)
    try journal.append(line: "next")
    #expect(text == (before.hasPrefix("one\n") ? "one\nnext\n" : "next\n"))
  }

  @Test func followsNoLink() throws {
    let target = TemporaryFile()
    try Data("mine\n".utf8).write(to: URL(fileURLWithPath: target.path))
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target.path)
    #expect(throws: FileError.self) { try JournalFile(path: file.path) }
    #expect(throws: FileError.self) { try JournalFile(path: "/nowhere/at/all") }
  }

  /// A full disk takes nothing of what was there, and no part of a line stays.
  @Test func survivesAFullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(throws: FileError.self) { try JournalFile(path: "/dev/full") }
  }
}
