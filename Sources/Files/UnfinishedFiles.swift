#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes away what a program that was killed has left of files that it was writing: their temporary names, and no other's.
///
///     let use = UnfinishedFiles(in: "run/tables", of: ["run/tables/cases.csv", "run/results.sqlite"])
///     defer { use.end() }
///
/// As long as it is held, nobody else takes this program's own away. Where the file system knows no locks, only what is older
/// than a day goes.
package final class UnfinishedFiles {
  private let descriptor: Int32

  /// - Parameters:
  ///   - folder: what programs that write these files lock.
  ///   - paths: the files, by the names that they get when they are whole.
  package convenience init(in folder: String, of paths: [String]) {
    self.init(in: folder, folders: Set(paths.map(Self.folder)).sorted()) { path in
      paths.contains { $0 == path }
    }
  }

  /// - Parameters:
  ///   - folders: where the files lie.
  ///   - isOurs: whether a path is one of them, by the name that it gets when it is whole.
  package init(in folder: String, folders: [String], isOurs: (String) -> Bool) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    let isAlone = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    let isShared = !isAlone && errno == EWOULDBLOCK
    if !isShared {
      for folder in folders { Self.clean(folder, olderThan: isAlone ? nil : 86_400, isOurs) }
    }
    _ = flock(descriptor, LOCK_SH | LOCK_NB)
  }

  package func end() { flock(descriptor, LOCK_UN) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func folder(_ path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func clean(_ folder: String, olderThan seconds: Int?, _ isOurs: (String) -> Bool) {
    let files = try? FolderFile.all(in: folder) { name in
      AtomicFile.nameWhenWhole(ofTemporary: name).map { isOurs("\(folder)/\($0)") } ?? false
    }
    let now = Double(time(nil))
    for file in files ?? [] {
      if let seconds, now - file.changed < Double(seconds) { continue }
      unlink("\(folder)/\(file.name)")
    }
  }
}
