import Files
import Foundation
import TestSupport
import Testing

/// Files that other programs cut short while they are read.
@Suite struct MappedFileTests {
  private static let large = 3 << 20
  private static let bytes = (0..<large + 5).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }

  private func file(of size: Int) throws -> TemporaryFile {
    let file = TemporaryFile()
    try AtomicFile.write(Array(Self.bytes.prefix(size)), to: file.path)
    return file
  }

  private func sum(_ bytes: UnsafeRawBufferPointer) -> Int { bytes.reduce(0) { $0 + Int($1) } }

  @Test(arguments: [1, MappedFile.largestCopy, MappedFile.largestCopy + 1, large + 5]) func readsAll(_ size: Int) throws
  {
    let file = try file(of: size)
    let mapped = try MappedFile(path: file.path)
    #expect(try mapped.withBytes { Array($0) } == Array(try Data(contentsOf: URL(fileURLWithPath: file.path))))
    mapped.discardPages()
    #expect(try mapped.withBytes { $0[0] } == 1)
  }

  /// To nothing, to the end of a page, and to within the page that was the last one, of which no signal tells.
  @Test(arguments: [0, 8192, 100_000, large - 1]) func saysThatALargeFileWasCutShort(_ length: Int) throws {
    let file = try file(of: Self.large)
    let mapped = try MappedFile(path: file.path)
    #expect(truncate(file.path, off_t(length)) == 0)
    let error = #expect(throws: FileError.self) { try mapped.withBytes { sum($0) } }
    #expect(error?.code == .changed && error?.context["file"] == file.path)
    // What is left is still there, zeros behind it.
    let last = length - 1
    if last > 0 { #expect(mapped.bytes[last] == UInt8(truncatingIfNeeded: last * 7 + 1)) }
    #expect(mapped.bytes[Self.large - 1] == 0)
  }

  /// What a reader says of zeros is not the fault to tell of.
  @Test func tellsOfTheFileRatherThanOfItsContents() throws {
    let file = try file(of: Self.large)
    let mapped = try MappedFile(path: file.path)
    #expect(truncate(file.path, 0) == 0)
    let error = #expect(throws: FileError.self) {
      try mapped.withBytes { if $0[5] == 0 { throw FileError(.readFailed, "damaged") } }
    }
    #expect(error?.code == .changed)
  }

  @Test func keepsASmallFileWhole() throws {
    let file = try file(of: 10_000)
    let mapped = try MappedFile(path: file.path)
    let before = try mapped.withBytes(sum)
    #expect(truncate(file.path, 0) == 0)
    #expect(try mapped.withBytes(sum) == before)
  }

  @Test func keepsAFileThatIsReplacedOrGrows() throws {
    let file = try file(of: Self.large)
    let mapped = try MappedFile(path: file.path)
    let before = try mapped.withBytes(sum)
    try AtomicFile.write([1, 2, 3], to: file.path)
    #expect(try mapped.withBytes(sum) == before)
    let other = try self.file(of: Self.large)
    let grown = try MappedFile(path: other.path)
    #expect(truncate(other.path, off_t(Self.large + 5)) == 0)
    #expect(try grown.withBytes(sum) == before)
  }

  /// Some files are cut while several threads read them and map others; those left alone stay right.
  @Test(.timeLimit(.minutes(5))) func countsOneFileBrokenAndNoOther() async throws {
    let whole = try file(of: Self.large)
    let expected = try MappedFile(path: whole.path).withBytes(sum)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for round in 0..<4 {
            let cut = try file(of: Self.large)
            let (broken, other) = (try MappedFile(path: cut.path), try MappedFile(path: whole.path))
            let reader = Task { (try? broken.withBytes(sum)) ?? -1 }
            #expect(truncate(cut.path, off_t(round * 4096)) == 0)
            let result = await reader.value
            #expect(result == -1 || result == expected)
            #expect(throws: FileError.self) { try broken.checkIsWhole() }
            #expect(try other.withBytes(sum) == expected)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// A fault that is none of ours ends the program as ever, with the system's own signal.
  @Test func leavesOtherFaultsAlone() async throws {
    await #expect(processExitsWith: .signal(SIGBUS)) {
      let folder = NSTemporaryDirectory() + "metacam-fault-\(UInt64.random(in: 0 ... .max))"
      try AtomicFile.write([UInt8](repeating: 1, count: 2 << 20), to: folder)
      let watched = try MappedFile(path: folder)
      let descriptor = open(folder, O_RDWR)
      let own = mmap(nil, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0)
      truncate(folder, 0)
      unlink(folder)
      withExtendedLifetime(watched) { exit(Int32(own?.load(as: UInt8.self) ?? 9)) }
    }
  }
}
