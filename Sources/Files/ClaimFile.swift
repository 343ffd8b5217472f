#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Small files by which programs on one or several machines agree who does what: each is made by one of them alone.
///
///     guard try ClaimFile.make("me", at: "leases/0001") else { … }  // somebody else has it
///
/// Times are those of the file system that holds the files, so that the clocks of the machines do not matter.
public enum ClaimFile {
  /// Makes the file with its whole content, in one step.
  /// - Returns: false where there is something of this name already.
  public static func make(_ content: String, at path: String) throws(FileError) -> Bool {
    let temporary = try AtomicFile.openTemporary(beside: path)
    defer { AtomicFile.removeTemporary(temporary.path) }
    do throws(FileError) {
      let bytes = Array(content.utf8)
      try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
        try AtomicFile.Writer(descriptor: temporary.descriptor, path: path).append(UnsafeRawBufferPointer(buffer))
      }
    } catch {
      close(temporary.descriptor)
      throw error
    }
    guard close(temporary.descriptor) == 0 else { throw .writing(path, errno) }
    // A name that there is already makes `link` fail, whoever asks, also where the folder is on another machine.
    if link(temporary.path, path) == 0 { return true }
    guard errno == EEXIST else { throw .writing(path, errno) }
    return false
  }

  /// What the file holds, up to a few thousand bytes, and when it was last renewed; nil where there is none.
  public static func read(_ path: String) throws(FileError) -> (content: String, renewed: Double)? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw .reading(path, errno) }
      return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .reading(path, errno) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = readDescriptor(descriptor, &bytes)
    guard count >= 0 else { throw .reading(path, errno) }
    return (String(decoding: bytes[..<count], as: UTF8.self), seconds(status))
  }

  /// Gives the file the present time.
  /// - Returns: false where there is none any more.
  public static func renew(_ path: String) throws(FileError) -> Bool {
    if utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW) == 0 { return true }
    guard errno == ENOENT else { throw .writing(path, errno) }
    return false
  }

  /// Takes the file away for one caller alone: of several, the others get false.
  /// - Parameter aside: a name that nobody else takes.
  public static func take(_ path: String, aside: String) throws(FileError) -> Bool {
    if rename(path, aside) == 0 { return true }
    guard errno == ENOENT else { throw .writing(path, errno) }
    return false
  }

  /// Takes the file away, if it is there.
  public static func remove(_ path: String) { unlink(path) }

  /// The time as the file system of a folder has it.
  public static func now(in folder: String) throws(FileError) -> Double {
    let temporary = try AtomicFile.openTemporary(beside: "\(folder)/.clock")
    defer {
      close(temporary.descriptor)
      AtomicFile.removeTemporary(temporary.path)
    }
    var status = stat()
    guard fstat(temporary.descriptor, &status) == 0 else { throw .reading(folder, errno) }
    return seconds(status)
  }

  private static func seconds(_ status: stat) -> Double {
    #if canImport(Darwin)
      Double(status.st_mtimespec.tv_sec) + Double(status.st_mtimespec.tv_nsec) * 1e-9
    #else
      Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
    #endif
  }
}

/// `read` of the C library; inside `ClaimFile` the name means something else.
private func readDescriptor(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Int {
  read(descriptor, &bytes, bytes.count)
}
