import Files
import Foundation
import Testing

@Suite struct UnfinishedFilesTests {
  private let folder = NSTemporaryDirectory() + "metacam-unfinished-\(UUID().uuidString)"

  private func write(_ names: [String]) throws {
    try AtomicFile.makeFolder(folder)
    for name in names { try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
  }

  private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

  private static let others = [
    "a.csv", "a.csv.partial", "b.csv.1x2y.partial", "a.csv.1X.2.partial", "a.csv.x y.partial", "a.csv.partial.txt",
    "a.csv.00000000000000.partial", ".1x2y.partial", "mine.partial",
  ]

  /// The temporary names of the files that are named go, and nothing else.
  @Test func goByTheirNames() throws {
    try write(Self.others + ["a.csv.1x2y.partial", "a.csv.3w5e11264sgsf.partial"])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let use = UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"])
    #expect(files == Self.others.sorted())
    use.end()
  }

  /// What this program's files are called while they are written is what is taken away.
  @Test func areWhatIsWritten() throws {
    try write([])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try ReplacingFile(path: "\(folder)/a.csv")
    #expect(files.count == 1)
    UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"]).end()
    #expect(files.isEmpty)
    _ = file
  }

  /// Not while another one writes.
  @Test func areSparedWhileSomebodyWrites() throws {
    try write([])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"])
    try write(["a.csv.1.partial"])
    let second = UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"])
    #expect(files == ["a.csv.1.partial"])
    first.end()
    UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"]).end()
    #expect(files == ["a.csv.1.partial"])
    second.end()
    UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"]).end()
    #expect(files.isEmpty)
  }

  @Test func mayHaveNoFolder() { UnfinishedFiles(in: folder, of: ["\(folder)/a.csv"]).end() }
}
