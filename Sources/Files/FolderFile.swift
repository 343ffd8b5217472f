#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file as the folder that it lies in tells of it.
public struct FolderFile: Sendable, Equatable {
  public let name: String
  /// In bytes.
  public let size: Int
  /// In seconds since 1970.
  public let changed: Double

  /// The files of a folder, in no order: neither folders nor links, and none whose name is no UTF-8.
  ///
  /// - Parameter isAskedFor: which names; of others the file system is not asked.
  /// - Throws: `FileError` if the folder cannot be read.
  package static func all(
    in folder: String, where isAskedFor: (_ name: String) -> Bool = { _ in true }
  ) throws(FileError) -> [FolderFile] {
    guard let directory = opendir(folder) else { throw .reading(folder, errno) }
    defer { closedir(directory) }
    var files: [FolderFile] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, isAskedFor(name) else { continue }
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      #if canImport(Darwin)
        let changed = status.st_mtimespec
      #else
        let changed = status.st_mtim
      #endif
      files.append(
        FolderFile(
          name: name, size: Int(status.st_size), changed: Double(changed.tv_sec) + Double(changed.tv_nsec) / 1e9))
    }
    return files
  }
}
