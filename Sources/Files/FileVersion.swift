#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file as it is now: another one in its place has another version, and so has the same one once it was written to.
///
///     let before = FileVersion(of: "results.sqlite")
///     FileVersion(of: "results.sqlite") == before  // false when somebody has written it
public struct FileVersion: Hashable, Sendable, CustomStringConvertible {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  /// Of the file's state, which whoever writes cannot set back: seconds and nanoseconds.
  private let changed: [Int64]

  /// Follows links; nil where there is nothing, or no regular file.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let time = status.st_ctimespec
    #else
      let time = status.st_ctim
    #endif
    changed = [Int64(time.tv_sec), Int64(time.tv_nsec)]
  }

  public var description: String { "\(device):\(number) \(size) \(changed[0]).\(changed[1])" }
}
