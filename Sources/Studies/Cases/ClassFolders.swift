import Failures

/// A folder for each class, with its pictures anywhere below, as torchvision's `ImageFolder` has them.
///
/// Cases come in order of the classes' code points, then of the folders' within, then of the names': in torchvision's order.
enum ClassFolders {
  static func read(_ tree: FolderTree, choice: CaseChoice) throws(StudyError) -> StudyCases {
    var cases: [StudyCase] = []
    var others: [String] = []
    var names = CaseNames()
    // The tree has its folders in order of their whole paths, where `a-b` comes before `a/c`: a class would be parted.
    let files = tree.files.map { (class: className(of: $0), file: $0) }
    let sorted = files.enumerated().sorted { a, b in
      a.element.class.utf8.elementsEqual(b.element.class.utf8)
        ? a.offset < b.offset : a.element.class.utf8.lexicographicallyPrecedes(b.element.class.utf8)
    }
    for (_, (className, file)) in sorted {
      guard file.isPicture, !className.isEmpty else {
        others.append(file.relativePath)
        continue
      }
      let image = file.relativePath
      cases.append(
        StudyCase(
          image: image, path: tree.pathOf(file), className: className,
          name: names.take(CaseNames.usual(image: image, className: className)), origin: image))
    }
    var notes = tree.notes
    if !others.isEmpty {
      notes.append(
        Note(
          "\(others.count == 1 ? "1 file is" : "\(others.count) files are") no picture by the name, or in no class's "
            + "folder: \(CaseFaults.listed(others))"))
    }
    let held = Set(cases.map(\.className))
    let empty = tree.folders.filter { !held.contains($0) }
    if !empty.isEmpty { notes.append(Note("there is no picture in the folders \(CaseFaults.listed(empty))")) }
    return try StudyCases(kind: .classFolders, all: cases, folders: tree.folders, choice: choice, notes: notes)
  }

  private static func className(of file: FolderTree.File) -> String {
    file.folder.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(file.folder[..<$0]) } ?? file.folder
  }
}

extension FolderTree {
  func pathOf(_ file: File) -> String { path == "/" ? "/\(file.relativePath)" : "\(path)/\(file.relativePath)" }
}
