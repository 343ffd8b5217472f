import Files
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How far a child is: memory that it shares with its parent, and that is there still when the child has crashed.
final class Progress: Sendable {
  /// The input that is being read.
  var index: Int {
    get { words[0].load(ordering: .acquiring) }
    set { words[0].store(newValue, ordering: .releasing) }
  }
  /// How many inputs were read to their end.
  var executed: Int {
    get { words[1].load(ordering: .acquiring) }
    set { words[1].store(newValue, ordering: .releasing) }
  }
  /// How many of these were taken for sound.
  var accepted: Int {
    get { words[2].load(ordering: .acquiring) }
    set { words[2].store(newValue, ordering: .releasing) }
  }
  /// Not zero once the child is to end after the input it is at.
  var isOver: Bool {
    get { words[3].load(ordering: .acquiring) != 0 }
    set { words[3].store(newValue ? 1 : 0, ordering: .releasing) }
  }

  private nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<Int>>
  private static let byteCount = 4096

  /// - Parameter path: of a file that both map; it is made where it is not there.
  init(path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, ftruncate(descriptor, off_t(Self.byteCount)) == 0,
      let memory = mmap(nil, Self.byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
    else {
      throw FileError(.writeFailed, "the file that parent and child share cannot be made", context: ["file": path])
    }
    // Zero bytes are the number 0 as an atomic one.
    words = memory.bindMemory(to: Atomic<Int>.self, capacity: 4)
  }

  deinit { munmap(words, Self.byteCount) }
}
