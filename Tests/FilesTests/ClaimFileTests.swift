import Files
import Foundation
import TestSupport
import Testing

@Suite struct ClaimFileTests {
  private let folder = TemporaryFile()

  init() throws { try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true) }

  @Test func isMadeOnce() throws {
    let path = folder.path + "/claim"
    #expect(try ClaimFile.read(path) == nil)
    #expect(try ClaimFile.make("a", at: path))
    #expect(try !ClaimFile.make("b", at: path))
    let found = try #require(try ClaimFile.read(path))
    #expect(found.content == "a")
    #expect(abs(try ClaimFile.now(in: folder.path) - found.renewed) < 5)
    #expect(try ClaimFile.renew(path))
    #expect(try ClaimFile.take(path, aside: path + ".x") && !ClaimFile.take(path, aside: path + ".y"))
    #expect(try !ClaimFile.renew(path))
    ClaimFile.remove(path + ".x")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func saysWhereItCannotBeMade() {
    #expect(throws: FileError.self) { try ClaimFile.make("a", at: "/nowhere/claim") }
    #expect(throws: FileError.self) { try ClaimFile.now(in: "/nowhere") }
  }
}
