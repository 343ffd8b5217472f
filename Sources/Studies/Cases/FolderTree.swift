import Failures

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// All files below a folder, in one order on every machine.
///
/// Links are followed to files and not to folders, so that there is no way round in a circle. What begins with a dot is
/// passed over, and so are folders of studies, whose figures and pages are no cases.
struct FolderTree: Sendable, Equatable {
  let path: String
  /// By the code points of the folder, then of the name: as torchvision's `ImageFolder` goes through them.
  let files: [File]
  /// Those of the first level, whether anything is in them or not, in order of code points.
  let folders: [String]
  /// Links to folders, and names that are no text.
  let passedOver: [String]
  /// Folders that a study's results lie in.
  let studies: [String]

  struct File: Sendable, Equatable {
    /// Below the root, without a slash at its end; empty for the root.
    let folder: String
    let name: String

    var relativePath: String { folder.isEmpty ? name : "\(folder)/\(name)" }

    /// In lower case, without the dot.
    var ending: String {
      guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
      return name[name.utf8.index(after: dot)...].lowercased()
    }

    var isPicture: Bool { PictureNames.isPicture(name) }
  }

  /// - Throws: `StudyError` if a folder cannot be read, or there are too many files.
  init(_ path: String) throws(StudyError) {
    self.path = path
    var files: [File] = []
    var firstLevel: [String] = []
    var passedOver: [String] = []
    var studies: [String] = []
    var open = [""]
    while let folder = open.popLast() {
      let entries = try Self.entries(of: folder.isEmpty ? path : "\(path)/\(folder)")
      let isOfStudy = entries.contains { $0.kind == .file && $0.name == StudyFolder.planName }
      if isOfStudy, !folder.isEmpty {
        studies.append(folder)
        continue
      }
      for entry in entries {
        // A study that lies among the pictures themselves.
        if isOfStudy,
          entry.kind == .folder ? Self.studyFolders.contains(entry.name) : entry.name == StudyFolder.planName
        {
          continue
        }
        let relative = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
        switch entry.kind {
        case .file: files.append(File(folder: folder, name: entry.name))
        case .folder:
          open.append(relative)
          if folder.isEmpty { firstLevel.append(entry.name) }
        case .passedOver: passedOver.append(relative)
        }
      }
      guard files.count + open.count <= StudyCases.mostRead else {
        throw StudyError(
          .invalidCases, "the folder holds more than \(StudyCases.mostRead) files; part it", context: ["folder": path])
      }
    }
    self.files = files.sorted { a, b in
      a.folder.utf8.elementsEqual(b.folder.utf8)
        ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8) : a.folder.utf8.lexicographicallyPrecedes(b.folder.utf8)
    }
    folders = firstLevel.filter { !studies.contains($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.passedOver = passedOver.sorted()
    self.studies = studies.sorted()
  }

  private static let studyFolders = Set(StudyFolder.folders)

  /// What there is to say of what was passed over.
  var notes: [Note] {
    var notes: [Note] = []
    if !passedOver.isEmpty {
      let count = passedOver.count
      notes.append(
        Note(
          "\(count == 1 ? "1 entry was" : "\(count) entries were") passed over, a link to a folder or to nothing, or no "
            + "file: \(CaseFaults.listed(passedOver))"))
    }
    if !studies.isEmpty {
      notes.append(
        Note(
          "\(studies.count == 1 ? "1 folder was" : "\(studies.count) folders were") passed over, being a study's: "
            + CaseFaults.listed(studies)))
    }
    return notes
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private enum Kind { case file, folder, passedOver }

  private static func entries(of folder: String) throws(StudyError) -> [(name: String, kind: Kind)] {
    guard let directory = opendir(folder) else {
      throw StudyError(
        .invalidCases, "the folder cannot be read: \(String(cString: strerror(errno)))", context: ["folder": folder])
    }
    defer { closedir(directory) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = readdir(directory) {
      let type = entry.pointee.d_type
      let (name, isText) = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        let name = bytes.prefix { $0 != 0 }
        return String(validating: name, as: UTF8.self).map { ($0, true) } ?? (
          String(decoding: name, as: UTF8.self), false
        )
      }
      if name.utf8.first == UInt8(ascii: ".") { continue }
      guard isText else {
        entries.append((name, .passedOver))
        continue
      }
      switch Int(type) {
      case Int(DT_REG): entries.append((name, .file))
      case Int(DT_DIR): entries.append((name, .folder))
      default: entries.append((name, kind(of: "\(folder)/\(name)")))
      }
    }
    return entries
  }

  /// Of a link, or where the file system does not say what an entry is.
  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .passedOver }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, stat(path, &status) != 0 { return .passedOver }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return isLink ? .passedOver : .folder
    default: return .passedOver
    }
  }
}
