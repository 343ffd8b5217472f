import Files
import Foundation
import Testing

/// Links, folders and devices that somebody has put where a file is about to be written.
@Suite struct PlantedNameTests {
  /// Runs the closure with a folder for the results and one outside, which holds `precious`, and must not change.
  private func withFolders(_ body: (_ folder: String, _ outside: String) throws -> Void) throws {
    let root = NSTemporaryDirectory() + "metacam-planted-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    try AtomicFile.makeFolder(root + "/folder")
    try AtomicFile.makeFolder(root + "/outside")
    try AtomicFile.write([1, 2, 3], to: root + "/outside/precious")
    try body(root + "/folder", root + "/outside")
    #expect(try names(root + "/outside") == ["precious"])
    #expect(try bytes(root + "/outside/precious") == [1, 2, 3])
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

  private func plant(_ link: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
  }

  @Test func writesThroughNoLink() throws {
    try withFolders { folder, outside in
      for target in ["\(outside)/precious", "\(outside)/new", outside] {
        try plant("\(folder)/result", to: target)
        let error = #expect(throws: FileError.self) { try AtomicFile.write([9], to: folder + "/result") }
        #expect(error?.code == .notPermitted && error?.context["file"] == folder + "/result")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/result") == target)
        #expect(try names(folder) == ["result"])
        try FileManager.default.removeItem(atPath: folder + "/result")
      }
    }
  }

  @Test func writesOverNoFolderAndNoDevice() throws {
    try withFolders { folder, _ in
      try AtomicFile.makeFolder(folder + "/result/below")
      let error = #expect(throws: FileError.self) { try AtomicFile.write([9], to: folder + "/result") }
      #expect(error?.code == .isDirectory)
      #expect(try names(folder + "/result") == ["below"])
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(throws: FileError.self) { try AtomicFile.write([9], to: folder + "/pipe") }
      #expect(try names(folder) == ["pipe", "result"])
    }
  }

  /// The folder that the user names may be a link; one of the program's own below it may not.
  @Test func followsALinkToTheFolderItselfOnly() throws {
    try withFolders { folder, outside in
      try plant(folder + "/out", to: folder)
      try AtomicFile.makeFolder(folder + "/out")
      try AtomicFile.write([9], to: folder + "/out/result")
      #expect(try bytes(folder + "/result") == [9])
      try AtomicFile.makeFolder("cases", in: folder + "/out")
      try AtomicFile.makeFolder("cases", in: folder + "/out")
      try plant(folder + "/maps", to: outside)
      try plant(folder + "/dangling", to: outside + "/new")
      for name in ["maps", "dangling"] {
        #expect(throws: FileError.self) { try AtomicFile.makeFolder(name, in: folder) }
      }
      #expect(try names(folder) == ["cases", "dangling", "maps", "out", "result"])
    }
  }

  /// Another name of a file keeps the old bytes.
  @Test func replacesANameAndNotAFile() throws {
    try withFolders { folder, outside in
      try FileManager.default.linkItem(atPath: outside + "/precious", toPath: folder + "/result")
      try AtomicFile.write([9], to: folder + "/result")
      #expect(try bytes(folder + "/result") == [9])
    }
  }

  /// Two writes of one file have two temporary names, that nobody could have known.
  @Test func takesAnotherTemporaryNameEachTime() throws {
    try withFolders { folder, _ in
      var seen: Set<String> = []
      for _ in 0..<2 {
        try AtomicFile.write(to: folder + "/result") { _ throws(FileError) in
          seen.formUnion(((try? names(folder)) ?? []).filter { $0.hasSuffix(".partial") })
        }
      }
      #expect(seen.count == 2)
    }
  }

  @Test func givesFilesAndFoldersTheUsualPermissions() throws {
    try withFolders { folder, _ in
      #expect(FileManager.default.createFile(atPath: folder + "/usual", contents: nil))
      try AtomicFile.write([9], to: folder + "/result")
      let part = try #require(try PartFile(path: folder + "/other"))
      try part.finish()
      try FileManager.default.createDirectory(atPath: folder + "/usual-folder", withIntermediateDirectories: false)
      try AtomicFile.makeFolder(folder + "/made")
      func permissions(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
      }
      #expect(try permissions("result") == permissions("usual") && permissions("other") == permissions("usual"))
      #expect(try permissions("made") == permissions("usual-folder"))
    }
  }

  // MARK: - Parts

  @Test func goesOnWithNobodyElsesPart() throws {
    try withFolders { folder, outside in
      for target in ["\(outside)/precious", "\(outside)/new", outside] {
        try plant(folder + "/file.part", to: target)
        #expect(throws: FileError.self) { try PartFile(path: folder + "/file") }
        try FileManager.default.removeItem(atPath: folder + "/file.part")
      }
      try FileManager.default.linkItem(atPath: outside + "/precious", toPath: folder + "/file.part")
      let error = #expect(throws: FileError.self) { try PartFile(path: folder + "/file") }
      #expect(error?.code == .notPermitted)
      try FileManager.default.removeItem(atPath: folder + "/file.part")
      #expect(mkfifo(folder + "/file.part", 0o600) == 0)
      #expect(throws: FileError.self) { try PartFile(path: folder + "/file") }
    }
  }

  @Test func readsAndWritesNoNoteThroughALink() throws {
    try withFolders { folder, outside in
      try plant(folder + "/file.part.note", to: outside + "/precious")
      let part = try #require(try PartFile(path: folder + "/file"))
      #expect(part.note == nil)
      try part.restart(note: "mine")
      #expect(part.note == "mine")
      try plant(folder + "/file", to: outside + "/new")
      #expect(throws: FileError.self) { try part.finish() }
      #expect(try names(folder) == ["file", "file.part", "file.part.note"])
    }
  }
}
