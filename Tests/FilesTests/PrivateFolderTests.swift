import Files
import Foundation
import Testing

@Suite struct PrivateFolderTests {
  private let root = NSTemporaryDirectory() + "metacam-private-\(UUID().uuidString)"
  private var path: String { root + "/above/folder" }

  private func permissions() throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func expectRefused() {
    let error = #expect(throws: FileError.self) { try PrivateFolder(path: path) }
    #expect(error?.code == .notPrivate && error?.context["folder"] == path)
  }

  @Test func isMadeForTheUserAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let folder = try PrivateFolder(path: path)
    #expect(try permissions() == 0o700)
    #expect(try PrivateFolder(path: path) == folder)
    try AtomicFile.write([1, 2], to: path + "/a")
    try AtomicFile.makeFolder(path + "/below")
    try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: path + "/a")
    #expect(try folder.files().map { "\($0.name) \($0.size)" } == ["a 2"])
    #expect(try FolderFile.all(in: path) { $0 != "a" }.isEmpty)
    #expect(throws: FileError.self) { try FolderFile.all(in: path + "/none") }
    #expect(try abs(folder.files()[0].changed - Date().timeIntervalSince1970) < 60)
    #expect(folder.remove("a") && folder.remove("a") && !folder.remove("below"))
    #expect(try folder.files().isEmpty)
  }

  /// A folder that others could look into is closed; into one that they could write to, somebody may have put something.
  @Test func closesWhatWasReadableOnly() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try PrivateFolder(path: path)
    for mode in [0o755, 0o750, 0o711] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      _ = try PrivateFolder(path: path)
      #expect(try permissions() == 0o700)
    }
    for mode in [0o777, 0o770, 0o722] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      expectRefused()
      #expect(try permissions() == mode)
    }
  }

  @Test func isNoLinkAndNoFile() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try PrivateFolder(path: root + "/above/other")
    for target in ["other", "missing"] {
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
      expectRefused()
      try FileManager.default.removeItem(atPath: path)
    }
    try AtomicFile.write([1], to: path)
    let error = #expect(throws: FileError.self) { try PrivateFolder(path: path) }
    #expect(error?.code != .notPrivate)
  }

  /// Only an administrator can give a folder away.
  @Test(.enabled(if: geteuid() == 0)) func isNobodyElses() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try PrivateFolder(path: path)
    try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: path)
    expectRefused()
  }
}
