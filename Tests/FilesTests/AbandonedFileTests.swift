import Dispatch
import Files
import Foundation
import Synchronization
import Testing

/// What a program does that ends while files are being written. That takes away whatever any thread writes, so each test
/// has a process of its own.
@Suite struct AbandonedFileTests {
  private let folder = NSTemporaryDirectory() + "metacam-abandoned-\(UUID().uuidString)"

  private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }

  /// Whoever abandons the writes never sees a file under its temporary name, whoever else is writing; what was under way
  /// fails, and the rest is whole.
  @Test func abandonsWhatIsNotWhole() async {
    await #expect(processExitsWith: .success) { try AbandonedFileTests().abandonMany() }
  }

  private func abandonMany() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let seen = Mutex<[String]>([])
    let written = Mutex<Set<String>>([])
    let bytes = [UInt8](repeating: 7, count: 100_000)
    DispatchQueue.concurrentPerform(iterations: 60) { index in
      if index % 3 == 0 {
        AtomicFile.abandoningUnfinished { seen.withLock { $0 += (try? files()) ?? ["unreadable"] } }
      } else if (try? AtomicFile.write(bytes, to: "\(folder)/\(index)")) != nil {
        _ = written.withLock { $0.insert("\(index)") }
      }
    }
    #expect(seen.withLock { $0 }.allSatisfy { UInt($0) != nil })
    #expect(try Set(files()) == written.withLock { $0 })
    for file in try files() { #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")) == Data(bytes)) }
  }

  /// A write that takes long holds up nobody who ends the program.
  @Test func abandonsALongWriteAtOnce() async {
    await #expect(processExitsWith: .success) { try AbandonedFileTests().abandonLong() }
  }

  private func abandonLong() throws {
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: FileError.self) {
      try AtomicFile.write(to: folder + "/long") { writer throws(FileError) in
        AtomicFile.abandoningUnfinished { #expect((try? files()) == []) }
      }
    }
    #expect(try files().isEmpty)
  }
}
