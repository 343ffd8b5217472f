import Files
import Foundation
import TestSupport
import Testing

@Suite struct FileIdentityTests {
  @Test func isThatOfTheFileByWhateverName() throws {
    let (file, link, symbolic) = (TemporaryFile(), TemporaryFile(), TemporaryFile())
    try Data([1, 2]).write(to: URL(fileURLWithPath: file.path))
    try FileManager.default.linkItem(atPath: file.path, toPath: link.path)
    try FileManager.default.createSymbolicLink(atPath: symbolic.path, withDestinationPath: file.path)
    let url = URL(fileURLWithPath: file.path)
    let folder = url.deletingLastPathComponent().path
    let identity = try #require(FileIdentity(of: file.path))
    for path in [link.path, symbolic.path, "\(folder)/./\(url.lastPathComponent)"] {
      #expect(FileIdentity(of: path) == identity, "\(path)")
    }
    #expect(FileIdentity(of: folder) != identity)
    #expect(FileIdentity(of: file.path + ".none") == nil)
    #expect(FileIdentity(of: "") == nil)
  }
}
