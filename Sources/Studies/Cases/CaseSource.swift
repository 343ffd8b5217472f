import Failures
import Files

/// Where a study's cases come from: a table, a folder for each class, annotated pictures, or a file of annotations.
///
///     let source = try CaseSource("ILSVRC")
///     source.kind                     // .annotatedPictures
///     try source.cases().cases.count  // 50000
///
/// What it is, is seen from what lies there; `kind` says it. Pictures that are missing are no fault of the list.
public struct CaseSource: Sendable, Equatable {
  /// The file or folder, as it was named.
  public let path: String
  /// What it was found to be.
  public let kind: CaseListKind
  /// What pictures' names are relative to where the list lies elsewhere; nil for the list's own folder.
  public let pictures: String?
  private let tree: FolderTree?

  /// Looks what lies there.
  ///
  /// - Parameters:
  ///   - path: a file or a folder.
  ///   - pictures: the folder of the pictures, if the list does not lie beside them. Not for a folder of classes.
  /// - Throws: `FileError` if nothing is there or it cannot be read; `StudyError` if it is a folder of which nothing can
  ///   be made.
  /// - Complexity: a folder is walked through, O(n·log n) for n files.
  public init(_ path: String, pictures: String? = nil) throws {
    let path = Self.withoutSlash(path)
    self.path = path
    let pictures = pictures.map(Self.withoutSlash)
    self.pictures = pictures
    if let pictures, !FolderTree.isFolder(pictures) {
      throw FileError(.notFound, "there is no such folder of pictures", context: ["folder": pictures])
    }
    guard FolderTree.isFolder(path) else {
      tree = nil
      let isJSON =
        try path.lowercased().hasSuffix(".json")
        || MappedFile(path: path).withBytes { bytes in
          bytes.prefix(1024).first { !" \t\r\n\u{FEFF}".utf8.contains($0) } == UInt8(ascii: "{")
        }
      kind = isJSON ? .objectAnnotations : .table
      return
    }
    let tree = try FolderTree(path)
    self.tree = tree
    if tree.files.contains(where: { $0.ending == "xml" }) {
      kind = .annotatedPictures
    } else if pictures != nil {
      throw StudyError(
        .invalidCases, "the folder holds no XML file: pictures elsewhere go with annotations", context: ["folder": path]
      )
    } else if tree.files.contains(where: { $0.isPicture && !$0.folder.isEmpty }) {
      kind = .classFolders
    } else {
      let lack =
        tree.files.contains(where: \.isPicture)
        ? "the folder's pictures have no classes: put them into a folder for each class, or name them in a table with rows "
          + "image,class (the class \(StudyCases.topClass) is the network's own first answer)"
        : "there is no picture below the folder"
      throw StudyError(.invalidCases, lack, context: ["folder": path])
    }
  }

  /// Reads the list.
  ///
  /// - Parameter choice: which of the cases are taken; faults are looked for in all.
  /// - Throws: `StudyError` with the first ten faults; `FileError`. Both name the file or folder.
  public func cases(_ choice: CaseChoice = CaseChoice()) throws -> StudyCases {
    try choice.check()
    let place: FailureContext = [tree == nil ? "file" : "folder": path]
    do {
      var cases =
        switch kind {
        case .table: try CaseTable.read(readBytes, folder: pictures ?? folder, choice: choice)
        case .objectAnnotations: try ObjectAnnotations.read(readBytes, folder: pictures ?? folder, choice: choice)
        case .classFolders: try ClassFolders.read(try tree ?? FolderTree(path), choice: choice)
        case .annotatedPictures:
          try AnnotatedPictures.read(
            try tree ?? FolderTree(path), pictures: pictures.map { try FolderTree($0) }, choice: choice)
        }
      cases.place = place
      return cases
    } catch let error as any ContextualError {
      throw error.adding(place)
    }
  }

  private func readBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    try MappedFile(path: path).withBytes { bytes in
      guard bytes.count <= StudyCases.mostBytes else {
        throw StudyError(
          .invalidCases, "a list of \(bytes.count) bytes is more than is read, \(StudyCases.mostBytes); part it")
      }
      return try body(bytes)
    }
  }

  private var folder: String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func withoutSlash(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
